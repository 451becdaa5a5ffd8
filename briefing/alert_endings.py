"""Why an alert goes on or ends, in a clause: "still below the 76% before the fall"."""

from briefing.alert_changes import fall, lengths, on_previous
from briefing.alert_findings import SET, finding_words, level_distance, target_distance
from briefing.alert_mark import is_good_news
from briefing.marked import marked_words
from briefing.words import number
from kpistore.model.alert import FALL_KINDS, VALUE_KINDS, AlertEvent, Event, Reason, RuleKind
from kpistore.model.assessment import Assessment
from kpistore.model.failed_import import FailedImport
from kpistore.model.kpi import Kpi, Unit
from kpistore.model.period import day_words


def reason_words(found: Assessment, event: AlertEvent, first: AlertEvent | None) -> str:
    """Why an event happened, as one plain line."""
    if event.event is Event.RECOVERED:
        return back_words(found, event, first)
    if event.event is Event.LAPSED:
        return ended_words(found) if event.reason == Reason.RULE_ENDED else lapsed_words(found)
    if event.event is Event.IMPROVED:
        return f"{on_previous(found)}, {still_short(found, first)}".removeprefix(", ")
    return finding_words(found) or on_previous(found)


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
    """How it ended, as a sentence."""
    if event.reason == Reason.BACK_AT_TARGET:
        return _at_target(found)
    if event.reason == Reason.WITHDRAWN:
        return "The figure this alert told of was withdrawn; the one before it does not fit the rule."
    if event.reason == Reason.ARRIVED:
        return _arrived(found)
    if found.rule.kind is RuleKind.IMPORT_FAILED and found.grounds.failed:
        mended = found.grounds.failed.mended_at
        return f"An import succeeded on {day_words(mended.date())}." if mended else _none_since(found.grounds.failed)
    if event.reason == Reason.OVER:
        return f"No longer so: {finding_words(found) or 'the newest figure does not fit the rule'}."
    if event.reason == Reason.BETTER_TWICE:
        return f"Better for two periods running, {still_short(found, first)}."
    return _at_level(found, first)


def _at_target(found: Assessment) -> str:
    if found.rule.kind not in VALUE_KINDS:
        return f"Back at the target: {target_distance(found)}."
    how = "No longer so" if is_good_news(found) else "Back at the level set"
    return f"{how}: {level_distance(found).removesuffix(SET)}."


def _arrived(found: Assessment) -> str:
    if found.marked:
        return f"It came, and does not count: {marked_words(found.marked)}."
    return f"A newer figure is here: {found.figure.period.label}."


def _at_level(found: Assessment, first: AlertEvent | None) -> str:
    level = first.level_before if first else None
    if first is None or level is None:
        return "Back at the level before."
    difference = found.value - level
    at = "Above" if difference > 0 else "Below" if difference < 0 else "At"
    return f"{at} {number(level, found.kpi.unit)}, the level before the {fall(found.kpi)}{lengths(found, first)}."


def ended_words(found: Assessment) -> str:
    """That the rule's dates are over."""
    until = f" on {day_words(found.rule.until)}" if found.rule.until else ""
    return f"Its rule ended{until}; this alert is closed, whether it recovered is not said."


def lapsed_words(found: Assessment) -> str:
    """That nothing newer is held, and by when it should have been."""
    due = found.newer_due_by()
    by = f" by {day_words(due)}" if due else ""
    return f"The reports loaded hold nothing newer{by}."


def _none_since(failed: FailedImport) -> str:
    return f"No import has failed since {day_words(failed.day)}."


def _is_count(kpi: Kpi) -> bool:
    return kpi.unit in (Unit.COUNT, Unit.GBP)
