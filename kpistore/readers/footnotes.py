"""A footnote that changes the period of the rows which carry its mark."""

from dataclasses import replace
from datetime import date

from kpistore.model.period import MONTHS_IN_YEAR, TWELVE_MONTHS, Period, from_dates
from kpistore.readers.columns import Column
from kpistore.readers.headings import read_period
from kpistore.readers.layout import split_mark


def with_footnote(columns: tuple[Column, ...], label: str, footnotes: dict[str, str]) -> tuple[Column, ...]:
    """The columns as a marked row's footnote changes them; its words are kept in their notes in any case.

    "12 months data up to June 2024" under columns that end in September moves all of them by three months: a row is
    one series, and only its newest twelve months are named.
    """
    text = footnotes.get(split_mark(label)[1], "")
    if not text:
        return columns
    months = _months_to_move(columns, text)
    return tuple(_moved(column, months).noted(f"{text} (footnote)") for column in columns)


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
