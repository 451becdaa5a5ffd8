"""Who answers for a rule's measure: named as it is typed, or chosen by an editor from the editors."""

from dataclasses import replace

from bot.commands.open import is_editor
from bot.commands.ruled import rule_of_chat, shown
from bot.desk import OUTDATED, Desk, Reply, Request
from briefing.alert_buttons import button_label
from briefing.draft import OWNED
from briefing.message import Button, Message, bold, plain
from jobs.owning import NoOwner, editors, find_owner, with_owner
from kpistore.model.alert import AlertRule

EDITORS_ONLY = "Only an editor says who answers for a measure."
NOBODY = "0"
QUESTION = "Who answers for it? They are told first; readers hear once they send it on, or the next morning."


def owned(desk: Desk, request: Request, rule: AlertRule, words: str) -> AlertRule | Reply:
    """The rule with the owner that was typed, or why it cannot have one."""
    if not words:
        return rule
    if not is_editor(request):
        return Reply(Message(EDITORS_ONLY))
    try:
        return replace(rule, owner=find_owner(desk.store, words, request.user_id))
    except NoOwner as error:
        return Reply(Message(plain(str(error))))


def choose_owner(desk: Desk, request: Request) -> Reply:
    """A button that asks who answers for a rule's measure, or says who."""
    number, _colon, chosen = request.words.partition(":")
    held = rule_of_chat(desk, request, number)
    if isinstance(held, Reply):
        return held
    if not is_editor(request):
        return Reply(Message(EDITORS_ONLY))
    if not chosen:
        return Reply(_question(desk, held.id, held.rule))
    owners = {str(each.user_id): each.user_id for each in editors(desk.store)}
    if chosen not in (*owners, NOBODY):
        return Reply(Message(OUTDATED))
    held = with_owner(desk.store, held, owners.get(chosen), desk.clock())
    return Reply(shown(desk, request, held), edit=True)


def _question(desk: Desk, number: int, rule: AlertRule) -> Message:
    named = [(button_label(each.name), str(each.user_id)) for each in editors(desk.store) if each.user_id != rule.owner]
    offered = [*named, *([("Nobody", NOBODY)] if rule.owner is not None else [])]
    rows = tuple((Button(label, f"{OWNED}:{number}:{chosen}"),) for label, chosen in offered)
    return Message(f"{bold(rule.name)}\n{QUESTION}", rows)
