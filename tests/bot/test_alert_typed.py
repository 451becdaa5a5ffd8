"""A rule is typed in one's own words, or tapped together from nothing; what is not clear is asked, not guessed."""

from tests.bot.conversation import Conversation, labels


def text(bot: Conversation, words: str) -> str:
    return bot.say(words)[0].text or ""


def test_a_bare_command_opens_the_dialogue(bot: Conversation) -> None:
    (start,) = bot.say("/alert")
    assert (start.text or "").startswith("What shall be watched? Choose a measure, or write it: /alert 999 answered")
    assert labels(start)[:3] == [
        "999 calls answered within 10 seconds",
        "101 calls answered within 2 minutes",
        "Neighbourhood crime",
    ]
    (measures,) = bot.press("Preventing, reducing and tackling serious violence …")
    assert measures.message_id == start.message_id
    assert "Homicides" in labels(measures)
    (kinds,) = bot.press("Homicides")
    assert (kinds.text or "").startswith("Homicides\nWhat shall be watched for?")
    (draft,) = bot.press("Above a value")
    assert (draft.text or "").startswith("New rule\nHomicides above")
    bot.press("Save")
    assert [each.rule.kpi for each in bot.store.rules.kept()] == ["homicides"]


def test_a_condition_without_a_measure_offers_those_it_can_be_meant_for(shared: Conversation) -> None:
    (start,) = shared.say("/alert below 85%")
    assert labels(start) == ["999 calls answered within 10 seconds", "101 calls answered within 2 minutes"]
    (draft,) = shared.press("101 calls answered within 2 minutes")
    assert "101 calls answered within 2 minutes below 85%" in (draft.text or "")


def test_a_rise_is_understood_as_it_is_said(shared: Conversation) -> None:
    assert "Robbery rises by more than 10% on the period before" in text(
        shared, "/alert robbery rises by more than 10%"
    )
    assert "Homicides at or above 13" in text(shared, "/alert tell me when homicides reach 13")
    assert "Robbery falls by 5% or more on a year earlier" in text(
        shared, "tell me when robbery drops by 5% on last year"
    )
    assert "“goes up a lot” needs a number that can be read." in text(shared, "let me know if robbery goes up a lot")


def test_at_or_below_is_another_rule_than_below(bot: Conversation) -> None:
    bot.say("/alert 999 answered below 85%")
    bot.press("Save")
    assert "999 calls answered within 10 seconds at or below 85%" in text(bot, "/alert 999 answered at or below 85%")
    bot.press("Save")
    assert text(bot, "/alert 999 answered 85% or less").startswith("There is such a rule already")
    assert "one of the two would fire on every figure" in text(bot, "/alert 999 answered at or above 85%")


def test_what_says_too_little_is_asked(shared: Conversation) -> None:
    (asked,) = shared.say("/alert asb gets worse")
    assert (asked.text or "").split("\n")[1] == "“gets worse” needs a number that can be read."
    assert "Worse 3 times running" in labels(asked)


def test_a_quarter_that_twelve_months_cannot_be_set_beside_is_asked_about(shared: Conversation) -> None:
    (asked,) = shared.say("/alert 101 answered falls by 2 points between quarters")
    assert "covers 12 months (12 months to Sept 2024), so it cannot be set beside the quarter before" in (
        asked.text or ""
    )
    (draft,) = shared.press("Yes, so")
    assert "falls by 2 points or more on the period before" in (draft.text or "")
    assert "falls by 2 points or more" in text(
        shared, "/alert stop search positive rate falls by 2 points between quarters"
    )


def test_a_name_that_sounds_like_a_condition_is_a_name(shared: Conversation) -> None:
    (kinds,) = shared.say("/alert victims better able to cope")
    assert (kinds.text or "").startswith("Domestic abuse victims better able to cope after support\nWhat shall")


def test_what_is_no_wish_stays_a_question(shared: Conversation) -> None:
    assert "830" in text(shared, "tell me robbery")
