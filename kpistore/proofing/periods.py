"""Which days a clause is about, and which it compares with; None where its words leave that open."""

from collections.abc import Sequence
from dataclasses import dataclass

from kpistore.model.observation import Medium, Observation
from kpistore.model.period import MONTHS_IN_QUARTER, MONTHS_IN_YEAR, Period
from kpistore.proofing.clauses import Clause
from kpistore.proofing.dates import Dated, Relative
from kpistore.proofing.marked import Marked
from kpistore.proofing.measures import Named


@dataclass(frozen=True, slots=True)
class Days:
    """A period, and whether the sentence itself names it."""

    period: Period
    printed: bool = True


class Calendar:
    """What "the reporting period" means: the newest one that the draft's own tables print of the measure."""

    def __init__(self, own: Sequence[Observation]) -> None:
        self._newest: dict[object, list[Period]] = {}
        for each in own:
            if each.medium is Medium.TABLE and each.value is not None and each.comparator is None and each.period.end:
                self._newest.setdefault((each.kpi, each.breakdown), []).append(each.period)

    def own(self, sentence: Marked, clauses: Sequence[Clause], clause: Clause, named: Named) -> Days | None:
        """The period of a clause, else that right before it ("In Q3, ..."), else the one period of its sentence."""
        numbers = clause.own or _right_before(clauses, clause)
        others = [each for each in clauses if _may_date(clauses, each, clause)]
        numbers = numbers or tuple(dict.fromkeys(number for each in others for number in each.own))
        named_here = [sentence.dates[each] for each in numbers]
        told = [each for each in named_here if each.relative not in _BASES]  # "from 914 in the previous year to 830"
        printed = {each.period for each in told if each.relative is None}
        if len(printed) == 1 and (period := printed.pop()):
            return Days(period)
        if printed or len(told) > 1:
            return None
        if not told and not _is_of_the_year_before(sentence):
            return None
        newest = self._of(named, told[0].relative if told else Relative.LAST_YEAR)
        return Days(newest, printed=False) if newest else None

    def base(self, sentence: Marked, clauses: Sequence[Clause], clause: Clause, own: Period) -> Days | None:
        """The period a change is counted from; of twelve months that name none the twelve before."""
        compared = [number for each in clauses if each.is_comparison for number in each.own]
        silent = [each for each in clauses if not each.amounts]
        numbers = clause.base or tuple(dict.fromkeys([*(each for one in silent for each in one.base), *compared]))
        if len(numbers) == 1:
            period = _base(sentence.dates[numbers[0]], own, named_year="same" in clause.text.lower())
            return Days(period) if period else None
        if numbers or any(each.compares_otherwise for each in clauses):
            return None
        near = {*clause.own, *(number for each in silent for number in each.own)}
        relative = [each for each in (sentence.dates[number] for number in near) if each.relative in _EARLIER]
        if len(relative) == 1:
            period = _base(relative[0], own, named_year=False)
            return Days(period) if period else None
        earlier = own.year_earlier() if own.months == MONTHS_IN_YEAR and not relative else None
        return Days(earlier, printed=False) if earlier else None

    def earlier(self, dates: Sequence[Dated], own: Period) -> Days | None:
        """The period of a figure that is compared with: as a way of speaking has it, else the twelve months before."""
        if len(dates) > 1:
            return None
        if dates:
            period = _base(dates[0], own, named_year=False)
        else:
            period = own.year_earlier() if own.months == MONTHS_IN_YEAR else None
        return Days(period, printed=False) if period else None

    def _of(self, named: Named, relative: Relative | None) -> Period | None:
        periods = self._newest.get((named.kpi.key, named.breakdown), [])
        if relative is Relative.LAST_YEAR:
            periods = [each for each in periods if each.months == MONTHS_IN_YEAR]
        elif relative is not Relative.NOW:
            return None
        last = max((str(each.end) for each in periods), default="")
        ending = {each for each in periods if str(each.end) == last}
        return ending.pop() if len(ending) == 1 else None


_EARLIER = (Relative.SAME, Relative.YEAR_BEFORE)
_BASES = (*_EARLIER, Relative.BEFORE)


def _is_of_the_year_before(sentence: Marked) -> bool:
    """ "Fell by 12% on the previous year": of which year, the newest of the table tells."""
    return [each.relative for each in sentence.dates] == [Relative.YEAR_BEFORE]


def _may_date(clauses: Sequence[Clause], other: Clause, clause: Clause) -> bool:
    """Whether the period of one clause is another's: what comes later with a figure of its own has its own period."""
    later = next(number for number, each in enumerate(clauses) if each is other) > next(
        number for number, each in enumerate(clauses) if each is clause
    )
    return not other.is_comparison and not (other.amounts and (later or other.bracketed))


def _right_before(clauses: Sequence[Clause], clause: Clause) -> tuple[int, ...]:
    place = next(number for number, each in enumerate(clauses) if each is clause)
    before = clauses[place - 1] if place else None
    return before.own if before and not before.amounts else ()


def _base(dated: Dated, own: Period, *, named_year: bool) -> Period | None:
    match dated.relative:
        case None:
            period = dated.period
            shorter = period is not None and named_year and 0 < own.months < period.months
            return None if shorter else period
        case Relative.SAME:
            return own.year_earlier()
        case Relative.YEAR_BEFORE:
            return own.year_earlier() if own.months == MONTHS_IN_YEAR else None
        case Relative.BEFORE:
            return own.previous() if own.months == MONTHS_IN_QUARTER else None
    return None
