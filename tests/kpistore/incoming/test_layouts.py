"""Layouts nobody knows: one is suggested, completed by an editor, and then the file imports; all is invented."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest

from kpistore.catalogue import Office
from kpistore.incoming.desk import Desk
from kpistore.incoming.importing import Imported, import_all
from kpistore.model.kpi import breakdown_text
from kpistore.shelf import Shelf
from tests.kpistore.small_office import office_in

TODAY = date(2024, 10, 7)


@pytest.fixture
def small(tmp_path: Path) -> Office:
    return office_in(tmp_path)


def imported(office: Office, rows: Sequence[Sequence[object]]) -> Imported:
    path = office.figures_path.with_name("sent.csv")
    path.write_text("\n".join(",".join(map(str, row)) for row in rows) + "\n")
    (only,) = import_all([path], Desk(office, TODAY), Shelf([]))
    return only


def suggested(office: Office, rows: Sequence[Sequence[object]]) -> str:
    (fault,) = imported(office, rows).intake.faults
    said, _, profile = fault.partition("\n")
    assert said.startswith("sent.csv: no reader knows this layout; correct this profile")
    assert ("fill in" in said) == ('measure = ""' in profile)
    return profile


def used(office: Office, profile: str, rows: Sequence[Sequence[object]]) -> Imported:
    folder = office.figures_path.parent / "profiles"
    folder.mkdir(exist_ok=True)
    (folder / "ours.toml").write_text(profile, encoding="utf-8")
    return imported(office, rows)


def told(found: Imported) -> list[tuple[str, str, str, str]]:
    assert found.intake.faults == ()
    return [
        (f"{each.kpi} {breakdown_text(each.breakdown)}".strip(), each.area, each.period.label, str(each.value))
        for each in found.change.new
    ]


OURS, DURHAM = "exampleshire", "durham"
ROB = "Robberies recorded"
TWO = [("robbery", OURS, "April 2021", "5"), ("robbery", DURHAM, "April 2021", "7")]
LAYOUTS: dict[str, tuple[list[list[object]], list[tuple[str, str, str, str]]]] = {
    "tidy with other names": (
        [["KPI", "District", "Month", "Unit", "Figure"], [ROB, "Exampleshire", "2021-04", "number", 5],
         ["Muggings", "Durham", "04/2021", "count", 7]],
        TWO,
    ),
    "codes name the measure": (
        [["Area", "Code", "Month", "Count"], ["Exampleshire", "robbery", "Apr-21", 5],
         ["Durham", "robbery", "April 2021", 7]],
        TWO,
    ),
    "codes of areas and no measure": (
        [["Area", "Code", "Month", "Count"], ["Exampleshire Police", "E06000002", "2021-04-01", 5],
         ["Durham", "E06000001", "2021-04-01", 7]],
        TWO,
    ),
    "months across": (
        [["Indicator", "Force", "2021-04", "2021-05", "Year to date"], [ROB, "", 5, 6, 11]],
        [("robbery", OURS, "April 2021", "5"), ("robbery", OURS, "May 2021", "6")],
    ),
    "months across without a heading above the labels": (
        [["", "2021-04", "2021-05"], [ROB, 5, 6]],
        [("robbery", OURS, "April 2021", "5"), ("robbery", OURS, "May 2021", "6")],
    ),
    "measures across": (
        [["Month", ROB, "Arrests made"], ["2021-04", 5, 7], ["2021-05", 6, 8]],
        [("robbery", OURS, "April 2021", "5"), ("arrests", OURS, "April 2021", "7"),
         ("robbery", OURS, "May 2021", "6"), ("arrests", OURS, "May 2021", "8")],
    ),
    "a month and a year apart": (
        [["Year", "Month", "Measure", "Value"], [2021, "April", ROB, 5], [2021, "5", ROB, 6]],
        [("robbery", OURS, "April 2021", "5"), ("robbery", OURS, "May 2021", "6")],
    ),
    "a quarter and a financial year apart": (
        [["Financial year", "Quarter", "KPI", "Actual", "Target"], ["2021/22", "Q1", ROB, 5, 9],
         ["2021/22", "Q4", ROB, 6, 9]],
        [("robbery", OURS, "Q1 2021/22", "5"), ("robbery", OURS, "Q4 2021/22", "6")],
    ),
    "a month and a financial year apart": (
        [["FY", "Month", "KPI", "Total"], ["2021/22", "Apr", ROB, 5], ["2021/22", "March", ROB, 6]],
        [("robbery", OURS, "April 2021", "5"), ("robbery", OURS, "March 2022", "6")],
    ),
    "parts of a measure": (
        [["KPI", "Gender", "Month", "Count"], [ROB, "Female", "2021-04", 5], [ROB, "All", "2021-04", 12]],
        [("robbery sex=female", OURS, "April 2021", "5"), ("robbery", OURS, "April 2021", "12")],
    ),
    "titles above": (
        [["Report", "Oct 2024", "", ""], ["", "", "", ""], ["KPI", "Force", "Month", "Total"],
         [ROB, "Exampleshire", "April 2021", 5], [ROB, "Durham", "April 2021", 7]],
        TWO,
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", LAYOUTS)
def test_a_suggested_layout_that_is_completed_and_saved_imports(small: Office, name: str) -> None:
    rows, expected = LAYOUTS[name]
    profile = suggested(small, rows).replace('measure = ""', 'measure = "robbery"')
    assert told(used(small, profile, rows)) == expected


def test_areas_across_are_read_once_the_editor_says_so(small: Office) -> None:
    rows: list[list[object]] = [["Month", "Exampleshire", "Durham"], ["2021-04", 5, 7]]
    profile = suggested(small, rows)
    assert 'if they name areas, write measure = "its KPI" and area = "across"' in profile
    changed = profile.replace('label = "across"', 'measure = "robbery"\narea = "across"')
    assert told(used(small, changed, rows)) == TWO


def test_what_the_profile_leaves_out_is_said(small: Office) -> None:
    rows, _ = LAYOUTS["months across"]
    reading = used(small, suggested(small, rows), rows).intake.reading
    assert reading is not None
    assert reading.understood == ("sent.csv: read by the profile of “*”, 2 figures; not read: Year to date",)


def test_what_cannot_be_taken_as_it_stands_is_asked_about_or_refused(small: Office) -> None:
    rows: list[list[object]] = [["KPI", "Area", "Month", "Value"], [ROB, "Exampleshire", "2021-04", 5]]
    profile = suggested(small, rows)
    found = used(small, profile, [*rows, [ROB, "Total", "2021-04", 12], ["Rain", "Durham", "2021-04", 1]]).intake
    assert found.reading is not None
    assert [(each.where, each.why) for each in found.reading.questioned] == [
        ("sent.csv, row 3", "the area is “Total”; write whose figure it is"),
        ("sent.csv, row 4", "the catalogue has no measure labelled “Rain”"),
    ]
    assert len(found.reading.observations) == 1
    unspoken = profile.replace('area = "Area"', "# ")
    unread = used(small, unspoken, [*rows, ["robbery-rate", "Durham", "2021-04", 1]]).intake.reading
    assert unread is not None
    (asked,) = unread.questioned
    assert (asked.where, asked.why[:26]) == ("sent.csv, “Area”", "may say whose or what the ")
    (fault,) = used(small, profile, [*rows, [ROB, "Durham", "01/04/2021", 7]]).intake.faults
    assert fault.startswith("sent.csv, row 3: its period “01/04/2021” cannot be read; write a month like April 2021")


def test_a_column_of_words_that_says_whose_figures_they_are_is_never_left_out(small: Office) -> None:
    path = small.figures_path.with_name("report.txt")
    path.write_text("\tArea\tQ1 2021/22\tQ2 2021/22\nRobbery – police\tDurham\t5\t6\n")
    (only,) = import_all([path], Desk(small, TODAY), Shelf([]))
    assert only.intake.reading is not None
    assert only.intake.reading.observations == ()
    assert "the column “Area” says whose or what the figures" in only.intake.reading.questioned[0].why
