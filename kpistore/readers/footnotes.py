"""Footnotes: what they change for the rows, columns and cells that carry their mark."""

from dataclasses import replace
from datetime import date

from kpistore.model.period import MONTHS_IN_YEAR, TWELVE_MONTHS, Period, from_dates
from kpistore.readers.cells import PrintedCell, read_cell
from kpistore.readers.columns import Column, Role
from kpistore.readers.headings import read_period
from kpistore.readers.layout import split_mark

_PROVISIONAL = "provisional"


def with_footnote(columns: tuple[Column, ...], label: str, footnotes: dict[str, str]) -> tuple[Column, ...]:
    """The columns as a marked row's footnote changes them; its words are kept in their notes in any case.

    "12 months data up to June 2024" under columns that end in September moves all of them by three months: a row is
    one series, and only its newest twelve months are named.
    """
    text = footnotes.get(split_mark(label)[1], "")
    if not text:
        return columns
    months = _months_to_move(columns, text)
    return tuple(_told(_moved(column, months), text) for column in columns)


def with_heading_footnotes(columns: tuple[Column, ...], footnotes: dict[str, str]) -> tuple[Column, ...]:
    """The columns with the words of the footnotes their headings point to.

    A column whose footnote names another period than its heading is left out: it cannot be told which one holds.
    """
    return tuple(
        _under_footnote(column, footnotes[column.mark]) if column.mark in footnotes else column for column in columns
    )


def read_marked(value: str, footnotes: dict[str, str]) -> PrintedCell | None:
    """A cell as read_cell reads it, but also "1,234*" where a footnote explains the mark without naming a period."""
    plain = read_cell(value)
    words, mark = split_mark(value)
    if plain is not None or not words or mark not in footnotes or _names_period(footnotes[mark]):
        return plain
    figure = read_cell(words)
    return replace(figure, as_published=value, footnote=footnotes[mark]) if figure else None


def says_provisional(text: str) -> bool:
    """Whether a footnote calls figures provisional."""
    return _PROVISIONAL in text.lower()


def footnote_words(text: str) -> str:
    """How a footnote is quoted in a note."""
    return f"{text} (footnote)"


def _told(column: Column, text: str) -> Column:
    told = column.noted(footnote_words(text))
    return replace(told, provisional=column.provisional or says_provisional(text))


def _under_footnote(column: Column, text: str) -> Column:
    if _names_period(text) and column.role is Role.FIGURES:
        return replace(column, role=Role.UNKNOWN, note=f"its footnote names a period of its own: “{text}”")
    return _told(column, text)


def _names_period(text: str) -> bool:
    return read_period(text.rstrip(".")) is not None


def _months_to_move(columns: tuple[Column, ...], text: str) -> int:
    """From the newest twelve months of the table to those the footnote names; 0 where it names none."""
    printed = read_period(text.rstrip("."))
    last = _twelve_months_end(printed.period) if printed else None
    ends = [end for end in (_twelve_months_end(column.period) for column in columns) if end]
    if last is None or not ends:
        return 0
    return (last.year - max(ends).year) * MONTHS_IN_YEAR + last.month - max(ends).month


def _twelve_months_end(period: Period | None) -> date | None:
    """Only twelve months can be moved: of a quarter or a point the footnote says something else."""
    return period.end if period and period.kind in TWELVE_MONTHS else None


def _moved(column: Column, months: int) -> Column:
    if column.period is None or _twelve_months_end(column.period) is None or not months:
        return column
    period = column.period.shifted(months)
    return replace(column, period=from_dates(period.start, period.end))
