"""A figure that has not come when it was expected."""

from datetime import timedelta
from decimal import Decimal

from jobs.alerting.kinds.look import Look, Verdict
from kpistore.model.assessment import Grounds, newer_due_by
from kpistore.model.kpi import Kpi
from kpistore.model.period import Period, PeriodKind


def late(look: Look) -> Verdict | None:
    """Fits where the next figure of the newest one's kind is due and not held.

    A figure that was published and marked as wrong since has come. Nothing to judge without a day to look from, or for
    headcounts, which come when they come.
    """
    awaited = following((look.marked.figure if look.marked else look.figure).period)
    if awaited is None or look.day is None:
        return None
    grounds = Grounds(awaited=awaited, due=(awaited.end or look.end) + arrears(look.kpi, awaited, look.rule.amount))
    return Verdict(grounds.due is not None and look.day > grounds.due, grounds=grounds)


def following(period: Period) -> Period | None:
    """The adjacent later period of the same length; twelve months roll on by a quarter."""
    if period.kind is PeriodKind.POINT or not period.months:
        return None
    return period.shifted(3 if period.kind is PeriodKind.ROLLING12 else period.months)


def arrears(kpi: Kpi, awaited: Period, days: Decimal | None) -> timedelta:
    """How long after its period a figure may come: as the rule says, as the KPI says, or the period's own length."""
    if days is not None:
        return timedelta(days=int(days))
    if kpi.arrears_days is not None:
        return timedelta(days=kpi.arrears_days)
    due = newer_due_by(awaited.shifted(-awaited.months)) if awaited.months else None
    return (due - awaited.end) if due and awaited.end else timedelta(0)
