"""The mark before an alert: a warning, or something to know."""

from kpistore.model.alert import RuleKind
from kpistore.model.assessment import Assessment
from kpistore.model.kpi import Direction

WARNING, TO_KNOW = "🟠", "🔵"
_BETTER_BEYOND = {
    Direction.MORE: (RuleKind.ABOVE, RuleKind.ABOVE_TARGET),
    Direction.LESS: (RuleKind.BELOW, RuleKind.BELOW_TARGET),
}


def mark_of(found: Assessment) -> str:
    """A warning unless what the rule found is for the better, or nothing says which way is."""
    kind, kpi, other = found.rule.kind, found.kpi, found.grounds.other
    if kpi.direction is Direction.NEITHER or kind is RuleKind.IMPROVES_RUNNING or kind in _BETTER_BEYOND[kpi.direction]:
        return TO_KNOW
    if kind is RuleKind.CHANGES_BY and other is not None and other.value is not None:
        return TO_KNOW if found.barred or kpi.is_better(found.value - other.value) else WARNING
    return WARNING
