"""Rules beside each other: two that say the same, two of which one fires whatever the figure is."""

from collections.abc import Sequence
from dataclasses import replace

from kpistore.model.alert import VALUE_KINDS, AlertRule, RuleKind


def same_condition(one: AlertRule, other: AlertRule) -> bool:
    """Whether both fire on the same figures."""
    return _condition(one) == _condition(other)


def contradict(one: AlertRule, other: AlertRule) -> bool:
    """Whether one of a rule below and a rule above fits whatever the figure is."""
    if one.kpi != other.kpi or {one.kind, other.kind} != set(VALUE_KINDS):
        return False
    below, above = (one, other) if one.kind is RuleKind.BELOW else (other, one)
    if below.amount is None or above.amount is None:
        return False
    # At the same level one of the two fits every figure as soon as both include it, or one does.
    meet = bool(below.including) or bool(above.including)
    return above.amount < below.amount or (meet and above.amount == below.amount)


def problem_beside(rule: AlertRule, others: Sequence[AlertRule]) -> str:
    """Why a rule cannot stand beside the others for one audience, and what to do; empty where it can."""
    for each in others:
        if each.audience != rule.audience:
            continue
        if same_condition(each, rule):
            return f"says the same as {each.name!r}; leave one of them out"
        if contradict(each, rule):
            return f"and {each.name!r} leave no figure between them, so one of the two would always fire; change one"
    return ""


def _condition(rule: AlertRule) -> AlertRule:
    """The rule without what does not change when it fires."""
    return replace(
        AlertRule("", rule.kpi, rule.kind),
        amount=rule.amount,
        periods=rule.periods,
        by=rule.by,
        against=rule.against,
        floor=rule.floor,
        signals=rule.signals,
        comparator=rule.comparator,
        since=rule.since,
        until=rule.until,
        way=rule.way,
        including=rule.including,
    )
