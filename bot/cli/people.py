"""`kpibot people`."""

from typing import TYPE_CHECKING, Annotated

import typer

from bot.cli.failure import nothing_to_give, wrong_call
from bot.cli.opening import now, open_config, open_office, open_store_for_writing, open_store_if_there

if TYPE_CHECKING:
    from bot.config import Config
    from kpistore.store import Store

people_app = typer.Typer(help="Who may use the bot.", no_args_is_help=True)


@people_app.command("list")
def list_people() -> None:
    """List the members, and the administrators of the configuration: number, role, name."""
    config = open_config()
    store = open_store_if_there(config, open_office(config))
    held = store.people.all() if store else []
    for person in held:
        print(f"{person.user_id}\t{person.role.value}\t{person.name}")
    for number in set(config.file.access.admins) - {person.user_id for person in held}:
        print(f"{number}\tadministrator\tof the configuration, has not been let in yet")


@people_app.command("invite")
def invite(role: Annotated[str, typer.Option(help="reader, editor or administrator")]) -> None:
    """Print an invitation: it lets one person in, once."""
    from bot.access import Access
    from kpistore.store.people import Role

    if role not in set(Role):
        raise wrong_call(f"--role is {role!r}; write one of {', '.join(Role)}")
    config, store = _open()
    access = Access(store.people, now, config.file.access.invitation_hours)
    print(f"/start {access.invite(Role(role))}")
    print(f"Sent to the bot within {access.hours:g} hours, this lets one person in as {role}.")


@people_app.command("remove")
def remove(user_id: Annotated[int, typer.Argument(help="The number that `people list` shows.")]) -> None:
    """Take somebody's access away."""
    config, store = _open()
    if user_id in config.file.access.admins:
        raise wrong_call(f"{user_id} is an administrator of the configuration; take the number out of [access] admins")
    if not store.people.remove(user_id):
        raise nothing_to_give(f"Nobody with the number {user_id} is a member; kpibot people list shows who is")
    print(f"{user_id} may not use the bot any more.")


def _open() -> "tuple[Config, Store]":
    config = open_config()
    return config, open_store_for_writing(config, open_office(config))


def register(app: typer.Typer) -> None:
    """Add the commands of this file."""
    app.add_typer(people_app, name="people")
