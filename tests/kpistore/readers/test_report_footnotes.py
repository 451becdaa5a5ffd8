"""Footnotes of rows, columns and cells; the figures are invented."""

import pytest

from kpistore.model.observation import Status
from tests.kpistore.readers.looks import labels, only_table, row, values

HEADER = row("Measures", "12 months Sept 2023", "12 months Sept 2024")
AS_PRINTED = ["12 months to Sept 2023", "12 months to Sept 2024"]


def test_a_footnote_moves_the_marked_row_by_its_months() -> None:
    header = row("Measures", "12 months Sept 2023", "12 months Sept 2024", "% Change on previous 12 months")
    lines = (header, row("Homicides", "12", "11", "-8.3%"), row("Admissions*", "65", "90", "38.4"))
    table = only_table(*lines, "", "*12 months data up to June 2024")
    assert labels(table.cells)[:2] == AS_PRINTED
    assert labels(table.cells)[2:] == ["12 months to June 2023", "12 months to June 2024"]
    marked = table.cells[3]
    assert (marked.label, marked.measure_label) == ("Admissions*", "Admissions")
    assert marked.note == "12 months data up to June 2024 (footnote)"
    assert table.claims[1].period.label == "12 months to June 2024"


def test_a_footnote_that_names_no_twelve_months_moves_nothing_and_is_noted() -> None:
    table = only_table(HEADER, row("Admissions*", "65", "90"), "", "*Rounded to the nearest five.")
    assert labels(table.cells) == AS_PRINTED
    assert table.cells[0].note == "Rounded to the nearest five. (footnote)"


def test_bold_words_under_a_table_are_no_footnote() -> None:
    table = only_table(HEADER, row("Admissions**", "65", "90"), "", "**Week one:** 12 months data up to June 2024")
    assert labels(table.cells) == AS_PRINTED


def test_figures_called_provisional_are_provisional() -> None:
    table = only_table(f"{HEADER} (provisional)", row("Calls", "65", "90"), row("Waits", "5", "-"))
    assert [cell.status for cell in table.cells] == [Status.FINAL, Status.PROVISIONAL, Status.FINAL, Status.MISSING]


def test_a_columns_footnote_is_noted() -> None:
    table = only_table(f"{HEADER}*", row("Calls", "65", "90"), "", "* Provisional figures.")
    assert [cell.status for cell in table.cells] == [Status.FINAL, Status.PROVISIONAL]
    assert [cell.note for cell in table.cells] == ["", "Provisional figures. (footnote)"]


def test_a_column_whose_footnote_names_another_period_is_left_out() -> None:
    table = only_table(f"{HEADER}*", row("Calls", "65", "90"), "", "*12 months data up to June 2024")
    assert values(table.cells) == ["65"]
    assert "names a period of its own" in table.refused[0].why


def test_a_cells_footnote_is_noted() -> None:
    table = only_table(HEADER, row("Calls", "65", "1,290*"), "", "*Provisional")
    assert [(cell.as_published, cell.status) for cell in table.cells][1] == ("1,290*", Status.PROVISIONAL)
    assert (values(table.cells)[1], table.cells[1].note) == ("1290", "Provisional (footnote)")


@pytest.mark.parametrize("footnote", ["", "*12 months data up to June 2024"])
def test_a_mark_in_a_cell_without_a_plain_footnote_is_refused(footnote: str) -> None:
    table = only_table(HEADER, row("Calls", "65", "90*"), "", footnote)
    assert values(table.cells) == ["65"]
    assert table.refused[0].what == "Calls, 12 months Sept 2024: 90*"
