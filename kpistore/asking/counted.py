"""A share that no report prints, from two counts that it does print."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from kpistore.analysis.derived import Derived, derived_share
from kpistore.asking.pool import Pool
from kpistore.asking.question import Question
from kpistore.model.kpi import Kpi, Unit

Counts = Mapping[str, tuple[Kpi, Kpi]]
"""By the key of a share: the measure counted, and the one it is counted of."""


def counted_share(question: Question, counts: Counts, pool: Callable[[Question, Kpi], Pool]) -> Derived | None:
    """The share of the period asked for; None where either count is not printed for exactly that period and source."""
    asked = question.period
    if question.kpi is None or question.kpi.key not in counts or question.comparator or question.measure != "value":
        return None
    if question.kpi.unit is not Unit.PERCENT:
        return None
    if asked is None or not asked.candidates:
        return None
    printed = []
    for kpi in counts[question.kpi.key]:
        found, _, derived = pool(replace(question, kpi=kpi), kpi).pick()
        if found is None or derived:
            return None
        printed.append(found)
    return derived_share(question.kpi, *printed)
