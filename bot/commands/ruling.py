"""Rules made in a chat: given a kind and a value, tried, saved."""

from dataclasses import replace
from decimal import Decimal, InvalidOperation

from bot.commands.ruled import drafted_message, known_figures, managed_message, rule_of_chat, shown
from bot.desk import MEASURE_GONE, OUTDATED, Desk, Reply, Request
from briefing.draft import try_message
from briefing.message import ButtonRows, Message, bold, plain
from briefing.rule_kinds import KIND_CODES, RUNNING, kind_rows
from jobs.drafting import draft_problem, unique_name, with_suggestion
from jobs.owning import with_owner
from jobs.trying import history_message, trial
from kpistore.catalogue import UnknownKpi
from kpistore.model.alert import RUNNING_KINDS, AlertRule, RuleKind, Severity
from kpistore.model.kpi import NATIONAL, Kpi
from kpistore.store.rules import RuleState


def choose_kind(desk: Desk, request: Request) -> Reply:
    """A button that chooses what a rule watches for."""
    key, _colon, code = request.words.partition(":")
    try:
        kpi = desk.office.catalogue.kpi(key)
    except UnknownKpi:
        return Reply(Message(MEASURE_GONE))
    if code not in KIND_CODES:
        return _kinds(desk, kpi)
    kind = KIND_CODES[code]
    rule = AlertRule("", kpi.key, kind, periods=RUNNING if kind in RUNNING_KINDS else 1)
    return drafted(desk, request, with_suggestion(rule, kpi, known_figures(desk, kpi)))


def choose_value(desk: Desk, request: Request) -> Reply:
    """A button that gives a rule another value."""
    number, _colon, value = request.words.partition(":")
    held = rule_of_chat(desk, request, number)
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
    # A rule that watches keeps its id under another name: an alert that is open goes on with the new value.
    key = "" if held.state is RuleState.DRAFT else held.rule.id
    rule = replace(rule, name=unique_name(desk.store, desk.office, rule, kpi, held.id), key=key)
    desk.store.rules.change(held.id, rule, desk.clock())
    return Reply(shown(desk, request, replace(held, rule=rule)), edit=True)


def choose_severity(desk: Desk, request: Request) -> Reply:
    """A button that says how much a rule matters."""
    number, _colon, word = request.words.partition(":")
    held = rule_of_chat(desk, request, number)
    if isinstance(held, Reply):
        return held
    if word not in list(Severity):
        return Reply(Message(OUTDATED))
    rule = replace(held.rule, severity=Severity(word))
    desk.store.rules.change(held.id, rule, desk.clock())
    return Reply(shown(desk, request, replace(held, rule=rule)), edit=True)


def save(desk: Desk, request: Request) -> Reply:
    """A button that lets a rule watch."""
    held = rule_of_chat(desk, request, request.words)
    if isinstance(held, Reply):
        return held
    problem = draft_problem(desk.store, desk.office, held.rule, held.chat_id, held.id)
    if held.state is RuleState.DRAFT and problem:
        return Reply(Message(plain(problem)))
    if held.state is not RuleState.DRAFT:
        return Reply(Message("This rule is saved already. /alerts lists it."))
    now = desk.clock()
    # Who hears of it is kept first: a rule that watched and told nobody would be worse than one that does not.
    desk.store.people.subscribe(held.chat_id, held.topic, now)
    kept = with_owner(desk.store, replace(held, state=RuleState.ACTIVE), held.rule.owner, now)
    if not desk.store.rules.set_state(held.id, RuleState.ACTIVE, now, among=(RuleState.DRAFT,)):
        return Reply(Message("This rule is saved already. /alerts lists it."))
    held = kept
    return Reply(managed_message(desk, request, held, "Saved. Alerts of this rule come to this chat."))


def cancel(desk: Desk, request: Request) -> Reply:
    """A button that drops a rule before it is saved."""
    held = rule_of_chat(desk, request, request.words)
    if isinstance(held, Reply):
        return held
    done = desk.store.rules.set_state(held.id, RuleState.DELETED, desk.clock(), among=(RuleState.DRAFT,))
    return Reply(Message("Dropped; nothing was saved." if done else "This rule is saved. /alerts has a button for it."))


def try_it(desk: Desk, request: Request) -> Reply:
    """A button that sends a marked test."""
    held = rule_of_chat(desk, request, request.words)
    if isinstance(held, Reply):
        return held
    kpi = desk.office.catalogue.kpi(held.rule.kpi)
    alert_words = trial(held.rule, kpi, desk.lookout(), desk.clock())
    if alert_words is None:
        imports = held.rule.kind is RuleKind.IMPORT_FAILED
        lacking = "no import has failed so far" if imports else "the figures it needs are not held"
        return Reply(Message(f"There is nothing to show yet: {lacking}."))
    return Reply(try_message(replace(alert_words, made_by=held.author_name)))


def show_history(desk: Desk, request: Request) -> Reply:
    """A button that shows when a rule would have fired."""
    held = rule_of_chat(desk, request, request.words)
    if isinstance(held, Reply):
        return held
    kpi = desk.office.catalogue.kpi(held.rule.kpi)
    return Reply(history_message(held.rule, kpi, desk.lookout()))


def offered_kinds(desk: Desk, kpi: Kpi) -> ButtonRows:
    """The kinds of rule that can watch a measure."""
    return kind_rows(kpi, national=any(each.comparator == NATIONAL for each in known_figures(desk, kpi)))


def _kinds(desk: Desk, kpi: Kpi) -> Reply:
    return Reply(Message(f"{bold(kpi.title)}\nWhat shall be watched for?", offered_kinds(desk, kpi)))


def drafted(desk: Desk, request: Request, rule: AlertRule) -> Reply:
    """The rule as it would be kept, with its buttons; or why it cannot be."""
    problem = draft_problem(desk.store, desk.office, rule, request.chat_id)
    if problem:
        return Reply(Message(plain(problem)))
    kpi = desk.office.catalogue.kpi(rule.kpi)
    named = replace(rule, name=unique_name(desk.store, desk.office, rule, kpi))
    number = desk.store.rules.draft(named, request.chat_id, request.user_id, request.name, desk.clock())
    return Reply(drafted_message(desk, request, named, number))
