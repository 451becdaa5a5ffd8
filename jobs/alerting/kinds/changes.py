"""A change against an earlier figure of the same length."""

from decimal import Decimal

from jobs.alerting.kinds.look import Look, Verdict
from kpistore.model.alert import Earlier, Size
from kpistore.model.assessment import Grounds
from kpistore.model.observation import Observation


def worsens_by(look: Look) -> Verdict:
    """Fits a figure worse than the previous like period's by the rule's amount or more."""
    previous = look.at(look.figure.period.previous())
    if previous is None or previous.value is None or look.rule.amount is None:
        return Verdict(fits=False)
    worse = look.worse_by(previous.value)
    return Verdict(worse >= look.rule.amount, worse, Grounds(other=previous))


def changes_by(look: Look) -> Verdict:
    """Fits a change either way by the amount or more, in the measure's unit or in per cent.

    Not where both counts are under the floor: small ones change by large shares.
    """
    period = look.figure.period
    other = look.at(period.year_earlier() if look.rule.against is Earlier.YEAR else period.previous())
    if other is None or other.value is None or look.rule.amount is None:
        return Verdict(fits=False)
    percent = (look.value - other.value) * 100 / abs(other.value) if other.value else None
    size = percent if look.rule.by is Size.PER_CENT else look.value - other.value
    fits = size is not None and abs(size) >= look.rule.amount and not _small(look, other, look.rule.floor)
    return Verdict(fits, look.worse_by(other.value), Grounds(other=other, percent=percent))


def _small(look: Look, other: Observation, floor: Decimal | None) -> bool:
    return floor is not None and other.value is not None and max(look.value, other.value) < floor
