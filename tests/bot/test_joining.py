import pytest

from bot.access import STRANGER as ONE_LINE
from bot.access import USED_UP
from bot.sandbox import GROUP_ID, STRANGER, YOU
from kpistore.store.people import Role
from tests.bot.conversation import COLLEAGUE, Conversation, invitation
from tests.databases import on_sqlite_only

ADMINISTRATORS_ONLY = "Only an administrator can do this."


def test_an_invitation_lets_one_person_in_once(bot: Conversation) -> None:
    code = invitation(bot.say("/invite")[0])
    (welcome,) = bot.say(f"/start {code}", by=STRANGER)
    assert (welcome.text or "").startswith("You are in, as reader.")
    assert len(bot.say("/kpi stopsearch", by=STRANGER)) == 2
    (refused,) = bot.say(f"/start {code}", by=COLLEAGUE)
    assert refused.text == USED_UP
    (still_out,) = bot.say("/kpi stopsearch", by=COLLEAGUE)
    assert still_out.text == ONE_LINE


def test_a_member_who_opens_the_link_again_is_welcomed_and_keeps_their_role(bot: Conversation) -> None:
    bot.invited("reader")
    code = invitation(bot.say("/invite administrator")[0])
    (reply,) = bot.say(f"/start {code}", by=STRANGER)
    office, ask, *_ = (reply.text or "").splitlines()
    assert office == "Office of the Police and Crime Commissioner for Cleveland: performance figures."
    assert ask.startswith("Ask for a figure in plain words")
    held = bot.store.people.find(STRANGER.id)
    assert held is not None
    assert held.role is Role.READER
    (in_now,) = bot.say(f"/start {code}", by=COLLEAGUE)
    assert (in_now.text or "").startswith("You are in, as administrator.")


def test_an_invitation_ends_with_its_hours(bot: Conversation) -> None:
    early, late = (invitation(bot.say("/invite")[0]) for _ in range(2))
    bot.clock.pass_by(hours=71.9)
    assert (bot.say(f"/start {early}", by=STRANGER)[0].text or "").startswith("You are in")
    bot.clock.pass_by(hours=0.1)
    assert bot.say(f"/start {late}", by=COLLEAGUE)[0].text == USED_UP


@pytest.mark.parametrize("code", ["join-unknown", "join-", "join-" + "x" * 59, "join-' OR 1=1 --", "join-\u202e😀"])
def test_a_code_nobody_gave_out_is_refused(shared: Conversation, code: str) -> None:
    (reply,) = shared.say(f"/start {code}", by=STRANGER)
    assert reply.text == USED_UP


@pytest.mark.parametrize("text", ["/start", "/start hello", "/start@kpi_briefing_bot"])
def test_start_without_an_invitation_is_a_strangers(shared: Conversation, text: str) -> None:
    (reply,) = shared.say(text, by=STRANGER)
    assert reply.text == ONE_LINE


@pytest.mark.parametrize("role", list(Role))
def test_an_administrator_invites_with_any_role(bot: Conversation, role: Role) -> None:
    (reply,) = bot.say(f"/invite {role.value.upper()}")
    assert f"One person may join as {role.value}, within 72 hours" in (reply.text or "")
    assert f"https://t.me/kpi_briefing_bot?start={invitation(reply)}" in (reply.text or "")
    bot.say(f"/start {invitation(reply)}", by=STRANGER)
    held = bot.store.people.find(STRANGER.id)
    assert held is not None
    assert held.role is role


@pytest.mark.parametrize("role", [Role.READER, Role.EDITOR])
@pytest.mark.parametrize("command", ["/invite reader", "/people"])
def test_only_administrators_invite_and_see_who_is_in(bot: Conversation, role: Role, command: str) -> None:
    bot.invited(role.value)
    (reply,) = bot.say(command, by=STRANGER)
    assert reply.text == ADMINISTRATORS_ONLY


def test_an_unknown_role_is_named_with_those_there_are(shared: Conversation) -> None:
    (reply,) = shared.say("/invite <b>boss</b>")
    assert reply.text == "There is no role “<b>boss</b>”; write one of reader, editor, administrator."


def test_an_invitation_is_never_shown_in_a_group(shared: Conversation) -> None:
    (reply,) = shared.say("/invite reader", chat=GROUP_ID)
    assert reply.text == "Please ask for invitations in a private chat: whoever reads one can use it."


def test_people_lists_name_role_and_number_in_private_only(bot: Conversation) -> None:
    bot.invited("editor")
    (reply,) = bot.say("/people")
    assert (reply.text or "").split("\n") == [
        "People (2)",
        f"{YOU.name} · administrator · {YOU.id}",
        f"{STRANGER.name} · editor · {STRANGER.id}",
    ]
    (hidden,) = bot.say("/people", chat=GROUP_ID)
    assert str(STRANGER.id) not in (hidden.text or "")


@on_sqlite_only
def test_the_code_of_an_invitation_is_kept_nowhere(bot: Conversation) -> None:
    code = invitation(bot.say("/invite")[0])
    (path,) = {each for each in bot.folder.iterdir() if each.suffix == ".db"}
    held = b"".join(each.read_bytes() for each in bot.folder.iterdir())
    assert path.is_file()
    assert code.encode() not in held
    assert code.removeprefix("join-").encode() not in held
