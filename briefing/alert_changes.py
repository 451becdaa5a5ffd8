"""How a figure has changed, in a clause: "down 1.2 points on Q3"."""

from briefing.words import change, figure_words, plain_number, signed_percent
from kpistore.model.alert import AlertEvent, RuleKind
from kpistore.model.assessment import Assessment
from kpistore.model.kpi import Direction, Kpi, Unit
from kpistore.model.period import MONTHS_IN_YEAR, Period, PeriodKind, financial_year_of, from_dates


def on_previous(found: Assessment) -> str:
    """The change on the previous like period: "down 1.2 points on Q3"; empty where there is none."""
    if found.previous is None or found.previous.value is None:
        return ""
    difference = found.value - found.previous.value
    against = _beside(found.previous.period, found.figure.period)
    if difference == 0:
        return f"unchanged on {against}"
    return f"{'up' if difference > 0 else 'down'} {change(difference, found.kpi.unit)} on {against}"


def change_words(found: Assessment) -> str:
    other = found.grounds.other
    if other is None or other.value is None:
        return on_previous(found)
    difference = found.value - other.value
    against = _beside(other.period, found.figure.period)
    if difference == 0:
        return f"unchanged on {against}"
    percent = found.grounds.percent
    size = change(difference, found.kpi.unit)
    share = f" ({signed_percent(percent)})" if percent is not None and found.kpi.unit is not Unit.PERCENT else ""
    return f"{'up' if difference > 0 else 'down'} {size}{share} on {against}"


def from_where_it_began(found: Assessment) -> str:
    before = found.before
    if before is None or before.value is None:
        return ""
    difference = found.value - before.value
    began = f"where the {fall(found.kpi)} began"
    other = found.grounds.other if found.rule.kind is RuleKind.WORSENS_BY else found.previous
    if other and before.period.covers_same_days(other.period):
        return f" ({figure_words(before)}), {began}"
    # The unit was just said; a share's points are not said twice.
    size = plain_number(abs(difference)) if found.kpi.unit is Unit.PERCENT else change(difference, found.kpi.unit)
    side = "above" if difference > 0 else "below"
    return f", and {size} {side} {before.period.label} ({figure_words(before)}), {began}"


def fall(kpi: Kpi) -> str:
    """What getting worse looks like."""
    return "rise" if kpi.direction is Direction.LESS else "fall"


def lengths(found: Assessment, first: AlertEvent) -> str:
    """Said where the two figures cover spans of different length."""
    months, now = from_dates(first.period_start, first.period_end).months, found.figure.period.months
    return "" if months == now else f" (that figure covers {_span(months)}, this one {_span(now)})"


def _span(months: int) -> str:
    return "1 month" if months == 1 else f"{months} months"


def _beside(other: Period, figure: Period) -> str:
    """A quarter of the same financial year needs no year; twelve months are set beside the year before."""
    if figure.months == MONTHS_IN_YEAR and other.covers_same_days(figure.shifted(-MONTHS_IN_YEAR)):
        return "the year before"
    quarters = other.kind is PeriodKind.QUARTER and figure.kind is PeriodKind.QUARTER
    if quarters and other.start and figure.start and financial_year_of(other.start) == financial_year_of(figure.start):
        return other.label.split()[0]
    return other.label
