"""Which period each column is about, where its own heading leaves something out."""

from dataclasses import dataclass, replace

from kpistore.model.period import (
    TWELVE_MONTHS,
    UNDATED,
    Period,
    PeriodKind,
    financial_year_of,
    point,
    quarter,
)
from kpistore.readers.columns import Column, Role
from kpistore.readers.prose import section_periods
from kpistore.readers.reading import Unreadable


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What a report says of periods around a table: its cover's focus and the section's paragraphs, nearest first."""

    focus: Period | None
    paragraphs: list[str]


def dated(columns: tuple[Column, ...], around: Surroundings) -> tuple[Column, ...]:
    """The columns, each column of figures with its period and a note on where it came from; raises Unreadable."""
    columns = _points(_as_printed(columns))
    columns = _quarters_without_year(columns, around.focus)
    columns = _from_neighbours(columns)
    if any(column.period for column in columns):
        columns = _without_period(columns)
    else:
        columns = _from_prose(columns, around.paragraphs)
    _require_figures(columns)
    return columns


def _lacks_period(column: Column) -> bool:
    return column.role is Role.FIGURES and column.period is None


def _quarter_of(column: Column) -> int:
    return (column.printed.quarter or 0) if column.printed else 0


def _as_printed(columns: tuple[Column, ...]) -> tuple[Column, ...]:
    return tuple(
        replace(column, period=column.printed.period).noted(column.printed.note)
        if column.printed and column.role is Role.FIGURES
        else column
        for column in columns
    )


def _points(columns: tuple[Column, ...]) -> tuple[Column, ...]:
    """Months that don't follow one another are moments at which something was counted, not a run of months."""
    months = [column.period for column in columns if column.period and column.period.kind is PeriodKind.MONTH]
    following = any(earlier.shifted(1) == later for earlier in months for later in months)
    if following or len(months) < 2:
        return columns
    return tuple(_as_point(column) for column in columns)


def _as_point(column: Column) -> Column:
    if column.period is None or column.period.kind is not PeriodKind.MONTH or column.period.end is None:
        return column
    at = point(column.period.end.year, column.period.end.month)
    return replace(column, period=at).noted("months apart: read as a point in time")


def _quarters_without_year(columns: tuple[Column, ...], focus: Period | None) -> tuple[Column, ...]:
    """The last run of Q1 to Q4 is the report's focus year, the run before it the year before."""
    runs = _runs(columns)
    if not runs:
        return columns
    if focus is None or focus.start is None:
        raise Unreadable("quarters without a year, and neither the table nor the cover names one")
    last_year, last_run = financial_year_of(focus.start), max(runs.values())
    return tuple(
        _in_year(column, last_year - last_run + runs[place], focus) if place in runs else column
        for place, column in enumerate(columns)
    )


def _runs(columns: tuple[Column, ...]) -> dict[int, int]:
    """The number of its run, from 0, for the place of each quarter without a year.

    A new run begins with Q1 after Q4, or with the quarter the first run began with.
    """
    places = [place for place, column in enumerate(columns) if _quarter_of(column) and _lacks_period(column)]
    runs: dict[int, int] = {}
    run, before = 0, 0
    for place in places:
        number = _quarter_of(columns[place])
        if before and number <= before:
            if (before, number) != (4, 1) and number != _quarter_of(columns[places[0]]):
                raise Unreadable("quarters without a year in an order that doesn't tell which year each belongs to")
            run += 1
        runs[place], before = run, number
    return runs


def _in_year(column: Column, year: int, focus: Period) -> Column:
    dated_by = quarter(year, _quarter_of(column))
    assert focus.start is not None
    before = "the year before " if year < financial_year_of(focus.start) else ""
    return replace(column, period=dated_by).noted(f"year from the document: {before}its focus, {focus.label}")


def _from_neighbours(columns: tuple[Column, ...]) -> tuple[Column, ...]:
    """ "12 months" without a year is the nearest twelve months printed beside it in the same table."""
    return tuple(
        _like_neighbour(columns, place) if column.printed and _lacks_period(column) else column
        for place, column in enumerate(columns)
    )


def _like_neighbour(columns: tuple[Column, ...], place: int) -> Column:
    column = columns[place]
    printed = [at for at, each in enumerate(columns) if each.period and each.period.kind in TWELVE_MONTHS]
    if not printed:
        raise Unreadable(f"“{column.heading}” names no year, and no column beside it does")
    nearest = min(printed, key=lambda at: abs(at - place))
    note = f"year from the neighbouring column “{columns[nearest].heading}”"
    return replace(column, period=columns[nearest].period).noted(note)


def _without_period(columns: tuple[Column, ...]) -> tuple[Column, ...]:
    """A column without a period beside one single period is about that one; beside several it cannot be told."""
    periods = {column.period for column in columns if column.period}
    if len(periods) > 1:
        why = "it names no period, and the columns beside it name several"
        return tuple(replace(each, role=Role.UNKNOWN, note=why) if _lacks_period(each) else each for each in columns)
    note = "period from the neighbouring column"
    return tuple(
        replace(each, period=next(iter(periods)), note=note) if _lacks_period(each) else each for each in columns
    )


def _from_prose(columns: tuple[Column, ...], paragraphs: list[str]) -> tuple[Column, ...]:
    """Columns of places or groups take the period of the paragraphs above; undated where these state none."""
    found = section_periods(paragraphs)
    if len(found) > 1:
        raise Unreadable(
            "no column names a period, and the text above names " + " and ".join(each[1] for each in found)
        )
    period, note = UNDATED, "no period printed"
    if found:
        period, note = found[0][0], f"period from the text above: “{found[0][1]}”"
    return tuple(replace(each, period=period, note=note) if _lacks_period(each) else each for each in columns)


def _require_figures(columns: tuple[Column, ...]) -> None:
    """Two columns about the same thing mean that the header was not understood; none, that there is nothing to read."""
    if not any(column.role is Role.FIGURES for column in columns):
        raise Unreadable("; ".join(column.note for column in columns if column.role is Role.UNKNOWN))
    seen: dict[object, str] = {}
    for column in columns:
        if column.role is not Role.FIGURES:
            continue
        about = (column.period, column.comparator, column.place, column.measure, column.breakdown)
        if about in seen:
            raise Unreadable(f"“{seen[about]}” and “{column.heading}” would be one column twice")
        seen[about] = column.heading


def span_words(periods: list[Period]) -> str:
    """The oldest to the newest of some periods, for the person who approves an import."""
    ordered = sorted(dict.fromkeys(periods), key=lambda each: (each.end is None, each.end, each.start))
    labels = list(dict.fromkeys(each.label for each in ordered))
    return labels[0] if len(labels) == 1 else f"{labels[0]} to {labels[-1]}"
