"""Text that a spreadsheet would run as a formula, made harmless and restored."""

import re

from kpistore.readers.cells import read_cell

_FORMULA = re.compile(r"'*[=+\-@\t\r]", re.DOTALL)
_GUARDED = re.compile(r"'+[=+\-@\t\r]", re.DOTALL)
"""Apostrophes that were there before are counted in, so that restoring gives exactly what was."""


def guarded(text: str) -> str:
    """The text with an apostrophe in front where a spreadsheet would take it for a formula.

    Printed figures and marks for none ("- 8,486", "+16.7pts", "-") run nothing and stay as they are.
    """
    return f"'{text}" if _FORMULA.match(text) and read_cell(text) is None else text


def unguarded(text: str) -> str:
    """The text without the apostrophe that guarded put in front of it."""
    return text[1:] if _GUARDED.match(text) and read_cell(text[1:]) is None else text
