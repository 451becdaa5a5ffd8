from bot.sandbox import YOU
from tests.bot.conversation import Conversation, labels

CHARTS = 4


def test_the_digest_fits_one_screen_with_its_charts_below(bot: Conversation) -> None:
    text, *charts = bot.say("/digest")
    lines = (text.text or "").split("\n")
    assert lines[0] == "Weekly briefing · Monday 7 October 2024"
    assert lines[1] == "Needs attention (1)"
    assert "89.2%" in lines[2]
    assert "Neighbourhood crime down 14.6%, total recorded crime down 9.3%" in (text.text or "")
    assert lines[-1].endswith("Next briefing: Monday 14 October, 07:30.")
    assert len(text.text or "") < 1000
    assert len(charts) == CHARTS
    assert all(each.photo for each in charts)
    assert len({each.album for each in charts}) == 1, "the charts come as one album"


def test_what_needs_attention_is_one_tap_away(bot: Conversation) -> None:
    text, *_ = bot.say("/digest")
    assert labels(text) == ["999 calls answered within 10 seconds"]
    reply, *_ = bot.press("999 calls answered within 10 seconds")
    assert "89.2% · 12 months to Sept 2024" in (reply.text or "")


def test_send_the_weekly_digest_brings_it_with_charts_once(bot: Conversation) -> None:
    line, messages = bot.run_job("digest")
    assert line == "Done: 1 told."
    assert (messages[0].text or "").startswith("Weekly briefing")
    assert len(messages) == 1 + CHARTS
    assert bot.run_job("digest") == ("Done. Nothing new to tell.", [])


def test_the_digest_on_demand_does_not_use_up_the_weekly_one(bot: Conversation) -> None:
    bot.say("/digest")
    assert bot.run_job("digest")[0] == "Done: 1 told."


def test_who_left_the_digest_is_not_sent_it(bot: Conversation) -> None:
    bot.say("/unsubscribe digest")
    assert bot.run_job("digest") == ("Done. Nobody receives it.", [])
    assert [each for each in bot.sandbox.replies(YOU.id) if each.photo] == []
