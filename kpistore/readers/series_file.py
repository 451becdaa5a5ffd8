"""CSV files of series to be put on control charts: series_id, date, value; and of cases, how each is to be judged."""

import csv
import io
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TypeVar

from kpistore.analysis.spc.chart import FEWEST_TO_FIX
from kpistore.model.kpi import Direction
from kpistore.readers.tidy_fields import read_date

DIRECTIONS = {"increase": Direction.MORE, "decrease": Direction.LESS, "neutral": Direction.NEITHER}
"""What counts as better, in the words of NHSRplotthedots."""

LARGEST = 1e15
"""Beyond it a number is no figure and single units are lost."""

_NUMBER = re.compile(r"[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d{1,3})?", re.ASCII)
_TRUTHS = {"true": True, "false": False}
Read = TypeVar("Read")


class SeriesFileRefused(ValueError):
    """File, line, what stands there, and what to do."""


@dataclass(frozen=True, slots=True)
class Case:
    """One series and how it is to be judged."""

    name: str
    series: str
    direction: Direction = Direction.NEITHER
    target: float | None = None
    rebases: tuple[date, ...] = ()
    fix_after: int | None = None
    screen: bool = True


Points = dict[date, float | None]
"""Oldest first; None for a blank value, which keeps its place."""


def read_series(path: Path) -> dict[str, Points]:
    """The series of a file in its order, each by date; raises SeriesFileRefused. Further columns are not read."""
    series: dict[str, Points] = {}
    for line, cells in _rows(path, ("series_id", "date", "value")):
        points = series.setdefault(_named(line, cells, "series_id"), {})
        day = _read(line, cells, "date", read_day)
        if day in points:
            raise SeriesFileRefused(f"{line}: {cells['series_id']} has {day} twice; keep one of the two")
        points[day] = _read(line, cells, "value", read_number) if cells["value"] else None
    if not series:
        raise SeriesFileRefused(f"{path.name} has no rows below its heading")
    return {name: dict(sorted(points.items())) for name, points in series.items()}


def each_series(series: Mapping[str, Points], default: Case) -> list[Case]:
    """One case for each series, of its name."""
    return [replace(default, name=name, series=name) for name in series]


def read_cases(path: Path, default: Case, known: Mapping[str, Points]) -> list[Case]:
    """The cases of a file in its order; what a case leaves blank is taken from the default."""
    cases, seen = [], set[str]()
    for line, cells in _rows(path, ("case_id", "series_id")):
        name, series = _named(line, cells, "case_id"), _named(line, cells, "series_id")
        if name in seen:
            raise SeriesFileRefused(f"{line}: case_id “{name}” is there twice; give each case its own")
        if series not in known:
            raise SeriesFileRefused(f"{line}: series_id “{series}” is not among the series; correct it or add its rows")
        seen.add(name)
        cases.append(_case(line, cells, replace(default, name=name, series=series)))
    if not cases:
        raise SeriesFileRefused(f"{path.name} has no rows below its heading")
    return cases


def _case(line: str, cells: Mapping[str, str], default: Case) -> Case:
    def given(column: str, read: Callable[[str], Read], otherwise: Read) -> Read:
        return _read(line, cells, column, read) if cells.get(column) else otherwise

    return Case(
        name=default.name,
        series=default.series,
        direction=given("improvement_direction", read_direction, default.direction),
        target=given("target", read_number, default.target),
        rebases=given("rebase_dates", read_days, default.rebases),
        fix_after=given("fix_after_n_points", read_fix_after, default.fix_after),
        screen=given("screen_outliers", read_truth, default.screen),
    )


def read_day(text: str) -> date:
    """A date; ValueError says how to write one."""
    day = read_date(text)
    if day is None:
        raise ValueError("write dates as year-month-day, 2021-04-01")
    return day


def read_days(text: str) -> tuple[date, ...]:
    """Dates separated by ";" or ","."""
    return tuple(read_day(part) for part in re.split("[;,]", text) if part.strip())


def read_number(text: str) -> float:
    """A finite number."""
    if not _NUMBER.fullmatch(text.strip()) or abs(float(text)) > LARGEST:
        raise ValueError("write a plain number such as 1234.5, or leave the cell blank")
    return float(text)


def read_direction(text: str) -> Direction:
    """One of the words of DIRECTIONS."""
    direction = DIRECTIONS.get(text.strip().lower())
    if direction is None:
        raise ValueError(f"write one of {', '.join(DIRECTIONS)}")
    return direction


def read_fix_after(text: str) -> int:
    """A number of points."""
    if not re.fullmatch(r"\d{1,6}", text.strip(), re.ASCII) or int(text) < FEWEST_TO_FIX:
        raise ValueError(f"write a whole number of {FEWEST_TO_FIX} or more")
    return int(text)


def read_truth(text: str) -> bool:
    """TRUE or FALSE."""
    if text.strip().lower() not in _TRUTHS:
        raise ValueError("write TRUE or FALSE")
    return _TRUTHS[text.strip().lower()]


def _named(line: str, cells: Mapping[str, str], column: str) -> str:
    if not cells[column]:
        raise SeriesFileRefused(f"{line}: {column} is blank; write a name")
    return cells[column]


def _read(line: str, cells: Mapping[str, str], column: str, read: Callable[[str], Read]) -> Read:
    try:
        return read(cells[column])
    except ValueError as problem:
        raise SeriesFileRefused(f"{line}: {column} “{cells[column]}”: {problem}") from None


def _rows(path: Path, required: tuple[str, ...]) -> Iterator[tuple[str, dict[str, str]]]:
    """Each row's place in words and its cells by column, without outer spaces; empty rows are left out."""
    reader = csv.reader(io.StringIO(_text(path), newline=""), strict=True)
    try:
        header = [name.strip().lower() for name in next(reader, [])]
        missing = [name for name in required if name not in header]
        if missing:
            columns = f"the column {missing[0]}" if len(missing) == 1 else f"the columns {', '.join(missing)}"
            raise SeriesFileRefused(f"{path.name}, line 1: {columns} must be there, and read {', '.join(required)}")
        for row in reader:
            if not any(cell.strip() for cell in row):
                continue
            place = f"{path.name}, line {reader.line_num}"
            if len(row) > len(header) and any(cell.strip() for cell in row[len(header) :]):
                raise SeriesFileRefused(f"{place}: there are more cells than columns; put text with commas in quotes")
            cells = [cell.strip() for cell in row] + [""] * (len(header) - len(row))
            yield place, dict(zip(header, cells, strict=False))
    except csv.Error as problem:
        raise SeriesFileRefused(f"{path.name}, line {reader.line_num}: {problem}; save it as CSV UTF-8") from None


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise SeriesFileRefused(f"{path.name} cannot be opened ({error.strerror}); check the name") from None
    except UnicodeDecodeError:
        raise SeriesFileRefused(f"{path.name} is no UTF-8 text; save it as CSV UTF-8") from None
