"""Rules that are kept in a chat: opened, paused, resumed, deleted; and who may do so."""

from dataclasses import replace

from bot.commands.open import is_editor
from bot.desk import Desk, Reply, Request
from briefing.alert_buttons import button_label, rule_label
from briefing.draft import (
    MANAGE,
    Draft,
    draft_message,
    manage_rows,
    standing_row,
    standing_words,
    value_labels,
)
from briefing.message import Button, ButtonRows, Message, bold, plain
from briefing.rule_words import rule_words
from jobs.alerting.figures import own_figures
from jobs.alerting.odds import odds_words
from jobs.drafting import suggested_values, would_fire
from jobs.orphaned import lost_message
from jobs.owning import owner_name
from kpistore.catalogue import UnknownKpi
from kpistore.model.alert import AlertRule, Event
from kpistore.model.kpi import Kpi
from kpistore.model.observation import Observation
from kpistore.store.rules import ChatRule, RuleState

_NOT_YOURS = "Only {name} or an editor changes this rule."
_GONE = "This rule is not there any more. /alerts lists those that are."
_LIVING = (RuleState.DRAFT, RuleState.ACTIVE, RuleState.PAUSED)


def manage(desk: Desk, request: Request) -> Reply:
    """A button that opens a rule."""
    held = rule_of_chat(desk, request, request.words)
    return held if isinstance(held, Reply) else Reply(managed_message(desk, request, held))


def pause(desk: Desk, request: Request) -> Reply:
    """A button that lets a rule rest."""
    return _switched(desk, request, RuleState.ACTIVE, RuleState.PAUSED, "Paused. It finds nothing until it is resumed.")


def resume(desk: Desk, request: Request) -> Reply:
    """A button that lets a rule watch again."""
    return _switched(desk, request, RuleState.PAUSED, RuleState.ACTIVE, "Watching again.")


def delete(desk: Desk, request: Request) -> Reply:
    """A button that deletes a rule."""
    held = _entitled(desk, request, request.words)
    if isinstance(held, Reply):
        return held
    now = desk.clock()
    if not desk.store.rules.set_state(held.id, RuleState.DELETED, now, among=_LIVING):
        return Reply(Message(_GONE))
    desk.store.people.unsubscribe(held.chat_id, held.topic, now, "the rule was deleted")
    return Reply(Message(plain(f"Deleted: {held.rule.name}.")))


def rule_rows(desk: Desk, chat_id: int) -> ButtonRows:
    """One button for each rule of a chat, by what tells it from another of the same measure."""
    mine = [each for each in desk.store.rules.kept() if each.chat_id == chat_id]
    return tuple((Button(_short(desk, each), f"{MANAGE}:{each.id}"),) for each in mine)


def _short(desk: Desk, held: ChatRule) -> str:
    """ "999 answered below 85%"; the rule's name where the catalogue has lost its measure."""
    try:
        kpi = desk.office.catalogue.kpi(held.rule.kpi)
    except UnknownKpi:
        return button_label(held.rule.name)
    return rule_label(held.rule, kpi)


def shown(desk: Desk, request: Request, held: ChatRule) -> Message:
    """A rule after something about it was changed: still a draft, or kept."""
    if held.state is RuleState.DRAFT:
        return drafted_message(desk, request, held.rule, held.id)
    return managed_message(desk, request, held, "Changed.")


def drafted_message(desk: Desk, request: Request, rule: AlertRule, number: int) -> Message:
    """A rule before it is saved."""
    kpi = desk.office.catalogue.kpi(rule.kpi)
    lookout = desk.lookout()
    known, found = lookout.figures(kpi.key), lookout.find(rule)
    fired = sum(each.event.event is Event.FIRED for each in lookout.replay(rule))
    values = suggested_values(rule, kpi, known) if rule.amount is not None else []
    owner = owner_name(desk.store, rule)
    fires, odds = would_fire(found, lookout.today), odds_words(rule, kpi, known)
    held, editor = bool(own_figures(kpi, known)), is_editor(request)
    return draft_message(Draft(number, rule, kpi, found, fires, fired, odds, tuple(values), owner, held, editor))


def managed_message(desk: Desk, request: Request, held: ChatRule, said: str = "") -> Message:
    """A rule that is kept, and what can be done with it."""
    kpi = desk.office.catalogue.kpi(held.rule.kpi)
    values = suggested_values(held.rule, kpi, known_figures(desk, kpi)) if held.rule.amount is not None else []
    words = rule_words(held.rule, kpi)
    lines = [said, bold(held.rule.name), plain(f"Rule: {words}.") if words != held.rule.name else ""]
    standing = standing_words(held.rule, owner_name(desk.store, held.rule))
    lines.append(plain(f"Made by {held.author_name}; {held.state.value}. {standing}"))
    rows = manage_rows(held.id, paused=held.state is RuleState.PAUSED, values=value_labels(held.rule, kpi, values))
    return Message(
        "\n".join(line for line in lines if line), (*rows, standing_row(held.id, held.rule, is_editor(request)))
    )


def any_kpi(desk: Desk) -> Kpi:
    """A measure for a rule that watches none in particular: the first of which a figure is held."""
    kpis = desk.office.catalogue.kpis
    return next((each for each in kpis if own_figures(each, known_figures(desk, each))), kpis[0])


def known_figures(desk: Desk, kpi: Kpi) -> list[Observation]:
    """What the office's rules would look at now."""
    return desk.lookout().figures(kpi.key)


def rule_of_chat(desk: Desk, request: Request, number: str) -> ChatRule | Reply:
    """The rule of this chat that this person may change, or what to say instead."""
    held = _entitled(desk, request, number)
    if isinstance(held, Reply):
        return held
    try:
        desk.office.catalogue.kpi(held.rule.kpi)
    except UnknownKpi:
        return Reply(lost_message(held))
    return held


def _entitled(desk: Desk, request: Request, number: str) -> ChatRule | Reply:
    """The same, though its measure be gone."""
    held = desk.store.rules.find(int(number)) if number.isascii() and number.isdecimal() else None
    if held is None or held.state is RuleState.DELETED or held.chat_id != request.chat_id:
        return Reply(Message(_GONE))
    if held.author != request.user_id and not is_editor(request):
        return Reply(Message(plain(_NOT_YOURS.format(name=held.author_name))))
    return held


def _switched(desk: Desk, request: Request, was: RuleState, wanted: RuleState, said: str) -> Reply:
    held = rule_of_chat(desk, request, request.words)
    if isinstance(held, Reply):
        return held
    if not desk.store.rules.set_state(held.id, wanted, desk.clock(), among=(was,)):
        return Reply(Message(_GONE if held.state is RuleState.DELETED else f"It is {held.state.value} already."))
    return Reply(managed_message(desk, request, replace(held, state=wanted), said), edit=True)
