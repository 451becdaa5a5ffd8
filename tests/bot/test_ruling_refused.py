"""What cannot be watched is refused in words of the trade, with what to write instead."""

import pytest

from tests.bot.conversation import Conversation


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("/alert zzzz below 4", "No measure is called “zzzz”."),
        ("/alert flying saucers above 5", "No measure is called “flying saucers”. Is one of these meant?"),
        ("/alert robbery goes mad", "No measure is called “robbery goes mad”. Is one of these meant?"),
        ("/alert burglary below target", "Residential burglary has no target of its own."),
        ("/alert 999 answered worse beyond chance", "Chance is worked out for small counts, and 999 calls answered"),
        ("/alert burglary signal", "Figures of Residential burglary cover twelve months that overlap"),
        ("/alert burglary above 12 seconds", "Residential burglary is not measured in seconds; write a plain number."),
        ("/alert 999 answered below 999%", "The value 999% is more than all of them; write 0 to 100."),
        ("/alert robbery falls by 150%", "The value 150% is more than anything can fall by; write up to 100."),
        ("/alert 999 answered falls by 150 points", "The value 150 points is more than a share can change by"),
        ("/alert 999 answered above 100%", "The value 100% is passed by no share"),
        ("/alert 999 wait below 85%", "Average wait for a 999 call to be answered is no percentage"),
        ("/alert 999 answered below target", "There is such a rule already: 999 answer rate below"),
        ("/alert 999 answered below 90%", "There is such a rule already: 999 answer rate below"),
        ("/alert stop search worse for 3 periods running", "Neither more nor less alone is better for Stop and"),
        ("/alert stop search men above 4", "A rule watches a whole measure"),
        ("/alert 999 answered worse for 1 periods running", "A run has 2 to 24 periods"),
        (f"/alert burglary above {10**15}", "The value 1000000000000000 is no figure that could be reported"),
        ("/alert 101 answered below 85 above 90", "Two conditions are named here."),
        (
            "/alert 101 answered above -5",
            "101 calls answered within 2 minutes\n“above -5” needs a number that can be read.",
        ),
        ("/alert 999 answered below", "999 calls answered within 10 seconds\n“below” needs a number that can be read."),
    ],
)
def test_what_cannot_work_is_refused_with_what_to_write(shared: Conversation, text: str, words: str) -> None:
    (reply,) = shared.say(text)
    assert (reply.text or "").startswith(words)
    assert shared.store.rules.kept() == []


def test_rules_that_contradict_or_repeat_each_other_are_refused(bot: Conversation) -> None:
    bot.say("/alert 999 answered below 86%")
    bot.press("Save")
    (same,) = bot.say("/alert 999 answered below 86%")
    assert (same.text or "").startswith("There is such a rule already: 999 calls answered")
    (against,) = bot.say("/alert 999 answered above 80%")
    assert "one of the two would fire on every figure" in (against.text or "")
