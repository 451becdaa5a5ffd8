"""Rules made in a chat: typed or tapped together, tried, saved, changed, paused, deleted."""

from dataclasses import replace
from decimal import Decimal, InvalidOperation

from bot.commands.open import is_editor
from bot.desk import OUTDATED, Desk, Reply, Request
from briefing.draft import (
    KIND_CODES,
    MANAGE,
    Draft,
    draft_message,
    kind_rows,
    manage_rows,
    try_message,
    value_labels,
)
from briefing.message import CALLBACK_LIMIT_BYTES, Button, ButtonRows, Message, bold, plain
from briefing.rule_words import rule_words
from jobs.alerting.odds import odds_words
from jobs.alerting.replay import replay
from jobs.alerting.rules import assess
from jobs.alerting.wording import EXAMPLES, for_kpi, read_typed, unit_problem
from jobs.alerts import known_on
from jobs.drafting import draft_problem, suggested_values, unique_name, with_suggestion, would_fire
from jobs.trying import history_message, trial
from kpistore.asking.question import understand
from kpistore.catalogue import UnknownKpi
from kpistore.model.alert import AlertRule, Event, RuleKind
from kpistore.model.kpi import NATIONAL, Kpi
from kpistore.model.observation import Observation
from kpistore.store.rules import ChatRule, RuleState

RUNNING = 3
_NOT_YOURS = "Only {name} or an editor changes this rule."
_GONE = "This rule is not there any more. /alerts lists those that are."
_LIVING = (RuleState.DRAFT, RuleState.ACTIVE, RuleState.PAUSED)


def alert(desk: Desk, request: Request) -> Reply:
    """Make a rule: /alert 999 answered below 85%"""
    typed = read_typed(request.words)
    if not typed.name:
        return Reply(Message(plain(f"Name a measure and what to watch for: {EXAMPLES}.")))
    question = understand(typed.name, desk.office.catalogue, desk.clock().date())
    if question.kpi is None:
        return _which(question.candidates, typed.condition, typed.name)
    if question.breakdown or question.period or question.comparator:
        return Reply(Message("A rule watches a whole measure of the office's own. Leave out the part, period or area."))
    if typed.rule is None:
        return _kinds(desk, question.kpi)
    problem = unit_problem(typed, question.kpi)
    return Reply(Message(plain(problem))) if problem else _drafted(desk, request, for_kpi(typed.rule, question.kpi))


def choose_kind(desk: Desk, request: Request) -> Reply:
    """A button that chooses what a rule watches for."""
    key, _colon, code = request.words.partition(":")
    try:
        kpi = desk.office.catalogue.kpi(key)
    except UnknownKpi:
        return Reply(Message("This measure is not in the catalogue any more. /kpis lists what is."))
    if code not in KIND_CODES:
        return _kinds(desk, kpi)
    kind = KIND_CODES[code]
    rule = AlertRule("", kpi.key, kind, periods=RUNNING if kind is RuleKind.WORSENS_RUNNING else 1)
    return _drafted(desk, request, with_suggestion(rule, kpi, _known(desk, kpi)))


def choose_value(desk: Desk, request: Request) -> Reply:
    """A button that gives a rule another value."""
    number, _colon, value = request.words.partition(":")
    held = _mine(desk, request, number)
    if isinstance(held, Reply):
        return held
    try:
        rule = replace(held.rule, amount=Decimal(value))
    except InvalidOperation:
        return Reply(Message(OUTDATED))
    problem = draft_problem(desk.store, desk.office, rule, held.chat_id, held.id)
    if problem:
        return Reply(Message(plain(problem)))
    kpi = desk.office.catalogue.kpi(rule.kpi)
    rule = replace(rule, name=unique_name(desk.store, desk.office, rule, kpi, held.id))
    desk.store.rules.change(held.id, rule, desk.clock())
    if held.state is RuleState.DRAFT:
        return Reply(_draft(desk, rule, kpi, held.id), edit=True)
    return Reply(_managed(desk, replace(held, rule=rule), "Changed."), edit=True)


def save(desk: Desk, request: Request) -> Reply:
    """A button that lets a rule watch."""
    held = _mine(desk, request, request.words)
    if isinstance(held, Reply):
        return held
    problem = draft_problem(desk.store, desk.office, held.rule, held.chat_id, held.id)
    if held.state is RuleState.DRAFT and problem:
        return Reply(Message(plain(problem)))
    now = desk.clock()
    if not desk.store.rules.set_state(held.id, RuleState.ACTIVE, now, among=(RuleState.DRAFT,)):
        return Reply(Message("This rule is saved already. /alerts lists it."))
    desk.store.people.subscribe(held.chat_id, held.topic, now)
    return Reply(_managed(desk, replace(held, state=RuleState.ACTIVE), "Saved. Alerts of this rule come to this chat."))


def cancel(desk: Desk, request: Request) -> Reply:
    """A button that drops a rule before it is saved."""
    held = _mine(desk, request, request.words)
    if isinstance(held, Reply):
        return held
    done = desk.store.rules.set_state(held.id, RuleState.DELETED, desk.clock(), among=(RuleState.DRAFT,))
    return Reply(Message("Dropped; nothing was saved." if done else "This rule is saved. /alerts has a button for it."))


def try_it(desk: Desk, request: Request) -> Reply:
    """A button that sends a marked test."""
    held = _mine(desk, request, request.words)
    if isinstance(held, Reply):
        return held
    kpi = desk.office.catalogue.kpi(held.rule.kpi)
    alert_words = trial(held.rule, kpi, _known(desk, kpi), desk.clock())
    if alert_words is None:
        return Reply(Message("There is nothing to show yet: the figures it needs are not held."))
    return Reply(try_message(alert_words))


def show_history(desk: Desk, request: Request) -> Reply:
    """A button that shows when a rule would have fired."""
    held = _mine(desk, request, request.words)
    if isinstance(held, Reply):
        return held
    kpi = desk.office.catalogue.kpi(held.rule.kpi)
    known = _known(desk, kpi)
    return Reply(history_message(held.rule, kpi, known, desk.clock().date()))


def manage(desk: Desk, request: Request) -> Reply:
    """A button that opens a rule."""
    held = _mine(desk, request, request.words)
    return held if isinstance(held, Reply) else Reply(_managed(desk, held))


def pause(desk: Desk, request: Request) -> Reply:
    """A button that lets a rule rest."""
    return _switched(desk, request, RuleState.ACTIVE, RuleState.PAUSED, "Paused. It finds nothing until it is resumed.")


def resume(desk: Desk, request: Request) -> Reply:
    """A button that lets a rule watch again."""
    return _switched(desk, request, RuleState.PAUSED, RuleState.ACTIVE, "Watching again.")


def delete(desk: Desk, request: Request) -> Reply:
    """A button that deletes a rule."""
    held = _mine(desk, request, request.words)
    if isinstance(held, Reply):
        return held
    now = desk.clock()
    if not desk.store.rules.set_state(held.id, RuleState.DELETED, now, among=_LIVING):
        return Reply(Message(_GONE))
    desk.store.people.unsubscribe(held.chat_id, held.topic, now, "the rule was deleted")
    return Reply(Message(plain(f"Deleted: {held.rule.name}.")))


def rule_rows(desk: Desk, chat_id: int) -> ButtonRows:
    """One button for each rule of a chat."""
    mine = [each for each in desk.store.rules.kept() if each.chat_id == chat_id]
    return tuple((Button(each.rule.name[:40], f"{MANAGE}:{each.id}"),) for each in mine)


def offered_kinds(desk: Desk, kpi: Kpi) -> ButtonRows:
    """The kinds of rule that can watch a measure."""
    return kind_rows(kpi, national=any(each.comparator == NATIONAL for each in _known(desk, kpi)))


def _switched(desk: Desk, request: Request, was: RuleState, wanted: RuleState, said: str) -> Reply:
    held = _mine(desk, request, request.words)
    if isinstance(held, Reply):
        return held
    if not desk.store.rules.set_state(held.id, wanted, desk.clock(), among=(was,)):
        return Reply(Message(_GONE if held.state is RuleState.DELETED else f"It is {held.state.value} already."))
    return Reply(_managed(desk, replace(held, state=wanted), said), edit=True)


def _which(candidates: tuple[Kpi, ...], condition: str, name: str) -> Reply:
    if not candidates:
        return Reply(Message(plain(f"No measure is called “{name[:60]}”. /kpis lists all.")))
    rows = []
    for kpi in candidates:
        action = f"ra:{kpi.key}:{condition}" if condition else f"rk:{kpi.key}:"
        if len(action.encode()) <= CALLBACK_LIMIT_BYTES:
            rows.append((Button(kpi.title[:40], action),))
    return Reply(Message("Which measure shall be watched?", tuple(rows)))


def choose_measure(desk: Desk, request: Request) -> Reply:
    """A button that chooses the measure of a typed condition."""
    key, _colon, condition = request.words.partition(":")
    try:
        kpi = desk.office.catalogue.kpi(key)
    except UnknownKpi:
        return Reply(Message("This measure is not in the catalogue any more. /kpis lists what is."))
    typed = read_typed(f"x {condition}")
    if typed.rule is None:
        return Reply(Message(OUTDATED))
    problem = unit_problem(typed, kpi)
    return Reply(Message(plain(problem))) if problem else _drafted(desk, request, for_kpi(typed.rule, kpi))


def _kinds(desk: Desk, kpi: Kpi) -> Reply:
    return Reply(Message(f"{bold(kpi.title)}\nWhat shall be watched for?", offered_kinds(desk, kpi)))


def _drafted(desk: Desk, request: Request, rule: AlertRule) -> Reply:
    problem = draft_problem(desk.store, desk.office, rule, request.chat_id)
    if problem:
        return Reply(Message(plain(problem)))
    kpi = desk.office.catalogue.kpi(rule.kpi)
    named = replace(rule, name=unique_name(desk.store, desk.office, rule, kpi))
    number = desk.store.rules.draft(named, request.chat_id, request.user_id, request.name, desk.clock())
    return Reply(_draft(desk, named, kpi, number))


def _draft(desk: Desk, rule: AlertRule, kpi: Kpi, number: int) -> Message:
    known, today = _known(desk, kpi), desk.clock().date()
    found = assess(rule, kpi, known, today)
    fired = sum(each.event.event is Event.FIRED for each in replay(rule, kpi, known))
    values = suggested_values(rule, kpi, known) if rule.amount is not None else []
    fires = would_fire(rule, kpi, known, today)
    odds = odds_words(rule, kpi, known)
    return draft_message(Draft(number, rule, kpi, found, fires, fired, odds, tuple(values)))


def _managed(desk: Desk, held: ChatRule, said: str = "") -> Message:
    kpi = desk.office.catalogue.kpi(held.rule.kpi)
    values = suggested_values(held.rule, kpi, _known(desk, kpi)) if held.rule.amount is not None else []
    words = rule_words(held.rule, kpi)
    lines = [said, bold(held.rule.name), plain(f"Rule: {words}.") if words != held.rule.name else ""]
    lines.append(plain(f"Made by {held.author_name}; {held.state.value}."))
    rows = manage_rows(held.id, paused=held.state is RuleState.PAUSED, values=value_labels(held.rule, kpi, values))
    return Message("\n".join(line for line in lines if line), rows)


def _known(desk: Desk, kpi: Kpi) -> list[Observation]:
    return known_on(desk.store.figures.of_kpi(kpi.key), desk.office.area, desk.clock().date())


def _mine(desk: Desk, request: Request, number: str) -> ChatRule | Reply:
    """The rule of this chat that this person may change, or what to say instead."""
    held = desk.store.rules.find(int(number)) if number.isascii() and number.isdecimal() else None
    if held is None or held.state is RuleState.DELETED or held.chat_id != request.chat_id:
        return Reply(Message(_GONE))
    if held.author != request.user_id and not is_editor(request):
        return Reply(Message(plain(_NOT_YOURS.format(name=held.author_name))))
    try:
        desk.office.catalogue.kpi(held.rule.kpi)
    except UnknownKpi:
        return Reply(Message(plain(f"{held.rule.kpi} is not in the catalogue any more, so this rule finds nothing.")))
    return held
