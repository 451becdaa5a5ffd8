"""A rule as it is made: what it says, what it would do, what can be changed before it is saved."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from briefing.alert import AlertWords, alert_message, finding_words
from briefing.marked import last_good_words
from briefing.message import Button, ButtonRows, Message, bold, plain
from briefing.rule_words import rule_words
from briefing.words import figure_words, number, plain_number
from kpistore.model.alert import DAY_KINDS, VALUE_KINDS, AlertRule, Recovery, RuleKind, Severity, Size
from kpistore.model.assessment import Assessment
from kpistore.model.kpi import Direction, Kpi, Unit
from kpistore.model.period import day_words

VALUE, SAVE, TRY, HISTORY, CANCEL = "rv", "rs", "rt", "rh", "rx"
MANAGE, PAUSE, RESUME, DELETE, SEVERITY, OWNED = "rm", "rp", "rr", "rd", "rg", "ro"
_LACKING = {
    RuleKind.BEYOND_CHANCE: "chance is told apart where both counts are under 100, and one before is held",
    RuleKind.WORSE_THAN: "no figure of theirs for the same days is held, or none that may be called better or worse",
}
"""What a kind asks for beside the figure."""
_OVER = {
    Recovery.LEVEL: "at the level before the fall",
    Recovery.TARGET: "at the target",
    Recovery.TWO_BETTER: "after two better periods",
}


@dataclass(frozen=True, slots=True)
class Draft:
    """A rule before it is saved, and what is known about it."""

    id: int
    rule: AlertRule
    kpi: Kpi
    found: Assessment | None
    """What it finds now; None where there is nothing to judge."""
    fires: bool
    """Whether it would fire at once."""
    fired: int
    """How often it would have fired on the figures held."""
    odds: str
    values: tuple[Decimal, ...] = ()
    """Other values near by."""
    owner: str = ""
    """By name; empty for none."""
    held: bool = True
    """Whether any figure is held that it could look at."""
    by_editor: bool = False
    """Whether an editor makes it, who may say who answers for it."""


def draft_message(draft: Draft) -> Message:
    """What the rule says and would do, with its buttons."""
    rule, kpi = draft.rule, draft.kpi
    lines = [bold("New rule"), *(plain(line) for line in (rule_words(rule, kpi), _now(draft), _past(draft.fired)))]
    lines.append(plain(f"{draft.odds} {standing_words(rule, draft.owner)}"))
    if _is_good_news(rule, kpi):
        way = "Higher" if kpi.direction is Direction.MORE else "Lower"
        lines.append(f"⚠ {way} is better for this measure: this rule brings good news.")
    labels = value_labels(rule, kpi, draft.values)
    offered = tuple(Button(label, f"{VALUE}:{draft.id}:{value}") for label, value in labels)
    known = (Button("Try it", f"{TRY}:{draft.id}"), Button("When would it have fired", f"{HISTORY}:{draft.id}"))
    rows = ((Button("Save", f"{SAVE}:{draft.id}"), Button("Cancel", f"{CANCEL}:{draft.id}")), known, offered)
    return Message("\n".join(lines), (*(row for row in rows if row), standing_row(draft.id, rule, draft.by_editor)))


def standing_words(rule: AlertRule, owner: str) -> str:
    """How much a rule matters, who answers for it, what ends it, and why it is watched."""
    words = [f"Importance: {rule.severity.value}.", f"Owner: {owner}." if owner else ""]
    words += [f"Over: {_OVER[rule.recovery]}." if rule.recovery else "", rule.reason]
    return " ".join(each for each in words if each)


def standing_row(number: int, rule: AlertRule, by_editor: bool) -> tuple[Button, ...]:
    """Another importance, the most severe comes first in a message; and for editors who answers for it."""
    others = (each for each in Severity if each is not rule.severity)
    row = tuple(Button(f"Importance {each}", f"{SEVERITY}:{number}:{each}") for each in others)
    return (*row, Button("Owner", f"{OWNED}:{number}:")) if by_editor else row


def try_message(alert: AlertWords) -> Message:
    """How the alert would look; marked as a test, without its buttons."""
    fits = "" if alert.found.firing else " The figure does not fit the rule: this is how an alert would look."
    return Message(f"🧪 Test of a rule. Nothing has happened.{fits}\n\n{alert_message(alert).text}")


def manage_rows(number: int, *, paused: bool, values: Sequence[tuple[str, Decimal]]) -> ButtonRows:
    """What can be done with a rule that is kept."""
    switch = Button("Resume", f"{RESUME}:{number}") if paused else Button("Pause", f"{PAUSE}:{number}")
    first = (switch, Button("Delete", f"{DELETE}:{number}"), Button("When would it have fired", f"{HISTORY}:{number}"))
    offered = tuple(Button(label, f"{VALUE}:{number}:{value}") for label, value in values)
    return (first, offered) if offered else (first,)


def value_labels(rule: AlertRule, kpi: Kpi, values: Sequence[Decimal]) -> list[tuple[str, Decimal]]:
    """Other values for the rule, each with its words."""
    return [(_value_label(rule, kpi, each), each) for each in values if each != rule.amount]


def _value_label(rule: AlertRule, kpi: Kpi, value: Decimal) -> str:
    if rule.by is Size.PER_CENT:
        return f"{plain_number(value)}%"
    return number(value, Unit.POINTS if kpi.unit is Unit.PERCENT and rule.kind not in VALUE_KINDS else kpi.unit)


def _now(draft: Draft) -> str:
    found = draft.found
    if found is None:
        return _nothing_to_judge(draft)
    if found.rule.kind is RuleKind.IMPORT_FAILED:
        failed = found.grounds.failed
        ever = f"the last one failed on {day_words(failed.day)}" if failed else "none has failed"
        return f"⚠ It would fire at once: {ever}." if draft.fires else f"It would not fire now: {ever}."
    marked = f" ({last_good_words(found)})" if found.marked else ""
    figure = f"{figure_words(found.figure)} in {found.figure.period.label}{marked}"
    if not found.is_compared:
        return f"There is nothing to judge now: {figure} has no earlier figure of the same length to be set beside."
    if draft.fires:
        words = finding_words(found)
        return f"⚠ It would fire at once: {figure}{f', {words}' if words else ''}."
    if found.firing and found.rule.kind not in DAY_KINDS:
        return f"It fits the newest figure, {figure}, which is too old to warn of."
    return f"It would not fire now: {figure}."


def _nothing_to_judge(draft: Draft) -> str:
    if not draft.held:
        return "No figure of it is held; it looks at the first that comes."
    why = _LACKING.get(draft.rule.kind, "")
    if not why and (draft.rule.since or draft.rule.until):
        why = "its dates leave out the newest figure, or none is held"
    otherwise = (
        "the figures it needs are not held, or none of them may be called better or worse (a report's own caution, or "
        "a share of a number that it does not print)"
    )
    return f"There is nothing to judge now: {why or otherwise}."


def _past(fired: int) -> str:
    if not fired:
        return "On the figures held it would never have fired."
    often = {1: "once", 2: "twice"}.get(fired, f"{fired} times")
    return f"On the figures held it would have fired {often}."


def _is_good_news(rule: AlertRule, kpi: Kpi) -> bool:
    better = {Direction.MORE: RuleKind.ABOVE, Direction.LESS: RuleKind.BELOW}
    return rule.kind is better.get(kpi.direction)
