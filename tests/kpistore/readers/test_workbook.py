"""Tables as spreadsheets: real numbers and dates, and text that runs nothing."""

from datetime import datetime
from io import BytesIO
from typing import Any

import pytest
from openpyxl import load_workbook

from kpistore.readers.tidy import COLUMNS, write_tidy
from kpistore.readers.workbook import tidy_rows, workbook
from tests.kpistore import shipped


def cells(text: str) -> list[tuple[Any, ...]]:
    book = load_workbook(BytesIO(workbook(text)))
    assert book.sheetnames == ["figures"]
    return list(book["figures"].iter_rows(values_only=True))


def test_the_shipped_figures_are_all_there_under_their_columns() -> None:
    text = write_tidy(shipped.shelf().all(), {})
    header, *rows = cells(text)
    assert header == COLUMNS
    assert len(rows) == len(shipped.shelf().all())
    values = [row[COLUMNS.index("value")] for row in rows]
    assert values == [float(each["value"]) if each["value"] else None for each in tidy_rows(text)]


@pytest.mark.parametrize(
    ("column", "text", "cell"),
    [
        ("value", "1546", 1546),
        ("value", "87.20", 87.2),
        ("value", "-8486", -8486),
        ("line", "104", 104),
        ("period_start", "2021-10-01", datetime(2021, 10, 1)),  # noqa: DTZ001 - a date in a sheet has no zone
        ("as_published", "1,546", "1,546"),
        ("as_published", "- 8,486", "- 8,486"),
        ("note", "'=1+1", "=1+1"),
        ("locator", "Crime\x0b, row 1", "Crime , row 1"),
    ],
)
def test_a_cell_is_what_its_column_holds(column: str, text: str, cell: object) -> None:
    assert cells(f'{column}\n"{text}"\n') == [(column,), (cell,)]


@pytest.mark.parametrize("text", ["=1+1", "=HYPERLINK(1)", "+1+1", "-1+1", "@SUM(A1)"])
def test_text_that_begins_like_a_formula_stays_text(text: str) -> None:
    sheet = load_workbook(BytesIO(workbook(f"title\n{text}\n")))["figures"]
    assert (sheet["A2"].value, sheet["A2"].data_type) == (text, "s")


def test_a_table_without_rows_has_its_header() -> None:
    assert cells("kpi,value\n") == [("kpi", "value")]


def test_rows_are_read_by_the_names_of_their_columns() -> None:
    assert tidy_rows('kpi,note\nrobbery,"a, b"\n') == [{"kpi": "robbery", "note": "a, b"}]
    assert tidy_rows("kpi,note\n") == []
