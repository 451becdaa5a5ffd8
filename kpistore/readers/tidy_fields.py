"""The fields of a tidy row: words of a closed list, dates, times, line numbers. What is none of them is refused."""

import re
from collections.abc import Mapping
from datetime import date, datetime
from enum import StrEnum
from typing import TypeVar

Words = TypeVar("Words", bound=StrEnum)

_DATE = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)


class RowRefused(ValueError):
    """What stands in the row, and why it was not read and what to do."""

    def __init__(self, what: str, why: str) -> None:
        super().__init__(f"{what}: {why}")
        self.what, self.why = what, why


class StyleRefused(RowRefused):
    """A number or a date in another style: other rows of the file may be in it too and read as something else."""


def read_date(text: str) -> date | None:
    """A date written 2021-04-01; None for any other writing, of which day and month could be confused."""
    try:
        return date.fromisoformat(text.strip()) if _DATE.fullmatch(text.strip()) else None
    except ValueError:
        return None


def text_of(cells: Mapping[str, str], name: str) -> str:
    """The field without outer spaces; empty where the column is absent."""
    return cells.get(name, "").strip()


def word_of(cells: Mapping[str, str], name: str, words: type[Words], otherwise: Words | None = None) -> Words:
    """One of the words a column may hold; the default where it is empty."""
    text = text_of(cells, name)
    if not text and otherwise is not None:
        return otherwise
    try:
        return words(text)
    except ValueError:
        raise RowRefused(f"{name} “{text}”", "write one of " + ", ".join(words)) from None


def date_of(cells: Mapping[str, str], name: str) -> date | None:
    """The date in a field, None where it is empty."""
    text = text_of(cells, name)
    day = read_date(text)
    if text and day is None:
        refused = StyleRefused if any(map(str.isdigit, text)) else RowRefused
        raise refused(f"{name} “{text}”", "write dates as year-month-day, 2021-04-01")
    return day


def line_of(cells: Mapping[str, str]) -> int | None:
    """The line of the document, None where it is not given."""
    text = text_of(cells, "line")
    if text and not (text.isascii() and text.isdecimal()):
        raise RowRefused(f"line “{text}”", "write a line number or leave it empty")
    return int(text) if text else None


def recorded_at_of(cells: Mapping[str, str]) -> datetime | None:
    """An aware time, None where it is not given."""
    text = text_of(cells, "recorded_at")
    if not text:
        return None
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        moment = None
    if moment is None or moment.tzinfo is None:
        raise RowRefused(f"recorded_at “{text}”", "write a time with its offset, 2024-10-07T07:00:00+01:00")
    return moment
