"""The mark before an alert: a warning, or something to know; and how its end is called."""

from kpistore.model.alert import Reason, RuleKind
from kpistore.model.assessment import Assessment
from kpistore.model.kpi import Direction

WARNING, TO_KNOW = "🟠", "🔵"
_BETTER_BEYOND = {
    Direction.MORE: (RuleKind.ABOVE, RuleKind.ABOVE_TARGET),
    Direction.LESS: (RuleKind.BELOW, RuleKind.BELOW_TARGET),
}


def end_of(found: Assessment, reason: str) -> str:
    """How the end begins; that good news or a change is over is no recovery, nor is a figure that has come."""
    if found.rule.kind is RuleKind.LATE:
        return "🟢 No longer late"
    if found.rule.kind is RuleKind.CHANGES_BY or is_good_news(found):
        return "⚪ Over"
    return "🟢 Over" if reason in (Reason.OVER, Reason.WITHDRAWN) else "🟢 Recovered"


def mark_of(found: Assessment) -> str:
    """A warning unless what the rule found is for the better, or nothing says which way is."""
    kind, kpi, other = found.rule.kind, found.kpi, found.grounds.other
    if is_good_news(found):
        return TO_KNOW
    if kind is RuleKind.CHANGES_BY and other is not None and other.value is not None:
        return TO_KNOW if found.barred or kpi.is_better(found.value - other.value) else WARNING
    return WARNING


def is_good_news(found: Assessment) -> bool:
    """Whether the rule is about what is better, or nothing says which way is."""
    kind, direction = found.rule.kind, found.kpi.direction
    return direction is Direction.NEITHER or kind is RuleKind.IMPROVES_RUNNING or kind in _BETTER_BEYOND[direction]
