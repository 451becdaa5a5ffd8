"""What is measured: KPIs, their units and directions, their targets."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from kpistore.model.caution import Caution
from kpistore.model.period import PeriodKind
from kpistore.model.sample import Sample


class Unit(StrEnum):
    """What a value counts. A percentage is 87.2, never 0.872."""

    COUNT = "count"
    PERCENT = "percent"
    POINTS = "points"
    SECONDS = "seconds"
    HOURS = "hours"
    MONTHS = "months"
    PER_1000 = "per_1000"
    GBP = "gbp"
    RATIO = "ratio"


class Direction(StrEnum):
    """Which way is better; neither where more or less alone says nothing."""

    MORE = "more"
    LESS = "less"
    NEITHER = "neither"


class Aggregation(StrEnum):
    """What may be done with values of several periods: add counts, never shares, waits or headcounts."""

    SUM = "sum"
    NONE = "none"


NATIONAL = "national"
MOST_SIMILAR_GROUP = "most-similar-group"

Breakdown = tuple[tuple[str, str], ...]
"""Dimension and value pairs, sorted by dimension; empty for the whole."""


def breakdown_text(breakdown: Breakdown) -> str:
    """The form used in tables: "sex=female", several joined by ";"."""
    return ";".join(f"{dimension}={value}" for dimension, value in breakdown)


def parse_breakdown(text: str) -> Breakdown:
    """The reverse of breakdown_text; raises ValueError for a part without "="."""
    pairs = [part.strip().partition("=") for part in text.split(";") if part.strip()]
    if any(not (dimension and equals and value) for dimension, equals, value in pairs):
        raise ValueError(f"a breakdown reads dimension=value, not {text!r}")
    return tuple(sorted((dimension.strip(), value.strip()) for dimension, _, value in pairs))


@dataclass(frozen=True, slots=True)
class Target:
    """A level to reach, who set it, and from when to when it holds (no end: still in force)."""

    value: Decimal
    name: str
    source: str
    since: date | None = None
    until: date | None = None

    def in_force(self, day: date) -> bool:
        """Whether the target holds on that day."""
        return (self.since is None or self.since <= day) and (self.until is None or day <= self.until)


@dataclass(frozen=True, slots=True)
class Baseline:
    """An earlier time that the office measures itself against, and who chose it."""

    start: date
    end: date
    source: str


@dataclass(frozen=True, slots=True)
class Break:
    """From this day on the measure is counted or gathered otherwise; no figure is compared across it."""

    day: date
    reason: str
    source: str


@dataclass(frozen=True, slots=True)
class Label:
    """A row label as a report prints it, with the breakdown it names and the column measure it needs."""

    text: str
    breakdown: Breakdown = ()
    measure: str = ""
    """Words of the column heading that tell two measures under one row label apart: "rate per 1,000"."""
    section: str = ""
    """The table's heading, where a label means another measure in another table."""


@dataclass(frozen=True, slots=True)
class Kpi:
    """One measure of the catalogue."""

    key: str
    title: str
    short: str
    unit: Unit
    direction: Direction
    aggregation: Aggregation
    main_kind: PeriodKind
    definition: str
    objective: str
    aliases: tuple[str, ...] = ()
    labels: tuple[Label, ...] = ()
    targets: tuple[Target, ...] = ()
    note: str = ""
    rounded_to: int = 1
    """The source publishes multiples of this only: 5 for hospital counts, so that 20 stands for 18 to 22."""
    arrears_days: int | None = None
    """So many days after a period's end its figure is expected; None: within another period's length."""

    suppress_below: int | None = None
    """Counts of parts under this are not given, nor what would give them away; None: every count is."""

    baselines: tuple[Baseline, ...] = ()
    breaks: tuple[Break, ...] = ()
    cautions: tuple[Caution, ...] = ()
    sample: Sample | None = None
    """Of what a share is taken, where those asked or looked at may be few; None for a share of all there were."""
    spoken: str = ""
    """How the whole is read aloud, with {value} in its place: "Cleveland Police received {value} calls to 999"."""

    def cautions_on(self, day: date | None) -> tuple[Caution, ...]:
        """What the reports say must be known with a figure of a period that ends on that day."""
        return tuple(each for each in self.cautions if each.holds_for(day))

    def bars_verdict(self, day: date | None) -> bool:
        """Whether such a figure may be called neither better nor worse, neither highest nor lowest."""
        return any(each.no_verdict for each in self.cautions_on(day))

    def target_on(self, day: date) -> Target | None:
        """The target in force on that day, if there is one."""
        return next((target for target in self.targets if target.in_force(day)), None)

    def break_between(self, one: date, other: date) -> Break | None:
        """The newest break after the earlier of two days and not after the later one."""
        first, last = sorted((one, other))
        return next((each for each in reversed(self.breaks) if first < each.day <= last), None)

    def is_better(self, change: Decimal) -> bool | None:
        """Whether a change is for the better; None for no change or a measure without a direction."""
        if self.direction is Direction.NEITHER or change == 0:
            return None
        return (change > 0) == (self.direction is Direction.MORE)
