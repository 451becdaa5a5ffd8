"""When a chart asks to be rebased. Only asks: a rebase needs a reason, a date and a person."""

from dataclasses import dataclass
from datetime import date

import numpy as np

from kpistore.analysis.spc.chart import FEWEST_TO_FIX, RUN, ControlChart, ControlPoint
from kpistore.analysis.spc.limits import Floats, limits_of
from kpistore.model.period import month_words


@dataclass(frozen=True, slots=True)
class RebaseSuggestion:
    """From which day limits may begin anew, and the numbers that say so."""

    day: date
    reason: str
    """A clause: "all 21 points since March 2020 are above the 14 before it ...": no cause is named."""


def suggest_rebase(chart: ControlChart) -> RebaseSuggestion | None:
    """The first point of a shift that lasts to this day; None where there is none.

    It stands outside the limits of all the points since the last rebase that came before it, at least twelve of
    them, and every later one, seven with it or more, is on the same side of their mean.
    """
    points = [point for point in chart.newest_group if point.value is not None]
    values = np.array([[point.value] for point in points], np.float64)
    for first in range(FEWEST_TO_FIX, len(points) - RUN + 1):
        side = _lasting_side(values[:first], values[first:], screen=chart.screened)
        if side:
            return RebaseSuggestion(points[first].day, _reason(points, first, side))
    return None


def _lasting_side(before: Floats, since: Floats, *, screen: bool) -> int:
    limits = limits_of(before, screen=screen)
    if since[0, 0] > limits.upper[0] and (since > limits.mean).all():
        return 1
    if since[0, 0] < limits.lower[0] and (since < limits.mean).all():
        return -1
    return 0


def _reason(points: list[ControlPoint], first: int, side: int) -> str:
    before, since = ([point.value or 0.0 for point in part] for part in (points[:first], points[first:]))
    means = (f"{sum(part) / len(part):,.4g}" for part in (since, before))
    return (
        f"all {len(since)} points since {month_words(points[first].day)} are {'above' if side > 0 else 'below'} the "
        f"mean of the {len(before)} before, the first of them outside their limits: mean {' against '.join(means)}"
    )
