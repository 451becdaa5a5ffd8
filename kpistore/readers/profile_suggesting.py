"""A description of a layout that nobody has described, guessed from the sheet, for an editor to correct and complete.

What stands in a column says more than what stands above it: periods, figures and words are told apart by the cells, and
headings decide only between columns of one kind.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from kpistore.readers.cells import read_cell
from kpistore.readers.column_periods import is_part_of_year, is_year, period_of
from kpistore.readers.holding import is_figure_like
from kpistore.readers.profiles import ACROSS, ANY_SHEET, Profile
from kpistore.readers.unit_words import unit_named
from kpistore.readers.workbook_in import Sheet

SEARCHED_ROWS = 20
MOSTLY = 0.8
"""This share of a column's cells says what it holds: a line of notes below a table is no reason to give up."""
_LABELS = ("kpi", "measure", "indicator", "metric", "label", "description", "title", "name", "type", "category")
_VALUES = ("value", "figure", "count", "number", "total", "volume", "actual", "result", "rate", "percentage", "%")
_AREAS = ("area", "district", "borough", "force", "local authority", "council", "region", "place", "location", "ward")
_PARTS = ("sex", "gender", "age", "age group", "ethnicity", "breakdown")
_UNITS = ("unit", "units", "format", "measured in")
_GEOGRAPHY = re.compile(r"[EWSNKJ]\d{8}")
"""Codes of the Office for National Statistics stand beside the names of areas."""
GUESSED = "# Guessed from the sheet: correct what is wrong, and fill in what is empty."
FILL_IN = "fill in the key or title of the KPI that all these figures are of"
NOTES = {
    "sheet": 'the name of the sheet; "*" for any',
    "label": "the column that names the measure",
    "period": "the column with the period",
    "year": "the column with the year",
    "value": "the column with the figure",
    "area": "the column with the area",
    "breakdown": "the column with the part that a figure is of",
    "unit": "the column with the unit",
    "dash": 'what "-" means: dash (no figure), zero, suppressed or not applicable',
}
_ACROSS_NOTES = {
    "label": 'the headings name the measures; if they name areas, write measure = "its KPI" and area = "across"',
    "period": "the headings are periods",
}


@dataclass(frozen=True, slots=True)
class _Column:
    heading: str
    cells: tuple[str, ...]

    def mostly(self, holds: Callable[[str], object]) -> bool:
        """Whether nearly all of its cells are such."""
        return bool(self.cells) and sum(bool(holds(each)) for each in self.cells) >= MOSTLY * len(self.cells)

    def is_headed(self, words: Iterable[str]) -> bool:
        """Whether its heading has one of the words."""
        return any(re.search(rf"(?<!\w){re.escape(word)}s?(?!\w)", self.heading.casefold()) for word in words)


def suggest_profile(sheet: Sheet) -> str:
    """A profile, as TOML, for a table that nobody has described; empty where no periods can be found in it."""
    for start, row in enumerate(sheet.rows[:SEARCHED_ROWS]):
        if sum(map(bool, row)) < 2:
            continue
        plain = Profile(sheet.name or ANY_SHEET, "?", ACROSS, start + 1, 1 + _is_second_header(sheet.rows, start))
        found = _layout(_columns(plain, sheet))
        if found:
            return _written(plain, found)
    return ""


def _columns(plain: Profile, sheet: Sheet) -> list[_Column]:
    """The filled columns whose headings tell them apart."""
    headings, body = plain.headings(sheet), sheet.rows[plain.first_row - 1 + plain.header_rows :]
    columns = zip(headings, zip(*body, strict=True), strict=True) if body else ()
    filled = [_Column(heading, tuple(cell for cell in cells if cell)) for heading, cells in columns]
    return [each for each in filled if each.cells and headings.count(each.heading) == 1]


def _layout(columns: list[_Column]) -> dict[str, str]:
    """Which column is what; empty where no column and no heading names periods, or nothing holds figures."""
    across = [each for each in columns if period_of(each.heading) and each.mostly(read_cell)]
    found = {"period": ACROSS} if across else _periods(columns)
    left = [each for each in columns if each.heading not in found.values() and each not in across]
    figures = across or [each for each in left if each.mostly(_is_figure)]
    if not found or not figures:
        return {}
    words = [each for each in left if each not in figures and not each.mostly(_GEOGRAPHY.fullmatch)]
    unit = next((each for each in words if each.is_headed(_UNITS) or each.mostly(unit_named)), None)
    area = next((each for each in words if each is not unit and each.is_headed(_AREAS)), None)
    part = next((each for each in words if each not in (unit, area) and each.is_headed(_PARTS)), None)
    found |= _measures([each for each in words if each not in (unit, area, part)], [] if across else figures)
    return found | {key: each.heading for key, each in (("area", area), ("breakdown", part), ("unit", unit)) if each}


def _periods(columns: list[_Column]) -> dict[str, str]:
    """The column of periods, or one of months or quarters with one of years."""
    whole = next((each for each in columns if each.mostly(period_of) and not each.mostly(is_year)), None)
    part = next((each for each in columns if each.mostly(is_part_of_year) and _varies_by_word(each)), None)
    year = next((each for each in columns if each.mostly(is_year)), None)
    if whole:
        return {"period": whole.heading}
    if part and year:
        return {"period": part.heading, "year": year.heading}
    return {"period": year.heading} if year and year.mostly(period_of) else {}


def _varies_by_word(column: _Column) -> bool:
    """Numbers from 1 to 12 are months only under a heading that says so."""
    return column.is_headed(("month", "quarter", "period")) or not column.mostly(str.isdigit)


def _measures(words: list[_Column], figures: list[_Column]) -> dict[str, str]:
    """Where the measure is named: in a column, in the headings of the figures, or nowhere."""
    value = next((each for word in _VALUES for each in figures if each.is_headed((word,))), None)
    label = next((each for word in _LABELS for each in words if each.is_headed((word,))), None) or next(
        iter(words), None
    )
    if label:
        best = value or next(iter(figures), None)
        return {"label": label.heading} | ({"value": best.heading} if best else {})
    if len(figures) > 1:
        return {"label": ACROSS}
    return {"measure": ""} | ({"value": figures[0].heading} if figures else {})


def _written(plain: Profile, found: dict[str, str]) -> str:
    rows = {"first_row": plain.first_row, "header_rows": plain.header_rows}
    lines = [GUESSED, _line("sheet", plain.sheet), *(f"{key} = {count}" for key, count in rows.items())]
    lines += [
        _line(key, found[key])
        for key in ("label", "measure", "period", "year", "value", "area", "breakdown", "unit")
        if key in found
    ]
    return "\n".join([*lines, _line("dash", plain.dash), ""])


def _line(key: str, text: str) -> str:
    note = FILL_IN if not text else _ACROSS_NOTES.get(key, "") if text == ACROSS else NOTES[key]
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'{key} = "{escaped}"  # {note}'


def _is_second_header(rows: Sequence[Sequence[str]], start: int) -> bool:
    """Blanks beside headings, and words or periods, no figures, right under them."""
    if start + 1 >= len(rows):
        return False
    upper, lower = rows[start], rows[start + 1]
    return "" in upper[1:] and not any(map(_is_figure, lower)) and sum(map(bool, lower)) > 1


def _is_figure(cell: str) -> bool:
    return is_figure_like(cell) or ((read := read_cell(cell)) is not None and read.reason is not None)
