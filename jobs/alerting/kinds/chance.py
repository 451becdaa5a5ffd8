"""A worsening of small counts that chance does not explain."""

from jobs.alerting.kinds.look import Look, Verdict
from kpistore.analysis.change import Against, compare
from kpistore.model.assessment import Grounds


def beyond_chance(look: Look) -> Verdict | None:
    """Fits a count worse than the previous like period's, where chance alone would rarely make two so unequal.

    Nothing to judge where no test applies: large counts come in clusters and get their verdict from the chart.
    """
    previous = look.at(look.figure.period.previous())
    if previous is None or previous.value is None:
        return None
    comparison = compare(look.kpi, look.figure, previous, Against.PREVIOUS)
    if comparison.beyond_chance is None:
        return None
    worse = look.worse_by(previous.value)
    return Verdict(comparison.beyond_chance and worse > 0, worse, Grounds(other=previous))
