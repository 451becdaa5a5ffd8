"""Bad files as the person who sends them sees it: refused or questioned by name and place, and nothing is recorded."""

import io
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.files import safe_name
from tests.bot.conversation import Conversation, conversing, labels
from tests.kpistore.readers.books import pdf, workbook
from tests.kpistore.readers.searches import NAME, search, searches
from tests.kpistore.small_office import office_in

HEADER = "kpi,area,period_start,period_end,value,unit\n"
ROW = "robbery,exampleshire,2011-04-01,2012-03-31,{},count\n"
TABLE = [["", "Q1 2021/22", "Q2 2021/22"], ["Robbery – police*", "1,204", "-"]]
LOCKED = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
CUT = workbook(Crime=TABLE)[:-200]


def tidy(*rows: str) -> bytes:
    """A tidy table of these rows."""
    return (HEADER + "".join(rows)).encode()


def zipped(**members: bytes) -> bytes:
    """A ZIP archive."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return packed.getvalue()


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Conversation]:
    """A bot of the office of Exampleshire; nothing of what it is sent here is ever recorded."""
    folder: Path = tmp_path_factory.mktemp("office")
    with conversing(tmp_path_factory.mktemp("store"), office_in(folder)) as bot:
        yield bot


REFUSED = [
    ("latin.csv", (HEADER + "caf\xe9,,,,,").encode("latin-1"), "latin.csv is no UTF-8 text"),
    ("utf16.csv", HEADER.encode("utf-16"), "utf16.csv is no UTF-8 text but UTF-16"),
    ("mac.csv", HEADER.replace("\n", "\r").encode() * 2, "mac.csv has line ends of an old Mac"),
    ("locked.xlsx", LOCKED, "locked.xlsx is protected. Load it at the office with kpibot import; please don't send an"),
    ("cut.xlsx", CUT, "cut.xlsx is cut off or damaged"),
    ("cut.pdf", pdf(["Crime", TABLE])[:900], "cut.pdf is cut off or damaged"),
    ("bomb.zip", zipped(**{"zeros.csv": bytes(40 * 1024**2)}), "bomb.zip: “zeros.csv” unpacks to 40 MB from next to"),
    ("outside.zip", zipped(**{"../up.csv": tidy()}), "outside.zip: the member “../up.csv” leads out of the archive"),
    (NAME, searches(search(), search())[:-30], f"{NAME}, row 3 has"),
    (NAME, searches(search()).replace(b"Outcome,", b"Result,"), "the column “Outcome” is missing or renamed"),
    ("renamed.csv", tidy().replace(b"value", b"number") + b"robbery,,,,,\n", "renamed.csv, row 1: value: this column"),
    ("number.csv", tidy(ROW.format('"1.234,5"')), "number.csv, row 2: value “1.234,5”: write a plain number"),
    ("dates.csv", tidy(ROW.format(5).replace("2011-04-01", "01/04/2011")), "row 2: period_start “01/04/2011”"),
    ("dates.csv", tidy(ROW.format(5).replace("2011-04-01", "1 April 2011")), "row 2: period_start “1 April 2011”"),
    ("dates.csv", tidy(ROW.format(5).replace("2011-04-01", "2011/04/01")), "row 2: period_start “2011/04/01”"),
    ("notes.txt", b"Nothing but words.\n", "notes.txt holds no table this program can read"),
]


@pytest.mark.parametrize(("name", "content", "said"), REFUSED)
def test_a_bad_file_is_refused_by_name_and_place_and_the_store_is_as_before(
    office: Conversation, name: str, content: bytes, said: str
) -> None:
    (reply,) = office.upload(name, content)
    assert said in (reply.text or "")
    assert labels(reply) == [], "there is nothing to approve"
    assert nothing_recorded(office)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("people.csv", b"Measure,Surname,Value\nx,Doe,1\n"),
        ("people.xlsx", workbook(A=[["Victim name", "n"], ["Doe", 1]])),
        ("people.zip", zipped(**{"people.csv": b"Measure,Surname,Value\nx,Doe,1\n", "good.csv": tidy(ROW.format(5))})),
    ],
)
def test_a_file_about_single_people_is_refused_and_not_kept_not_even_to_wait(
    office: Conversation, name: str, content: bytes
) -> None:
    (reply,) = office.upload(name, content)
    assert "seems to hold personal data" in (reply.text or "")
    assert "Doe" not in (reply.text or "")
    assert (reply.text or "").endswith("Nothing was recorded, and the file was not kept.")
    assert nothing_recorded(office)


def nothing_recorded(bot: Conversation) -> bool:
    """Whether the store is as new."""
    store = bot.store
    held = (store.figures.count(), store.claims.all(), store.originals.all(), store.pending.waiting(bot.clock()))
    return held == (0, [], [], [])


def test_an_unknown_outcome_word_holds_back_that_months_outcomes_only(tmp_path: Path) -> None:
    with conversing(tmp_path) as bot:
        (reply,) = bot.upload(NAME, searches(search("Warned by owl"), search()))
        said = reply.text or ""
        assert "New (1):\n• Stop and searches carried out: 2" in said
        assert "“Warned by owl” in 1 rows is not known" in said
        assert labels(reply) == ["Approve", "Reject", "Show rows"]


def test_a_byte_order_mark_is_no_fault(tmp_path: Path) -> None:
    folder = tmp_path / "office"
    folder.mkdir()
    with conversing(tmp_path, office_in(folder)) as bot:
        (reply,) = bot.upload("marked.csv", "\ufeff".encode() + tidy(ROW.format(5)))
        assert "New (1)" in (reply.text or "")


@pytest.mark.parametrize(
    ("sent", "kept"),
    [
        ("../../etc/passwd", "passwd"),
        ("C:\\folder\\a.csv", "a.csv"),
        ("a\x00b\n.csv", "ab.csv"),
        ("..", "file"),
        ("", "file"),
        (None, "file"),
        (f"{'x' * 300}.csv", f"{'x' * 120}.csv"),
        ("é" * 200, "é" * 60),
    ],
)
def test_a_file_is_called_by_its_own_base_name_whatever_its_sender_calls_it(sent: str | None, kept: str) -> None:
    assert safe_name(sent) == kept
