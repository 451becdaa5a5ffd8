"""What a question is answered with, before anybody puts it into words."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Protocol

from kpistore.analysis.change import Comparison
from kpistore.analysis.derived import Derived
from kpistore.analysis.findings import Control
from kpistore.analysis.standing import Standing
from kpistore.asking.lacking import Lacking
from kpistore.asking.movers import Tally
from kpistore.asking.question import Question
from kpistore.model.claim import Claim
from kpistore.model.finding import Finding
from kpistore.model.kpi import Breakdown, Kpi
from kpistore.model.note import Note
from kpistore.model.observation import Observation
from kpistore.model.period import Period
from kpistore.model.series import Series


class Shelf(Protocol):
    """Where figures are read from: the store, or what ships with the program."""

    def of_kpi(self, key: str, area: str | None = None) -> Sequence[Observation]:
        """Every observation of a KPI, superseded ones included; of one area, if named."""
        ...


class AnswerStatus(StrEnum):
    """How a question ended."""

    ANSWERED = "answered"
    AMBIGUOUS = "ambiguous"
    NO_DATA = "no_data"
    UNKNOWN = "unknown"


class Why(StrEnum):
    """Why another value is shown beside the answer."""

    REVISED = "revised"
    WAS_WRONG = "was wrong"
    """An editor said that it was a mistake, not merely overtaken by newer data."""
    ANOTHER_SOURCE = "another source"
    PROSE_DISAGREES = "prose disagrees"
    UNPUBLISHED = "unpublished"
    """Held, and not for use outside the office; told to editors only."""


class NoRate(StrEnum):
    """Why a count that is held is not told per 1,000 people."""

    NO_POPULATION = "no population"
    NOT_A_YEAR = "not a year"


@dataclass(frozen=True, slots=True)
class Other:
    """Another value for the same measure and period, or an unpublished one of a later period."""

    observation: Observation
    why: Why


@dataclass(frozen=True, slots=True)
class Choice:
    """Something that can be asked instead: a measure, one of its breakdowns or periods."""

    kpi: Kpi
    breakdown: Breakdown = ()
    observation: Observation | None = None
    """The figure, where the choice is one of several periods."""


@dataclass(frozen=True, slots=True)
class Answer:
    """The whole answer. Only an answered one holds a value; a period without a figure never borrows another's."""

    status: AnswerStatus
    question: Question
    kpi: Kpi | None = None
    period: Period | None = None
    """The period answered, or asked for where there is no figure."""
    breakdown: Breakdown = ()
    comparator: str | None = None
    observation: Observation | None = None
    value: Decimal | None = None
    """The observation's value, or the change where a change was asked for."""
    inferred: bool = False
    """The period was not given in full; the reply says which one was taken."""
    also: tuple[Other, ...] = ()
    comparisons: tuple[Comparison, ...] = ()
    series: Series | None = None
    """The figures of the same kind of period, for the chart."""
    others: tuple[Series, ...] = ()
    """The country's and the similar forces' figures of the same kind, where there are several, for the chart."""
    kinds: tuple[Observation, ...] = ()
    """The newest figure of each other kind of period."""
    absence: Observation | None = None
    """The blank cell, where the reports print the period but no figure."""
    choices: tuple[Choice, ...] = ()
    derived: Derived | None = None
    """How the figure was computed, where no report prints it."""
    not_added: bool = False
    """There are figures of the parts of the period, but a share, a wait or a headcount must not be added up."""
    doubts: tuple[Finding, ...] = ()
    """What an audit found about the figure, gravest first."""
    doubts_beside: tuple[Finding, ...] = ()
    """What it found about the value of an earlier figure that this one is compared with, and not about this one."""

    lacking: tuple[Lacking, ...] = ()
    """Comparisons that were asked for and are not held."""
    no_rate: NoRate | None = None
    """What is lacking to compute it per 1,000 people."""
    not_per: str = ""
    """The short span, "day", by which the count was asked for; only longer periods are published."""
    not_split: bool = False
    """The measure is published as a whole, not in the part asked for."""
    only_part: bool = False
    """The part was not asked for: it is the only one that is published, and no whole is."""
    changes: tuple[Claim, ...] = ()
    """Changes that a report prints for what has no figure."""
    forecast: Observation | None = None
    """What a report expects for the period, which is no figure."""
    among: tuple[Observation, ...] = ()
    """The figures of which this is the highest or the lowest, oldest first."""
    lines: "tuple[Answer, ...]" = ()
    """The measures of a topic, each answered; the second measure of two that are compared."""

    parts: tuple[Observation, ...] = ()
    """The same period in parts, with the country's beside, for the chart."""
    control: Control | None = None
    """The control chart of the series, where it has points enough to judge by."""
    notes: tuple[Note, ...] = ()
    """What editors said of the measure, at whatever period, newest first."""
    standing: Standing | None = None
    """The figure's place among other forces', where enough of theirs are held."""

    tally: Tally | None = None
    """Of how many measures the lines are those that moved; None where that was not asked."""

    @property
    def change(self) -> Comparison | None:
        """The comparison a question for a change is answered from: the previous like period, else a year earlier."""
        return self.comparisons[0] if self.comparisons and self.question.measure != "value" else None

    def observation_ids(self) -> tuple[int, ...]:
        """The store's numbers of every figure that this answer tells, its comparisons included; each once."""
        told = [self.observation, *(each.observation for each in self.comparisons)]
        told += [other.observation for other in self.also]
        told += [each for series in (self.series, *self.others) if series for each in series.figures]
        told += self.derived.inputs if self.derived else []
        return tuple(dict.fromkeys(each.id for each in told if each and each.id is not None))
