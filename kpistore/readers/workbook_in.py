"""XLSX files as sheets of text: what a cell shows, in the words the other readers know."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from io import BytesIO

from kpistore.model.period import MONTH_WORDS
from kpistore.readers.reading import Unreadable
from kpistore.readers.workbook_cells import CellFacts, Place, cell_facts

_DIGITS = ".15g"
"""As many digits as a spreadsheet keeps; more would show how a fraction is stored."""

Merged = Sequence[tuple[Place, Place]]
"""The first and the last cell of each merged range."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """One worksheet; row 1 of the sheet is the first, and every row is as long as the longest."""

    name: str
    rows: tuple[tuple[str, ...], ...]
    """Cells as text: 89.2% for a fraction shown as a percentage, April 2021 for a first of a month, else 2021-04-07."""
    dates: tuple[tuple[date | None, ...], ...]
    """The dates among them, in the same places."""

    def tidy_rows(self) -> list[list[str]]:
        """The same with every date as 2021-04-01."""
        return [
            [day.isoformat() if day else cell for cell, day in zip(row, days, strict=True)]
            for row, days in zip(self.rows, self.dates, strict=True)
        ]

    def report_text(self) -> str:
        """Tab-separated lines, one a row; a title alone above a table or under a blank row has no tabs."""
        lines: list[str] = []
        for row in self.rows:
            alone = bool(row) and bool(row[0]) and not any(row[1:])
            in_table = bool(lines) and "\t" in lines[-1] and bool(lines[-1].strip())
            plain = not any(row) or (alone and not in_table)
            lines.append(row[0] if row and plain else "\t".join(row))
        return "\n".join(lines)


@dataclass(frozen=True, slots=True)
class BookReading:
    """The sheets that can be seen, in order, and the names of those that are hidden and were not read."""

    sheets: tuple[Sheet, ...]
    hidden: tuple[str, ...]


def read_workbook(content: bytes) -> BookReading:
    """Every visible worksheet; raises Unreadable for a workbook that cannot be read."""
    from python_calamine import CalamineError, CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

    facts = cell_facts(content)
    sheets, hidden = [], []
    try:
        book = CalamineWorkbook.from_filelike(BytesIO(content))
        for sheet in book.sheets_metadata:
            if sheet.typ is not SheetTypeEnum.WorkSheet:
                continue
            if sheet.visible is not SheetVisibleEnum.Visible:
                hidden.append(sheet.name)
                continue
            held = book.get_sheet_by_name(sheet.name)
            merged = held.merged_cell_ranges or []
            sheets.append(_sheet(sheet.name, held.to_python(skip_empty_area=False), merged, facts.get(sheet.name)))
    except CalamineError as error:
        raise Unreadable(f"it cannot be read as a workbook ({error}); save it again as XLSX") from error
    return BookReading(tuple(sheets), tuple(hidden))


def _sheet(name: str, values: Sequence[Sequence[object]], merged: Merged, facts: CellFacts | None) -> Sheet:
    facts = facts or CellFacts()
    values = _widened(values, facts)
    rows = [[_shown(value, (line, place), facts) for place, value in enumerate(row)] for line, row in enumerate(values)]
    days: list[tuple[date | None, ...]] = [tuple(_day(value) for value in row) for row in values]
    for (line, place), fault in facts.faults.items():
        rows[line][place] = f"#{fault}"
    _spread_labels(rows, merged)
    return Sheet(name, tuple(map(tuple, rows)), tuple(days))


def _widened(values: Sequence[Sequence[object]], facts: CellFacts) -> list[list[object]]:
    """The values as a rectangle that holds the faults too: calamine ends where the last value stands."""
    high = max([len(values), *(line + 1 for line, _ in facts.faults)])
    wide = max([*map(len, values), *(place + 1 for _, place in facts.faults)], default=0)
    rows = [list(row) + [None] * (wide - len(row)) for row in values]
    return rows + [[None] * wide for _ in range(high - len(rows))]


def _spread_labels(rows: list[list[str]], merged: Merged) -> None:
    """A label merged over several rows names each of them."""
    for (top, left), (bottom, _) in merged:
        if left == 0:
            for line in range(top + 1, min(bottom + 1, len(rows))):
                rows[line][0] = rows[top][0]


def _shown(value: object, place: tuple[int, int], facts: CellFacts) -> str:
    match value:
        case bool():
            return str(value).upper()
        case int() | float():
            exact = Decimal(format(value, _DIGITS))
            return f"{_plain(exact * 100)}%" if place in facts.percents else _plain(exact)
        case datetime() | date() if day := _day(value):
            return f"{MONTH_WORDS[day.month - 1]} {day.year}" if day.day == 1 else day.isoformat()
        case datetime() | time() | timedelta():
            return str(value)
    return " ".join(str(value or "").split())


def _plain(number: Decimal) -> str:
    text = format(number, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def _day(value: object) -> date | None:
    """The date of a cell that holds one and no time of day."""
    if isinstance(value, datetime):
        return value.date() if value.time() == time() else None
    return value if isinstance(value, date) else None
