"""A change against an earlier figure of the same length."""

from decimal import Decimal

from jobs.alerting.kinds.look import Look, Verdict
from kpistore.model.alert import Earlier, Size, Way
from kpistore.model.assessment import Grounds
from kpistore.model.kpi import Direction
from kpistore.model.observation import Observation

_WORSE = {Direction.LESS: Way.UP, Direction.MORE: Way.DOWN}


def worsens_by(look: Look) -> Verdict:
    """Fits a figure worse than the previous like period's, or a year earlier, by the rule's amount."""
    way = _WORSE.get(look.kpi.direction)
    return _changed(look, way) if way else Verdict(fits=False)


def changes_by(look: Look) -> Verdict:
    """Fits a change by the amount the rule's way, in the measure's unit or in per cent.

    Not where both counts are under the floor: small ones change by large shares.
    """
    return _changed(look, look.rule.way)


def _changed(look: Look, way: Way) -> Verdict:
    period = look.figure.period
    other = look.at(period.year_earlier() if look.rule.against is Earlier.YEAR else period.previous())
    if other is None or other.value is None or look.rule.amount is None:
        return Verdict(fits=False)
    percent = (look.value - other.value) * 100 / abs(other.value) if other.value else None
    size = percent if look.rule.by is Size.PER_CENT else look.value - other.value
    fits = size is not None and look.rule.reaches(_along(size, way)) and not _small(look, other, look.rule.floor)
    return Verdict(fits, look.worse_by(other.value), Grounds(other=other, percent=percent))


def _along(size: Decimal, way: Way) -> Decimal:
    """How far it went that way."""
    return {Way.UP: size, Way.DOWN: -size, Way.EITHER: abs(size)}[way]


def _small(look: Look, other: Observation, floor: Decimal | None) -> bool:
    return floor is not None and other.value is not None and max(look.value, other.value) < floor
