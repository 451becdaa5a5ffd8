"""What runs along a series in a chart: the country's and the similar forces' figures of the same periods."""

from collections.abc import Sequence

from kpistore.model.kpi import MOST_SIMILAR_GROUP, NATIONAL
from kpistore.model.observation import Observation
from kpistore.model.series import Series, series_of

_COMPARATORS = (NATIONAL, MOST_SIMILAR_GROUP)
FEWEST = 2
"""One figure is no line."""


def others_along(figure: Observation, held: Sequence[Observation]) -> tuple[Series, ...]:
    """Each comparator's series of the figure's measure, area, part, source and kind of period, from current figures.

    None beside a comparator's own figure.
    """
    if figure.comparator:
        return ()
    mine = (figure.kpi, figure.area, figure.breakdown, figure.document.family)
    alike = [each for each in held if (each.kpi, each.area, each.breakdown, each.document.family) == mine]
    found = (
        series_of((each for each in alike if each.comparator == comparator), figure.period.kind)
        for comparator in _COMPARATORS
    )
    return tuple(each for each in found if len(each.figures) >= FEWEST)
