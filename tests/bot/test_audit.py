"""/audit: what does not add up, gravest first, page by page."""

from bot.commands.audit import EDITORS_ONLY
from bot.sandbox import STRANGER
from tests.bot.conversation import Conversation, labels
from tests.bot.test_figures import text_of


def test_the_audit_names_the_gravest_first_and_how_much_holds(shared: Conversation) -> None:
    (reply,) = shared.say("/audit")
    assert reply.text is not None
    assert "checked and right; found: " in reply.text
    assert "the parts printed add up to 7,080; 7,021 is printed" in reply.text
    assert labels(reply) == ["Next ›"]


def test_its_pages_are_turned_in_place(shared: Conversation) -> None:
    (first,) = shared.say("/audit")
    (second,) = shared.press("Next ›")
    assert second.message_id == first.message_id
    assert labels(second) == ["‹ Before", "Next ›"]
    (back,) = shared.press("‹ Before")
    assert labels(back) == ["Next ›"]


def test_a_page_that_cannot_be_is_said_to_be_outdated(shared: Conversation) -> None:
    (reply,) = shared.press_data("a:many")
    assert "older message" in (reply.text or "")


def test_a_page_beyond_the_last_is_the_last(shared: Conversation) -> None:
    shared.say("/audit")
    assert any(labels(each) == ["‹ Before"] for each in shared.press_data("a:999"))


def test_a_stranger_is_told_nothing_of_it(shared: Conversation) -> None:
    replies = shared.say("/audit", by=STRANGER)
    assert not any("7,080" in (each.text or "") for each in replies)


def test_a_figure_that_a_finding_touches_carries_it_as_one_line(shared: Conversation) -> None:
    reply = shared.say("/kpi stopsearch 2023/24")[0]
    (warning,) = [line for line in (reply.text or "").split("\n") if line.startswith("⚠")]
    assert warning.startswith("⚠ The report's text says 7,136, its table 8,993.")


def test_a_figure_that_none_touches_carries_no_line(shared: Conversation) -> None:
    reply = shared.say("/kpi 999 answered 12 months to sept 2024")[0]
    assert "⚠" not in (reply.text or "")


def test_a_reader_is_told_that_the_whole_audit_is_for_editors(bot: Conversation) -> None:
    bot.invited()
    assert [text_of(each) for each in bot.say("/audit", by=STRANGER)] == [EDITORS_ONLY]
    assert [text_of(each) for each in bot.press_data("a:2", by=STRANGER)] == [EDITORS_ONLY]
