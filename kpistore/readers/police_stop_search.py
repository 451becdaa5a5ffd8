"""The stop-and-search CSV of data.police.uk: one search a row, counted by outcome.

Every row counts: rows that are alike are several people in one stop. Blank is not False and not "no further action".
Columns: https://data.police.uk/about/#stop-search-methodology. The month is the file's; Date is in UTC.
"""

import io
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, BinaryIO

from kpistore.model.period import Period, day_words
from kpistore.readers.reading import Unreadable
from kpistore.readers.whole_rows import read_header, whole_rows

if TYPE_CHECKING:
    from pandas import DataFrame

DATE, OUTCOME, LINKED = "Date", "Outcome", "Outcome linked to object of search"
_SIGNS = {DATE, OUTCOME, LINKED, "Object of search", "Legislation", "Self-defined ethnicity", "Age range"}
A_DAY = timedelta(days=1)

NO_FURTHER_ACTION = "A no further action disposal"
POSITIVE = frozenset(
    {
        "Arrest",
        "Community resolution",
        "Khat or Cannabis warning",
        "Summons / charged by post",
        "Caution (simple or conditional)",
        "Penalty Notice for Disorder",
    }
)
FORMER_WORDS = {
    "Nothing found - no further action": NO_FURTHER_ACTION,
    "Suspect arrested": "Arrest",
    "Local resolution": "Community resolution",
    "Offender given drugs possession warning": "Khat or Cannabis warning",
    "Suspect summonsed to court": "Summons / charged by post",
    "Offender cautioned": "Caution (simple or conditional)",
    "Offender given penalty notice": "Penalty Notice for Disorder",
}
"""The words until early 2018."""
KNOWN_LINKS = frozenset({"True", "False", ""})

MOST_WORDS = 1000

Progress = Callable[[int], None]
"""Told now and then how many rows have been read."""


@dataclass(frozen=True, slots=True)
class Searches:
    """The rows of one file by outcome, in today's words, and by the linked field; "" is a blank."""

    outcomes: Mapping[str, int] = field(default_factory=dict)
    links: Mapping[str, int] = field(default_factory=dict)

    @property
    def total(self) -> int:
        """How many searches there are."""
        return sum(self.outcomes.values())

    @property
    def positive(self) -> int:
        """Those with a stated outcome other than no further action."""
        return sum(number for word, number in self.outcomes.items() if word in POSITIVE)

    @property
    def unknown_outcomes(self) -> dict[str, int]:
        """Words that are not known to be positive or not, with their number of rows."""
        known = POSITIVE | {NO_FURTHER_ACTION, ""}
        return {word: number for word, number in sorted(self.outcomes.items()) if word not in known}

    @property
    def unknown_links(self) -> dict[str, int]:
        """Words of the linked field other than True and False."""
        return {word: number for word, number in sorted(self.links.items()) if word not in KNOWN_LINKS}


def is_stop_search(header: Sequence[str]) -> bool:
    """Whether most of the columns are those of a stop-and-search file, though one may be missing or renamed."""
    return len(_SIGNS & set(header)) > len(_SIGNS) // 2


def count_searches(source: BinaryIO, period: Period, progress: Progress = lambda _: None) -> Searches:
    """Count a file's rows in bounded memory; raises Unreadable with the row for a fault, which refuses the file."""
    header = read_header(source)
    _refuse_missing(header)
    outcomes: Counter[str] = Counter()
    links: Counter[str] = Counter()
    for block in whole_rows(source, len(header)):
        table = _table(block, header)
        _refuse_other_months(table[DATE].min(), table[DATE].max(), period)
        outcomes.update(table[OUTCOME].tolist())
        links.update(table[LINKED].tolist())
        refuse_many_words(outcomes, OUTCOME)
        refuse_many_words(links, LINKED)
        progress(outcomes.total())
    today = Counter[str]()
    for word, number in outcomes.items():
        today[FORMER_WORDS.get(word, word)] += number
    return Searches(+today, +links)


def refuse_many_words(words: Mapping[str, int], column: str) -> None:
    """Raise Unreadable where a column of a dozen words holds something else, before it fills the memory."""
    if len(words) > MOST_WORDS:
        raise Unreadable(f"column “{column}” holds more than {MOST_WORDS:,} different words; download the file again")


def _table(block: bytes, header: Sequence[str]) -> "DataFrame":
    import pandas as pd

    kinds = dict.fromkeys((DATE, OUTCOME, LINKED), "str")  # categories would turn True and TRUE into one
    return pd.read_csv(
        io.BytesIO(block), header=None, names=list(header), usecols=list(kinds), dtype=kinds, keep_default_na=False
    )


def _refuse_missing(header: Sequence[str]) -> None:
    missing = [name for name in (DATE, OUTCOME, LINKED) if name not in header]
    if missing:
        raise Unreadable(f"row 1: the column “{missing[0]}” is missing or renamed; download the file again")
    twice = [name for name in (DATE, OUTCOME, LINKED) if header.count(name) > 1]
    if twice:
        raise Unreadable(f"row 1: the column “{twice[0]}” stands there twice; download the file again")


def _refuse_other_months(first: str, last: str, period: Period) -> None:
    """Dates of one style sort as they follow each other: the first and the last speak for all of them.

    They are in UTC and the file follows the force's nights, so a day before or after its month is ordinary.
    """
    assert period.start is not None
    assert period.end is not None
    for text in (first, last):
        day = _day(text)
        if not period.start - A_DAY <= day <= period.end + A_DAY:
            raise Unreadable(f"a search of {day_words(day)} stands in the file of {period.label}; is its name right?")


def _day(text: str) -> date:
    try:
        return datetime.strptime(text, "%Y-%m-%dT%H:%M:%S%z").date()
    except ValueError:
        raise Unreadable(
            f"{DATE} “{text}” is no date like 2021-10-01T00:15:00+00:00; download the file again"
        ) from None
