"""Tables as spreadsheets."""

import csv
import io
from datetime import date
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

from kpistore.readers.spreadsheet import unguarded

_DATES = {"period_start", "period_end", "known_from"}
_NUMBERS = {"value", "line"}


def tidy_rows(text: str) -> list[dict[str, str]]:
    """A tidy CSV as rows by column name, every cell as text."""
    return [dict(row) for row in csv.DictReader(io.StringIO(text))]


def workbook(text: str) -> bytes:
    """A tidy CSV as an XLSX file: dates and numbers are real ones, everything else is text and runs nothing."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet("figures")
    rows = csv.reader(io.StringIO(text))
    names = next(rows)
    sheet.append(names)
    for row in rows:
        sheet.append([_typed(sheet, name, each) for name, each in zip(names, row, strict=True)])
    held = io.BytesIO()
    book.save(held)
    return held.getvalue()


def _typed(sheet: Any, name: str, text: str) -> Any:
    if not text:
        return None
    if name in _DATES:
        return date.fromisoformat(text)
    if name in _NUMBERS:
        return float(text)
    cell = WriteOnlyCell(sheet, ILLEGAL_CHARACTERS_RE.sub(" ", unguarded(text)))
    cell.data_type = "s"  # text that begins like a formula stays text
    return cell
