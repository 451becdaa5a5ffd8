"""A table is recorded and not published: who is told of it, and where."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.sandbox import GROUP_ID, STRANGER
from tests.bot.conversation import Conversation, conversing

HEADER = "kpi,area,period_start,period_end,value,unit,family,known_from\n"
ROW = "calls-999-answered,cleveland,{},{},88.8,percent,{},2024-10-01\n"
YEAR, NEWER = ("2023-10-01", "2024-09-30"), ("2023-11-01", "2024-10-31")
QUESTION = "/kpi 999 answered"
DIFFERS = "⚠ An unpublished file differs (88.8%), inside the office only: "


@pytest.fixture
def bot(tmp_path: Path) -> Iterator[Conversation]:
    """The office that ships, on a store of its own, with a reader beside its administrator."""
    with conversing(tmp_path) as bot:
        bot.invited()
        yield bot


def recorded(bot: Conversation, days: tuple[str, str] = YEAR, family: str = "import") -> None:
    bot.upload("oct3.csv", (HEADER + ROW.format(*days, family)).encode())
    bot.press("Approve")


@pytest.mark.parametrize("family", ["import", "force-report"])
def test_the_published_figure_answers_and_an_editor_is_told_of_the_other(bot: Conversation, family: str) -> None:
    recorded(bot, family=family)
    text = bot.say(QUESTION)[0].text or ""
    assert "89.2% · 12 months to Sept 2024" in text
    assert DIFFERS in text
    assert "Published, may be quoted" in text
    (said,) = bot.press("Say it")
    assert "88.8" not in (said.text or "")
    assert "89.2 per cent" in (said.text or "")


@pytest.mark.parametrize("family", ["import", "force-report"])
def test_a_reader_is_told_what_is_published_only_as_a_group_is(bot: Conversation, family: str) -> None:
    recorded(bot, family=family)
    replies = [*bot.say(QUESTION, by=STRANGER), *bot.press("Say it", by=STRANGER), *bot.press("Source", by=STRANGER)]
    replies += bot.say(QUESTION, chat=GROUP_ID)
    assert len(replies) >= 4
    for each in replies:
        assert "88.8" not in f"{each.text}{each.caption}"


def test_a_newer_unpublished_figure_stands_beside_the_published_one(bot: Conversation) -> None:
    bot.clock.pass_by(days=40)
    recorded(bot, NEWER, "force-report")
    text = bot.say(QUESTION)[0].text or ""
    assert "89.2% · 12 months to Sept 2024" in text
    assert "⚠ An unpublished file has 88.8% for 12 months to Oct 2024, inside the office only: " in text
    assert "88.8" not in (bot.say(QUESTION, by=STRANGER)[0].text or "")


def test_where_nothing_published_answers_an_editor_gets_the_figure_and_no_sentence_to_say(bot: Conversation) -> None:
    bot.clock.pass_by(days=40)
    recorded(bot, NEWER)
    question = f"{QUESTION} 12 months to October 2024"
    text = bot.say(question)[0].text or ""
    assert "88.8%" in text
    assert "Not published: for use inside the office only" in text
    (said,) = bot.press("Say it")
    assert "88.8" not in (said.text or "")
    assert "is published; what the office holds is for use inside it only." in (said.text or "")
    assert "88.8" not in (bot.say(question, by=STRANGER)[0].text or "")
