"""A rule in words: "999 calls answered within 10 seconds below 85%"."""

from briefing.words import change, number, plain_number
from kpistore.model.alert import EVERYONE, AlertRule, Earlier, RuleKind, Size, Way
from kpistore.model.kpi import MOST_SIMILAR_GROUP, NATIONAL, Direction, Kpi
from kpistore.model.period import day_words

_PLAIN = {
    RuleKind.BELOW_TARGET: "below its target",
    RuleKind.ABOVE_TARGET: "above its target",
    RuleKind.IMPORT_FAILED: "a file could not be loaded",
    RuleKind.BEYOND_CHANCE: "worse than the period before, beyond chance",
}
BESIDE = {NATIONAL: "England and Wales", MOST_SIMILAR_GROUP: "the most similar forces"}
"""Whom a figure is set beside, within a sentence."""
_SIGNALS = {
    "outside-limits": "outside the limits",
    "trend": "trend of seven",
    "two-in-three": "two of three near a limit",
    "shift": "seven on one side",
}


_WAYS = {Way.EITHER: "changes", Way.UP: "rises", Way.DOWN: "falls"}


def rule_words(rule: AlertRule, kpi: Kpi) -> str:
    """The measure and the condition."""
    condition = condition_words(rule, kpi)
    if rule.kind is RuleKind.IMPORT_FAILED:
        return f"{condition[0].upper()}{condition[1:]}"
    return f"{kpi.title} {condition}"


def condition_words(rule: AlertRule, kpi: Kpi) -> str:
    """The condition alone: "below 85%, for 2 periods running"."""
    words = _PLAIN.get(rule.kind) or _condition(rule, kpi)
    if rule.kind not in (RuleKind.WORSENS_RUNNING, RuleKind.IMPROVES_RUNNING) and rule.periods > 1:
        words += f", for {rule.periods} periods running"
    if rule.since:
        words += f", from {day_words(rule.since)}"
    return f"{words}, until {day_words(rule.until)}" if rule.until else words


def audience_words(rule: AlertRule) -> str:
    """Who is told: "everyone who receives alerts"."""
    if rule.audience_chat is not None:
        return "one chat only"
    return "everyone who receives alerts" if rule.audience == EVERYONE else f"every {rule.audience} who receives alerts"


def _condition(rule: AlertRule, kpi: Kpi) -> str:
    amount = rule.amount
    match rule.kind:
        case RuleKind.BELOW | RuleKind.ABOVE if amount is not None:
            return f"{'at or ' if rule.including else ''}{rule.kind.value} {number(amount, kpi.unit)}"
        case RuleKind.WORSENS_BY:
            return _change(rule, kpi, "falls" if kpi.direction is Direction.MORE else "rises")
        case RuleKind.WORSENS_RUNNING:
            return f"worse for {rule.periods} periods running"
        case RuleKind.IMPROVES_RUNNING:
            return f"better for {rule.periods} periods running"
        case RuleKind.CHANGES_BY:
            return _change(rule, kpi, _WAYS[rule.way])
        case RuleKind.WORSE_THAN:
            margin = f" by more than {change(amount, kpi.unit)}" if amount else ""
            return f"worse than {BESIDE[rule.comparator]}{margin}"
        case RuleKind.SIGNAL:
            kinds = ", ".join(_SIGNALS[each] for each in rule.signals)
            return "has a signal on its control chart" + (f" ({kinds})" if kinds else "")
    return "has a figure that is late" + (f" ({amount} days after its period)" if amount is not None else "")


def _change(rule: AlertRule, kpi: Kpi, verb: str) -> str:
    assert rule.amount is not None
    size = f"{plain_number(rule.amount)}%" if rule.by is Size.PER_CENT else change(rule.amount, kpi.unit)
    against = "a year earlier" if rule.against is Earlier.YEAR else "the period before"
    floor = f", from a count of {plain_number(rule.floor)} on" if rule.floor is not None else ""
    size = f"more than {size}" if rule.including is False else f"{size} or more"
    return f"{verb} by {size} on {against}{floor}"
