"""Layouts of tables that an office has described once, in small TOML files, so that they are read every month.

sheet = "Monthly"          # the sheet's name; "*" for any, and for a CSV
first_row = 3              # where the headings begin, counted from 1
header_rows = 2            # how many rows the headings take
label = "Measure"          # the heading of the column that names the measure; "across" where the headings themselves do
measure = "robbery"        # in the place of label, where all figures are of one measure: its key or a name
period = "Month"           # of the column with the period; "across" where the headings themselves are periods
year = "Year"              # may be left out: of the column with the year, where period names a month or quarter alone
value = "Number"           # of the column with the figure; not with "across"
area = "Force"             # may be left out: the office's own area; "across" where the headings name areas
breakdown = "Sex"          # may be left out: of the column with the part that a figure is of: female, under 25 …
unit = "Unit"              # may be left out: the unit of the catalogue
dash = "dash"              # what "-" means: dash (no figure), zero, suppressed or not applicable

A column without a heading is named by its letter: "column A".
"""

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass, fields
from pathlib import Path

from kpistore.readers.column_periods import period_of
from kpistore.readers.file_reading import Refused
from kpistore.readers.workbook_in import Sheet

ACROSS = "across"
ANY_SHEET = "*"
DASHES = ("dash", "zero", "suppressed", "not applicable")


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
    measure: str = ""
    year: str = ""
    breakdown: str = ""

    @property
    def is_across(self) -> bool:
        """Whether the columns of figures are told apart by their headings."""
        return ACROSS in (self.label, self.period, self.area)

    @property
    def columns(self) -> tuple[str, ...]:
        """The headings it speaks of."""
        named = (self.label, self.period, self.year, self.value, self.area, self.breakdown, self.unit)
        return tuple(name for name in named if name not in ("", ACROSS))

    def headings(self, sheet: Sheet) -> list[str]:
        """The heading of each column, with what stands above it in front; the upper one reaches over blanks."""
        rows = sheet.rows[self.first_row - 1 : self.first_row - 1 + self.header_rows]
        joined = [""] * (len(rows[0]) if rows else 0)
        for number, row in enumerate(rows):
            spread = ""
            for place, cell in enumerate(row):
                spread = cell or (spread if number < len(rows) - 1 and place > 0 else "")
                joined[place] = f"{joined[place]} {spread}".strip()
        return [heading or f"column {_letters(place)}" for place, heading in enumerate(joined)]

    def fits(self, sheet: Sheet) -> bool:
        """Whether the sheet bears its name and all columns it speaks of, and periods across if they should be there."""
        if self.sheet not in (ANY_SHEET, sheet.name):
            return False
        headings = self.headings(sheet)
        periods = self.period != ACROSS or any(map(period_of, headings))
        return bool(headings) and periods and all(headings.count(name) == 1 for name in self.columns)


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
    if missing := [key for key in ("sheet", "period") if not held.get(key)]:
        raise Refused(f"profiles/{path.name}: {missing[0]} is missing; name it")
    profile = Profile(**{"label": "", **held})
    if problem := _problem(profile):
        raise Refused(f"profiles/{path.name}: {problem}")
    return profile


def _problem(profile: Profile) -> str:
    if profile.dash not in DASHES:
        return f"dash is {profile.dash!r}; write one of {', '.join(DASHES)}"
    if min(profile.first_row, profile.header_rows) < 1:
        return "first_row and header_rows count from 1"
    if bool(profile.label) == bool(profile.measure):
        return "write either label, the column that names the measure, or measure, the one that all figures are of"
    if [profile.label, profile.period, profile.area].count(ACROSS) > 1:
        return "only one of label, period and area can be across"
    if bool(profile.value) == profile.is_across:
        return "value is missing; name the column with the figures, and leave it out with across"
    return ""


def _letters(place: int) -> str:
    """The name of a column, counted from 0, as a spreadsheet shows it."""
    above, last = divmod(place, 26)
    return (_letters(above - 1) if above else "") + chr(ord("A") + last)
