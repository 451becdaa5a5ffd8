"""An alert put into words: what, since when, how far from where it should be, and where it is printed."""

from collections.abc import Sequence

from briefing.message import CALLBACK_LIMIT_BYTES, Button, ButtonRows, Message, bold, fingerprint, plain
from briefing.words import change, figure_words, number, plain_number, source_line
from kpistore.asking.reference import reference_of
from kpistore.model.alert import AlertEvent, AlertRule, Event, Reason, RuleKind
from kpistore.model.assessment import Assessment
from kpistore.model.kpi import Direction, Kpi, Unit
from kpistore.model.observation import Observation
from kpistore.model.period import MONTHS_IN_YEAR, Period, PeriodKind, day_words, financial_year_of, from_dates

MUTE = "m"
"""The action of the button that mutes a rule: m:<tag of the rule>:<last day of the figure, yymmdd>."""
_LONGEST_TAG = CALLBACK_LIMIT_BYTES - len("m::yymmdd")


def alert_message(found: Assessment, event: AlertEvent, first: AlertEvent | None, last: AlertEvent | None) -> Message:
    """The alert as it is pushed; first and last are the earlier events of the same episode, None where it begins."""
    lines = [
        *_opening(found, event, first),
        *_since(found, event, first, last),
        plain(source_line(found.figure)),
        plain(f"You receive this because you follow alerts. {found.rule.reason}".strip()),
    ]
    return Message("\n".join(lines), _buttons(found, event))


def finding_words(found: Assessment) -> str:
    """What a firing rule found, without the figure: "0.8 points below the 90% national standard"."""
    if found.rule.kind is not RuleKind.WORSENS_BY:
        return _target_distance(found)
    if found.previous is None:
        return ""
    return f"{_on_previous(found)}{_from_where_it_began(found)}"


def reason_words(found: Assessment, event: AlertEvent, first: AlertEvent | None) -> str:
    """Why an event happened, as one plain line."""
    if event.event is Event.RECOVERED:
        return _back_words(found, event, first)
    if event.event is Event.LAPSED:
        return _lapsed_words(found)
    if event.event is Event.IMPROVED:
        return f"{_on_previous(found)}, {_still_short(found, first)}".removeprefix(", ")
    return finding_words(found) or _on_previous(found)


def rule_tag(rule: str) -> str:
    """A rule's name where a button can carry it, else a short name for it."""
    return rule if len(rule.encode()) <= _LONGEST_TAG and ":" not in rule else fingerprint(rule)[:16]


def rule_tagged(tag: str, rules: Sequence[AlertRule]) -> AlertRule | None:
    """The rule a button names; None if there is none any more."""
    return next((rule for rule in rules if rule_tag(rule.name) == tag), None)


def _opening(found: Assessment, event: AlertEvent, first: AlertEvent | None) -> list[str]:
    title, value = found.kpi.title, figure_words(found.figure)
    period = found.figure.period.label
    match event.event:
        case Event.RECOVERED:
            what = _joined(period, _on_previous(found))
            return [f"🟢 Recovered · {bold(f'{title}: {value}')}", plain(what), plain(_back_words(found, event, first))]
        case Event.LAPSED:
            head = f"⚪ No newer figure · {bold(title)}"
            closed = "This alert is closed; whether it recovered is not known."
            return [head, plain(f"The last is {value}, {period}. {_lapsed_words(found)}"), closed]
        case Event.IMPROVED:
            way = _improving(found)
            what = _joined(period, _on_previous(found))
            return [f"🟡 {bold(f'{title} {way} {value}')}, {plain(_still_short(found, first))}", plain(what)]
    word = {Event.WORSENED: "Worse · ", Event.REPEATED: "Still open · "}.get(event.event, "")
    if event.event is Event.REPEATED and not found.firing:
        return [f"🟡 {word}{bold(f'{title}: {value}')}", plain(_joined(period, _still_short(found, first)))]
    return [f"🟠 {word}{bold(f'{title}: {value}')}", plain(_joined(period, _fired_words(found)))]


def _fired_words(found: Assessment) -> str:
    if found.rule.kind is RuleKind.WORSENS_BY:
        return finding_words(found) or _on_previous(found)
    return "; ".join(filter(None, (_target_distance(found), _on_previous(found))))


def _since(found: Assessment, event: AlertEvent, first: AlertEvent | None, last: AlertEvent | None) -> list[str]:
    """When it was first told, and what was said last."""
    if first is None or last is None or event.event in (Event.FIRED, Event.LAPSED):
        return []
    told = f"First told on {day_words(first.at.date())}: {_told(found.kpi, first)}"
    if event.event is Event.REPEATED and event.period_end == last.period_end:
        return [plain(f"{told}. No newer figure since {day_words(last.at.date())}.")]
    if (last.period_end, last.value) == (first.period_end, first.value):
        return [plain(f"{told}.")]
    return [plain(f"{told}; last told: {_told(found.kpi, last)}.")]


def _told(kpi: Kpi, event: AlertEvent) -> str:
    return f"{number(event.value, kpi.unit)} in {from_dates(event.period_start, event.period_end).label}"


def _target_distance(found: Assessment) -> str:
    assert found.target is not None
    target = f"the {number(found.target.value, found.kpi.unit)} {found.target.name}"
    distance = found.value - found.target.value
    if distance == 0:
        return f"at {target}"
    return f"{change(distance, found.kpi.unit)} {'above' if distance > 0 else 'below'} {target}"


def _on_previous(found: Assessment) -> str:
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
    began = f"where the {_fall(found.kpi)} began"
    if found.previous and before.period.covers_same_days(found.previous.period):
        return f" ({figure_words(before)}), {began}"
    # The unit was just said; a share's points are not said twice.
    size = plain_number(abs(difference)) if found.kpi.unit is Unit.PERCENT else change(difference, found.kpi.unit)
    side = "above" if difference > 0 else "below"
    return f", and {size} {side} {before.period.label} ({figure_words(before)}), {began}"


def _still_short(found: Assessment, first: AlertEvent | None) -> str:
    """How far it is from where it should be again."""
    if found.rule.kind is not RuleKind.WORSENS_BY:
        return f"still {_target_distance(found)}"
    level = first.level_before if first else None
    if level is None:
        return "not yet back"
    difference = found.value - level
    if first and _is_count(found.kpi) and _lengths(found, first):
        return "not to be set beside the figure told before, which covers another length of time"
    if difference == 0:
        return f"at the {number(level, found.kpi.unit)} before the {_fall(found.kpi)}"
    side = "above" if difference > 0 else "below"
    return f"still {side} the {number(level, found.kpi.unit)} before the {_fall(found.kpi)}"


def _back_words(found: Assessment, event: AlertEvent, first: AlertEvent | None) -> str:
    if event.reason == Reason.BACK_AT_TARGET:
        return f"Back at the target: {_target_distance(found)}."
    if event.reason == Reason.BETTER_TWICE:
        return f"Better for two periods running, {_still_short(found, first)}."
    level = first.level_before if first else None
    if first is None or level is None:
        return "Back at the level before."
    difference = found.value - level
    at = "Above" if difference > 0 else "Below" if difference < 0 else "At"
    return f"{at} {number(level, found.kpi.unit)}, the level before the {_fall(found.kpi)}{_lengths(found, first)}."


def _lengths(found: Assessment, first: AlertEvent) -> str:
    """Said where the two figures cover spans of different length."""
    months, now = from_dates(first.period_start, first.period_end).months, found.figure.period.months
    return "" if months == now else f" (that figure covers {_span(months)}, this one {_span(now)})"


def _span(months: int) -> str:
    return "1 month" if months == 1 else f"{months} months"


def _fall(kpi: Kpi) -> str:
    """What getting worse looks like."""
    return "rise" if kpi.direction is Direction.LESS else "fall"


def _lapsed_words(found: Assessment) -> str:
    due = found.newer_due_by()
    by = f" by {day_words(due)}" if due else ""
    return f"The reports loaded hold nothing newer{by}."


def _improving(found: Assessment) -> str:
    return "rose to" if found.kpi.direction is Direction.MORE else "fell to"


def _joined(period: str, rest: str) -> str:
    return f"{period} · {rest}" if rest else period


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


def _buttons(found: Assessment, event: AlertEvent) -> ButtonRows:
    shows = _shows(found.figure)
    if event.event in (Event.RECOVERED, Event.LAPSED):
        return (shows,)
    action = f"{MUTE}:{rule_tag(found.rule.name)}:{found.end:%y%m%d}"
    return ((Button("Mute until next figure", action),), shows)


def _shows(figure: Observation) -> tuple[Button, ...]:
    name = reference_of(figure).encode()
    return (Button("Chart", f"c:{name}"), Button("Figure", f"q:{name}"))
