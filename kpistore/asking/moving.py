"""Which of many measures moved the way that was asked for, furthest first, and of how many."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal

from kpistore.analysis.change import Against, Comparison, Verdict
from kpistore.asking.answer import Answer, AnswerStatus, Choice
from kpistore.asking.movers import Moved, Tally
from kpistore.model.kpi import Direction

MOST = 8
"""More lines are no answer for a phone; the tally says how many there are."""
_DAYS_OF_ANY_MONTH = 28
_TOLD = (Against.PREVIOUS, Against.YEAR_EARLIER)
_OPPOSITE = {Moved.WORSE: Moved.BETTER, Moved.BETTER: Moved.WORSE, Moved.ROSE: Moved.FELL, Moved.FELL: Moved.ROSE}


def with_movers(answer: Answer) -> Answer:
    """The answer with those of its lines that moved as asked, the largest change against the earlier figure first.

    A change that may be chance or mere rounding moved nowhere. Figures over a year older than the newest of all come
    last and are counted: leaving them out could leave out what is unwelcome.
    """
    moved = answer.question.movers
    if moved is None:
        return answer
    told = [each for each in answer.lines if _comparison(each, moved)]
    since = _year_before_newest(told)
    moving = [each for each in told if _is(each, moved)]
    found = sorted(moving, key=lambda each: (_end(each) <= since, -_size(each, moved)))
    opposite = _OPPOSITE.get(moved)
    against = sum(_is(each, opposite) for each in told) if opposite else 0
    by_chance = tuple(each.kpi.title for each in told if each.kpi and _is_wrong_by_chance(each, moved))
    tally = Tally(len(told), len(found), against, by_chance, sum(_end(each) <= since for each in told))
    lines = tuple(found[:MOST])
    choices = tuple(Choice(each.kpi, each.breakdown, each.observation) for each in lines if each.kpi)
    status = AnswerStatus.AMBIGUOUS if lines else AnswerStatus.NO_DATA
    return replace(answer, status=status, lines=lines, choices=choices, tally=tally)


def _year_before_newest(told: Sequence[Answer]) -> date:
    newest = max(map(_end, told), default=date.min)
    return date(max(newest.year - 1, 1), newest.month, min(newest.day, _DAYS_OF_ANY_MONTH))


def _end(line: Answer) -> date:
    return (line.period.end if line.period else None) or date.min


def _comparison(line: Answer, moved: Moved) -> Comparison | None:
    """The comparison the question is about; none of a measure that cannot move so."""
    if line.kpi is None or line.observation is None:
        return None
    if moved is Moved.BELOW_TARGET:
        return next((each for each in line.comparisons if each.against is Against.TARGET), None)
    if moved in (Moved.WORSE, Moved.BETTER) and line.kpi.direction is Direction.NEITHER:
        return None
    return next((each for each in line.comparisons if each.against in _TOLD), None)


def _is(line: Answer, moved: Moved) -> bool:
    comparison = _comparison(line, moved)
    if comparison is None:
        return False
    match moved:
        case Moved.WORSE | Moved.BELOW_TARGET:
            return comparison.verdict is Verdict.WORSE
        case Moved.BETTER:
            return comparison.verdict is Verdict.BETTER
    firm = comparison.beyond_chance is not False and not comparison.within_rounding
    return firm and (comparison.change > 0 if moved is Moved.ROSE else comparison.change < 0)


def _is_wrong_by_chance(line: Answer, moved: Moved) -> bool:
    comparison = _comparison(line, moved)
    if comparison is None or line.kpi is None or line.kpi.direction is Direction.NEITHER or not comparison.change:
        return False
    return comparison.verdict is Verdict.NEUTRAL and not line.kpi.is_better(comparison.change)


def _size(line: Answer, moved: Moved) -> Decimal:
    """The change as a part of what it is a change from: shares, waits and counts can be put in one order by it."""
    comparison = _comparison(line, moved)
    assert comparison is not None
    return abs(comparison.change / comparison.value) if comparison.value else abs(comparison.change)
