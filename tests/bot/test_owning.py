"""An editor says who answers for a rule: they hear first, and let the others hear."""

import pytest

from bot.sandbox import GROUP_ID, STRANGER, YOU
from tests.bot.conversation import COLLEAGUE, Conversation, labels

RULE = "/alert 101 answered below 90%"


@pytest.fixture
def jo(bot: Conversation) -> Conversation:
    """Jo Reid is an editor too."""
    bot.invited("editor", by=COLLEAGUE)
    return bot


def owner(bot: Conversation) -> int | None:
    (kept,) = bot.store.rules.kept()
    return kept.rule.owner


@pytest.mark.parametrize("words", ["@jo_reid", "Jo Reid", "jo", "@Jo", "3003", "Jo Reid, high"])
def test_the_owner_is_typed_by_name_or_number(jo: Conversation, words: str) -> None:
    (draft,) = jo.say(f"{RULE} owner {words}")
    assert "Owner: Jo Reid." in (draft.text or "")
    (saved,) = jo.press("Save")
    assert "Owner: Jo Reid." in (saved.text or "")
    assert owner(jo) == COLLEAGUE.id


def test_me_is_whoever_types(bot: Conversation) -> None:
    bot.say(f"{RULE} owner me")
    bot.press("Save")
    assert owner(bot) == YOU.id


@pytest.mark.parametrize(
    ("words", "said"),
    [("@nobody_here", "No editor is called “nobody_here”."), ("Robin", "No editor is called “Robin”.")],
)
def test_who_is_no_editor_owns_nothing(jo: Conversation, words: str, said: str) -> None:
    jo.invited()
    (reply,) = jo.say(f"{RULE} owner {words}")
    assert (reply.text or "").startswith(said)
    assert "Jo Reid" in (reply.text or ""), "those who may"
    assert jo.store.rules.kept() == []


def test_a_reader_names_no_owner(jo: Conversation) -> None:
    jo.invited()
    (reply,) = jo.say(f"{RULE} owner Jo", by=STRANGER)
    assert reply.text == "Only an editor says who answers for a measure."
    (draft,) = jo.say(RULE, by=STRANGER)
    assert "Owner" not in labels(draft)
    (number,) = (each.partition(":")[2] for each in _actions(draft) if each.startswith("rs:"))
    (refused,) = jo.press_data(f"ro:{number}:{COLLEAGUE.id}", by=STRANGER)
    assert refused.text == "Only an editor says who answers for a measure."


def test_the_owner_is_chosen_with_a_button_and_taken_away_again(jo: Conversation) -> None:
    jo.say(RULE)
    (question,) = jo.press("Owner")
    assert "Who answers for it?" in (question.text or "")
    (draft,) = jo.press("Jo Reid")
    assert "New rule" in (draft.text or "")
    assert "Owner: Jo Reid." in (draft.text or "")
    jo.press("Save")
    jo.press("Owner")
    jo.press("Nobody")
    assert owner(jo) is None
    (kept,) = jo.store.rules.kept()
    assert jo.store.people.subscribers(kept.topic) == [YOU.id], "who no longer owns it hears no more of it"
    (stale,) = jo.press_data(f"ro:{kept.id}:999")
    assert (stale.text or "").startswith("This button belongs to an older message")


def test_a_group_hears_once_the_owner_sends_it_on(jo: Conversation) -> None:
    jo.say(f"{RULE} owner Jo", chat=GROUP_ID)
    jo.press("Save", chat=GROUP_ID)
    jo.say("/unsubscribe", by=COLLEAGUE)
    _, group = jo.run_job("alerts", GROUP_ID)
    assert group == []
    (mine,) = [each for each in jo.sandbox.replies(COLLEAGUE.id) if (each.text or "").startswith("🟠 101")]
    assert labels(mine)[-3:] == ["Send to readers", "Hold", "Add context"]
    (how,) = jo.press("Add context", by=COLLEAGUE)
    assert how.text == "Write: /context and your words. Readers get them below the alert."
    (added,) = jo.say("/context The new call centre opened in May.", by=COLLEAGUE)
    assert added.text == "Added for 1 chat."
    (stranger,) = jo.say("/context Nonsense")
    assert (stranger.text or "").startswith("Nothing waits for your word.")
    (sent,) = jo.press("Send to readers", by=COLLEAGUE)
    assert sent.text == "Sent to 1 chat."
    _, (heard,) = jo.run_job("alerts", GROUP_ID)
    assert "101 calls answered" in (heard.text or "")
    assert (heard.text or "").endswith("Jo Reid: The new call centre opened in May.")
    (late,) = jo.press("Send to readers", by=COLLEAGUE)
    assert late.text == "Readers have it already."


def _actions(message) -> list[str]:  # type: ignore[no-untyped-def] # a message of the sandbox
    return [button.data for row in message.buttons for button in row]
