"""The header of a table: one row of headings, or a band of years above a row of quarters."""

from collections.abc import Collection
from dataclasses import dataclass

from kpistore.model.period import PeriodKind
from kpistore.readers.columns import Column, Role, read_column
from kpistore.readers.headings import read_period
from kpistore.readers.layout import Row
from kpistore.readers.reading import Unreadable


@dataclass(frozen=True, slots=True)
class Header:
    """The columns beside the label column, the rows they took, and the heading row above them, if any."""

    columns: tuple[Column, ...]
    rows: int
    section: str = ""


def read_header(rows: list[Row], places: Collection[str]) -> Header | None:
    """The header at the top of these rows; None where no column names a period, a comparator or a group.

    Raises Unreadable for a band of years that does not fit its quarters.
    """
    if len(rows) > 1 and rows[0].is_label_only:
        below = read_header(rows[1:], places)
        return Header(below.columns, below.rows + 1, below.section or rows[0].label) if below else None
    headings = _banded(rows) if is_banded(rows) else list(_values_of(rows[0]))
    columns = tuple(read_column(heading, places) for heading in headings)
    if not any(column.role is Role.FIGURES for column in columns):
        return None
    return Header(columns, 2 if is_banded(rows) else 1)


def is_header(row: Row) -> bool:
    """Whether a row further down begins another table: two or more of its cells are period headings."""
    return sum(read_period(value) is not None for value in row.values if value) > 1


def is_banded(rows: list[Row]) -> bool:
    """Years alone in the first row, quarters without years in the second."""
    if len(rows) < 2:
        return False
    quarters = [read_period(cell) for cell in rows[1].cells if cell]
    return any(map(_is_year, rows[0].values)) and sum(bool(each and each.quarter) for each in quarters) > 1


def _is_year(heading: str) -> bool:
    printed = read_period(heading)
    return bool(printed and printed.period and printed.period.kind is PeriodKind.YEAR)


def _values_of(row: Row) -> tuple[str, ...]:
    """The headings over the value columns; where the label column has no cell of its own, the first cell is one."""
    return row.cells if row.label and read_period(row.label) else row.values


def _banded(rows: list[Row]) -> list[str]:
    """Each heading with its band in front; a band reaches to the next one, over the cells that have a second line.

    Bands and quarters are matched by their places; blank cells lost at the end of either row are put back.
    """
    bands, below = list(rows[0].values), list(_values_of(rows[1]))
    width = max(len(_trimmed(bands)), len(_trimmed(below)))
    headings, band, under = [], "", dict[str, list[str]]()
    for upper, lower in zip(_padded(bands, width), _padded(below, width), strict=True):
        if upper:
            band = upper if _is_year(upper) else ""
        headings.append(_under_band(band, upper, lower))
        under.setdefault(band, []).append(lower)
    _require_order(under)
    return headings


def _trimmed(cells: list[str]) -> list[str]:
    while cells and not cells[-1]:
        cells = cells[:-1]
    return cells


def _padded(cells: list[str], width: int) -> list[str]:
    return (cells + [""] * width)[:width]


def _under_band(band: str, upper: str, lower: str) -> str:
    if band and lower:
        return f"{band} {lower}"
    return f"{upper} {lower}".strip()


def _require_order(under: dict[str, list[str]]) -> None:
    """Bands written without the blank cells between them stand over the wrong quarters: these then jump back."""
    for band, headings in under.items():
        printed = [read_period(heading) for heading in headings if heading]
        numbers = [each.quarter for each in printed if each and each.quarter]
        if band and numbers not in (sorted(set(numbers)), sorted(set(numbers), reverse=True)):
            raise Unreadable(f"the quarters under “{band}” are not in order: the band may stand over the wrong columns")
