"""Where a figure stands among other forces' of the same days. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass

from kpistore.analysis.change import Verdict
from kpistore.model.kpi import Kpi, Unit
from kpistore.model.observation import Observation

FEWEST_FORCES = 3
"""First or second of two is no rank."""
_COMPARABLE = frozenset({Unit.PERCENT, Unit.PER_1000, Unit.SECONDS})
"""Counts and money of forces of different sizes are never ranked."""


@dataclass(frozen=True, slots=True)
class Standing:
    """The place from the highest, 1 first; forces with equal figures share the better place."""

    place: int
    areas: tuple[str, ...]
    """Every force in the comparison, the figure's own too, from the highest figure to the lowest."""
    shared: bool

    @property
    def verdict(self) -> Verdict:
        """A rank is told as it is, neither better nor worse: how far apart the forces are, it does not say."""
        return Verdict.NEUTRAL


def may_stand(kpi: Kpi) -> bool:
    """Whether figures of forces can be ranked: shares, rates and waits can, those asked of a few people cannot."""
    return kpi.unit in _COMPARABLE and kpi.sample is None


def standing_of(kpi: Kpi, figure: Observation, held: Sequence[Observation]) -> Standing | None:
    """The place of an own figure among the current figures of forces; None where there are too few to rank.

    Only exact figures of the same measure, part, days and source are set beside each other; none of which a report
    itself warns.
    """
    if not may_stand(kpi) or figure.comparator or figure.bound or figure.mistake or kpi.bars_verdict(figure.period.end):
        return None
    alike = [each for each in held if each.area != figure.area and _is_alike(each, figure)]
    values = {each.area: each.value for each in (*alike, figure) if each.value is not None}
    if len(values) < FEWEST_FORCES or figure.value is None:
        return None
    areas = sorted(values, key=lambda area: (-values[area], area))
    place = 1 + sum(value > figure.value for value in values.values())
    return Standing(place, tuple(areas), sum(value == figure.value for value in values.values()) > 1)


def _is_alike(each: Observation, figure: Observation) -> bool:
    same = (each.kpi, each.comparator, each.breakdown, each.document.family, each.unit)
    own = (figure.kpi, None, figure.breakdown, figure.document.family, figure.unit)
    return same == own and each.is_sound and each.bound is None and each.period.covers_same_days(figure.period)
