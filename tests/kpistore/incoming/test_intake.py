"""Files of every kind, good and bad, as an editor sends them; Exampleshire and all its figures are invented."""

import zipfile
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from openpyxl import Workbook

from kpistore.catalogue import Office
from kpistore.incoming.desk import Desk
from kpistore.incoming.importing import import_all
from kpistore.incoming.intake import Intake, read_all
from kpistore.model.observation import Release
from kpistore.readers.file_reading import FileReading
from kpistore.readers.source import Limits
from kpistore.shelf import Shelf
from tests.kpistore.readers.books import Rows, locked_pdf, pdf, set_pdf, word, workbook
from tests.kpistore.readers.looks import COVER, row
from tests.kpistore.readers.searches import NAME, search, searches
from tests.kpistore.shipped import office as cleveland
from tests.kpistore.small_office import office_in

TODAY = date(2024, 10, 7)
TABLE = [["", "Q1 2021/22", "Q2 2021/22"], ["Robbery – police*", "1,204", "-"], ["Weather", "1", "2"]]
TIDY = [["kpi", "period_start", "period_end", "value", "unit"], ["robbery", "2021-04-01", "2021-04-30", "5", "count"]]
HEADER = "kpi,period_start,period_end,value,unit\n"


@pytest.fixture
def small(tmp_path: Path) -> Office:
    return office_in(tmp_path)


def intake(office: Office, name: str, content: bytes, limits: Limits | None = None) -> Intake:
    path = office.figures_path.with_name(name)
    path.write_bytes(content)
    (only,) = read_all([path], Desk(office, TODAY, limits or Limits()))
    return only


def reading(office: Office, name: str, content: bytes) -> FileReading:
    only = intake(office, name, content)
    assert only.reading is not None, only.refusal
    return only.reading


def values(found: FileReading) -> list[tuple[str, str, str | None, str]]:
    return [
        (each.kpi, each.period.label, each.value if each.value is None else str(each.value), each.as_published)
        for each in found.observations
    ]


def test_a_workbook_in_the_layout_of_the_reports_is_read_with_sheet_and_row(small: Office) -> None:
    found = reading(small, "figures.xlsx", workbook(Crime=[["Crime", "", ""], ["", "", ""], *TABLE]))
    assert values(found) == [("robbery", "Q1 2021/22", "1204", "1,204"), ("robbery", "Q2 2021/22", None, "-")]
    first = found.observations[0]
    assert (first.locator, first.line) == ("sheet “Crime”: Crime, row 1", 4)
    assert (first.document.family, first.document.release) == ("import", Release.UNPUBLISHED)
    (question,) = found.questioned
    assert question.where == "figures.xlsx, sheet “Crime”, row 5, Crime"


def test_numbers_dates_percentages_and_merged_headings_of_a_workbook_are_what_it_shows(small: Office) -> None:
    def change(book: Workbook) -> None:
        sheet = book["Crime"]
        sheet.merge_cells("B1:C1")
        sheet["B3"].number_format = "0.00%"

    rows: Rows = [["", "2021/22", "", "2022/23"], ["", "Q1", "Q2", "Q1"], ["Robbery – police*", 1204, 1300.0, 7]]
    found = reading(small, "figures.xlsx", workbook(lambda book: book["Crime"].merge_cells("B1:C1"), Crime=rows))
    assert [each[1:3] for each in values(found)] == [
        ("Q1 2021/22", "1204"),
        ("Q2 2021/22", "1300"),
        ("Q1 2022/23", "7"),
    ]
    share = reading(small, "figures.xlsx", workbook(change, Crime=[rows[0], rows[1], ["Robbery – police*", 0.892]]))
    assert "89.2% is printed in percent" in share.refused[0].why


def test_every_sheet_of_a_workbook_is_read_by_its_own_layout(small: Office) -> None:
    tidy: Rows = [TIDY[0], ["robbery", date(2021, 4, 1), date(2021, 4, 30), 5, "count"]]
    odd = [["What", "Who"], ["x", "y"]]
    found = reading(small, "figures.xlsx", workbook(Report=TABLE, Tidy=tidy, Odd=odd, Blank=[]))
    assert [each[:3] for each in values(found)][-1] == ("robbery", "April 2021", "5")
    assert found.observations[-1].locator == "sheet “Tidy”, row 2"
    assert len(found.observations) == 3
    assert "figures.xlsx, sheet “Odd”: holds no figures and was passed over" in found.understood
    assert found.refused == ()


@pytest.mark.parametrize("wrong", [["Robbery – women", "=1+1", "#N/A"], ["Robbery – women", "1.234,5", 7]])
def test_a_fault_in_a_workbook_refuses_all_of_it_with_sheet_and_row(small: Office, wrong: list[object]) -> None:
    found = reading(small, "figures.xlsx", workbook(Good=TABLE, Crime=[*TABLE[:2], wrong]))
    assert found.observations == ()
    assert {each.where.split(":")[0] for each in found.refused} == {"figures.xlsx, sheet “Crime”, row 3"}


def test_a_sheet_of_figures_that_nobody_knows_refuses_all_of_the_workbook(small: Office) -> None:
    odd: Rows = [["Place", "Left"], ["x", 5]]
    found = reading(small, "figures.xlsx", workbook(Good=TABLE, Odd=odd))
    (problem,) = found.refused
    assert (found.observations, problem.where) == ((), "figures.xlsx, sheet “Odd”")
    assert problem.why.startswith("no reader knows this layout")


@pytest.mark.parametrize(
    ("other", "said"),
    [
        ([TABLE[0], ["Robbery – police*", "1,205", "-"]], "says 1,204 and 1,205; keep the right one"),
        ([["kpi", "period_start", "period_end", "value", "unit"], ["robbery", "2021-04-01", "2021-06-30", 5, "count"]],
         "says 1,204 and 5; keep the right one"),
    ],
)  # fmt: skip
def test_two_sheets_that_say_different_things_refuse_the_workbook(small: Office, other: Rows, said: str) -> None:
    (problem,) = reading(small, "figures.xlsx", workbook(One=TABLE, Two=other)).refused
    assert (problem.where, problem.why) == ("figures.xlsx, robbery Q1 2021/22", said)


def test_a_tidy_table_may_stand_under_a_title(small: Office) -> None:
    table = b"Robberies of the month\n\n" + HEADER.encode() + b"robbery,2021-04-01,2021-04-30,5,count\n"
    found = reading(small, "titled.csv", table)
    assert [(each.as_published, each.locator) for each in found.observations] == [("5", "row 4")]
    assert found.observations[0].document.release is Release.UNPUBLISHED


def test_a_layout_that_nobody_knows_is_read_once_its_profile_is_saved(small: Office) -> None:
    rows: Rows = [["Measure", "Month", "Number"], ["Robberies recorded", date(2021, 4, 1), 5], ["Rain", "May 2021", 6]]
    sent = workbook(Monthly=rows)
    (problem,) = reading(small, "figures.xlsx", sent).refused
    suggested = problem.why.partition(":\n")[2]
    profiles = small.figures_path.parent / "profiles"
    profiles.mkdir()
    (profiles / "monthly.toml").write_text(suggested, encoding="utf-8")
    found = reading(small, "figures.xlsx", sent)
    assert values(found) == [("robbery", "April 2021", "5", "5")]
    assert (found.observations[0].locator, found.refused) == ("sheet “Monthly”, row 2", ())
    assert [each.where for each in found.questioned] == ["figures.xlsx, sheet “Monthly”, row 3"]


def test_a_csv_is_read_by_a_profile_with_its_areas_units_and_dashes(small: Office) -> None:
    profiles = small.figures_path.parent / "profiles"
    profiles.mkdir()
    text = 'sheet = "*"\nlabel = "KPI"\nperiod = "across"\narea = "Force"\nunit = "Unit"\ndash = "zero"\n'
    (profiles / "wide.toml").write_text(text, encoding="utf-8")
    rows = (
        "KPI,Force,Unit,Q1 2021/22,Q2 2021/22\nrobbery,North Yorkshire,count,-,5\nrobbery,Durham,percent,1,2\n,,,1,2\n"
    )
    good = reading(small, "wide.csv", rows[: rows.index("robbery,Durham")].encode())
    assert values(good) == [("robbery", "Q1 2021/22", "0", "-"), ("robbery", "Q2 2021/22", "5", "5")]
    assert {each.area for each in good.observations} == {"north-yorkshire"}
    found = reading(small, "wide.csv", f"{rows}robbery,Durham,,five,3%\nrobbery,,,5,6\n".encode())
    assert found.observations == ()
    assert [each.where for each in found.refused] == [
        "wide.csv, row 3",
        "wide.csv, row 4",
        "wide.csv, row 5, “Q1 2021/22”",
        "wide.csv, row 5, “Q2 2021/22”",
        "wide.csv, row 6",
    ]
    assert found.refused[-1].why == "the row names no area and others do; write it in every row"


@pytest.mark.parametrize(
    ("rows", "where", "why"),
    [
        ('robbery,"1.234,5",1.234\n', "wide.csv, row 2, “Q1 2021/22”", "no row of the table is read until then"),
        ("robbery,5,7\nrobbery,6,7\n", "wide.csv, robbery Q1 2021/22", "says 5 and 6; keep the right one"),
    ],
)
def test_a_profiled_table_of_another_style_or_with_two_values_for_one_figure_is_refused(
    small: Office, rows: str, where: str, why: str
) -> None:
    profiles = small.figures_path.parent / "profiles"
    profiles.mkdir()
    (profiles / "wide.toml").write_text('sheet = "*"\nlabel = "KPI"\nperiod = "across"\n', encoding="utf-8")
    found = reading(small, "wide.csv", f"KPI,Q1 2021/22,Q2 2021/22\n{rows}".encode())
    assert found.observations == ()
    assert [each.where for each in found.refused] == [where]
    assert why in found.refused[0].why


@pytest.mark.parametrize(
    ("name", "content", "place"),
    [
        ("report.docx", word(*COVER, "Crime", TABLE), "Crime, row 1"),
        ("report.pdf", pdf(["MARCH 2022"], ["Crime", TABLE]), "page 2, Crime, row 1"),
    ],
)
def test_a_report_as_word_or_pdf_says_the_same_as_its_text(
    small: Office, name: str, content: bytes, place: str
) -> None:
    found = reading(small, name, content)
    assert values(found) == [("robbery", "Q1 2021/22", "1204", "1,204"), ("robbery", "Q2 2021/22", None, "-")]
    assert found.observations[0].locator == place
    assert found.document is not None
    assert (found.document.known_from, found.document.published) == (date(2022, 3, 31), "March 2022")
    assert len(found.questioned) == 1


def test_a_pdf_without_lines_is_read_or_asked_about_by_its_page(small: Office) -> None:
    rows = [(250.0, 100.0, "Q1 2021/22"), (350.0, 100.0, "Q2 2021/22")]
    rows += [(40.0, 118.0, "Robbery – police*"), (250.0, 118.0, "1,204"), (350.0, 118.0, "-")]
    found = reading(small, "report.pdf", set_pdf([(40, 40, "MARCH 2022")], [(40, 80, "Crime"), *rows]))
    assert values(found) == [("robbery", "Q1 2021/22", "1204", "1,204"), ("robbery", "Q2 2021/22", None, "-")]
    band = [(320.0, 90.0, "2021/22"), *rows]
    only = intake(small, "report.pdf", set_pdf(band))
    assert only.refusal.startswith("report.pdf, page 1, line 2: a table without lines around its cells was not read")
    both = reading(small, "both.pdf", set_pdf([(40, 80, "Crime"), *rows], band))
    (question,) = both.questioned
    assert question.where.startswith("page 2")
    assert len(both.observations) == 2


def test_a_kind_is_known_by_its_content_and_not_by_its_name(small: Office) -> None:
    assert reading(small, "table.txt", (HEADER + "robbery,2021-04-01,2021-04-30,5,count\n").encode()).observations
    assert reading(small, "book.csv", workbook(Crime=TABLE)).observations


CUT = workbook(Crime=TABLE)
LOCKED = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
TEXT = "\n".join([*COVER, "Crime", *[row(*each) for each in TABLE], ""])


def bomb() -> bytes:
    """A workbook whose sheet unpacks to sixty times the limit of the test."""
    return workbook(Crime=[["x" * 30_000]] * 20)


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("latin.csv", (HEADER + "caf\xe9,,,,").encode("latin-1"), "is no UTF-8 text"),
        ("utf16.csv", HEADER.encode("utf-16"), "UTF-16; save it"),
        ("mac.csv", HEADER.replace("\n", "\r").encode() * 2, "line ends of an old Mac"),
        ("mac.txt", TEXT.replace("\n", "\r").encode(), "line ends of an old Mac"),
        ("mixed.txt", TEXT.replace("\n", "\r", 2).encode(), "line ends of two kinds"),
        ("mixed.csv", (HEADER.replace("\n", "\r\n") + "robbery,\r").encode() * 2, "line ends of two kinds"),
        ("picture.csv", b"\x89PNG\r\n\x1a\n" + bytes(50), "is no text"),
        ("locked.xlsx", LOCKED, "is protected by a password or is an old Office file"),
        ("cut.xlsx", CUT[:-200], "is cut off or damaged"),
        ("spoilt.xlsx", CUT.replace(CUT[2000:2040], bytes(40)), "is cut off, damaged or protected"),
        ("bomb.xlsx", bomb(), "unpacks to more than"),
        ("cut.pdf", pdf(["Crime", TABLE])[:900], "is cut off or damaged"),
        ("locked.pdf", locked_pdf(), "is protected by a password"),
        (NAME, searches(search(), search())[:-30], f"{NAME}, row 3 has"),
        (NAME, searches(search()).replace(b"Outcome,", b"Result,"), "the column “Outcome” is missing or renamed"),
        (NAME, searches(search(moment="05/10/2021 12:00")), "is no date like"),
        ("october.csv", searches(search()), "force and month are read from the file's name"),
        ("2021-09-exampleshire-stop-and-search.csv", searches(search()), "stands in the file of Sept 2021"),
        ("people.csv", b"Measure,Surname,Value\nx,Doe,1\n", "seems to hold personal data (column 2, “Surname”)"),
        ("people.xlsx", workbook(A=[["Victim name", "n"], ["Doe", 1]]), "sheet “A” seems to hold personal data"),
        ("2021-10-x-outcomes.csv", b"Crime ID,Month,Reported by,Falls within,Longitude,Latitude,Location,LSOA code,"
         b"LSOA name,Outcome type\n", "which no measure of the catalogue is taken from"),
        ("long.csv", b"a" * 300_000, "is larger than"),
        ("other.csv", HEADER.replace(",", ";").encode() + b"robbery;2021-04-01;2021-04-30;5;count\n",
         "parts its cells with semicolons, not commas; save it as CSV with commas (CSV UTF-8), or as XLSX"),
        ("tabs.csv", HEADER.replace(",", "\t").encode(), "parts its cells with tabs, not commas"),
        ("title.csv", b"Crime figures\nMeasure;2021-04\nRobbery;5\n", "parts its cells with semicolons"),
    ],
)  # fmt: skip
def test_a_bad_file_is_refused_by_name_and_nothing_is_kept(small: Office, name: str, content: bytes, said: str) -> None:
    only = intake(small, name, content, Limits(file=250_000, held=200_000))
    assert only.reading is None
    assert only.refusal.startswith(name)
    assert said in only.refusal


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ("1.234,5", "value “1.234,5”"),
        ("five", "value “five”"),
        ("1,23", "value “1,23”"),
    ],
)
def test_a_number_in_another_style_is_refused_with_its_row(small: Office, value: str, said: str) -> None:
    found = reading(small, "a.csv", f'{HEADER}robbery,2021-04-01,2021-04-30,"{value}",count\n'.encode())
    assert (found.observations, [each.where for each in found.refused]) == ((), [f"a.csv, row 2: {said}"])


@pytest.mark.parametrize("day", ["01/04/2021", "1 April 2021", "2021/04/01", "04-01-2021"])
def test_a_date_in_another_style_is_refused_with_its_row(small: Office, day: str) -> None:
    found = reading(small, "a.csv", f"{HEADER}robbery,{day},2021-04-30,5,count\n".encode())
    assert found.observations == ()
    assert found.refused[0].where == f"a.csv, row 2: period_start “{day}”"


def test_a_tidy_table_without_one_of_its_columns_is_refused_by_the_column(small: Office) -> None:
    found = reading(small, "a.csv", b"kpi,start,period_end,value,unit\nrobbery,2021-04-01,2021-04-30,5,count\n")
    assert found.observations == ()
    assert "a.csv, row 1: period_start" in [each.where for each in found.refused]


def test_a_byte_order_mark_is_no_fault(small: Office) -> None:
    assert reading(small, "a.csv", f"\ufeff{HEADER}robbery,2021-04-01,2021-04-30,5,count\n".encode()).observations


def test_a_report_that_ends_within_a_table_is_asked_about_and_one_cut_in_its_row_refused(small: Office) -> None:
    found = reading(small, "cut.txt", TEXT.rstrip().encode())
    assert found.questioned[-1].where == "line 10"
    assert "it may be cut off" in found.questioned[-1].why
    assert len(found.observations) == 2
    assert "cells beside the label: 1" in intake(small, "cut.txt", TEXT.rstrip()[:-2].encode()).faults[0]


def test_a_large_file_is_refused_before_it_is_read(small: Office, tmp_path: Path) -> None:
    path = tmp_path / "large.csv"
    with path.open("wb") as file:
        file.truncate(2 * 1024**3)
    (only,) = read_all([path], Desk(small, TODAY))
    assert only.refusal == "large.csv is larger than 1024 MB; split it"


def zipped(folder: Path, **members: bytes) -> Path:
    path = folder / "months.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return path


ARRESTED = searches(search("Arrest"))
OF_NOVEMBER = "2021-11-exampleshire-stop-and-search.csv"
OUTCOMES = "2021-10-exampleshire-outcomes.csv"
OUTCOMES_HEAD = (
    b"Crime ID,Month,Reported by,Falls within,Longitude,Latitude,Location,LSOA code,LSOA name,Outcome type\n"
)


def test_a_fault_in_one_member_refuses_all_of_the_archive(tmp_path: Path) -> None:
    path = zipped(tmp_path, **{f"2021-10/{NAME}": ARRESTED, f"2021-11/{OF_NOVEMBER}": ARRESTED})
    good, wrong = read_all([path], Desk(cleveland(), TODAY))
    assert good.reading is not None
    assert (good.reading.observations, good.reading.claims, good.faults) == ((), (), ())
    assert good.held_back.startswith("is not recorded, for another file of months.zip is refused; mend that one")
    (fault,) = wrong.faults
    assert fault.startswith(f"months.zip: {OF_NOVEMBER}")
    assert "stands in the file of Nov 2021" in fault
    assert good.is_refused
    assert wrong.is_refused


def test_an_unknown_word_or_a_file_without_figures_leaves_the_rest_of_the_archive(tmp_path: Path) -> None:
    warned = searches(search("Warned", moment="2021-11-01T00:00:00+00:00"))
    notes = {"notes.txt": b"How the figures were drawn.\n", OUTCOMES: OUTCOMES_HEAD}
    path = zipped(tmp_path, **{NAME: ARRESTED, OF_NOVEMBER: warned, **notes})
    passed, good, asked, words = read_all([path], Desk(cleveland(), TODAY))
    found = [each.reading for each in (good, asked, words, passed) if each.reading]
    assert [len(each.observations) for each in found] == [5, 1, 0, 0]
    assert [len(each.questioned) for each in found] == [0, 1, 1, 0]
    assert "holds no table" in found[2].questioned[0].why
    assert found[3].understood[0].endswith("which no measure of the catalogue is taken from; passed over")


@pytest.mark.parametrize(("name", "refused"), [(OUTCOMES, False), ("notes.txt", True)])
def test_in_a_folder_each_file_is_judged_alone(tmp_path: Path, name: str, refused: bool) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / NAME).write_bytes(ARRESTED)
    (folder / OF_NOVEMBER).write_bytes(ARRESTED)
    (folder / name).write_bytes(OUTCOMES_HEAD if name == OUTCOMES else b"Words.\n")
    read = {each.name: each for each in read_all([folder], Desk(cleveland(), TODAY))}
    assert {each: found.is_refused for each, found in read.items()} == {
        NAME: False,
        OF_NOVEMBER: True,
        name: refused,
    }
    good = read[NAME].reading
    assert good is not None
    assert len(good.observations) == 5


def test_an_archive_without_any_figures_is_refused(tmp_path: Path) -> None:
    (only,) = read_all([zipped(tmp_path, **{OUTCOMES: OUTCOMES_HEAD})], Desk(cleveland(), TODAY))
    said = "months.zip holds no file with figures that this program takes; there is nothing to read"
    assert only.faults == (said,)


def test_a_measure_that_the_office_does_not_have_is_asked_about(small: Office) -> None:
    found = reading(small, NAME, searches(search()))
    assert found.observations == ()
    assert "the catalogue has no measure 'stop-searches'" in [each.why for each in found.questioned]


def test_a_month_that_is_there_with_other_figures_is_shown_as_revised_and_the_same_file_changes_nothing(
    tmp_path: Path,
) -> None:
    desk = Desk(cleveland(), TODAY)
    path = tmp_path / NAME
    path.write_bytes(searches(search("Arrest"), search()))
    (first,) = import_all([path], desk, Shelf([]))
    assert (len(first.change.new), len(first.change.revised)) == (5, 0)
    held = Shelf(first.change.new)
    (again,) = import_all([path], desk, held)
    assert (again.change.new, again.change.revised, again.change.unchanged) == ((), (), 5)
    path.write_bytes(searches(search("Arrest"), search(), search()))
    (newer,) = import_all([path], desk, held)
    revised = {was.kpi: (str(was.value), str(now.value)) for was, now in newer.change.revised}
    assert revised["stop-searches"] == ("2", "3")
    assert revised["stop-search-positive-rate"] == ("50.0", "33.3")
    assert newer.sha256 != first.sha256


def test_progress_is_told_while_a_large_file_is_read(tmp_path: Path) -> None:
    path = tmp_path / NAME
    path.write_bytes(searches(*[search()] * 1000))
    told: list[int] = []
    tell: Callable[[int], None] = told.append
    list(read_all([path], replace(Desk(cleveland(), TODAY), progress=tell)))
    assert told == [1000]
