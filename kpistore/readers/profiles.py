"""Layouts of tables that an office has described once, in small TOML files, so that they are read every month.

sheet = "Monthly"          # the sheet's name; "*" for any, and for a CSV
first_row = 3              # where the headings begin, counted from 1
header_rows = 2            # how many rows the headings take
label = "Measure"          # the heading of the column that names the measure
period = "Month"           # of the column with the period; "across" where the headings themselves are periods
value = "Number"           # of the column with the figure; not with "across"
area = "Force"             # may be left out: the office's own area
unit = "Unit"              # may be left out: the unit of the catalogue
dash = "dash"              # what "-" means: dash (no figure), zero, suppressed or not applicable
"""

import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields
from pathlib import Path

from kpistore.readers.cells import read_cell
from kpistore.readers.file_reading import Refused
from kpistore.readers.headings import read_period
from kpistore.readers.tidy_fields import read_date
from kpistore.readers.workbook_in import Sheet

ACROSS = "across"
ANY_SHEET = "*"
DASHES = ("dash", "zero", "suppressed", "not applicable")
_AREAS = ("area", "force", "district", "borough", "local authority")
_UNITS = ("unit", "units")
_SEARCHED_ROWS = 20


@dataclass(frozen=True, slots=True)
class Profile:
    """One layout, with the names of its columns as their headings print them."""

    sheet: str
    label: str
    period: str
    first_row: int = 1
    header_rows: int = 1
    value: str = ""
    area: str = ""
    unit: str = ""
    dash: str = "dash"

    def headings(self, sheet: Sheet) -> list[str]:
        """The heading of each column, with what stands above it in front; the upper one reaches over blanks."""
        rows = sheet.rows[self.first_row - 1 : self.first_row - 1 + self.header_rows]
        if len(rows) == 1:
            return list(rows[0])
        joined = [""] * (len(rows[0]) if rows else 0)
        for number, row in enumerate(rows):
            spread = ""
            for place, cell in enumerate(row):
                spread = cell or (spread if number < len(rows) - 1 and place > 0 else "")
                joined[place] = f"{joined[place]} {spread}".strip()
        return joined

    def fits(self, sheet: Sheet) -> bool:
        """Whether the sheet bears its name and all columns it speaks of."""
        if self.sheet not in (ANY_SHEET, sheet.name):
            return False
        wanted = [self.label, self.value, self.area, self.unit, "" if self.period == ACROSS else self.period]
        headings = self.headings(sheet)
        return all(headings.count(name) == 1 for name in wanted if name)


def load_profiles(folder: Path) -> tuple[Profile, ...]:
    """The profiles of a folder in order of name; raises Refused with file and key for one that cannot be used."""
    return tuple(_read(path) for path in sorted(folder.glob("*.toml"))) if folder.is_dir() else ()


def matching_profile(profiles: Iterable[Profile], sheet: Sheet) -> Profile | None:
    """The first profile that fits the sheet."""
    return next((each for each in profiles if each.fits(sheet)), None)


def _read(path: Path) -> Profile:
    try:
        held = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise Refused(f"profiles/{path.name} is no TOML: {error}") from error
    kinds = {each.name: int if each.type is int else str for each in fields(Profile)}
    for key, value in held.items():
        if key not in kinds:
            raise Refused(f"profiles/{path.name}: {key} is not a key; they are {', '.join(kinds)}")
        if type(value) is not kinds[key]:
            raise Refused(f"profiles/{path.name}: {key} is {value!r}; write {kinds[key].__name__}")
    if missing := [key for key in ("sheet", "label", "period") if not held.get(key)]:
        raise Refused(f"profiles/{path.name}: {missing[0]} is missing; name it")
    profile = Profile(**held)
    if problem := _problem(profile):
        raise Refused(f"profiles/{path.name}: {problem}")
    return profile


def _problem(profile: Profile) -> str:
    if profile.dash not in DASHES:
        return f"dash is {profile.dash!r}; write one of {', '.join(DASHES)}"
    if min(profile.first_row, profile.header_rows) < 1:
        return "first_row and header_rows count from 1"
    if profile.period != ACROSS and not profile.value:
        return "value is missing; name the column with the figures"
    return ""


def suggest_profile(sheet: Sheet) -> str:
    """A profile, as TOML, for a table that nobody has described; empty where no periods can be found in it."""
    start = next((place for place, row in enumerate(sheet.rows[:_SEARCHED_ROWS]) if sum(map(bool, row)) > 1), None)
    if start is None:
        return ""
    deep = 1 + _is_second_header(sheet.rows, start)
    plain = Profile(sheet.name or ANY_SHEET, "?", ACROSS, start + 1, deep)
    headings, body = plain.headings(sheet), sheet.rows[start + deep :]
    columns = list(zip(*body, strict=True))
    if not columns:
        return ""
    found = {"label": _first(headings, columns, _is_words), "period": _first(headings, columns, _is_periods)}
    if sum(is_period(each) for each in headings) > 1:
        found["period"] = ACROSS
    elif found["period"]:
        found["value"] = _first(headings, columns, _is_figures)
    named = {name.casefold(): name for name in headings}
    found["area"] = next((named[each] for each in _AREAS if each in named), "")
    found["unit"] = next((named[each] for each in _UNITS if each in named), "")
    if not found["period"] or not found["label"]:
        return ""
    return _written(plain, found)


def _written(plain: Profile, found: dict[str, str]) -> str:
    lines = [f"sheet = {_quoted(plain.sheet)}", f"first_row = {plain.first_row}", f"header_rows = {plain.header_rows}"]
    lines += [f"{key} = {_quoted(name)}" for key, name in found.items() if name]
    return "\n".join([*lines, f"dash = {_quoted(plain.dash)}", ""])


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _is_second_header(rows: Sequence[Sequence[str]], start: int) -> bool:
    """Blanks beside headings, and words or periods, no figures, right under them."""
    if start + 1 >= len(rows):
        return False
    upper, lower = rows[start], rows[start + 1]
    return "" in upper[1:] and not any(map(_is_figure, lower)) and sum(map(bool, lower)) > 1


def _first(headings: list[str], columns: list[tuple[str, ...]], matches: object) -> str:
    assert callable(matches)
    pairs = zip(headings, columns, strict=True)
    return next((name for name, cells in pairs if name and matches([cell for cell in cells if cell])), "")


def is_period(text: str) -> bool:
    """Whether a heading or a cell names a period with its dates."""
    printed = read_period(text)
    return bool(printed and printed.period) or read_date(text) is not None


def _is_periods(cells: list[str]) -> bool:
    return bool(cells) and all(map(is_period, cells))


def _is_figures(cells: list[str]) -> bool:
    return bool(cells) and all(read_cell(cell) is not None for cell in cells)


def _is_figure(cell: str) -> bool:
    read = read_cell(cell)
    return read is not None and read.value is not None


def _is_words(cells: list[str]) -> bool:
    return bool(cells) and not any(_is_figure(cell) or is_period(cell) for cell in cells)
