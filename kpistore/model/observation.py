"""A figure as it was printed: its value or the reason for none, and where it stands."""

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Decimal
from enum import StrEnum

from kpistore.model.kpi import Breakdown, Unit
from kpistore.model.period import Period


class Status(StrEnum):
    """How firm a figure is."""

    FINAL = "final"
    PROVISIONAL = "provisional"
    MISSING = "missing"
    FORECAST = "forecast"
    """Printed as what is to come: kept and shown as such, never given as a figure."""


class NoFigure(StrEnum):
    """Why a cell holds no figure."""

    BLANK = "blank"
    DASH = "dash"
    NOT_APPLICABLE = "not applicable"
    UNDER_DEVELOPMENT = "under development"
    SUPPRESSED = "suppressed"
    PUBLISHED_ELSEWHERE = "published elsewhere"
    AWAITING_GUIDANCE = "awaiting guidance"
    NOT_AVAILABLE_YET = "not available yet"


class Bound(StrEnum):
    """How a figure in words is meant: "over 1,000", "almost 250"."""

    OVER = "over"
    UNDER = "under"
    ABOUT = "about"


class Release(StrEnum):
    """Whether a figure may be quoted in public."""

    PUBLISHED = "published"
    UNPUBLISHED = "unpublished"


class Medium(StrEnum):
    """How the figure stands in its document: a table revises a table, prose never does, a computed one is not there."""

    TABLE = "table"
    PROSE = "prose"
    COMPUTED = "computed"


ALMOST = ("almost", "nearly", "just under")
"""Words that put a figure near a number and below it."""
_KEPT_WORDS = re.compile(r"printed with “([^”]+)”")
"""What a note says where the words of a bound are more exact than over, under or about."""
NEARLY = Decimal("0.02")
"""How far, as a share of itself, a figure printed as "about" or "nearly" may lie from the exact one."""

FORCE_REPORT = "force-report"
DATA_POLICE_UK = "data.police.uk"


@dataclass(frozen=True, slots=True)
class Document:
    """A published document and from which day its figures are known."""

    name: str
    """The file's own base name."""
    title: str
    published: str
    """The date printed on it, in its own words; empty if none is printed."""
    known_from: date
    known_from_estimated: bool
    family: str = FORCE_REPORT
    release: Release = Release.PUBLISHED
    published_on: date | None = None
    sha256: str = ""


@dataclass(frozen=True, slots=True)
class Identity:
    """What makes two figures one measurement; kind and label of a period only describe."""

    kpi: str
    area: str
    comparator: str | None
    breakdown: Breakdown
    start: date | None
    end: date | None
    family: str


@dataclass(frozen=True, slots=True)
class Observation:
    """One figure, or one stated absence of a figure, exactly as its document prints it."""

    kpi: str
    area: str
    comparator: str | None
    breakdown: Breakdown
    period: Period
    value: Decimal | None
    unit: Unit
    as_published: str
    document: Document
    locator: str
    """Where in the document: the table's heading and the row, "Stop and Search, row 1"."""
    line: int | None = None
    """The line of the text, counted from 1."""
    reason: NoFigure | None = None
    bound: Bound | None = None
    status: Status = Status.FINAL
    medium: Medium = Medium.TABLE
    note: str = ""
    """What the reader inferred: a quarter's year from the document's title, a footnote's period."""
    recorded_at: datetime | None = None
    id: int | None = None
    """The store's number; None for figures that come from the shipped file."""
    mistake: str = ""
    """Why an editor marked it as wrong, not merely revised; empty for all others."""
    marked_at: datetime | None = None
    """When that was."""

    def __post_init__(self) -> None:
        if (self.value is None) == (self.reason is None):
            raise ValueError(f"{self.kpi}, {self.period.label}: a figure has a value or a reason for none, not both")

    @property
    def is_figure(self) -> bool:
        """Whether it holds a value of something that was, not a gap or a forecast."""
        return self.value is not None and self.status is not Status.FORECAST

    @property
    def is_sound(self) -> bool:
        """Whether something may follow from it: a figure that no editor has marked as wrong."""
        return self.is_figure and not self.mistake

    @property
    def bound_words(self) -> str:
        """How its bound is told: "almost", if its note keeps such a word as printed, else "over"; "" without one."""
        if self.bound is None:
            return ""
        kept = _KEPT_WORDS.search(self.note)
        return kept[1] if kept else self.bound.value

    def allows(self, value: Decimal) -> bool:
        """Whether its words and a value can both be right: "over 1,000" and 1,234, "almost 90%" and 89.2%."""
        if self.value is None:
            return True
        if self.bound_words in ALMOST and value > self.value:
            return False
        if self.bound is Bound.OVER:
            return value >= self.value
        if self.bound is Bound.UNDER:
            return value <= self.value
        return abs(value - self.value) <= (abs(self.value) * NEARLY if self.bound else 0)

    @property
    def identity(self) -> Identity:
        """KPI, area, comparator, breakdown, dates and source family."""
        return Identity(
            self.kpi,
            self.area,
            self.comparator,
            self.breakdown,
            self.period.start,
            self.period.end,
            self.document.family,
        )


_NEVER = datetime.min.replace(tzinfo=UTC)


def current(observations: list[Observation]) -> list[Observation]:
    """The figures in force: per identity the newest table, else the newest prose; a value before a blank.

    A document that leaves a cell blank does not take back what another one printed. Where one document prints a figure
    twice, the exact one stands before the rounded one ("2,765" before "over 2,700"), and of two equal ones the more
    careful ("over £1.4m" before "£1.4m"), whatever the order in which they were recorded.
    """
    newest: dict[Identity, Observation] = {}
    for observation in observations:
        identity = observation.identity
        held = newest.get(identity)
        if held is None or _supersedes(observation, held):
            newest[identity] = observation
    return list(newest.values())


def _supersedes(one: Observation, held: Observation) -> bool:
    if _rank(one) != _rank(held):
        return _rank(one) > _rank(held)
    if one.document.name != held.document.name:
        return _recorded(one) > _recorded(held)
    if one.bound is not held.bound and None in (one.bound, held.bound):
        return (one.bound is None) != (one.value == held.value)
    return one.value != held.value and _recorded(one) > _recorded(held)


def _rank(observation: Observation) -> tuple[bool, bool, date]:
    return observation.value is not None, observation.medium is Medium.TABLE, observation.document.known_from


def _recorded(observation: Observation) -> tuple[datetime, int]:
    return observation.recorded_at or _NEVER, observation.id or 0
