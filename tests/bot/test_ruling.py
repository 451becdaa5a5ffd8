"""A rule is typed or tapped together, tried, saved, changed and deleted."""

import pytest

from bot.sandbox import STRANGER, YOU
from kpistore.store.rules import RuleState
from tests.bot.conversation import Conversation, labels

BELOW = "999 calls answered within 10 seconds below 85%"


def test_a_typed_rule_says_what_it_would_do_before_it_is_saved(bot: Conversation) -> None:
    (draft,) = bot.say("/alert 999 answered below 85%")
    lines = (draft.text or "").split("\n")
    assert lines[:4] == [
        "New rule",
        BELOW,
        "It would not fire now: 89.2% in 12 months to Sept 2024.",
        "On the figures held it would have fired once.",
    ]
    assert labels(draft) == [
        *("Save", "Cancel", "Try it", "When would it have fired", "80%", "86%", "88%", "90%"),
        *("Importance high", "Importance low", "Owner"),
    ]
    assert bot.store.rules.kept() == []
    (saved,) = bot.press("Save")
    assert (saved.text or "").startswith("Saved. Alerts of this rule come to this chat.")
    assert [each.rule.name for each in bot.store.rules.kept()] == [BELOW]
    (again,) = bot.press("Save")
    assert again.text == "This rule is saved already. /alerts lists it."


def test_a_rule_that_would_fire_at_once_says_so_and_then_does(bot: Conversation) -> None:
    (draft,) = bot.say("/alert 101 answered below 90%")
    fires = "⚠ It would fire at once: 84.6% in 12 months to Sept 2024, 5.4 points below 90%, the level set."
    assert fires in (draft.text or "")
    bot.press("Save")
    bot.say("/unsubscribe alerts")
    _, (alert,) = bot.run_job("alerts")
    assert (alert.text or "").startswith("🟠 101 calls answered within 2 minutes: 84.6%")
    assert "5.4 points below 90%, the level set" in (alert.text or "")


def test_alerts_of_one_run_come_as_one_message_most_severe_first(bot: Conversation) -> None:
    bot.say("/alert 101 answered below 90%")
    bot.press("Save")
    _, (alert,) = bot.run_job("alerts")
    lines = (alert.text or "").split("\n")
    assert lines[0] == "2 alerts, most severe first"
    assert lines[2].startswith("🟠 999 calls answered")
    assert labels(alert) == ["999 calls answered within 10 seconds", "101 calls answered within 2 minutes"]
    (one,) = bot.press("101 calls answered within 2 minutes")
    assert labels(one)[:2] == ["Acknowledge", "Mute until next figure"]


def test_a_rule_is_tapped_together(bot: Conversation) -> None:
    bot.say("/kpi stopsearch")
    (offer,) = bot.press("Alert me")
    assert "Above a value" in labels(offer)
    assert "Worse by" not in labels(offer), "no way is worse"
    (draft,) = bot.press("Above a value")
    assert (draft.text or "").startswith("New rule\nStop and searches carried out above ")
    other = next(each for each in reversed(labels(draft)) if not each.startswith(("Importance", "Owner")))
    (changed,) = bot.press(other)
    assert changed.message_id == draft.message_id
    assert other in (changed.text or "").split("\n")[1]
    (dropped,) = bot.press("Cancel")
    assert dropped.text == "Dropped; nothing was saved."


def test_a_test_is_marked_as_one_and_changes_nothing(bot: Conversation) -> None:
    bot.say("/alert 999 answered below 85%")
    (test,) = bot.press("Try it")
    assert (test.text or "").startswith("🧪 Test of a rule. Nothing has happened.\n\n🟠 999 calls answered")
    assert labels(test) == []
    (history,) = bot.press("When would it have fired")
    assert "• Q2 2020/21: fired, 73.3% (known 31 March 2022)" in (history.text or "")
    assert bot.store.alerts.of_rule(BELOW) == []


def test_a_rule_is_paused_resumed_changed_and_deleted(bot: Conversation) -> None:
    bot.say("/alert 999 answered below 85%")
    bot.press("Save")
    bot.say("/alerts")
    bot.press("999 answered below 85%")
    bot.press("Pause")
    assert f"Paused: {BELOW}." in (bot.say("/alerts")[0].text or "")
    bot.press("Resume")
    (changed,) = bot.press("88%")
    assert (changed.text or "").startswith("Changed.\n999 calls answered within 10 seconds below 88%")
    (deleted,) = bot.press("Delete")
    assert deleted.text == "Deleted: 999 calls answered within 10 seconds below 88%."
    (gone,) = bot.press("Delete")
    assert (gone.text or "").startswith("This rule is not there any more.")


def test_where_several_measures_are_meant_one_is_chosen(bot: Conversation) -> None:
    (which,) = bot.say("/alert answered below 85")
    assert which.text == "Which measure shall be watched?"
    (draft,) = bot.press("101 calls answered within 2 minutes")
    assert "101 calls answered within 2 minutes below 85%" in (draft.text or "")


def test_only_its_author_or_an_editor_changes_a_rule(bot: Conversation) -> None:
    bot.say("/alert 999 answered below 85%")
    bot.press("Save")
    bot.invited()
    (kept,) = bot.store.rules.kept()
    (reply,) = bot.press_data(f"rd:{kept.id}", by=STRANGER)
    assert (reply.text or "").startswith("This rule is not there any more."), "another chat's"
    assert bot.store.rules.kept()[0].state is RuleState.ACTIVE


@pytest.mark.parametrize(
    "data", ["rs:99", "rs:x", "rv:1:x", "rk:gone:b", "ra:gone:below 1", "rm:", "rd:0", "rk:", "ra:x"]
)
def test_buttons_of_rules_that_are_gone_are_answered(shared: Conversation, data: str) -> None:
    (reply,) = shared.press_data(data)
    assert 10 < len(reply.text or "") < 130


def test_a_rule_of_another_chat_is_not_listed(bot: Conversation) -> None:
    bot.say("/alert 999 answered below 85%")
    bot.press("Save")
    bot.invited()
    (theirs,) = bot.say("/alerts", by=STRANGER)
    assert BELOW not in (theirs.text or "")
    assert bot.store.people.subscribers(bot.store.rules.kept()[0].topic) == [YOU.id]


def test_why_it_is_watched_and_what_ends_it_are_typed_and_told(bot: Conversation) -> None:
    (draft,) = bot.say("/alert 101 answered worse by 2 points, over at the level before, because the plan promises it")
    assert "Over: at the level before the fall. The plan promises it." in (draft.text or "")
    (test,) = bot.press("Try it")
    assert (test.text or "").split("\n")[-1] == (
        "You receive this because of Alex Morgan’s rule “101 calls answered within 2 minutes falls by 2 points or more "
        "on the period before”. The plan promises it."
    )
    (refused,) = bot.say("/alert 999 answered below 85%, over at the target")
    assert (refused.text or "").startswith("“Over at …” goes with a fall or a rise only")


def test_a_rule_about_imports_names_no_measure_and_offers_no_values(bot: Conversation) -> None:
    (draft,) = bot.say("/alert import failed")
    assert (draft.text or "").startswith(
        "New rule\nA file could not be loaded\nIt would not fire now: none has failed."
    )
    (test,) = bot.press("Try it")
    assert test.text == "There is nothing to show yet: no import has failed so far."
    (late,) = bot.say("/alert 999 answered late 20 days after its period")
    assert "has a figure that is late (20 days after its period)" in (late.text or "")
    assert not any(label.endswith("points") for label in labels(late))


@pytest.mark.parametrize("value", ["NaN", "Infinity", "-Infinity", "1e999", "abc", "", "-5"])
def test_a_value_that_no_button_gives_changes_nothing(bot: Conversation, value: str) -> None:
    bot.say("/alert burglary changes by 200")
    bot.press("Save")
    (kept,) = bot.store.rules.kept()
    (reply,) = bot.press_data(f"rv:{kept.id}:{value}")
    assert (reply.text or "").startswith(("The value", "This button"))
    assert bot.store.rules.kept()[0].rule == kept.rule


def test_each_kind_that_can_watch_a_measure_is_offered(shared: Conversation) -> None:
    (calls,) = shared.say("/alert 999 answered")
    assert {"Below its target", "Better 3 times running"} <= set(labels(calls))
    assert not {"Above its target", "Worse beyond chance", "Chart signal"} & set(labels(calls))
    (homicides,) = shared.say("/alert homicide")
    assert "Worse beyond chance" in labels(homicides)
    assert "Below its target" not in labels(homicides), "it has none"


def test_what_is_watched_says_who_has_taken_it_on(bot: Conversation) -> None:
    bot.run_job("alerts")
    bot.press("Acknowledge")
    (listed,) = bot.say("/alerts")
    assert "the 90% national standard. Acknowledged by Alex Morgan on 7 Oct 2024" in (listed.text or "")


def test_importance_and_dates_are_typed_or_tapped(bot: Conversation) -> None:
    (draft,) = bot.say("/alert 101 answered below 90% until 2025-03-31, high")
    assert "below 90%, until 31 March 2025" in (draft.text or "")
    assert "Importance: high." in (draft.text or "")
    bot.press("Save")
    bot.press("Importance low")
    (rule,) = bot.store.rules.kept()
    assert (rule.rule.severity.value, str(rule.rule.until)) == ("low", "2025-03-31")
