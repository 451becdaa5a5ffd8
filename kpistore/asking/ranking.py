"""The highest, the lowest, the largest change: of a series, or of the parts of one period."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from kpistore.asking.answer import Answer, AnswerStatus, Choice
from kpistore.asking.beside import at
from kpistore.asking.extremes import Extreme
from kpistore.asking.held import end_of, lies_within, with_values
from kpistore.asking.lengths import among_alike
from kpistore.asking.missing import nothing
from kpistore.asking.others import nearest
from kpistore.asking.parts import newest_parts
from kpistore.asking.pool import Pool
from kpistore.asking.question import Question
from kpistore.model.kpi import NATIONAL
from kpistore.model.observation import Identity, Observation


def ranked(pool: Pool) -> Answer:
    """The highest or lowest of the figures held; of two alike the newer.

    Where only one period is held the parts of it are ranked; beside a comparator, by how far each is from it. To choose
    from where neither more nor less is better. No figure where forces, or parts that are not held, are to be ranked.
    """
    extreme = pool.question.extreme
    assert extreme is not None
    parts = _parts(pool)
    if extreme.ordered == "places" or (extreme.ordered == "parts" and not parts):
        return _not_ordered(pool)
    if extreme.moved:
        return _moved_most(pool, extreme)
    if _comparator(pool.question):
        return _by_gap(pool, parts or ([] if extreme.beside_national else _whole_in_time(pool)))
    among = _among(pool, extreme)
    if parts and (extreme.ordered or (len(among) < 2 and not extreme.kinds)):
        return _picked(pool, extreme, [each for each in parts if each.comparator is None])
    if not among:
        return nothing(pool)
    return _picked(pool, extreme, among)


def _among(pool: Pool, extreme: Extreme) -> list[Observation]:
    """Of the first source that has any."""
    alike = (among_alike(pool, held, extreme.kinds) for held in map(with_values, pool.sources))
    return [each for each in next(filter(None, alike), []) if each.is_sound]


def _not_ordered(pool: Pool) -> Answer:
    """What is held is one figure for the whole force: its newest is offered as what it is."""
    return replace(pool.blank(AnswerStatus.NO_DATA, None), choices=nearest(pool.kpi, pool.figures, None)[-1:])


def _comparator(question: Question) -> str | None:
    """Whose figures each is set beside before it is ranked; None for a rank by the figures themselves."""
    if question.extreme and question.extreme.beside_national:
        return NATIONAL
    return question.comparator if question.versus else None


def _picked(pool: Pool, extreme: Extreme, among: Sequence[Observation]) -> Answer:
    lowest = max(among, key=lambda each: (-(each.value or 0), end_of(each)))
    highest = max(among, key=lambda each: (each.value or 0, end_of(each)))
    wanted = extreme.is_highest(pool.kpi.direction)
    if wanted is None:
        choices = tuple(Choice(pool.kpi, each.breakdown, each) for each in (highest, lowest))
        return replace(pool.blank(AnswerStatus.AMBIGUOUS, None), choices=choices, among=tuple(among))
    found = highest if wanted else lowest
    return replace(pool.found(found, False, None), among=tuple(among), breakdown=found.breakdown)


def _by_gap(pool: Pool, held: Sequence[Observation]) -> Answer:
    """The part or period that is furthest from the comparator's figure of the same, the way that was asked for."""
    extreme, comparator = pool.question.extreme, _comparator(pool.question)
    assert extreme is not None
    theirs = {_of(each, comparator): each.value for each in held if each.comparator == comparator and each.is_sound}
    own = [each for each in held if each.comparator is None and each.is_sound and each.period.end and not each.bound]
    gaps = [
        (each.value - other, each)
        for each in own
        if each.value is not None and (other := theirs.get(_of(each, comparator))) is not None
    ]
    is_high = extreme.is_highest(pool.kpi.direction)
    if len(gaps) < 2 or is_high is None:
        return pool.answered()
    found = (max if is_high else min)(gaps, key=lambda each: each[0])[1]
    among = tuple(sorted((each for _, each in gaps), key=end_of))
    return replace(pool.found(found, False, None), among=among, breakdown=found.breakdown)


def _of(figure: Observation, comparator: str | None) -> Identity:
    return replace(figure.identity, comparator=comparator)


def _whole_in_time(pool: Pool) -> list[Observation]:
    """The figures of the measure, the comparators' among them, within the period asked for."""
    span = pool.question.period.first if pool.question.period else None
    alike = [each for each in pool.current if each.breakdown == pool.question.breakdown]
    return [each for each in alike if span is None or lies_within(each.period, span)]


def _parts(pool: Pool) -> list[Observation]:
    """The newest parts of a measure asked for as a whole, all of one dimension."""
    if pool.question.breakdown or pool.comparator:
        return []
    parts = [each for each in newest_parts(pool.current) if not each.bound]
    asked = pool.question.period
    span = asked.first if asked else None
    parts = [each for each in parts if span is None or each.period.covers_same_days(span)]
    return parts if sum(each.comparator is None for each in parts) > 1 else []


def _moved_most(pool: Pool, extreme: Extreme) -> Answer:
    """The figure with the largest fall or rise on the period before it; none where nothing moved that way."""
    pool.question = replace(pool.question, measure="change")
    for held in map(with_values, pool.sources):
        among = among_alike(pool, held, extreme.kinds)
        changes = [(change, each) for each in among if (change := _change(each, held)) is not None]
        fitting = [
            (abs(change), each) for change, each in changes if change and (change > 0) == (extreme.moved == "rise")
        ]
        if fitting:
            found = max(fitting, key=lambda each: (each[0], end_of(each[1])))[1]
            return replace(pool.found(found, False, None), among=tuple(each for _, each in changes))
    return nothing(pool)


def _change(figure: Observation, held: Sequence[Observation]) -> Decimal | None:
    before = at(held, figure.period.previous())
    return figure.value - before.value if before and before.value is not None and figure.value is not None else None
