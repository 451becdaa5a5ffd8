"""Small worlds for the jobs: hand-made figures, an office around them, a sender that keeps what it is given."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from zoneinfo import ZoneInfo

from briefing.message import Message
from kpistore.catalogue import Catalogue, Office
from kpistore.model.alert import AlertRule, RuleKind
from kpistore.model.kpi import Aggregation, Direction, Kpi, Target, Unit
from kpistore.model.observation import Document, Observation
from kpistore.model.period import Period, PeriodKind, quarter, twelve_months_to
from kpistore.store import Store, open_store
from kpistore.store.people import Person, Role
from tests.databases import new_address

LONDON = ZoneInfo("Europe/London")
QUARTERS = tuple(quarter(year, number) for year in (2020, 2021, 2022, 2023) for number in (1, 2, 3, 4))
YEARS = tuple(twelve_months_to(year, 9) for year in (2022, 2023, 2024))

FALLING = AlertRule("101 falling", "answered", RuleKind.WORSENS_BY, Decimal(1))
BELOW = AlertRule("999 below", "answered", RuleKind.BELOW_TARGET)


def moment(text: str) -> datetime:
    """A moment by London's clocks: "2024-10-07T09:00"."""
    return datetime.fromisoformat(text).replace(tzinfo=LONDON)


def kpi(
    key: str = "answered",
    unit: Unit = Unit.PERCENT,
    direction: Direction = Direction.MORE,
    target: str | None = None,
    main_kind: PeriodKind = PeriodKind.ROLLING12,
) -> Kpi:
    """A measure; a count adds up, anything else does not."""
    return Kpi(
        key=key,
        title=key.capitalize(),
        short=key,
        unit=unit,
        direction=direction,
        aggregation=Aggregation.SUM if unit is Unit.COUNT else Aggregation.NONE,
        main_kind=main_kind,
        definition="",
        objective="service",
        targets=(Target(Decimal(target), "standard", "the law"),) if target else (),
    )


def report(known_from: date) -> Document:
    """A report whose figures are known from that day."""
    return Document(f"{known_from}.txt", f"Report of {known_from}", "", known_from, known_from_estimated=False)


def figure(
    period: Period, value: str | None, of: str = "answered", unit: Unit = Unit.PERCENT, known_from: date | None = None
) -> Observation:
    """A figure of Cleveland, known from the day after its period unless another day is given."""
    assert period.end is not None
    assert value is not None
    known = known_from or period.end + timedelta(days=1)
    return Observation(of, "cleveland", None, (), period, Decimal(value), unit, value, report(known), "Table, row 1")


def quarters(*values: str, of: str = "answered", unit: Unit = Unit.PERCENT) -> list[Observation]:
    """Figures of the quarters from Q1 2020/21 on; "" leaves a quarter out."""
    return [figure(period, value, of, unit) for period, value in zip(QUARTERS, values, strict=False) if value]


def years(*values: str, of: str = "answered", unit: Unit = Unit.PERCENT) -> list[Observation]:
    """Figures of the twelve months to September 2022, 2023 and 2024."""
    return [figure(period, value, of, unit) for period, value in zip(YEARS, values, strict=False)]


def office(measures: Sequence[Kpi], *rules: AlertRule) -> Office:
    """An office of these measures and rules in Cleveland."""
    return Office(Catalogue(tuple(measures)), {}, rules, Path("figures.csv"), "cleveland")


def store_with(figures: Sequence[Observation], *members: int, url: str = "") -> Store:
    """A store of its own unless elsewhere, with these figures and members, each subscribed to everything."""
    store = open_store(url or new_address(), LONDON)
    store.figures.record(figures, moment("2020-01-01T00:00"))
    for number in members:
        store.people.join(Person(number, f"member {number}", Role.READER, moment("2020-01-01T00:00")))
    return store


class KeepingSender:
    """Takes messages, or raises what it was told to for a chat, in turn."""

    def __init__(self, **raising: Exception) -> None:
        self.sent: list[tuple[int, Message]] = []
        self.edited: list[tuple[int, int, Message]] = []
        self.raising: dict[int, list[Exception]] = {int(chat[1:]): [error] for chat, error in raising.items()}

    async def send(self, chat_id: int, message: Message) -> int:
        """Keep it and give it a number."""
        if self.raising.get(chat_id):
            raise self.raising[chat_id].pop(0)
        self.sent.append((chat_id, message))
        return len(self.sent)

    async def edit(self, chat_id: int, message_id: int, message: Message) -> None:
        """Keep it apart; what is to be raised is raised."""
        if self.raising.get(chat_id):
            raise self.raising[chat_id].pop(0)
        self.edited.append((chat_id, message_id, message))
