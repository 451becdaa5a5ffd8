"""The highest, the lowest, the largest change: of a series, or of the parts of one period."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from kpistore.asking.answer import Answer, AnswerStatus, Choice
from kpistore.asking.beside import at
from kpistore.asking.extremes import Extreme
from kpistore.asking.held import end_of, lies_within, with_values
from kpistore.asking.missing import nothing
from kpistore.asking.parts import newest_parts
from kpistore.asking.pool import Pool
from kpistore.model.kpi import NATIONAL
from kpistore.model.observation import Observation
from kpistore.model.period import PeriodKind


def ranked(pool: Pool) -> Answer:
    """The highest or lowest of the figures held; of two alike the newer.

    Where only one period is held the parts of it are ranked. To choose from where neither more nor less is better.
    """
    extreme = pool.question.extreme
    assert extreme is not None
    if extreme.moved:
        return _moved_most(pool, extreme)
    parts = _parts(pool)
    if extreme.beside_national and not parts:
        return pool.answered()
    of_kinds = (_of_kinds(pool, held, extreme.kinds) for held in map(with_values, pool.sources))
    among = sorted((each for each in next(filter(None, of_kinds), []) if each.is_sound), key=end_of)
    if parts and len(among) < 2 and not extreme.kinds:
        return _of_parts(pool, extreme, parts)
    if not among:
        return nothing(pool)
    return _picked(pool, extreme, among)


def _picked(pool: Pool, extreme: Extreme, among: Sequence[Observation]) -> Answer:
    lowest = max(among, key=lambda each: (-(each.value or 0), end_of(each)))
    highest = max(among, key=lambda each: (each.value or 0, end_of(each)))
    wanted = extreme.is_highest(pool.kpi.direction)
    if wanted is None:
        choices = tuple(Choice(pool.kpi, each.breakdown, each) for each in (highest, lowest))
        return replace(pool.blank(AnswerStatus.AMBIGUOUS, None), choices=choices, among=tuple(among))
    found = highest if wanted else lowest
    return replace(pool.found(found, False, None), among=tuple(among), breakdown=found.breakdown)


def _of_parts(pool: Pool, extreme: Extreme, parts: Sequence[Observation]) -> Answer:
    own = [each for each in parts if each.comparator is None]
    if not extreme.beside_national:
        return _picked(pool, extreme, own)
    national = {each.breakdown: each.value for each in parts if each.comparator == NATIONAL}
    gaps = {
        each.breakdown: each.value - theirs for each in own if each.value and (theirs := national.get(each.breakdown))
    }
    beside = [each for each in own if each.breakdown in gaps]
    if not beside:
        return pool.answered()
    is_high = extreme.rank == "highest"
    found = (max if is_high else min)(beside, key=lambda each: gaps[each.breakdown])
    return replace(pool.found(found, False, None), among=tuple(beside), breakdown=found.breakdown)


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
        among = sorted(_of_kinds(pool, held, extreme.kinds), key=end_of)
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


def _of_kinds(pool: Pool, figures: Sequence[Observation], kinds: Sequence[PeriodKind]) -> list[Observation]:
    """The figures of one kind of period within the period asked for: of the main kind, or of the kind with most."""
    asked = pool.question.period
    usable = [each for each in figures if each.period.end and not each.bound]
    if asked and asked.first:
        usable = [each for each in usable if lies_within(each.period, asked.first)]
    of_kind = {kind: [each for each in usable if each.period.kind is kind] for kind in kinds or PeriodKind}
    main = of_kind.get(pool.kpi.main_kind, [])
    return main if len(main) > 1 else max(of_kind.values(), key=len)
