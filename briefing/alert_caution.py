"""How far an alert's figure can be trusted: whether chance explains its change, and what its report warns of."""

from briefing.words import BY_CHANCE, SHARE_BY_CHANCE
from kpistore.analysis.change import Against, Judge, compare
from kpistore.model.alert import DAY_KINDS
from kpistore.model.assessment import Assessment


def chance_words(found: Assessment) -> str:
    """That the change on the period before is within chance; empty where it is not, or no test applies."""
    if found.rule.kind in DAY_KINDS or found.previous is None or found.previous.value is None:
        return ""
    comparison = compare(found.kpi, found.figure, found.previous, Against.PREVIOUS)
    if comparison.beyond_chance is not False or not comparison.change:
        return ""
    return SHARE_BY_CHANCE if comparison.judge is Judge.SMALL_SHARES else BY_CHANCE


def caution_words(found: Assessment) -> list[str]:
    """What the figure's own report warns of."""
    return [each.text for each in found.kpi.cautions_on(found.end)]
