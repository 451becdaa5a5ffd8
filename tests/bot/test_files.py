"""Files sent to the bot, as editors and others live through it; Exampleshire and all its figures are invented."""

import csv
import io
import zipfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from bot.desk import ImportSettings
from bot.files import MOST_BYTES
from bot.sandbox import GROUP_ID, STRANGER, YOU, StoredMessage
from kpistore.model.observation import Release
from kpistore.readers.source import Limits
from tests.bot.cli.program import REPORT
from tests.bot.cli.test_audit import DRAFT
from tests.bot.conversation import COLLEAGUE, Conversation, conversing, labels
from tests.kpistore.readers.books import workbook
from tests.kpistore.readers.searches import NAME, search, searches
from tests.kpistore.small_office import office_in

HEADER = "kpi,area,period_start,period_end,value,unit\n"
ROW = "robbery,exampleshire,2011-04-01,2012-03-31,{},count\n"
DECIDE = ["Approve", "Reject", "Show rows"]


def table(value: object = 5) -> bytes:
    """A tidy table of one figure."""
    return (HEADER + ROW.format(value)).encode()


def counts(bot: Conversation) -> tuple[int, int, int]:
    """How much the store holds: figures, published changes, originals."""
    return bot.store.figures.count(), len(bot.store.claims.all()), len(bot.store.originals.all())


def text(messages: list[StoredMessage]) -> str:
    """What the only message says."""
    (message,) = messages
    return message.text or ""


@pytest.fixture
def bot(tmp_path: Path) -> Iterator[Conversation]:
    """A bot of the office of Exampleshire, with no figures yet."""
    folder = tmp_path / "office"
    folder.mkdir()
    with conversing(tmp_path, office_in(folder)) as bot:
        yield bot


@pytest.fixture
def cleveland(tmp_path: Path) -> Iterator[Conversation]:
    """A bot of the office that ships."""
    with conversing(tmp_path) as bot:
        yield bot


@pytest.fixture
def editors(bot: Conversation) -> Conversation:
    """A bot with a second editor, Jo Reid."""
    bot.invited("editor", by=COLLEAGUE)
    return bot


def test_a_file_is_shown_before_anything_is_recorded(bot: Conversation) -> None:
    before = counts(bot)
    (reply,) = bot.upload("monthly.csv", table())
    assert reply.text == (
        "monthly.csv · Exampleshire, 2011/12\nNew (1):\n• Robberies recorded: 5\n"
        "Not published: for use inside the office only until somebody publishes it."
    )
    assert labels(reply) == DECIDE
    assert counts(bot) == before


def test_once_approved_it_is_recorded_with_its_original_and_the_message_says_by_whom(bot: Conversation) -> None:
    (asked,) = bot.upload("monthly.csv", table())
    figures, claims, originals = counts(bot)
    (reply,) = bot.press("Approve")
    assert reply.message_id == asked.message_id
    assert (reply.text or "").startswith("Recorded by Alex Morgan, 7 Oct 2024, 07:00.\nmonthly.csv")
    assert counts(bot) == (figures + 1, claims, originals + 1)
    (kept,) = bot.store.originals.all()
    assert b"".join(bot.store.originals.pieces(kept.sha256)) == table()


def test_the_same_file_twice_changes_nothing(bot: Conversation) -> None:
    bot.upload("monthly.csv", table())
    bot.upload("monthly.csv", table())
    assert len(bot.store.pending.waiting(bot.clock())) == 1, "it waits once"
    bot.press("Approve")
    held = counts(bot)
    (again,) = bot.upload("monthly.csv", table())
    assert "Unchanged: 1\nNothing new, so there is nothing to approve." in (again.text or "")
    assert labels(again) == []
    assert counts(bot) == held


def test_a_rejected_file_leaves_the_store_as_it_was(bot: Conversation) -> None:
    before = counts(bot)
    bot.upload("monthly.csv", table())
    said = text(bot.press("Reject"))
    assert said.startswith(
        "Rejected by Alex Morgan, 7 Oct 2024, 07:00. Nothing was recorded, and the file was not kept."
    )
    assert counts(bot) == before
    with pytest.raises(LookupError):
        bot.store.pending.content(1)


def test_its_rows_come_as_a_table(bot: Conversation) -> None:
    bot.upload("monthly.csv", table() + b"weather,exampleshire,2011-04-01,2011-04-30,3,count\n")
    (sent,) = bot.press("Show rows")
    assert sent.document is not None
    rows = list(csv.DictReader(io.StringIO(sent.document.decode("utf-8-sig"))))
    assert [(each["change"], each["kpi"], each["value"]) for each in rows] == [
        ("new", "robbery", "5"),
        ("questioned", "", ""),
    ]
    assert sent.file is not None
    assert sent.file.name == "rows of monthly.csv.csv"


def test_a_label_nobody_knows_is_asked_about_and_the_rest_may_be_recorded(bot: Conversation) -> None:
    said = text(bot.upload("monthly.csv", table() + b"burglaries,exampleshire,2011-04-01,2011-04-30,3,count\n"))
    assert "New (1):\n• Robberies recorded: 5" in said
    assert (
        "Questioned (1), not recorded:\n• monthly.csv, row 3: no KPI of the catalogue is 'burglaries'; nearest: "
        in said
    )


def test_a_file_of_police_uk_says_how_it_was_counted(cleveland: Conversation) -> None:
    said = text(cleveland.upload(NAME, searches(search("Arrest"), search())))
    assert said.startswith(f"{NAME} · Exampleshire, Oct 2021\nExampleshire, Oct 2021: 2 searches; outcome positive 1, ")
    assert "• Share of stop and searches with a linked outcome: stated for none of 2 searches, no figure given" in said
    assert said.endswith("From a published source: may be quoted once recorded.")
    (reply,) = cleveland.press("Approve")
    assert labels(reply) == [], "it is published already"


def test_a_fault_in_one_file_of_a_zip_refuses_all_of_it(cleveland: Conversation) -> None:
    before = counts(cleveland)
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr(NAME, searches(search("Arrest")))
        archive.writestr("2021-11-exampleshire-stop-and-search.csv", searches(search()))
    (reply,) = cleveland.upload("months.zip", packed.getvalue())
    said = reply.text or ""
    assert said.startswith("months.zip: 2021-11-exampleshire-stop-and-search.csv")
    assert "stands in the file of Nov 2021" in said
    assert said.endswith("\nNothing was recorded.")
    assert (labels(reply), counts(cleveland)) == ([], before)


def test_every_fault_of_a_refused_file_is_told_and_many_come_as_a_file(bot: Conversation) -> None:
    good, bad = ROW.format(5), [ROW.format(f"x{number}") for number in range(17)]
    few = text(bot.upload("few.csv", (HEADER + good + "".join(bad[:2])).encode()))
    assert few.startswith("few.csv has 2 faults, and nothing of it was recorded. Mend them and send the whole file")
    assert "\n• few.csv, row 4: value “x1”: write a plain number such as 1546 or 87.2, or leave it empty" in few
    reply, listed = bot.upload("many.csv", (HEADER + good + "".join(bad)).encode())
    assert (reply.text or "").endswith("\n• and 2 more")
    assert listed.file is not None
    assert listed.file.name == "faults of many.csv.txt"
    assert len((listed.document or b"").decode().splitlines()) == 17
    assert bot.store.pending.waiting(bot.clock()) == []


def test_a_layout_nobody_knows_comes_back_with_one_to_complete(bot: Conversation) -> None:
    rows: list[list[object]] = [["Measure", "Month", "Number"], ["Robberies recorded", "April 2021", 5]]
    reply, suggested = bot.upload("odd.xlsx", workbook(Monthly=rows))
    assert "odd.xlsx, sheet “Monthly”: no reader knows this layout; correct this profile" in (reply.text or "")
    assert 'period = "Month"' in (suggested.document or b"").decode()


def revised(bot: Conversation, value: object = 6) -> StoredMessage:
    """The month's figure was 5 and is approved as another one."""
    bot.upload("monthly.csv", table())
    bot.press("Approve")
    bot.upload("monthly.csv", table(value))
    (reply,) = bot.press("Approve")
    return reply


def test_a_revised_figure_shows_what_it_was_and_is(bot: Conversation) -> None:
    said = revised(bot).text or ""
    assert "Revised (1):\n• Robberies recorded, 2011/12: was 5, is 6 (5 stands in monthly.csv)" in said
    reply = text(bot.say("/kpi robbery 2011/12")[:1])
    assert "6 · 2011/12" in reply
    assert "monthly.csv had 5; the newer report revises it." in reply


def test_an_earlier_figure_is_marked_as_wrong_with_reason_and_person(bot: Conversation) -> None:
    assert labels(revised(bot)) == ["Publish", "Revised or wrong? (1)"]
    (listed,) = bot.press("Revised or wrong? (1)")
    assert "was 5, is 6 (revised)" in (listed.text or "")
    (why,) = bot.press("5 was wrong")
    assert "Typing mistake" in labels(why)
    assert text(bot.press("Typing mistake")) == (
        "Robberies recorded, 2011/12: 5 is marked as wrong, not revised: typing mistake. "
        "Said by Alex Morgan, 7 Oct 2024, 07:00."
    )
    (mistake,) = bot.store.mistakes.since(bot.clock())
    assert (mistake.reason, mistake.person) == ("typing mistake", "Alex Morgan")
    assert "was 5, is 6 (was wrong: typing mistake)" in text(bot.press("Revised or wrong? (1)"))
    reply = text(bot.say("/kpi robbery 2011/12")[:1])
    assert "⚠ monthly.csv had 5, which was wrong: typing mistake." in reply


def test_a_figure_is_marked_as_wrong_once(bot: Conversation) -> None:
    revised(bot)
    file = bot.store.pending.find(2)
    assert file is not None
    ((old, _new),) = file.revised
    bot.press_data(f"ix:{old}:0")
    assert "is marked as wrong already: typing mistake" in text(bot.press_data(f"ix:{old}:1"))


def test_a_mark_as_wrong_may_have_any_reason_and_is_taken_back(bot: Conversation) -> None:
    revised(bot)
    (why,) = (bot.press("Revised or wrong? (1)"), bot.press("5 was wrong"))[1]
    number = (why.text or "").partition("#")[2].partition(":")[0]
    assert f"Another reason: /corrections wrong #{number}: and why" in (why.text or "")
    said = text(bot.say(f"/corrections wrong #{number}: counted twice at the desk."))
    assert "5 is marked as wrong, not revised: counted twice at the desk. Said by Alex Morgan" in said
    assert "5 is not marked as wrong any more. Said by Alex Morgan" in text(bot.press("It was not wrong"))
    assert "revises it" in text(bot.say("/kpi robbery 2011/12")[:1])
    assert "is not marked as wrong" in text(bot.say(f"/corrections right #{number}"))
    assert "This button leads nowhere" in text(bot.say("/corrections wrong #999: nothing"))
    assert "is not marked as wrong" in text(bot.say("/corrections right robbery 2011/12"))


def test_going_back_to_an_earlier_figure_under_the_same_name_is_asked_about(bot: Conversation) -> None:
    revised(bot)
    said = text(bot.upload("monthly.csv", table() + b"\n"))
    assert "an earlier file of this name said 5, the newest one 6; to go back, give the file another name" in said


def test_figures_are_published_by_an_editor_and_only_then_seen_by_groups(bot: Conversation) -> None:
    question = "/kpi robbery 2011/12"
    bot.upload("monthly.csv", table())
    bot.press("Approve")
    assert "Not published: for use inside the office only" in text(bot.say(question)[:1])
    assert "5 · 2011/12" not in text(bot.say(question, chat=GROUP_ID)[:1])
    (reply,) = bot.press("Publish")
    assert "Published by Alex Morgan, 7 Oct 2024, 07:00" in (reply.text or "")
    assert labels(reply) == []
    assert "5 · 2011/12" in text(bot.say(question, chat=GROUP_ID)[:1])
    (figure,) = [each for each in bot.store.figures.all() if each.document.name == "monthly.csv"]
    assert (figure.document.release, figure.document.published_on) == (Release.PUBLISHED, date(2024, 10, 7))
    assert "published already" in text(bot.press_data("ip:1"))


def test_a_corrected_file_of_a_published_name_is_not_published_itself(bot: Conversation) -> None:
    bot.upload("monthly.csv", table())
    bot.press("Approve")
    bot.press("Publish")
    bot.upload("monthly.csv", table(6))
    bot.press("Approve")
    held = {str(each.value): each.document.release for each in bot.store.figures.of_kpi("robbery")[-2:]}
    assert held == {"5": Release.PUBLISHED, "6": Release.UNPUBLISHED}


OWN = "calls-999-answered,cleveland,2024-08-01,2024-08-31,{},percent\n"


def test_only_published_figures_are_pushed_and_an_approval_says_if_something_was_told(cleveland: Conversation) -> None:
    cleveland.run_job("alerts")
    cleveland.say("/kpi 999 answered")
    cleveland.press("Alert me")
    cleveland.clock.pass_by(days=40)
    cleveland.run_job("alerts")
    rows = f"{HEADER.strip()},family\ncalls-999-answered,cleveland,2023-11-01,2024-10-31,88.1,percent,force-report\n"
    cleveland.upload("newest.csv", rows.encode())
    assert "Told to those" not in text(cleveland.press("Approve"))
    cleveland.clock.pass_by(minutes=1)
    assert "Told to those who follow: " in text(cleveland.press("Publish"))


def test_readers_strangers_and_groups_are_told_politely_and_nothing_is_read(bot: Conversation) -> None:
    bot.invited("reader", by=COLLEAGUE)
    before = counts(bot)
    assert text(bot.upload("a.csv", table(), by=COLLEAGUE)).startswith("Files are taken from editors only.")
    assert "members of the office only" in text(bot.upload("a.csv", table(), by=STRANGER))
    document = {"document": {"file_id": "x", "file_unique_id": "y", "file_name": "a.csv", "file_size": 10}}
    chat = bot.sandbox.state.chats.known(GROUP_ID).as_json()
    sent = {"message_id": 900_001, "date": 1728280800, "chat": chat, "from": YOU.as_json(), **document}
    assert "private chat" in text(bot.happen("message", sent, GROUP_ID))
    assert (counts(bot), bot.store.pending.waiting(bot.clock())) == (before, [])


def test_a_file_above_telegrams_limit_is_pointed_to_the_command_line(bot: Conversation) -> None:
    said = text(bot.upload("big.csv", bytes(MOST_BYTES + 1)))
    assert said == (
        "big.csv is larger than 20 MB, which Telegram does not hand over. Load it at the office with kpibot import."
    )
    lying = {"document": {"file_id": "gone", "file_unique_id": "y", "file_name": "a.csv", "file_size": 10}}
    assert text(bot.send(lying)) == "a.csv could not be fetched from Telegram. Please send it again."


def test_a_button_that_is_used_expired_or_nobodys_is_answered_in_one_sentence(editors: Conversation) -> None:
    editors.upload("monthly.csv", table())
    editors.press("Approve")
    held = counts(editors)
    already = "Nothing changed: monthly.csv was decided already. Recorded by Alex Morgan, 7 Oct 2024, 07:00."
    for data in ("ia:1", "ir:1", "is:1"):
        assert text(editors.press_data(data, by=COLLEAGUE)) == already
    editors.upload("later.csv", table(7))
    editors.clock.pass_by(hours=73)
    assert "waited too long" in text(editors.press_data("ia:2"))
    assert text(editors.press_data("ia:99")) == "This file is not waiting any more. Please send it again."
    assert text(editors.press_data("ia:x")) == "This file is not waiting any more. Please send it again."
    editors.invited("reader", by=STRANGER)
    assert text(editors.press_data("ia:2", by=STRANGER)) == "Only an editor can do this, in a private chat with me."
    assert counts(editors) == held


def test_of_two_editors_who_press_at_once_one_wins(editors: Conversation) -> None:
    editors.upload("monthly.csv", table())
    held = counts(editors)
    assert editors.store.pending.begin(1, "Jo Reid", editors.clock()), "Jo's press came first"
    assert text(editors.press_data("ia:1")) == "Jo Reid is recording monthly.csv at this moment."
    assert counts(editors) == held
    editors.clock.pass_by(minutes=11)
    assert text(editors.press("Approve")).startswith("Recorded by Alex Morgan"), "Jo's process stopped meanwhile"


def test_where_the_office_asks_for_four_eyes_somebody_else_approves(editors: Conversation) -> None:
    object.__setattr__(editors.service.desk, "imports", ImportSettings(four_eyes=True))
    editors.upload("monthly.csv", table())
    assert "somebody else has to approve it" in text(editors.press("Approve"))
    _, told = editors.run_job("alerts", chat=COLLEAGUE.id)
    assert "Alex Morgan sent monthly.csv, which somebody else has to approve." in [each.text for each in told]
    listed = text(editors.say("/import", by=COLLEAGUE))
    assert "• monthly.csv, sent by Alex Morgan; may be approved until 10 Oct 2024" in listed
    editors.press("monthly.csv", by=COLLEAGUE)
    assert text(editors.press("Approve", by=COLLEAGUE)).startswith("Recorded by Jo Reid")


def test_import_says_how_and_lists_what_waits(bot: Conversation) -> None:
    assert text(bot.say("/import")).split("\n")[-1] == "No file is waiting for approval."
    bot.invited("reader", by=COLLEAGUE)
    assert text(bot.say("/import", by=COLLEAGUE)) == "Only an editor can do this, in a private chat with me."


def test_what_is_approved_is_what_was_shown_though_others_record_meanwhile(bot: Conversation) -> None:
    bot.upload("monthly.csv", table())
    bot.upload("other.csv", table(4))
    bot.press_data("ia:1")
    held = counts(bot)
    said = bot.press_data("ia:2")[-1]
    assert (said.text or "").startswith("⚠ The figures held have changed meanwhile; nothing is recorded yet.")
    assert "was 5, is 4" in (said.text or "")
    assert counts(bot) == held
    assert text(bot.press("Approve")).startswith("Recorded by Alex Morgan")


def test_a_crash_while_recording_leaves_nothing_half_written(
    bot: Conversation, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = counts(bot)
    bot.upload("monthly.csv", table())
    with monkeypatch.context() as broken:
        broken.setattr("kpistore.store.pending._numbers", _crash)
        (reply,) = bot.press("Approve")
    assert (reply.text or "").startswith("⚠ Recording failed and nothing was changed; the fault is noted.")
    assert counts(bot) == before
    assert text(bot.press("Approve")).startswith("Recorded by Alex Morgan")


def _crash(*_: object) -> dict[str, str]:
    raise RuntimeError("the power went")


def test_a_file_that_takes_too_long_is_refused_in_the_chat_and_nothing_is_recorded(bot: Conversation) -> None:
    object.__setattr__(bot.service.desk, "imports", ImportSettings(Limits(seconds=0)))
    before = counts(bot)
    (reply,) = bot.upload("figures.xlsx", workbook(Crime=[["kpi"]]))
    assert "figures.xlsx takes longer than 0 s to read and was given up" in (reply.text or "")
    assert "Nothing was recorded." in (reply.text or "")
    assert (labels(reply), counts(bot)) == ([], before)


def test_a_report_is_published_and_is_read_against_itself_before_it_is_approved(cleveland: Conversation) -> None:
    said = text(cleveland.upload("report.txt", REPORT.encode()))
    assert "From a published source: may be quoted once recorded." in said
    assert said.endswith("Read against itself and what is held: no error and no doubt was found.")
    cleveland.press("Approve")
    assert "87.9%" in text(cleveland.say("/kpi 999 answered q3 2022/23", chat=GROUP_ID)[:1])


def test_a_draft_that_contradicts_itself_says_so_where_it_is_to_be_approved(cleveland: Conversation) -> None:
    said = text(cleveland.upload("draft.txt", DRAFT.encode()))
    assert said.endswith("⚠ Read against itself and what is held: 1 error. kpibot audit draft.txt lists them.")


def test_a_report_of_periods_to_come_is_asked_about_and_none_of_them_recorded(cleveland: Conversation) -> None:
    ahead = REPORT.replace("2022/23", "2031/32").replace("2021/22", "2030/31").replace("2023", "2032")
    said = text(cleveland.upload("ahead.txt", ahead.encode()))
    assert "Q1 2030/31 to Q3 2031/32: 7 periods that have not begun yet (today is 7 Oct 2024)" in said
    assert not any(f": {value}" in said for value in ("24,995", "80.3%", "27,333", "87.9%"))
