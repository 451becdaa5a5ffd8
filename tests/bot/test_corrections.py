"""A figure that was told is withdrawn, and everybody who heard it hears that."""

from datetime import date

from bot.sandbox import GROUP_ID, STRANGER, YOU
from briefing.correction import MARK_ACTS
from tests.bot.conversation import Conversation, labels

TODAY = date(2024, 10, 7)
WRONG = "/corrections wrong 999 answered: the force counted abandoned calls"


def test_who_was_told_a_figure_hears_that_it_was_wrong(bot: Conversation) -> None:
    bot.invited()
    bot.say("/kpi 999 answered", by=STRANGER)
    (draft,) = bot.say(WRONG)
    assert (draft.text or "").split("\n") == [
        "✎ Correction to approve: 999 calls answered within 10 seconds, 12 months to Sept 2024",
        "Was 89.2%. It is withdrawn; there is no right figure yet.",
        "Why: the force counted abandoned calls.",
        "1 chat was told it.",
        MARK_ACTS,
    ]
    (sent,) = bot.press("Approve and send")
    assert sent.text == "Approved: it goes to 1 chat. /corrections is the log."
    bot.run_job("alerts")
    heard = [each.text or "" for each in bot.sandbox.replies(STRANGER.id)]
    assert sum(text.startswith("✎ Correction: 999 calls answered") for text in heard) == 1
    assert not any(text.startswith("✎") for text in (each.text or "" for each in bot.run_job("alerts")[1]))
    (log,) = bot.say("/corrections")
    assert "89.2% → withdrawn. The force counted abandoned calls. Told to 1 chat." in (log.text or "")


def test_a_figure_marked_as_wrong_is_not_pushed_and_says_so_when_asked(bot: Conversation) -> None:
    bot.say(WRONG)
    assert not any("89.2%" in (each.text or "") for each in bot.run_job("alerts")[1])
    text = bot.say("/kpi 999 answered")[0].text or ""
    assert "⚠ Marked as wrong by this office: the force counted abandoned calls." in text
    assert "may be quoted" not in text


def test_a_correction_is_decided_once(bot: Conversation) -> None:
    bot.say(WRONG)
    (rejected,) = bot.press("Reject")
    assert rejected.text == "Rejected; nobody is told. The figure stays marked as wrong."
    assert labels(rejected) == ["It was not wrong"]
    (late,) = bot.press("Approve and send")
    assert late.text == f"This was rejected already by {YOU.first_name} {YOU.last_name}."


def test_a_reader_corrects_nothing(bot: Conversation) -> None:
    bot.invited()
    for reply in (*bot.say(WRONG, by=STRANGER), *bot.press_data("xa:1", by=STRANGER)):
        assert reply.text == "Only an editor decides what is corrected."


def test_without_corrections_the_log_says_so(shared: Conversation) -> None:
    (log,) = shared.say("/corrections")
    assert log.text == "No figure that was told has been corrected."
    (how,) = shared.say("/corrections wrong 999 answered")
    assert (how.text or "").startswith("Write the measure and period, a colon, and why")
    (gone,) = shared.press_data("xa:99")
    assert (gone.text or "").startswith("There is no such correction.")


def test_while_a_mark_stands_its_alert_waits_with_whoever_took_it_on(bot: Conversation) -> None:
    bot.run_job("alerts")
    bot.press("Acknowledge")
    bot.clock.pass_by(hours=1)
    bot.say(WRONG)
    (listed,) = bot.say("/alerts")
    assert (
        "the figure for the 12 months to Sept 2024 was marked as wrong on 7 Oct 2024; the last good figure is 87.7% "
        "(12 months to Sept 2023). 2.3 points below the 90% national standard. Its alert waits for the right figure, "
        "acknowledged by Alex Morgan on 7 Oct 2024"
    ) in (listed.text or "")
    assert bot.run_job("alerts")[0] == "Done. Nothing new to tell."
    bot.press("It was not wrong")
    bot.clock.pass_by(hours=1)
    assert bot.run_job("alerts")[0] == "Done. Nothing new to tell."
    assert "89.2%, 12 months to Sept 2024" in (bot.say("/alerts")[0].text or "")


def test_a_figure_named_by_its_number_is_corrected_like_one_named_in_words(bot: Conversation) -> None:
    held = bot.store.figures.of_kpi("calls-999-answered", "cleveland")
    own = [each for each in held if each.is_figure and not each.comparator]
    newest = max(own, key=lambda each: each.period.end or TODAY)
    (draft,) = bot.say(f"/corrections wrong #{newest.id}: the force counted abandoned calls")
    assert (draft.text or "").startswith("✎ Correction to approve: 999 calls answered within 10 seconds, 12 months to")


def test_a_correction_taken_back_before_it_was_sent_reaches_nobody(bot: Conversation) -> None:
    bot.invited()
    bot.say("/kpi 999 answered", by=STRANGER)
    bot.say(WRONG)
    bot.press("Approve and send")
    (said,) = bot.say("/corrections right 999 answered")
    assert "89.2% is not marked as wrong any more. Said by Alex Morgan" in (said.text or "")
    bot.run_job("alerts")
    assert not any("✎" in (each.text or "") for each in bot.sandbox.replies(STRANGER.id))
    assert "89.2% stands; that it was wrong was taken back. Nobody was told." in (bot.say("/corrections")[0].text or "")


def test_who_was_told_that_a_figure_is_wrong_hears_that_it_stands(bot: Conversation) -> None:
    bot.invited()
    bot.say("/kpi 999 answered", by=STRANGER)
    bot.say(WRONG)
    bot.press("Approve and send")
    bot.run_job("alerts")
    (said,) = bot.say("/corrections right 999 answered")
    assert "The chat that was told that it is wrong hears that it stands." in (said.text or "")
    bot.clock.pass_by(hours=1)
    bot.run_job("alerts")
    heard = [each.text or "" for each in bot.sandbox.replies(STRANGER.id)]
    assert sum("Taken back: the figure of 89.2% stands." in text for text in heard) == 1


def test_under_the_source_an_editor_marks_a_figure_as_wrong_with_a_tap(bot: Conversation) -> None:
    bot.invited()
    bot.say("/kpi 999 answered", by=STRANGER)
    bot.say("/kpi 999 answered")
    (source,) = bot.press("Source")
    assert "Mark as wrong" in labels(source)
    (why,) = bot.press("Mark as wrong")
    assert (why.text or "").endswith(
        "12 months to Sept 2024: why was 89.2% wrong?\nTap a reason, or reply to this message with your own words."
    )
    (draft,) = bot.press("Wrong period")
    assert (draft.text or "").startswith("✎ Correction to approve: 999 calls answered within 10 seconds")
    assert "Why: wrong period.\n2 chats were told it." in (draft.text or "")
    assert "⚠ Marked as wrong by this office: wrong period." in (bot.say("/kpi 999 answered")[0].text or "")
    assert "Mark as wrong" not in labels(bot.press("Source")[0])


def test_the_reason_may_be_a_reply_in_ones_own_words(bot: Conversation) -> None:
    bot.say("/source 999 answered")
    (why,) = bot.press("Mark as wrong")
    rows = [[{"text": each.text, "callback_data": each.data} for each in row] for row in why.buttons]
    chat = bot.sandbox.state.chats.known(YOU.id).as_json()
    held = {"message_id": why.message_id, "date": 1728280800, "chat": chat, "text": why.text}
    held["reply_markup"] = {"inline_keyboard": rows}
    (draft,) = bot.send({"text": "the force counted abandoned calls", "reply_to_message": held})
    assert "Why: the force counted abandoned calls." in (draft.text or "")


def test_nobody_else_and_no_group_has_that_button(bot: Conversation) -> None:
    bot.invited()
    bot.say("/kpi 999 answered", by=STRANGER)
    assert "Mark as wrong" not in labels(bot.press("Source", by=STRANGER)[0])
    assert "Mark as wrong" not in labels(bot.say("/source 999 answered", chat=GROUP_ID)[0])
    for data in ("xw:1", "xy:1:0"):
        assert "editor" in (bot.press_data(data, by=STRANGER)[0].text or "").lower()
    assert "leads nowhere" in (bot.press_data("xy:1:9")[0].text or "")
