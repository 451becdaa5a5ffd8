"""Rows, headings, places and refusals of a table; the figures are invented."""

from decimal import Decimal

import pytest

from kpistore.model.kpi import Unit
from kpistore.model.observation import NoFigure
from kpistore.readers.reading import ClaimKind
from tests.kpistore.readers.looks import only_table, report, row, values

YEARS = row("Performance measures", "April 2022 - March 2023", "April 2023 - March 2024")
QUARTERS = row("KPIs", "Q1 Apr-Jun", "Q2 Jul-Sep", "Q3 Oct-Dec", "Q4 Jan-Mar")


def test_an_italic_row_is_the_section_of_the_rows_below_it() -> None:
    table = only_table(
        "Nearest heading", "", QUARTERS, row("<i>Drones</i>", "", "", "", ""), row("Flights", "1", "2", "3", "")
    )
    assert table.heading == "Drones"
    assert {(cell.section, cell.row, cell.line) for cell in table.cells} == {("Drones", 1, 11)}


def test_a_row_without_values_right_under_the_header_is_a_heading() -> None:
    table = only_table(QUARTERS, row("Violent Crime", "", "", "", ""), row("Homicide", "3", "1", "1", ""))
    assert [cell.label for cell in table.cells] == ["Homicide"] * 4
    assert table.cells[0].section == "Violent Crime"


def test_a_row_without_values_further_down_is_a_measure_without_figures() -> None:
    table = only_table(QUARTERS, row("Robbery", "1", "2", "3", ""), row("% of victims updated", "", "", "", ""))
    assert [cell.reason for cell in table.cells[4:]] == [NoFigure.BLANK] * 4
    assert {cell.row for cell in table.cells[4:]} == {2}
    assert table.cells[4].unit_hint is Unit.PERCENT


def test_an_italic_row_further_down_begins_another_section() -> None:
    lines = (
        QUARTERS,
        row("Robbery", "1", "2", "3", ""),
        row("<i>Fraud</i>", "", "", "", ""),
        row("Scams", "4", "5", "6", "7"),
    )
    table = only_table("Crime", "", *lines)
    assert [(cell.section, cell.row) for cell in table.cells][3:5] == [("Crime", 1), ("Fraud", 2)]


def test_blank_cells_keep_their_column() -> None:
    table = only_table(QUARTERS, row("Pilots", "", "", "18", ""))
    assert values(table.cells) == [None, None, "18", None]


def test_blank_cells_beyond_the_header_are_nothing() -> None:
    table = only_table(QUARTERS, row("Pilots", "15", "16", "18", "19", "", ""))
    assert values(table.cells) == ["15", "16", "18", "19"]
    assert table.refused == ()


def test_under_development_in_the_first_cell_speaks_for_the_row() -> None:
    table = only_table(QUARTERS, row("Tags", "Measurement under development", "", "", ""))
    assert [cell.reason for cell in table.cells] == [NoFigure.UNDER_DEVELOPMENT] * 4
    assert [cell.as_published for cell in table.cells] == ["Measurement under development", "", "", ""]
    assert "the row's first cell speaks for it" in table.cells[1].note


def test_not_applicable_in_the_first_cell_speaks_for_itself_only() -> None:
    table = only_table(QUARTERS, row("Audits", "N/A", "", "12.7%", "-"))
    reasons = [NoFigure.NOT_APPLICABLE, NoFigure.BLANK, None, NoFigure.DASH]
    assert [cell.reason for cell in table.cells] == reasons


def test_published_changes_are_claims_and_no_figures() -> None:
    header = f"{YEARS}\tVolume change v's previous 12 months\t% Change on previous 12 months\tDirection of travel"
    rows = (
        row("Calls", "121,752", "113,266", "- 8,486", "-6.9%", "1"),
        row("% answered", "87.7%", "89.2%", "+1.5pts", "-", "1"),
    )
    table = only_table(header, *rows)
    assert len(table.cells) == 4
    told = [(claim.kind, claim.value, claim.as_published) for claim in table.claims]
    assert told == [
        (ClaimKind.VOLUME, Decimal(-8486), "- 8,486"),
        (ClaimKind.PERCENT, Decimal("-6.9"), "-6.9%"),
        (ClaimKind.POINTS, Decimal("1.5"), "+1.5pts"),
    ]
    assert (table.claims[0].period.label, table.claims[0].earlier.label) == ("2023/24", "2022/23")
    assert "arrows left out" in table.understood


def test_a_change_without_its_sign_is_kept_as_printed() -> None:
    header = f"{YEARS}\t% change"
    (claim,) = only_table(header, row("Incidents", "18,074", "17,027", "38.4")).claims
    assert (claim.kind, claim.value) == (ClaimKind.PERCENT, Decimal("38.4"))


def test_a_table_on_its_side_has_its_labels_across() -> None:
    table = only_table(row("", "Complaints logged", "Satisfaction rate"), row("2023 - 24", "1,993", "96%"))
    assert [(cell.label, cell.row, cell.column) for cell in table.cells] == [
        ("Complaints logged", 1, "2023 - 24"),
        ("Satisfaction rate", 2, "2023 - 24"),
    ]
    assert {cell.period.label for cell in table.cells} == {"2023/24"}


def test_a_place_is_a_name_whose_police_the_report_speaks_of() -> None:
    lines = (
        row("Crime", "Exampleshire Charge Rate 2023/24", "National Charge Rate 2023/24"),
        row("Robbery", "14.5%", "6.5%"),
    )
    own, national = only_table("Exampleshire Police charged more.", "", *lines).cells
    assert (own.place, own.comparator, own.measure) == ("Exampleshire", None, "charge rate")
    assert (national.place, national.comparator, national.measure) == ("", "national", "charge rate")
    unread = only_table(*lines[:1], *lines[1:], cover=False)
    assert [refusal.what for refusal in unread.refused] == ["Exampleshire Charge Rate 2023/24"]


def test_the_nearest_line_of_its_own_is_the_heading() -> None:
    prose = "Nationally, Exampleshire continues to have strong performance in relation to 999 call answer times."
    table = only_table("Access", "", "Emergency Calls (999 service)", "", prose, "", YEARS, row("Calls", "1", "2"))
    assert table.heading == "Emergency Calls (999 service)"


@pytest.mark.parametrize("line", ["- a bullet point", "A short sentence.", "1,546", "wrapped prose\nof two lines"])
def test_other_lines_are_no_heading(line: str) -> None:
    table = only_table("Access", "", line, "", YEARS, row("Calls", "1", "2"))
    assert table.heading == "Access"


def test_a_second_header_begins_a_second_table() -> None:
    bands = (row("KPIs", "2021/22", ""), row("", "Q1", "Q2"))
    first, second = report(YEARS, row("Calls", "1", "2"), *bands, row("Searches", "3", "4")).tables
    assert [cell.period.label for cell in (*first.cells, *second.cells)] == [
        "2022/23",
        "2023/24",
        "Q1 2021/22",
        "Q2 2021/22",
    ]
    assert (first.last_line, second.first_line) == (8, 9)


def test_markup_is_removed_and_numbering_kept() -> None:
    table = only_table(YEARS, row("<b>1. Delivery of **duties**</b>", "1", "2"))
    assert table.cells[0].label == "1. Delivery of duties"


def test_units_are_read_from_labels() -> None:
    table = only_table(
        YEARS, row("Wait (seconds)", "5.3", "4"), row("Repeat rate (%)", "42.0", "-"), row("Calls", "1", "2")
    )
    hints = [cell.unit_hint for cell in table.cells[::2]]
    assert hints == [Unit.SECONDS, Unit.PERCENT, None]


def test_line_numbers_are_those_of_an_editor_whatever_else_breaks_lines() -> None:
    text_with_form_feed = ("A\fB\u2028C", "", f"{YEARS}\r", row("Calls", "1", "2\r"))
    table = only_table(*text_with_form_feed)
    assert table.cells[0].line == 10
    assert values(table.cells) == ["1", "2"]


def test_understood_says_what_was_read() -> None:
    table = only_table(f"{YEARS}\t% change", row("Calls", "1", "2", "100%"), row("Waits", "1", "2", "100%"))
    assert table.understood == "2 measures, 2022/23 to 2023/24; 1 column of published changes."
