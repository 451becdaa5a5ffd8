"""Text that a spreadsheet would run, guarded and restored."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kpistore.readers.spreadsheet import guarded, unguarded


@pytest.mark.parametrize("text", ["=1+1", "+SUM(A1)", "-cmd|calc", "@home", "\tx", "'=1", "-2+3"])
def test_a_formula_gets_an_apostrophe(text: str) -> None:
    assert guarded(text) == f"'{text}"


@pytest.mark.parametrize(
    "text", ["", "1,546", "- 8,486", "+16.7pts", "-", "-6.9%", "N/A", "'tis", "1. Delivery", "a=b"]
)
def test_printed_figures_and_plain_words_stay_as_they_are(text: str) -> None:
    assert guarded(text) == text


@given(st.text(alphabet="'=+-@\t\r\n 1,a%", max_size=8))
def test_restoring_gives_exactly_what_was(text: str) -> None:
    assert unguarded(guarded(text)) == text
