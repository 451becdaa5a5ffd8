"""`kpibot db` and `kpibot doctor`."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bot.cli.failure import nothing_to_give, wrong_call
from bot.cli.opening import open_config, open_office, open_store_for_writing, open_store_if_there

if TYPE_CHECKING:
    from bot.config import Config

db_app = typer.Typer(help="The store.", no_args_is_help=True)


@db_app.command("upgrade")
def upgrade() -> None:
    """Make the store, or bring it up to date, shipped figures included."""
    config = open_config()
    store = open_store_for_writing(config, open_office(config))
    print(f"The store is at version {store.version()[0]} and holds {store.figures.count()} figures.")


@db_app.command("backup")
def backup(target: Annotated[Path, typer.Argument(help="The file to write; it must not be there yet.")]) -> None:
    """Copy the store to a file while it is in use (SQLite)."""
    from kpistore.store import StoreError

    config = open_config()
    store = open_store_for_writing(config, open_office(config))
    try:
        store.backup(target)
    except (StoreError, OSError) as error:
        raise wrong_call(str(error)) from None
    print(f"{target} is a whole copy of the store.")


@db_app.command("check")
def check() -> None:
    """Is the store whole, and at this program's version?"""
    config = open_config()
    store = open_store_if_there(config, open_office(config))
    if store is None:
        raise nothing_to_give("There is no store here yet; kpibot db upgrade makes one, shipped figures included.")
    held, newest = store.version()
    problems = store.problems()
    print(
        f"version {held} of {newest}, {store.figures.count()} figures, {len(store.outbox.waiting())} messages waiting"
    )
    if problems:
        raise nothing_to_give("; ".join(problems))


def doctor() -> None:
    """Is everything configured and reachable?"""
    config = open_config()
    office = open_office(config)
    print(f"configuration: fine; {config.file.office.title}, {config.file.office.timezone}")
    print(f"catalogue: {len(office.catalogue.kpis)} measures, {len(office.rules)} alert rules")
    store = open_store_if_there(config, office)
    held = f"version {store.version()[0]}, {store.figures.count()} figures" if store else "none yet, run makes it"
    print(f"store: {held}")
    print(_telegram(config))


def _telegram(config: "Config") -> str:
    import asyncio

    from telegram.error import InvalidToken, TelegramError

    from bot.app import application_for

    if config.token is None:
        raise nothing_to_give("telegram: no token; set KPIBOT_TOKEN, or try the sandbox with kpibot sandbox")
    application = application_for(config.file.telegram.api_root, config.token.get_secret_value())

    async def name() -> str:
        async with application.bot as bot:
            return str(bot.username)

    try:
        return f"telegram: reachable, the bot is @{asyncio.run(name())}"
    except InvalidToken:
        raise wrong_call("telegram: the token is not accepted; copy it from BotFather again") from None
    except TelegramError as error:
        raise nothing_to_give(
            f"telegram: {config.file.telegram.api_root} not reachable ({type(error).__name__})"
        ) from None


def register(app: typer.Typer) -> None:
    """Add the commands of this file."""
    app.add_typer(db_app, name="db")
    app.command()(doctor)
