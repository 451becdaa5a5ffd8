"""A period as a person asked for it: one, several to choose from, or words that name none that exists."""

from dataclasses import dataclass
from typing import Literal

from kpistore.model.period import Period, PeriodKind, from_dates


@dataclass(frozen=True, slots=True)
class PeriodAsked:
    """What the period words mean."""

    candidates: tuple[Period, ...] = ()
    """In order of preference; the answer takes the first for which a figure is held. Empty: the newest."""
    kind: PeriodKind | None = None
    """The kind of period asked for, where only a kind was named ("by quarter"); else the first candidate's."""
    inferred: bool = False
    """Whether the words allow more than one reading, so that the answer must say which one it took."""
    words: str = ""
    """The words that were read, in lower case."""
    problem: str = ""
    """Why no such period exists and how to write it; then there are no candidates."""
    shift: int = 0
    """Months from another period, -12 for "the year before": from the one asked for where this is its comparison, from
    the question's before it in a follow-up, else from the newest figure. Candidates, if there are any, go first."""
    previous: bool = False
    """The adjacent period of the same length, counted from the same as a shift: "and the one before?"."""
    count: int = 0
    """So many of the newest periods of the kind: "the last 8 quarters"."""
    within: Period | None = None
    """The span whose periods of the kind are wanted, "by month 2021".

    Where it is inferred, others answer if it holds none."""
    of_year: Period | None = None
    """The calendar year that a bare "2021" names: the candidates share months with it, and a measure that is dated
    rather than counted may have any date in it."""
    ends: tuple[Period, Period] | None = None
    """The first and the last piece of a span written as two, "Q1 to Q3", "March 2019 to Sept 2023": where a change is
    asked for and the span has no figure of its own, it is the change from the one to the other."""
    note: str = ""
    """How ambiguous words were read: "Q3 2021 is read as the financial year's: Q3 2021/22"."""

    due: Literal["", "running", "ahead"] = ""
    """Whether the preferred reading is not over yet on the day of the question, or has not even begun."""

    @property
    def first(self) -> Period | None:
        """The preferred reading."""
        return self.candidates[0] if self.candidates else None


@dataclass(frozen=True, slots=True)
class Found:
    """The period words of a text and what is left of it."""

    asked: PeriodAsked
    rest: str
    """The text in lower case without any period words."""
    against: PeriodAsked | None = None
    """The second period of a comparison: "2023/24 than 2022/23", "than the year before"."""


def exact(period: Period) -> PeriodAsked:
    """One reading only."""
    return PeriodAsked((period,), period.kind)


def guess(*periods: Period, note: str = "") -> PeriodAsked:
    """Several readings, the likeliest first; the first time a span occurs counts."""
    unique = {(each.start, each.end): each for each in reversed(periods)}
    kept = tuple(each for each in periods if unique.get((each.start, each.end)) is each)
    return PeriodAsked(kept, kept[0].kind if kept else None, inferred=True, note=note)


def problem(sentence: str) -> PeriodAsked:
    """No such period."""
    return PeriodAsked(problem=sentence)


def span_of_both(asked: PeriodAsked, other: PeriodAsked) -> PeriodAsked:
    """ "The worst quarter of 2020/21 or 2021/22": of both; of the first where the two are no span."""
    if asked.first is None or other.first is None:
        return asked
    starts, ends = zip(*((each.start, each.end) for each in (asked.first, other.first)), strict=True)
    if None in starts or None in ends:
        return asked
    return exact(from_dates(min(filter(None, starts)), max(filter(None, ends))))
