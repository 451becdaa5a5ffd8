"""Which periods of a series can stand side by side on a control chart, and where it has gaps."""

from collections.abc import Sequence
from datetime import timedelta
from itertools import pairwise

from kpistore.analysis.spc.chart import Refusal
from kpistore.model.observation import Observation
from kpistore.model.period import Period, PeriodKind
from kpistore.model.series import Series

_DAY = timedelta(days=1)
MOST_GAPS = 60
"""So many periods may be missing between two figures; a longer absence begins another series."""


def refusal_of(series: Series) -> Refusal | None:
    """Why these periods cannot be judged together; None where they can."""
    periods = [each.period for each in series.observations]
    if not series.figures:
        return Refusal("there are no figures")
    if any(period.start is None or period.end is None for period in periods):
        return Refusal("some figures have no date, so their order is not known")
    return _overlap(periods) or _part(periods) or _absence(periods)


def with_gaps(series: Series) -> list[tuple[Period, Observation | None]]:
    """The series oldest first, with the periods that no document prints in their places, without observations.

    Points in time (headcounts) come when they come: nothing is missing between them.
    """
    filled: list[tuple[Period, Observation | None]] = []
    for each in series.observations:
        if filled:
            filled += [(missing, None) for missing in _between(filled[-1][0], each.period)]
        filled.append((each.period, each))
    return filled


def _overlap(periods: Sequence[Period]) -> Refusal | None:
    for earlier, later in pairwise(periods):
        if later.overlaps(earlier):
            return Refusal(
                f"{earlier.label} and {later.label} overlap, so the points are not independent and would show "
                "signals that are none; ask for months, quarters or whole years"
            )
    return None


def _part(periods: Sequence[Period]) -> Refusal | None:
    lengths = [0 if period.kind is PeriodKind.POINT else _length(period) for period in periods]
    usual = max(set(lengths), key=lengths.count)
    odd = next((period for period, length in zip(periods, lengths, strict=True) if length != usual), None)
    if odd is None:
        return None
    return Refusal(f"{odd.label} is not as long as the other periods; a part is never compared with a whole")


def _absence(periods: Sequence[Period]) -> Refusal | None:
    for earlier, later in pairwise(periods):
        if len(_between(earlier, later)) > MOST_GAPS:
            return Refusal(f"more than {MOST_GAPS} periods are missing between {earlier.label} and {later.label}")
    return None


def _length(period: Period) -> int:
    """Months where it is made of whole ones, else days as a negative number, so that the two never agree."""
    assert period.start is not None
    assert period.end is not None
    return period.months or -((period.end - period.start).days + 1)


def _between(earlier: Period, later: Period) -> list[Period]:
    if earlier.end and later.start and later.start - earlier.end == _DAY:
        return []  # as nearly all are: nothing has to be counted through
    if earlier.kind is PeriodKind.POINT or not earlier.months:
        return []
    missing: list[Period] = []
    following = earlier.shifted(earlier.months)
    while not following.overlaps(later) and len(missing) <= MOST_GAPS:
        missing.append(following)
        following = following.shifted(following.months)
    return missing
