"""Figures by the length of their periods: a financial year, a calendar year and any twelve months are alike."""

from collections.abc import Sequence

from kpistore.asking.held import end_of, lies_within
from kpistore.asking.pool import Pool
from kpistore.model.kpi import Unit
from kpistore.model.observation import Observation
from kpistore.model.period import MONTHS_IN_QUARTER, MONTHS_IN_YEAR, Period, PeriodKind

Length = tuple[int, str]
"""Whole months; the kind of period where there are none, so that dates are alike."""

_MAIN = {
    PeriodKind.MONTH: 1,
    PeriodKind.QUARTER: MONTHS_IN_QUARTER,
    PeriodKind.YEAR: MONTHS_IN_YEAR,
    PeriodKind.CALENDAR: MONTHS_IN_YEAR,
    PeriodKind.ROLLING12: MONTHS_IN_YEAR,
}
_OF_ANY_LENGTH = (Unit.PERCENT, Unit.SECONDS, Unit.RATIO)
"""What a longer period does not make more of."""


def length_of(period: Period) -> Length:
    """What figures must share to be counted over the same time."""
    return (period.months, "") if period.months else (0, period.kind.value)


def among_alike(pool: Pool, figures: Sequence[Observation], kinds: Sequence[PeriodKind]) -> list[Observation]:
    """The figures that the highest is looked for in, oldest first, all within the period asked for.

    Of one length, the main one or that with most, for a count: a year's is no more than a quarter's. Of every length
    held for a share, a wait or a headcount where no kind of period was named, so that none hides behind a milder one.
    """
    asked = pool.question.period
    usable = [each for each in figures if each.period.end and not each.bound]
    if asked and asked.first:
        usable = [each for each in usable if lies_within(each.period, asked.first)]
    if kinds:
        usable = [each for each in usable if each.period.kind in kinds]
    is_level = pool.kpi.unit in _OF_ANY_LENGTH or pool.kpi.main_kind is PeriodKind.POINT
    if not kinds and is_level:
        return sorted(usable, key=end_of)
    return sorted(_of_one_length(usable, pool.kpi.main_kind), key=end_of)


def _of_one_length(usable: Sequence[Observation], kind: PeriodKind) -> list[Observation]:
    lengths: dict[Length, list[Observation]] = {}
    for each in usable:
        lengths.setdefault(length_of(each.period), []).append(each)
    main = lengths.get((_MAIN[kind], "") if kind in _MAIN else (0, kind.value), [])
    return main if len(main) > 1 else max(lengths.values(), key=len, default=[])
