"""`kpibot jobs` and `kpibot rules`."""

import asyncio
import json
from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Annotated, Any

import typer

from bot.cli.failure import nothing_to_give, wrong_call
from bot.cli.opening import (
    ShippedShelf,
    now,
    open_config,
    open_office,
    open_shelf,
    open_store_for_writing,
    open_store_if_there,
    read_day,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.config import Config
    from kpistore.catalogue import Office
    from kpistore.model.observation import Observation
    from kpistore.store import Store

jobs_app = typer.Typer(help="The scheduled jobs.", no_args_is_help=True)
rules_app = typer.Typer(help="The alert rules.", no_args_is_help=True)
IN_MEMORY = "sqlite://"
"""For a look at the schedules where nothing has run yet."""
NEVER_FIRED = "No rule would have fired on the recorded figures; leave --since out, or choose an earlier day."
AsJson = Annotated[bool, typer.Option("--json", help="One JSON document and nothing else.")]


@jobs_app.command("list")
def list_jobs(as_json: AsJson = False) -> None:
    """Show the schedules with their next three times."""
    from bot.wiring import runner
    from kpistore.store import open_store

    config = open_config()
    office = open_office(config)
    store = open_store_if_there(config, office) or open_store(IN_MEMORY, config.zone)
    moment = now().astimezone(config.zone)
    table = runner(config, office, store, moment).table(moment)
    if as_json:
        print(json.dumps(table, ensure_ascii=False))
        return
    for row in table:
        last = f"last {row['last']['slot']} ({row['last']['status']})" if row["last"] else "not run yet"
        print(f"{row['name']}: {row['schedule']}, {row['time_zone']}; {last}; next {', '.join(row['next'])}")


@jobs_app.command("run")
def run_job(
    name: Annotated[str, typer.Argument(help="alerts or digest")],
    at: Annotated[str | None, typer.Option(help="As if at this time, like 2024-10-07T09:00.")] = None,
) -> None:
    """Run a job now, or as if at a time, on what was known then."""
    from bot.wiring import runner
    from jobs.runner import UnknownJob

    config = open_config()
    office = open_office(config)
    store = open_store_for_writing(config, office)
    moment = _moment(at, config)
    _admit_administrators(config, store, moment)
    try:
        told = runner(config, office, store, moment).run_now(name, moment)
    except UnknownJob as error:
        raise wrong_call(str(error)) from None
    for each in told:
        print(f"{each.message.plain()}\n[{each.cause}: to {each.chats} {'chat' if each.chats == 1 else 'chats'}]\n")
    if not told:
        print("Nothing new to tell.")
    if config.token:
        _send(config, store, moment)


@rules_app.command("test")
def replay_rules(
    since: Annotated[str | None, typer.Option(help="Only periods that ended on or after this date.")] = None,
    as_json: AsJson = False,
) -> None:
    """Replay the recorded history: when each rule would have fired, worsened, recovered."""
    from jobs.alerting.replay import rules_test
    from jobs.known import known_on

    config = open_config()
    office = open_office(config)
    shelf = open_shelf(config, office)
    every, begun = (office, {}) if isinstance(shelf, ShippedShelf) else _with_chats(office, shelf)
    held = (each for kpi in office.catalogue.kpis for each in shelf.figures.of_kpi(kpi.key, office.area))
    known = known_on(office.catalogue.kpis, held, office.area, now().astimezone(config.zone).date())
    events = rules_test(every, known, read_day(since, "since"), begun=begun)
    if as_json:
        print(json.dumps(events, ensure_ascii=False))
    else:
        _print_replay(every, known, events)
    if not events:
        raise nothing_to_give(NEVER_FIRED)


def _with_chats(office: "Office", store: "Store") -> tuple["Office", dict[str, list[date]]]:
    """With the rules that people made, and the days from which editors let limits begin anew, by measure."""
    from jobs.watched import watched

    made = tuple(each.rule for each in watched(store, office) if each.made)
    begun: dict[str, list[date]] = {}
    for each in store.rebases.all():
        if each.area == office.area:
            begun.setdefault(each.kpi, []).append(each.day)
    return replace(office, rules=office.rules + made), begun


def _print_replay(office: "Office", known: "Sequence[Observation]", events: "Sequence[dict[str, Any]]") -> None:
    """A line an event, then a line a rule on how often chance would do it."""
    from briefing.words import number
    from jobs.alerting.odds import odds_words

    for event in events:
        value = number(Decimal(str(event["value"])), office.catalogue.kpi(event["kpi"]).unit)
        print(f"{event['period']['label']}: {event['rule']}: {event['event']}, {value}. {event['reason']}")
    for rule in office.rules:
        own = [each for each in known if each.kpi == rule.kpi]
        print(f"{rule.name}: {odds_words(rule, office.catalogue.kpi(rule.kpi), own)}")


def _moment(text: str | None, config: "Config") -> datetime:
    if text is None:
        return now().astimezone(config.zone)
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        raise wrong_call(f"--at is {text!r}; write a time like 2024-10-07T09:00") from None
    return moment.astimezone(config.zone) if moment.tzinfo else moment.replace(tzinfo=config.zone)


def _admit_administrators(config: "Config", store: "Store", moment: datetime) -> None:
    from bot.access import Access

    access = Access(store.people, lambda: moment, config.file.access.invitation_hours)
    access.admit_administrators(config.file.access.admins)


def _send(config: "Config", store: "Store", moment: datetime) -> None:
    """Deliver what waits; where the server does not answer it goes on waiting."""
    from telegram.error import InvalidToken, TelegramError

    try:
        asyncio.run(_deliver(config, store, moment))
    except InvalidToken:
        raise wrong_call("Recorded, not sent: KPIBOT_TOKEN is not accepted by the server; copy it again") from None
    except TelegramError as error:
        number = len(store.outbox.waiting())
        waits = f"{number} {'message waits' if number == 1 else 'messages wait'} until kpibot run sends them"
        raise nothing_to_give(
            f"Recorded, not sent: no answer from the server ({type(error).__name__}); {waits}"
        ) from None


async def _deliver(config: "Config", store: "Store", moment: datetime) -> None:
    """Send what the run told, through the configured bot, as if the clock stood at the run's time."""
    from bot.app import application_for
    from bot.sender import TelegramSender
    from briefing.studio import Studio
    from jobs.delivery import deliver

    assert config.token is not None
    application = application_for(config.file.telegram.api_root, config.token.get_secret_value())
    async with application.bot:
        studio = Studio(workers=0)
        sender = TelegramSender(application.bot, store.pictures, store.grounds, lambda: moment, studio.draw)
        report = await deliver(store.outbox, store.people, sender, lambda: moment)
    print(f"Sent {report.sent}, refused {report.refused}, waiting {report.put_back}.")


def register(app: typer.Typer) -> None:
    """Add the commands of this file."""
    app.add_typer(jobs_app, name="jobs")
    app.add_typer(rules_app, name="rules")
