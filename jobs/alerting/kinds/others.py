"""Worse than the country or the most similar forces, in the same days."""

from decimal import Decimal

from jobs.alerting.kinds.look import Look, Verdict
from kpistore.model.assessment import Grounds
from kpistore.model.observation import current


def worse_than(look: Look) -> Verdict | None:
    """Fits a figure worse than the comparator's of the same days by more than the margin.

    Nothing to judge where the comparator's figure is not held.
    """
    beside = [
        each
        for each in look.known
        if each.comparator == look.rule.comparator
        and each.breakdown == look.figure.breakdown
        and each.kpi == look.kpi.key
        and each.period.covers_same_days(look.figure.period)
        and each.bound is None
    ]
    held = [each for each in current(beside) if each.is_figure]
    if not held or held[0].value is None:
        return None
    worse = look.worse_by(held[0].value)
    return Verdict(worse > (look.rule.amount or Decimal(0)), worse, Grounds(level=held[0].value, other=held[0]))
