"""The same document in two extractions counts once; Exampleshire and all its figures are invented."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from kpistore.catalogue import Office
from kpistore.incoming.desk import Desk
from kpistore.incoming.importing import Imported, differences, import_all
from kpistore.model.observation import Release
from kpistore.readers.file_reading import FileReading
from kpistore.shelf import Shelf
from tests.kpistore.made import document, figure
from tests.kpistore.readers.books import word
from tests.kpistore.readers.looks import COVER, row
from tests.kpistore.shipped import shelf
from tests.kpistore.small_office import office_in
from tests.kpistore.test_catalogue_reports import needs_reports, office

TODAY = date(2024, 10, 7)
REPORTS = Path(__file__).parents[4] / "shared" / "reports"
HEADER = row("", "Q1 2021/22", "Q2 2021/22", "Q3 2021/22", "Q4 2021/22")
TABLE = ["Crime", HEADER, row("Robbery – police*", "1,204", "7", "-", ""), row("Robbery – women", "5", "6", "7", "8")]
TEXT = "\n".join([*COVER, *TABLE, "Words below the table.", ""])
CELLS = [line.split("\t") for line in TABLE[1:]]


@pytest.fixture
def small(tmp_path: Path) -> Office:
    return office_in(tmp_path)


def imported(office_: Office, held: Shelf, name: str, content: bytes) -> Imported:
    path = office_.figures_path.with_name(name)
    path.write_bytes(content)
    (only,) = import_all([path], Desk(office_, TODAY), held)
    return only


@pytest.fixture
def first(small: Office) -> Imported:
    return imported(small, Shelf([]), "first.txt", TEXT.encode())


def told(found: Imported) -> tuple[int, int, int, str]:
    return len(found.change.new), len(found.change.revised), found.change.unchanged, found.twin


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("again.txt", TEXT.encode()),
        ("crlf.txt", TEXT.replace("\n", "\r\n").encode()),
        ("marked.txt", f"\ufeff{TEXT}".encode()),
        ("spaces.txt", TEXT.replace("\n", "   \n").replace("\t", " \t ").encode()),
        ("blank.txt", TEXT.replace("\n\n", "\n\n\n").encode()),
        ("footer.txt", f"{TEXT}\nPage 9 of 9\n".encode()),
        ("prose.txt", TEXT.replace("Words below", "Other words under").encode()),
        ("report.docx", word(*COVER, "Crime", CELLS)),
    ],
)
def test_another_extraction_is_known_by_what_it_says_and_changes_nothing(
    small: Office, first: Imported, name: str, content: bytes
) -> None:
    assert told(first) == (8, 0, 0, "")
    found = imported(small, Shelf(first.change.new), name, content)
    assert told(found) == (0, 0, 8, "first.txt")
    assert found.intake.reading is not None
    assert {each.document.name for each in found.intake.reading.observations} == {"first.txt"}
    assert found.sha256 == (found.intake.source.sha256() if found.intake.source else ""), "its own, for the original"


Change = Callable[[str], str]
OTHERS: list[tuple[str, Change, tuple[int, int, int]]] = [
    ("another title", lambda text: text.replace("POLICE AND CRIME PLAN", "ANNUAL REPORT"), (0, 0, 8)),
    ("another day", lambda text: text.replace("MARCH 2022", "MAY 2022"), (8, 0, 0)),
    ("a figure corrected", lambda text: text.replace("1,204", "1,205"), (0, 1, 7)),
    ("a figure where none was", lambda text: text.replace("-\t\n", "-\t3\n"), (1, 0, 7)),
    ("half of it", lambda text: text.replace(TABLE[3], ""), (0, 0, 4)),
]


@pytest.mark.parametrize(("change", "counted"), [each[1:] for each in OTHERS], ids=[each[0] for each in OTHERS])
def test_what_says_something_else_is_a_document_of_its_own(
    small: Office, first: Imported, change: Change, counted: tuple[int, int, int]
) -> None:
    found = imported(small, Shelf(first.change.new), "other.txt", change(TEXT).encode())
    assert told(found) == (*counted, "")
    assert found.change.repeated == ({"first.txt": counted[2]} if counted[2] else {})


def test_of_two_extractions_in_one_import_the_second_is_known_by_the_first(small: Office, tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "c.txt").write_text(TEXT)
    (folder / "d.txt").write_text(f"{TEXT}\nFooter\n")
    one, two = import_all([folder], Desk(small, TODAY), Shelf([]))
    assert (told(one), told(two)) == ((8, 0, 0, ""), (0, 0, 8, "c.txt"))


def test_a_figure_that_another_file_says_of_the_same_day_is_no_news_unless_it_was_wrong_or_revised() -> None:
    held = figure("12")
    other = replace(held, document=replace(document(), name="other.csv"), locator="row 2")
    assert (differences([held], [other]).unchanged, differences([held], [other]).repeated) == (1, {"2024-04-01.txt": 1})
    assert len(differences([replace(held, mistake="typing mistake", id=1)], [other]).new) == 1
    quiet = replace(other, document=replace(other.document, release=Release.UNPUBLISHED))
    assert (differences([held], [quiet]).unchanged, len(differences([quiet], [held]).new)) == (1, 1)
    newer = replace(figure("13"), document=replace(document(), name="newer.csv"), id=2)
    assert [was.as_published for was, _ in differences([held, newer], [other]).revised] == ["13"]


@needs_reports
@pytest.mark.parametrize("number", ["001", "002", "003"])
def test_the_reports_that_ship_are_known_in_another_extraction(tmp_path: Path, number: str) -> None:
    (path,) = REPORTS.glob(f"{number}_*.txt")
    changed = path.read_text(encoding="utf-8").replace("\n", " \r\n") + "\nPage 99\n"
    (tmp_path / "sent.txt").write_text(changed, encoding="utf-8", newline="")
    (found,) = import_all([tmp_path / "sent.txt"], Desk(office(), TODAY), shelf())
    assert (found.change.new, found.change.revised, found.twin) == ((), (), path.name)
    assert isinstance(found.intake.reading, FileReading)
