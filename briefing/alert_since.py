"""Since when a figure has been beyond its level, as a sentence: "Below it since at least Q1 2020/21."."""

from kpistore.model.alert import TARGET_KINDS, VALUE_KINDS, RuleKind
from kpistore.model.assessment import Assessment
from kpistore.model.observation import Observation
from kpistore.model.period import PeriodKind

_ABOVE = (RuleKind.ABOVE, RuleKind.ABOVE_TARGET)


def since_words(found: Assessment) -> str:
    """Since which of the adjacent figures before; empty where the newest is the first, or the rule knows no level."""
    if found.rule.kind not in TARGET_KINDS | VALUE_KINDS or not _is_beyond(found, found.figure):
        return ""
    first, before = found.figure, found.series.at(found.figure.period.previous())
    while before is not None and _is_beyond(found, before):
        first, before = before, found.series.at(before.period.previous())
    if first is found.figure:
        return ""
    side = "Above" if found.rule.kind in _ABOVE else "Below"
    # Where no earlier figure is held, it may have begun before.
    begun = "since" if before is not None else "since at least"
    article = "the " if first.period.kind is PeriodKind.ROLLING12 else ""
    return f"{side} it {begun} {article}{first.period.label}."


def _is_beyond(found: Assessment, figure: Observation) -> bool:
    level = found.rule.amount
    if found.rule.kind in TARGET_KINDS:
        target = found.kpi.target_on(figure.period.end) if figure.period.end else None
        level = target.value if target else None
    if level is None or figure.value is None:
        return False
    return figure.value > level if found.rule.kind in _ABOVE else figure.value < level
