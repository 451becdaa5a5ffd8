"""Why an alert came: the rule, what it finds now, what happened before, and how often chance would do as much."""

from briefing.alert import finding_words
from briefing.alert_buttons import acknowledged_buttons, alert_buttons, figure_buttons
from briefing.marked import WRONG, last_good_words
from briefing.message import ButtonRows, Message, bold, plain
from briefing.rule_words import audience_words, rule_words
from briefing.words import figure_words, number
from jobs.alerting.episode import episode_of
from jobs.alerting.odds import odds_words
from jobs.lookout import Lookout
from jobs.watched import Watched
from kpistore.model.alert import AlertEvent, Event
from kpistore.model.assessment import Assessment
from kpistore.model.period import day_words, from_dates
from kpistore.store import Store

MOST_HISTORY = 5


def explain(store: Store, each: Watched, lookout: Lookout) -> Message:
    """The rule as it stands now, with the buttons of its alert while that is open."""
    found = lookout.find(each.rule)
    history = store.alerts.of_rule(each.rule.id)
    lines = [bold(each.rule.name), plain(f"Rule: {rule_words(each.rule, each.kpi)}.")]
    if found:
        lines.append(plain(_now(found)))
    said = [event for event in history[-MOST_HISTORY:] if event.event is not Event.PENDING]
    lines += [plain(_event_line(each, event, found)) for event in said]
    lines.append(plain(odds_words(each.rule, each.kpi, lookout.figures(each.kpi.key))))
    told = "the chat it was made in" if each.made else audience_words(each.rule)
    lines.append(plain(f"Told to {told}; importance {each.rule.severity.value}. {each.rule.reason}".strip()))
    return Message("\n".join(lines), _buttons(found, history))


def _now(found: Assessment) -> str:
    words = finding_words(found)
    held = "it fits" if found.firing else "it fits, not yet long enough" if found.pending else "it does not fit"
    figure = f"{figure_words(found.figure)} in {found.figure.period.label}"
    if not found.is_compared:
        return f"Now: nothing to judge. {figure} has no earlier figure of the same length to be set beside."
    now = f"Now: {held}. {figure}{f', {words}' if words else ''}."
    marked = last_good_words(found)
    return f"{now} {marked[:1].upper()}{marked[1:]}." if marked else now


def _event_line(each: Watched, event: AlertEvent, found: Assessment | None) -> str:
    period = from_dates(event.period_start, event.period_end).label
    by = f" by {event.person}" if event.person else ""
    wrong = f" ({WRONG})" if found and found.was_told_wrong(event) else ""
    value = number(event.value, each.kpi.unit)
    return f"{day_words(event.at.date())}: {event.event.value}{by}, {value} in {period}{wrong}"


def _buttons(found: Assessment | None, history: list[AlertEvent]) -> ButtonRows:
    if found is None:
        return ()
    episode = episode_of(history)
    rows: ButtonRows = ()
    if episode:
        rows = acknowledged_buttons(found) if episode.acknowledged else alert_buttons(found, episode.last)
    return (*rows, figure_buttons(found.figure))
