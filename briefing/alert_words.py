"""What a rule found, and why an alert goes on or ends, in a clause: "0.8 points below the 90% national standard"."""

from briefing.words import COMPARATOR_WORDS, change, figure_words, number, plain_number, signed_percent
from kpistore.model.alert import (
    FALL_KINDS,
    RUNNING_KINDS,
    TARGET_KINDS,
    VALUE_KINDS,
    AlertEvent,
    Event,
    Reason,
    RuleKind,
)
from kpistore.model.assessment import Assessment
from kpistore.model.kpi import Direction, Kpi, Unit
from kpistore.model.period import MONTHS_IN_YEAR, Period, PeriodKind, day_words, financial_year_of, from_dates

_SIGNALS = {
    "outside-limits": "outside the limits of its control chart",
    "trend": "the seventh figure running that goes one way",
    "two-in-three": "the second of three figures near a limit of its control chart",
    "shift": "the seventh figure running on one side of its average",
}


def finding_words(found: Assessment) -> str:
    """What a firing rule found, without the figure: "0.8 points below the 90% national standard"."""
    kind = found.rule.kind
    if kind in TARGET_KINDS:
        return _running_too(found, _target_distance(found))
    if kind in VALUE_KINDS:
        return _running_too(found, _level_distance(found))
    if kind is RuleKind.WORSE_THAN:
        return _running_too(found, _beside_comparator(found))
    if kind is RuleKind.SIGNAL:
        return _signal_words(found)
    if kind is RuleKind.LATE:
        return _late_words(found)
    if kind is RuleKind.IMPORT_FAILED:
        return failed_words(found)
    if kind is RuleKind.CHANGES_BY:
        return _change_words(found)
    return _fall_words(found)


def reason_words(found: Assessment, event: AlertEvent, first: AlertEvent | None) -> str:
    """Why an event happened, as one plain line."""
    if event.event is Event.RECOVERED:
        return back_words(found, event, first)
    if event.event is Event.LAPSED:
        return lapsed_words(found)
    if event.event is Event.IMPROVED:
        return f"{on_previous(found)}, {still_short(found, first)}".removeprefix(", ")
    return finding_words(found) or on_previous(found)


def _fall_words(found: Assessment) -> str:
    if found.previous is None:
        return ""
    words = f"{on_previous(found)}{_from_where_it_began(found)}"
    if found.rule.kind in RUNNING_KINDS:
        way = "better" if found.rule.kind is RuleKind.IMPROVES_RUNNING else "worse"
        return f"{way} for {found.grounds.running} periods running: {words}"
    return f"{words}; more than chance explains" if found.rule.kind is RuleKind.BEYOND_CHANCE else words


def _running_too(found: Assessment, words: str) -> str:
    return f"{words}, for {found.rule.periods} periods running" if found.rule.periods > 1 and found.firing else words


def _level_distance(found: Assessment) -> str:
    level = found.grounds.level
    assert level is not None
    distance = found.value - level
    words = number(level, found.kpi.unit)
    if distance == 0:
        return f"at {words}, the level set"
    return f"{change(distance, found.kpi.unit)} {'above' if distance > 0 else 'below'} {words}, the level set"


def _beside_comparator(found: Assessment) -> str:
    assert found.grounds.level is not None
    distance = found.value - found.grounds.level
    name = f"{COMPARATOR_WORDS[found.rule.comparator]} ({number(found.grounds.level, found.kpi.unit)})"
    if distance == 0:
        return f"the same as {name}"
    return f"{change(distance, found.kpi.unit)} {'above' if distance > 0 else 'below'} {name}"


def _signal_words(found: Assessment) -> str:
    words = _SIGNALS.get(found.grounds.signal, "within the limits of its control chart")
    if found.grounds.limits is None or found.grounds.signal in ("trend", "shift"):
        return words
    lower, upper = (f"{each:,.1f}" for each in found.grounds.limits)
    return f"{words} ({lower} to {upper})"


def _late_words(found: Assessment) -> str:
    awaited, due = found.grounds.awaited, found.grounds.due
    if awaited is None or due is None:
        return ""
    return f"{awaited.label} was due by {day_words(due)} and is not in the reports loaded"


def failed_words(found: Assessment) -> str:
    """Which file failed, when and why; empty where none did."""
    failed = found.grounds.failed
    return f"{failed.file} was not loaded on {day_words(failed.day)}: {failed.why}" if failed else ""


def _change_words(found: Assessment) -> str:
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


def _target_distance(found: Assessment) -> str:
    assert found.target is not None
    target = f"the {number(found.target.value, found.kpi.unit)} {found.target.name}"
    distance = found.value - found.target.value
    if distance == 0:
        return f"at {target}"
    return f"{change(distance, found.kpi.unit)} {'above' if distance > 0 else 'below'} {target}"


def on_previous(found: Assessment) -> str:
    """The change on the previous like period: "down 1.2 points on Q3"; empty where there is none."""
    if found.previous is None or found.previous.value is None:
        return ""
    difference = found.value - found.previous.value
    against = _beside(found.previous.period, found.figure.period)
    if difference == 0:
        return f"unchanged on {against}"
    return f"{'up' if difference > 0 else 'down'} {change(difference, found.kpi.unit)} on {against}"


def _from_where_it_began(found: Assessment) -> str:
    before = found.before
    if before is None or before.value is None:
        return ""
    difference = found.value - before.value
    began = f"where the {fall(found.kpi)} began"
    if found.previous and before.period.covers_same_days(found.previous.period):
        return f" ({figure_words(before)}), {began}"
    # The unit was just said; a share's points are not said twice.
    size = plain_number(abs(difference)) if found.kpi.unit is Unit.PERCENT else change(difference, found.kpi.unit)
    side = "above" if difference > 0 else "below"
    return f", and {size} {side} {before.period.label} ({figure_words(before)}), {began}"


def still_short(found: Assessment, first: AlertEvent | None) -> str:
    """How far it is from where it should be again."""
    if found.rule.kind not in FALL_KINDS:
        return f"still {finding_words(found)}" if found.firing else f"not yet clear: {finding_words(found)}"
    level = first.level_before if first else None
    if level is None:
        return "not yet back"
    difference = found.value - level
    if first and _is_count(found.kpi) and lengths(found, first):
        return "not to be set beside the figure told before, which covers another length of time"
    if difference == 0:
        return f"at the {number(level, found.kpi.unit)} before the {fall(found.kpi)}"
    side = "above" if difference > 0 else "below"
    return f"still {side} the {number(level, found.kpi.unit)} before the {fall(found.kpi)}"


def back_words(found: Assessment, event: AlertEvent, first: AlertEvent | None) -> str:
    if event.reason == Reason.BACK_AT_TARGET:
        if found.rule.kind in VALUE_KINDS:
            return f"Back at the level set: {_level_distance(found)}."
        return f"Back at the target: {_target_distance(found)}."
    if event.reason == Reason.ARRIVED:
        return "The figure that was late is here."
    if found.rule.kind is RuleKind.IMPORT_FAILED and found.grounds.failed:
        return f"No import has failed since {day_words(found.grounds.failed.day)}."
    if event.reason == Reason.OVER:
        return f"No longer so: {finding_words(found) or 'the newest figure does not fit the rule'}."
    if event.reason == Reason.BETTER_TWICE:
        return f"Better for two periods running, {still_short(found, first)}."
    level = first.level_before if first else None
    if first is None or level is None:
        return "Back at the level before."
    difference = found.value - level
    at = "Above" if difference > 0 else "Below" if difference < 0 else "At"
    return f"{at} {number(level, found.kpi.unit)}, the level before the {fall(found.kpi)}{lengths(found, first)}."


def lengths(found: Assessment, first: AlertEvent) -> str:
    """Said where the two figures cover spans of different length."""
    months, now = from_dates(first.period_start, first.period_end).months, found.figure.period.months
    return "" if months == now else f" (that figure covers {_span(months)}, this one {_span(now)})"


def _span(months: int) -> str:
    return "1 month" if months == 1 else f"{months} months"


def fall(kpi: Kpi) -> str:
    """What getting worse looks like."""
    return "rise" if kpi.direction is Direction.LESS else "fall"


def lapsed_words(found: Assessment) -> str:
    due = found.newer_due_by()
    by = f" by {day_words(due)}" if due else ""
    return f"The reports loaded hold nothing newer{by}."


def _beside(other: Period, figure: Period) -> str:
    """A quarter of the same financial year needs no year; twelve months are set beside the year before."""
    if figure.months == MONTHS_IN_YEAR and other.covers_same_days(figure.shifted(-MONTHS_IN_YEAR)):
        return "the year before"
    quarters = other.kind is PeriodKind.QUARTER and figure.kind is PeriodKind.QUARTER
    if quarters and other.start and figure.start and financial_year_of(other.start) == financial_year_of(figure.start):
        return other.label.split()[0]
    return other.label


def _is_count(kpi: Kpi) -> bool:
    return kpi.unit in (Unit.COUNT, Unit.GBP)
