"""Below or above a level: a value set by a person, or the target in force at the end of the figure's period."""

from decimal import Decimal

from jobs.alerting.kinds.look import NOTHING, Look, Verdict
from kpistore.model.assessment import Grounds


def below(look: Look) -> Verdict:
    """Fits a figure below the rule's amount, or at it where the rule includes that."""
    assert look.rule.amount is not None
    return _beyond(look, look.rule.amount - look.value, look.rule.amount)


def above(look: Look) -> Verdict:
    """The same above it."""
    assert look.rule.amount is not None
    return _beyond(look, look.value - look.rule.amount, look.rule.amount)


def below_target(look: Look) -> Verdict | None:
    """The same for the target; nothing to judge where none is in force."""
    target = look.kpi.target_on(look.end)
    return _beyond(look, target.value - look.value, target.value) if target else None


def above_target(look: Look) -> Verdict | None:
    """The same for the target; nothing to judge where none is in force."""
    target = look.kpi.target_on(look.end)
    return _beyond(look, look.value - target.value, target.value) if target else None


def _beyond(look: Look, distance: Decimal, level: Decimal) -> Verdict:
    return Verdict(look.rule.reaches(distance), max(NOTHING, distance), Grounds(level=level))
