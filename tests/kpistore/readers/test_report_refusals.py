"""What is refused, with its line and why; the figures are invented."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kpistore.readers.reading import Weight
from kpistore.readers.report import read_report
from tests.kpistore.readers.looks import only_table, row, values

YEARS = row("Performance measures", "April 2022 - March 2023", "April 2023 - March 2024")
QUARTERS = row("KPIs", "Q1 Apr-Jun", "Q2 Jul-Sep", "Q3 Oct-Dec", "Q4 Jan-Mar")
PIECES = [
    "\t",
    "\n",
    "\n\n",
    "Q1",
    "Q2 May-Sep",
    "2021/22",
    "12 months",
    "March 2020",
    "National",
    "Female",
    "1,546",
    "-",
    "*",
]
PIECES += [
    "*12 months data up to June 2024",
    "% change",
    "Total uplift",
    "<i>Drones</i>",
    "12 months Sept 2024",
    "Calls*",
    "Page",
    "4",
]


@pytest.mark.parametrize("cells", [("1", "2", "3"), ("1", "2", "3", "4", "5")])
def test_a_row_that_does_not_fit_the_header_is_refused_and_not_shifted(cells: tuple[str, ...]) -> None:
    table = only_table(QUARTERS, row("Robbery", "1", "2", "3", "4"), row("Theft", *cells))
    assert {cell.label for cell in table.cells} == {"Robbery"}
    assert table.refused[0].line == 9
    said = f"cells beside the label: {len(cells)}, columns in the header: 4; put each cell under its heading"
    assert (table.refused[0].why, table.refused[0].weight) == (said, Weight.FAULT)


def test_a_row_without_a_label_is_refused() -> None:
    table = only_table(QUARTERS, row("Robbery", "1", "2", "3", "4"), row("", "5", "6", "7", "8"))
    assert table.refused[0].why == "the row has no label; write one"


def test_words_in_a_cell_are_refused_and_the_rest_of_the_row_is_read() -> None:
    table = only_table(QUARTERS, row("Robbery", "1", "about 2", "3", "4"))
    assert values(table.cells) == ["1", "3", "4"]
    assert table.refused[0].what == "Robbery, Q2 Jul-Sep: about 2"


def test_a_calendar_of_meetings_is_no_table_on_its_side() -> None:
    table = only_table(row("Date", "Topic"), row("April 2023", "Off-road bikes"), row("June 2023", "Fraud"))
    assert table.cells == ()
    assert table.refused[0].why == "the cells hold words, not figures"


@pytest.mark.parametrize(
    "lines",
    [
        ("Calls.....\t3", "Key outcome\t", "Complaints.....\t15-16"),
        ("Calls\tPage\t4", "Complaints\tPage\t5"),
    ],
)
def test_contents_are_refused_as_contents(lines: tuple[str, ...]) -> None:
    table = only_table(*lines)
    assert table.refused[0].why == "contents with page numbers, not figures"
    assert table.refused[0].weight is Weight.NO_FIGURES
    assert table.understood == "Not read: contents with page numbers, not figures."


def test_a_table_of_words_is_refused_with_its_line() -> None:
    table = only_table(row("Outstanding", "Good", "Adequate"), row("", "Recording crime", "Treatment"))
    assert (table.refused[0].line, table.refused[0].what) == (7, "Outstanding | Good | Adequate")


def test_a_column_with_unexplained_words_is_left_out_and_said_so() -> None:
    table = only_table(f"{YEARS}\tTarget", row("Calls", "1", "2", "90%"))
    assert values(table.cells) == ["1", "2"]
    (left,) = table.refused
    assert (left.what, left.line, left.weight) == ("Target", 7, Weight.UNCLEAR)


@pytest.mark.parametrize(
    ("lines", "weight"),
    [
        ((YEARS, row("Milestones", "begun", "2 meetings held")), Weight.NO_FIGURES),
        ((row("Place", "Left", "Right"), row("Robbery", "1,204", "7")), Weight.UNCLEAR),
        ((row("Place", "Left", "Right"), row("Robbery", "1.204,5", "12x4")), Weight.UNCLEAR),
        ((row("Place", "Left"), row("Robbery", "a sentence, 2 of them")), Weight.NO_FIGURES),
    ],
)
def test_a_table_nobody_understands_is_asked_about_if_it_holds_figures(lines: tuple[str, ...], weight: Weight) -> None:
    (refusal,) = only_table(*lines).refused
    assert refusal.weight is weight


def test_a_table_whose_every_figure_is_spoilt_is_no_table_of_words() -> None:
    table = only_table(YEARS, row("Robbery", "1.204,5", "12x4"))
    assert [(each.what, each.weight) for each in table.refused] == [
        ("Robbery, April 2022 - March 2023: 1.204,5", Weight.FAULT),
        ("Robbery, April 2023 - March 2024: 12x4", Weight.FAULT),
    ]


def test_a_column_of_words_beside_the_figures_is_left_out_and_asked_about() -> None:
    table = only_table(f"{YEARS}\tRemarks", row("Calls", "1", "2", "still rising"))
    assert table.refused[0].weight is Weight.UNCLEAR
    assert "“Remarks” left out" in table.understood


@given(st.lists(st.sampled_from(PIECES), max_size=40))
def test_no_text_stops_the_reader(pieces: list[str]) -> None:
    text = "".join(pieces)
    for table in read_report(text).tables:
        assert 1 <= table.first_line <= table.last_line <= text.count("\n") + 1
        assert table.cells or table.refused or table.understood


def test_a_header_without_rows_is_refused() -> None:
    assert only_table(YEARS).refused[0].why == "a header without rows"


def test_a_table_whose_only_column_is_left_out_is_refused() -> None:
    table = only_table(row("", "12 months Sept 2024*"), row("Calls", "1"), "", "*12 months data up to June 2024")
    assert "names a period of its own" in table.refused[0].why
