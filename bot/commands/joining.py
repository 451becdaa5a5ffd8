"""Coming in, and letting others in."""

from dataclasses import replace

from bot.access import CODE_PREFIX, STRANGER, USED_UP
from bot.commands.figures import show_figure
from bot.desk import Desk, Reply, Request
from briefing.message import Message, bold, plain
from kpistore.store.people import Role

WELCOME = (
    "Ask for a figure in plain words, for example <b>stop and search</b> or <b>999 answered q3 2021/22</b>. "
    "Every reply says what it means and where it is printed.\n"
    "You will be told when a watched figure gets worse, and every week there is a briefing. /help lists the commands."
)
ADMINISTRATORS_ONLY = "Only an administrator can do this."
INVITED = "One person may join as {role}, within {hours:g} hours, by opening this link or typing the code:\n{link}"
KPI_PREFIX = "kpi_"
"""Begins what a link to a measure carries: t.me/bot?start=kpi_stop-searches."""
ROLES = ", ".join(Role)


def start(desk: Desk, request: Request) -> Reply:
    """Begin, join with an invitation: /start CODE, or open a link to a measure"""
    code = request.words.strip()
    if request.member and code.startswith(KPI_PREFIX):
        return show_figure(desk, replace(request, words=code.removeprefix(KPI_PREFIX)))
    if request.member:
        return Reply(Message(_welcome(desk)))
    if not code.startswith(CODE_PREFIX):
        return Reply(Message(plain(STRANGER)))
    person = desk.access.accept(code, request.user_id, request.name)
    if person is None:
        return Reply(Message(plain(USED_UP)))
    return Reply(Message(f"{bold(f'You are in, as {person.role.value}.')}\n{_welcome(desk)}"))


def _welcome(desk: Desk) -> str:
    return f"{plain(desk.office.title)}: performance figures.\n{WELCOME}" if desk.office.title else WELCOME


def invite(desk: Desk, request: Request) -> Reply:
    """Invite somebody (administrators): /invite reader, /invite editor or /invite administrator"""
    if not _is_administrator(request):
        return Reply(Message(ADMINISTRATORS_ONLY))
    word = request.words.strip().lower() or Role.READER.value
    if word not in set(Role):
        return Reply(Message(f"There is no role “{plain(word[:40])}”; write one of {ROLES}."))
    if not request.private:
        return Reply(Message("Please ask for invitations in a private chat: whoever reads one can use it."))
    code = desk.access.invite(Role(word))
    ways = filter(None, (desk.access.link(code), f"/start {code}"))
    lines = INVITED.format(role=word, hours=desk.access.hours, link="\n".join(ways))
    return Reply(Message(plain(lines)))


def people(desk: Desk, request: Request) -> Reply:
    """List who may use the bot (administrators)"""
    if not _is_administrator(request):
        return Reply(Message(ADMINISTRATORS_ONLY))
    if not request.private:
        return Reply(Message("Please ask for the people in a private chat: a group need not see them."))
    lines = [f"{plain(each.name)} · {each.role.value} · {each.user_id}" for each in desk.store.people.all()]
    return Reply(Message("\n".join([bold(f"People ({len(lines)})"), *lines])))


def _is_administrator(request: Request) -> bool:
    return request.member is not None and request.member.role is Role.ADMINISTRATOR
