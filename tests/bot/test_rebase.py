"""What an editor sees who lets limits begin anew, and what changes in the answers."""

import pytest

from bot.commands.rebase import EDITORS_ONLY
from tests.bot.conversation import COLLEAGUE, Conversation
from tests.bot.test_figures import text_of

REBASE = "/rebase stop and search, March 2020, all searches are recorded now"


def test_a_rebase_is_listed_used_and_taken_back(bot: Conversation) -> None:
    assert "Lasting shift since March 2020" in text_of(bot.say("/kpi stop searches by month")[0])
    (made,) = bot.say(REBASE)
    assert text_of(made).startswith(
        "Stop and searches carried out: limits begin anew in March 2020, because: all searches are recorded now."
    )
    reply, chart = bot.say("/kpi stop searches by month")
    assert "○ Usual variation (mean 500, usual range 230 to 771)" in text_of(reply)
    assert chart.photo is not None
    (listed,) = bot.say("/rebase")
    assert "1. Stop and searches carried out, March 2020: all searches are recorded now (" in text_of(listed)
    assert "already" in text_of(bot.say(REBASE)[0])
    assert text_of(bot.say("/rebase end 1")[0]) == "Taken back: Stop and searches carried out, March 2020."
    assert "Lasting shift since March 2020" in text_of(bot.say("/kpi stop searches by month")[0])


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("/rebase", "No limits begin anew anywhere."),
        ("/rebase stop and search", "A reason is missing."),
        ("/rebase stop and search, March 2020", "A reason is missing."),
        ("/rebase stop and search, March 2031, because", "A day in the past is missing."),
        ("/rebase stop and search, whenever, because", "A day in the past is missing."),
        ("/rebase xyzzy, March 2020, because", "“xyzzy” is not one measure."),
        ("/rebase end 7", "No rebase of this number is in force."),
    ],
)
def test_what_is_missing_is_said(shared: Conversation, words: str, said: str) -> None:
    assert text_of(shared.say(words)[0]).startswith(said)


def test_a_reader_may_look_but_not_rebase(bot: Conversation) -> None:
    code = text_of(bot.say("/invite reader")[0]).split("/start ")[1]
    bot.say(f"/start {code}", by=COLLEAGUE)
    assert text_of(bot.say(REBASE, by=COLLEAGUE)[0]) == EDITORS_ONLY
    assert text_of(bot.say("/rebase", by=COLLEAGUE)[0]).startswith("No limits begin anew anywhere.")
