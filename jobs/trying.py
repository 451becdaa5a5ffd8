"""A rule tried out: the alert it would bring, and when it would have fired on the figures held."""

from datetime import datetime

from briefing.alert import AlertWords
from briefing.message import Message, bold, plain
from briefing.words import number
from jobs.alerting.odds import odds_words
from jobs.alerting.replay import Replayed
from jobs.lookout import Lookout
from kpistore.model.alert import AlertEvent, AlertRule, Event, Reason, RuleKind
from kpistore.model.kpi import Kpi
from kpistore.model.period import day_words

MOST_LISTED = 12


def trial(rule: AlertRule, kpi: Kpi, lookout: Lookout, now: datetime) -> AlertWords | None:
    """The alert on the newest figure if it fits, else on the last on which it would have fired; None without a figure.

    Where it would never have fired: how it would look on the newest.
    """
    found = lookout.find(rule)
    fired = [each for each in lookout.replay(rule) if each.event.event is Event.FIRED]
    if fired and not (found and found.firing):
        return AlertWords(fired[-1].found, fired[-1].event)
    if found is None or (rule.kind is RuleKind.IMPORT_FAILED and lookout.failed is None):
        return None
    period = found.figure.period
    event = AlertEvent(
        rule.name, kpi.key, Event.FIRED, now, found.end, found.value, Reason.FIRST.value, None, period.start
    )
    return AlertWords(found, event)


def history_message(rule: AlertRule, kpi: Kpi, lookout: Lookout) -> Message:
    """Every event of the recorded history, the newest last, and how often chance would do as much."""
    events = lookout.replay(rule)
    lines = [
        bold(f"When it would have fired: {rule.name}"),
        *(plain(_line(each, kpi)) for each in events[-MOST_LISTED:]),
    ]
    if len(events) > MOST_LISTED:
        lines.insert(1, plain(f"The newest {MOST_LISTED} of {len(events)} events:"))
    if not events:
        lines.append("Never, on the figures held.")
    return Message("\n".join([*lines, plain(odds_words(rule, kpi, lookout.figures(kpi.key)))]))


def _line(each: Replayed, kpi: Kpi) -> str:
    value, period = number(each.event.value, kpi.unit), each.found.figure.period.label
    return f"• {period}: {each.event.event.value}, {value} (known {day_words(each.known_from)})"
