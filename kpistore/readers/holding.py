"""Whether something that was not read holds figures: then it is asked about, and never passed over in silence."""

import re
from collections.abc import Iterable, Sequence

from kpistore.readers.cells import read_cell
from kpistore.readers.headings import read_period
from kpistore.readers.tidy_fields import read_date

_BEGINS_AS_NUMBER = re.compile(r"[-+£]?\s*\d+(?![a-z\d]*\s+[a-z]|(?:st|nd|rd|th)\b)|#", re.IGNORECASE)
""" "12x4", "1.234,5" and "#N/A" are slips in a figure; "2 meetings" and "4th" are words."""
_LEADERS = "...."
"""Of a table of contents, whose numbers are pages."""


def is_figure_like(text: str) -> bool:
    """Whether a cell is a number or meant to be one: no date, no period, and no words that merely begin with one."""
    if read_date(text) or read_period(text):
        return False
    printed = read_cell(text)
    return printed.value is not None if printed else _BEGINS_AS_NUMBER.match(text.strip()) is not None


def holds_figures(rows: Sequence[Sequence[str]]) -> bool:
    """Whether most of what stands beside a table's labels, below its first row, is figures; page numbers are none."""
    if any(_LEADERS in cell for row in rows for cell in row):
        return False
    cells = [cell.strip() for row in rows[1:] or rows for cell in row[1:] if cell.strip()]
    return 2 * sum(map(is_figure_like, cells)) > len(cells)


def has_figure(cells: Iterable[str]) -> bool:
    """Whether any of some cells is a number or meant to be one."""
    return any(is_figure_like(cell) for cell in cells if cell.strip())
