"""What is watched and what was said about it."""

import re
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum

from kpistore.model.kpi import NATIONAL

EVERYONE = "everyone"


class RuleKind(StrEnum):
    """When a rule fires."""

    BELOW_TARGET = "below target"
    ABOVE_TARGET = "above target"
    BELOW = "below"
    ABOVE = "above"
    WORSENS_BY = "worsens by"
    WORSENS_RUNNING = "worsens running"
    IMPROVES_RUNNING = "improves running"
    CHANGES_BY = "changes by"
    SIGNAL = "signal"
    WORSE_THAN = "worse than"
    BEYOND_CHANCE = "beyond chance"
    LATE = "late"
    IMPORT_FAILED = "import failed"


TARGET_KINDS = frozenset({RuleKind.BELOW_TARGET, RuleKind.ABOVE_TARGET})
VALUE_KINDS = frozenset({RuleKind.BELOW, RuleKind.ABOVE})
SIZE_KINDS = frozenset({RuleKind.WORSENS_BY, RuleKind.CHANGES_BY})
"""These speak of a change by an amount, from the period before or a year earlier, in the unit or in per cent."""

RUNNING_KINDS = frozenset({RuleKind.WORSENS_RUNNING, RuleKind.IMPROVES_RUNNING})
FALL_KINDS = frozenset({RuleKind.WORSENS_BY, RuleKind.WORSENS_RUNNING, RuleKind.BEYOND_CHANCE})
"""These speak of a fall, which is over when it is made up for, not when a single figure is no longer worse."""

VERDICT_KINDS = FALL_KINDS | {RuleKind.IMPROVES_RUNNING, RuleKind.WORSE_THAN}
"""These call a figure better or worse, so their measure needs a direction, and nothing may forbid a verdict."""

DAY_KINDS = frozenset({RuleKind.LATE, RuleKind.IMPORT_FAILED})
"""These speak of the day they are looked at from: that the newest figure is old is no reason to be silent."""


class Size(StrEnum):
    """In what a change is measured: the KPI's own unit (points for a share), or per cent of the earlier figure."""

    UNITS = "units"
    PER_CENT = "per cent"


class Earlier(StrEnum):
    """Which earlier figure a change is measured from."""

    PREVIOUS = "previous period"
    YEAR = "a year earlier"


class Way(StrEnum):
    """Which way a figure has to change."""

    EITHER = "either way"
    UP = "up"
    DOWN = "down"


class Recovery(StrEnum):
    """What ends a fall; where a rule names none, whichever comes first."""

    LEVEL = "level before"
    TARGET = "target"
    TWO_BETTER = "two better periods"


class Severity(StrEnum):
    """How much it matters; the order of a list is most severe first."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


@dataclass(frozen=True, slots=True)
class AlertRule:
    """A condition on the newest figure of a KPI."""

    name: str
    kpi: str
    kind: RuleKind
    amount: Decimal | None = None
    """BELOW and ABOVE: the level. WORSENS_BY and CHANGES_BY: by how much. WORSE_THAN: the margin, by default none.
    LATE: days in arrears, in place of the KPI's own. IMPORT_FAILED: for how many days it is spoken of.
    In the KPI's own unit (points for a share)."""
    severity: Severity = Severity.MEDIUM
    reason: str = ""
    periods: int = 1
    """So many figures running must fit before it fires; for the running kinds, so many changes one way."""
    by: Size = Size.UNITS
    against: Earlier = Earlier.PREVIOUS
    floor: Decimal | None = None
    """For CHANGES_BY of a count: where both counts are smaller, nothing is said."""
    signals: tuple[str, ...] = ()
    """For SIGNAL: those that count ("outside-limits", "trend", "two-in-three", "shift"); none named: all."""
    comparator: str = NATIONAL
    """For WORSE_THAN."""
    recovery: Recovery | None = None
    owner: int | None = None
    """The Telegram number of the editor who answers for the measure."""
    audience: str = EVERYONE
    """Who is told, of those who receive alerts: everyone, a role ("reader", "editor", "administrator"), one chat."""
    since: date | None = None
    until: date | None = None
    """It judges figures whose period ends within these days."""
    key: str = ""
    """The name it was first saved under, where another value has given it another one since."""
    way: Way = Way.EITHER
    """For CHANGES_BY."""
    including: bool | None = None
    """Whether the amount itself fits, "at or below 85%"; None: a change of the amount does, a level does not."""

    @property
    def id(self) -> str:
        """Under which its alerts, silences and buttons are kept: the same whatever the rule is called now."""
        return self.key or self.name

    @property
    def audience_chat(self) -> int | None:
        """The number of the one chat that is told, a person's or a group's; None where a role or everyone is."""
        return int(self.audience) if re.fullmatch(r"-?\d{1,19}", self.audience, re.ASCII) else None

    def reaches(self, size: Decimal) -> bool:
        """Whether a distance from the level, or a change, is large enough for the amount."""
        amount = self.amount or Decimal(0) if self.kind in SIZE_KINDS else Decimal(0)
        including = self.kind in SIZE_KINDS if self.including is None else self.including
        return size >= amount if including else size > amount

    def in_force(self, end: date) -> bool:
        """Whether it judges a figure whose period ends on that day."""
        return (self.since is None or self.since <= end) and (self.until is None or end <= self.until)


class Event(StrEnum):
    """What happened to an alert."""

    PENDING = "pending"
    """The figure fits, but not yet for as many periods as the rule asks: kept, and told to nobody."""
    FIRED = "fired"
    WORSENED = "worsened"
    IMPROVED = "improved"
    REPEATED = "repeated"
    ACKNOWLEDGED = "acknowledged"
    RECOVERED = "recovered"
    LAPSED = "lapsed"


class Reason(StrEnum):
    """Why something is said about a rule, or why nothing is."""

    FIRST = "first"
    WORSENED = "worsened"
    BETTER = "better but not back"
    REPEAT_DUE = "repeat due"
    BACK_AT_TARGET = "back at the target"
    BACK_AT_LEVEL = "back at the level before"
    BETTER_TWICE = "better for two periods running"
    OVER = "no longer so"
    ARRIVED = "the figure came"
    WITHDRAWN = "the figure was withdrawn"
    NO_NEWER_FIGURE = "no newer figure"
    RULE_ENDED = "the rule has ended"
    PENDING = "not yet long enough"
    ACKNOWLEDGED = "acknowledged"
    ALREADY_TOLD = "already told"
    IN_QUESTION = "the figure told is marked as wrong"
    STILL_FIRING = "still firing"
    TOO_OLD = "too old to raise"
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class AlertEvent:
    """One thing that was worth saying about one rule: a row of the history, from which the state follows."""

    rule: str
    kpi: str
    event: Event
    at: datetime
    """Aware; the slot of the run, not the moment it was computed."""
    period_end: date
    value: Decimal
    reason: str
    """A word of Reason."""
    level_before: Decimal | None = None
    """The level before the fall, which must be reached again to recover."""
    period_start: date | None = None
    """With period_end it tells a quarter from twelve months that end on the same day."""
    revised_from: Decimal | None = None
    """What was told of the same period before, where the figure was revised since."""
    person: str = ""
    """For an acknowledgement, who gave it."""

    @property
    def key(self) -> str:
        """Names the cause: one rule says one thing about one period once; a repeat also names its day.

        A figure that was revised is another cause.
        """
        day = f":{self.at.date()}" if self.event is Event.REPEATED else ""
        value = f":{self.revised_from}:{self.value}" if self.revised_from is not None else ""
        return f"{self.rule}:{self.kpi}:{self.period_end}:{self.event}{day}{value}"
