"""What is watched and what was said about it."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum


class RuleKind(StrEnum):
    """When a rule fires."""

    BELOW_TARGET = "below target"
    ABOVE_TARGET = "above target"
    WORSENS_BY = "worsens by"


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
    """For WORSENS_BY: how much worse than the previous like period, in the KPI's own unit (points for a share)."""
    severity: Severity = Severity.MEDIUM
    reason: str = ""


class Event(StrEnum):
    """What happened to an alert."""

    FIRED = "fired"
    WORSENED = "worsened"
    IMPROVED = "improved"
    REPEATED = "repeated"
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
    NO_NEWER_FIGURE = "no newer figure"
    ALREADY_TOLD = "already told"
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

    @property
    def key(self) -> str:
        """Names the cause: one rule says one thing about one period once; a repeat also names its day."""
        day = f":{self.at.date()}" if self.event is Event.REPEATED else ""
        return f"{self.rule}:{self.kpi}:{self.period_end}:{self.event}{day}"
