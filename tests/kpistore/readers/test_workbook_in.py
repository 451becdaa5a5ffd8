"""What cells of a workbook show, as text; all figures are invented."""

from datetime import date, datetime

import pytest
from openpyxl import Workbook

from kpistore.readers.workbook_in import Sheet, read_workbook
from tests.kpistore.readers.books import Rows, workbook


def cells(rows: Rows, **formats: str) -> tuple[tuple[str, ...], ...]:
    def change(book: Workbook) -> None:
        for place, number_format in formats.items():
            book["Sheet"][place].number_format = number_format

    (sheet,) = read_workbook(workbook(change, Sheet=rows)).sheets
    return sheet.rows


@pytest.mark.parametrize(
    ("value", "number_format", "shown"),
    [
        (0.892, "0.0%", "89.2%"),
        (0.07, "0%", "7%"),
        (0.07, "0.00%", "7%"),
        (0.145, '0.0"%"', "0.145"),
        (0.145, "0.0##%;[Red]-0.0%", "14.5%"),
        (-0.069, "0.0%", "-6.9%"),
        (1204, "#,##0", "1204"),
        (0.1 + 0.2, "General", "0.3"),
        (1.005, "0.0", "1.005"),
        (123456789012, "General", "123456789012"),
        (date(2021, 4, 1), "mmm-yy", "April 2021"),
        (date(2021, 4, 7), "dd/mm/yyyy", "2021-04-07"),
        (
            datetime(2021, 4, 7, 3, 4),  # noqa: DTZ001 - a spreadsheet has no zones
            "dd/mm/yyyy hh:mm",
            "2021-04-07 03:04:00",
        ),
        (True, "General", "TRUE"),
        ("89.2%", "General", "89.2%"),
        ("  two \n lines ", "General", "two lines"),
        ("=1+1", "General", "#a formula without its value"),
        ("#DIV/0!", "General", "#an error value"),
    ],
)
def test_a_cell_is_what_it_shows_and_never_less(value: object, number_format: str, shown: str) -> None:
    assert cells([["label", value]], B1=number_format) == (("label", shown),)


def test_a_label_merged_over_rows_names_each_and_a_figure_is_not_repeated() -> None:
    def change(book: Workbook) -> None:
        book["Sheet"].merge_cells("A2:A3")
        book["Sheet"].merge_cells("B2:B3")

    rows: Rows = [["", "Q1 2021/22", "Q2 2021/22"], ["Robbery", 5, 1], ["", "", 2]]
    (sheet,) = read_workbook(workbook(change, Sheet=rows)).sheets
    assert sheet.rows[1:] == (("Robbery", "5", "1"), ("Robbery", "", "2"))


def test_hidden_sheets_are_named_and_not_read() -> None:
    def change(book: Workbook) -> None:
        book["Old"].sheet_state = "hidden"

    book = read_workbook(workbook(change, New=[["a"]], Old=[["b"]]))
    assert ([each.name for each in book.sheets], book.hidden) == (["New"], ("Old",))


def test_rows_keep_their_numbers_where_the_sheet_begins_with_blank_ones() -> None:
    (sheet,) = read_workbook(workbook(Sheet=[[], [], ["", "b3"]])).sheets
    assert sheet.rows[2] == ("", "b3")


def test_a_title_alone_above_a_table_is_a_line_without_tabs_and_a_heading_within_it_is_not() -> None:
    rows = (("Crime", ""), ("", ""), ("", "Q1"), ("Theft", ""), ("Bicycles", "5"), ("", ""), ("Next", ""), ("", "Q2"))
    sheet = Sheet("s", rows, tuple((None, None) for _ in rows))
    assert sheet.report_text().split("\n") == ["Crime", "", "\tQ1", "Theft\t", "Bicycles\t5", "", "Next", "\tQ2"]
