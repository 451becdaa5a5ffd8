"""What an alert says of what was told before: when it began, what was said last, how long it lasted."""

from dataclasses import replace

from briefing.alert_words import AlertWords
from briefing.marked import WRONG
from briefing.message import plain
from briefing.words import number
from kpistore.model.alert import AlertEvent, Event, RuleKind
from kpistore.model.period import day_words, from_dates


def duration(alert: AlertWords) -> str:
    """How long it lasted, from the telling to the recovery."""
    if alert.first is None:
        return ""
    days = (alert.event.at - alert.first.at).days
    return f" It was open for {days} {'day' if days == 1 else 'days'}." if days else ""


def since_told(alert: AlertWords) -> list[str]:
    """When it was first told, and what was said last; and that a figure was revised."""
    event, first, last, kpi = alert.event, alert.first, alert.last, alert.found.kpi
    if event.revised_from is not None:
        was = number(event.revised_from, kpi.unit)
        if alert.found.was_told_wrong(replace(event, value=event.revised_from)):
            return [plain(f"This is the right figure of this period: the {was} told before was wrong.")]
        return [plain(f"This period's figure was revised: {was} was told before.")]
    if first is None or last is None or event.event in (Event.FIRED, Event.LAPSED):
        return []
    day = day_words(first.at.date())
    if alert.found.rule.kind is RuleKind.LATE:
        return [plain(f"First told on {day}.")]
    told = f"First told on {day}: {_told(alert, first)}"
    if event.event is Event.REPEATED and event.period_end == last.period_end:
        return [plain(f"{told}. No newer figure since {day_words(last.at.date())}.")]
    if (last.period_end, last.value) == (first.period_end, first.value):
        return [plain(f"{told}.")]
    return [plain(f"{told}; last told: {_told(alert, last)}.")]


def _told(alert: AlertWords, event: AlertEvent) -> str:
    figure = f"{number(event.value, alert.found.kpi.unit)} in {from_dates(event.period_start, event.period_end).label}"
    return f"{figure} ({WRONG})" if alert.found.was_told_wrong(event) else figure
