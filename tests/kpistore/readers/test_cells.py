"""One printed cell: figures, the four ways of saying none, and words that are neither."""

from decimal import Decimal

import pytest

from kpistore.model.kpi import Unit
from kpistore.model.observation import NoFigure
from kpistore.readers.cells import read_cell


@pytest.mark.parametrize(
    ("printed", "value", "unit"),
    [
        ("1,687", "1687", None),
        ("4.0", "4.0", None),
        ("0", "0", None),
        ("1133", "1133", None),
        ("77.50%", "77.50", Unit.PERCENT),
        ("76 %", "76", Unit.PERCENT),
        ("38.4", "38.4", None),
        ("- 8,486", "-8486", None),
        ("\N{MINUS SIGN}12,466", "-12466", None),
        ("\N{EN DASH}5", "-5", None),
        ("+297", "297", None),
        ("-6.9%", "-6.9", Unit.PERCENT),
        ("+16.7pts", "16.7", Unit.POINTS),
        ("-1.9 % pts", "-1.9", Unit.POINTS),
        ("£10,000", "10000", Unit.GBP),
        ("5.3 seconds", "5.3", Unit.SECONDS),
        ("\N{NO-BREAK SPACE}1,380 ", "1380", None),
    ],
)
def test_a_figure_is_read_as_printed(printed: str, value: str, unit: Unit | None) -> None:
    cell = read_cell(printed)
    assert cell is not None
    assert (str(cell.value), cell.unit, cell.reason) == (value, unit, None)


@pytest.mark.parametrize(
    ("printed", "reason"),
    [
        ("", NoFigure.BLANK),
        ("  ", NoFigure.BLANK),
        ("-", NoFigure.DASH),
        ("\N{EN DASH}", NoFigure.DASH),
        ("N/A", NoFigure.NOT_APPLICABLE),
        ("Measurement under development", NoFigure.UNDER_DEVELOPMENT),
        ("[c]", NoFigure.SUPPRESSED),
        ("<5", NoFigure.SUPPRESSED),
    ],
)
def test_a_word_for_none_keeps_its_meaning(printed: str, reason: NoFigure) -> None:
    cell = read_cell(printed)
    assert cell is not None
    assert (cell.value, cell.reason) == (None, reason)


@pytest.mark.parametrize(
    "printed",
    ["Good", "1,23", "12,3456", "1.2.3", "1:1", "over 1,000", "5 apples", "£5%", "1e3", "NaN", "25*", "--5", "Page 4"],
)
def test_other_words_are_not_guessed_at(printed: str) -> None:
    assert read_cell(printed) is None


def test_a_printed_cell_keeps_its_own_writing() -> None:
    cell = read_cell(" - 8,486 ")
    assert cell is not None
    assert cell.as_published == "- 8,486"
    assert cell.value == Decimal(-8486)
