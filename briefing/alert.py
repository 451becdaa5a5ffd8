"""An alert as a message: what, since when, how far from where it should be, where it is printed, what can be done."""

from collections.abc import Mapping, Sequence

from briefing.alert_buttons import (
    FAILED_IMPORT,
    alert_buttons,
    apart_label,
    opening_button,
    release_row,
    rule_tag,
    rule_tagged,
)
from briefing.alert_caution import caution_words, chance_words
from briefing.alert_changes import on_previous
from briefing.alert_endings import back_words, ended_words, lapsed_words, reason_words, still_short
from briefing.alert_findings import finding_words
from briefing.alert_group import Block, blocks_message
from briefing.alert_history import duration, since_told
from briefing.alert_mark import end_of, mark_of
from briefing.alert_since import since_words
from briefing.alert_words import AlertWords
from briefing.marked import warning_words
from briefing.message import Message, bold, plain
from briefing.rule_words import condition_words, rule_words
from briefing.words import change, figure_words, source_line
from kpistore.model.alert import FALL_KINDS, Event, Reason, RuleKind, Severity
from kpistore.model.assessment import Assessment
from kpistore.model.kpi import Direction

__all__ = [
    "AlertWords",
    "alert_message",
    "block",
    "finding_words",
    "group_message",
    "reason_words",
    "rule_tag",
    "rule_tagged",
]

_GOOD = (RuleKind.IMPROVES_RUNNING,)
MOST_WARNINGS = 2
"""What the audit doubts first, then what the report itself warns of."""


def alert_message(alert: AlertWords) -> Message:
    """The alert by itself."""
    lines = [*_lines(alert), _why_you(alert)]
    return Message("\n".join(lines), alert_buttons(alert.found, alert.event))


def group_message(alerts: Sequence[AlertWords], objectives: Mapping[str, str], releases: Sequence[str] = ()) -> Message:
    """The alerts of one run as one message: most severe first, then by objective.

    `objectives` has their titles in order; `releases` names what others wait for, where the reader is the one
    who may let it go.
    """
    if len(alerts) == 1:
        single = alert_message(alerts[0])
        return Message(single.text, (*single.buttons, *(release_row(each) for each in releases)))
    return blocks_message([block(each, objectives) for each in alerts], releases)


def block(alert: AlertWords, objectives: Mapping[str, str]) -> Block:
    """The alert among others."""
    over = alert.event.event in (Event.RECOVERED, Event.LAPSED)
    severity = list(Severity).index(alert.found.rule.severity)
    objective = alert.found.kpi.objective
    order = list(objectives).index(objective) if objective in objectives else len(objectives)
    full = "\n".join([*_lines(alert), _whose(alert)])
    place, opening, apart = (int(over), severity, order), opening_button(alert.found), apart_label(alert.found)
    title, follows = objectives.get(objective, ""), "" if alert.made_by else "alerts"
    return Block(place, title, full, _short(alert), opening, apart=apart, follows=follows)


def _short(alert: AlertWords) -> str:
    found = alert.found
    if found.rule.kind is RuleKind.IMPORT_FAILED:
        return plain(f"• {finding_words(found) or FAILED_IMPORT}")
    if found.rule.kind is RuleKind.LATE and alert.event.event is not Event.RECOVERED:
        return plain(f"• {found.kpi.title}: {finding_words(found)}")
    return plain(f"• {found.kpi.title}: {figure_words(found.figure)}, {found.figure.period.label}")


def _whose(alert: AlertWords) -> str:
    """Among others: whose rule brings it, what it says, and why it is watched."""
    rule, kpi = alert.found.rule, alert.found.kpi
    named = "" if rule.name == rule_words(rule, kpi) else f" ({condition_words(rule, kpi)})"
    whose = f"{alert.made_by}’s rule" if alert.made_by else "Office rule"
    return plain(f"{whose} “{rule.name}”{named}. {rule.reason}".strip())


def _why_you(alert: AlertWords) -> str:
    why = f"of {alert.made_by}’s rule “{alert.found.rule.name}”" if alert.made_by else "you follow alerts"
    return plain(f"You receive this because {why}. {alert.found.rule.reason}".strip())


def _lines(alert: AlertWords) -> list[str]:
    if alert.found.rule.kind is RuleKind.IMPORT_FAILED:
        return _opening(alert)
    told_no_figure = alert.found.rule.kind is RuleKind.LATE or alert.event.event is Event.LAPSED
    warnings = () if told_no_figure else (*alert.doubts, *caution_words(alert.found))
    marked = [warning_words(alert.found)] if alert.found.marked else []
    doubts = [plain(f"⚠ {each}") for each in (*marked, *warnings[:MOST_WARNINGS])]
    return [*_opening(alert), *_parts(alert), *since_told(alert), *doubts, plain(source_line(alert.found.figure))]


def _opening(alert: AlertWords) -> list[str]:
    found, event, first = alert.found, alert.event, alert.first
    title, value = found.kpi.title, figure_words(found.figure)
    period = found.figure.period.label
    match event.event:
        case Event.RECOVERED if found.rule.kind is RuleKind.IMPORT_FAILED:
            return [f"🟢 Over · {bold('Imports')}", plain(back_words(found, event, first) + duration(alert))]
        case Event.RECOVERED:
            what = _joined(period, on_previous(found))
            head = f"{end_of(found, event.reason)} · {bold(f'{title}: {value}')}"
            return [head, plain(what), plain(back_words(found, event, first) + duration(alert))]
        case Event.LAPSED if event.reason == Reason.RULE_ENDED:
            return [f"⚪ No longer watched · {bold(title)}", plain(ended_words(found))]
        case Event.LAPSED:
            head = f"⚪ No newer figure · {bold(title)}"
            closed = "This alert is closed; whether it recovered is not known."
            return [head, plain(f"The last is {value}, {period}. {lapsed_words(found)}"), closed]
        case Event.IMPROVED:
            way = "rose to" if found.kpi.direction is Direction.MORE else "fell to"
            what = _joined(period, on_previous(found))
            return [f"🟡 {bold(f'{title} {way} {value}')}, {plain(still_short(found, first))}", plain(what)]
    return _warning(alert)


def _warning(alert: AlertWords) -> list[str]:
    found, event = alert.found, alert.event
    title, value, period = found.kpi.title, figure_words(found.figure), found.figure.period.label
    word = {Event.WORSENED: "Worse · ", Event.REPEATED: "Still open · "}.get(event.event, "")
    if event.event is Event.REPEATED and not found.firing:
        return [f"🟡 {word}{bold(f'{title}: {value}')}", plain(_joined(period, still_short(found, alert.first)))]
    if found.rule.kind is RuleKind.LATE:
        return [f"⚪ {word}{bold(f'{title}: a figure is late')}", plain(f"{_sentence(finding_words(found))}.")]
    if found.rule.kind is RuleKind.IMPORT_FAILED:
        again = {Event.WORSENED: "Again · "}.get(event.event, word)
        return [f"⚪ {again}{bold(FAILED_IMPORT)}", plain(_stopped(finding_words(found)))]
    head = f"{mark_of(found)} {word}{bold(f'{title}: {value}')}"
    more = (since_words(found), chance_words(found))
    return [head, plain(_joined(period, _fired_words(found))), *(plain(each) for each in more if each)]


def _fired_words(found: Assessment) -> str:
    if found.rule.kind in FALL_KINDS or found.rule.kind in (RuleKind.CHANGES_BY, *_GOOD):
        return finding_words(found) or on_previous(found)
    return "; ".join(filter(None, (finding_words(found), on_previous(found))))


def _parts(alert: AlertWords) -> list[str]:
    if not alert.parts or alert.event.event not in (Event.FIRED, Event.WORSENED):
        return []
    named = (f"{kpi.title} {'up' if moved > 0 else 'down'} {change(moved, kpi.unit)}" for kpi, moved in alert.parts)
    return [plain(f"Most of it: {'; '.join(named)}.")]


def _stopped(words: str) -> str:
    return words if words.endswith(".") else f"{words}."


def _sentence(words: str) -> str:
    return f"{words[:1].upper()}{words[1:]}"


def _joined(period: str, rest: str) -> str:
    return f"{period} · {rest}" if rest else period
