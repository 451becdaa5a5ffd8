"""A day as somebody types it: "14 November", "14 Nov 2024", "14/11", "2024-11-14"."""

import re
from datetime import date, datetime

DAY = r"(?:\d{4}-\d{2}-\d{2}|\d{1,2}(?:st|nd|rd|th)? [a-z]{3,9}\.?(?: \d{4})?|\d{1,2}[/.]\d{1,2}(?:[/.]\d{4})?)"
"""What may be a day, for patterns that ignore case."""
_ORDINAL = re.compile(r"(?<=\d)(?:st|nd|rd|th)\b", re.IGNORECASE)
_WHOLE = ("%Y-%m-%d", "%d %b %Y", "%d %B %Y", "%d/%m/%Y", "%d.%m.%Y")
_SHORTENED = {"sept": "sep"}
"""As the reports write it; a computer knows the first three letters only."""
_YEARS_TRIED = 8
"""A 29 February may be so far away."""


def read_day(text: str, today: date, *, past: bool = False) -> date | None:
    """The day, day before month as in Britain; without a year the next such day, or the last one; None for no day."""
    if whole := whole_day(text):
        return whole
    words = _plain(text)
    step = -1 if past else 1
    for year in range(today.year, today.year + step * _YEARS_TRIED, step):
        mark = next((each for each in "/." if each in words), " ")
        day = whole_day(f"{words}{mark}{year}")
        if day and (day <= today if past else day >= today):
            return day
    return None


def whole_day(text: str) -> date | None:
    """The day where its year is named; None for anything else."""
    words = _plain(text)
    for form in _WHOLE:
        try:
            return datetime.strptime(words, form).date()  # noqa: DTZ007 - a date has no zone
        except ValueError:
            continue
    return None


def _plain(text: str) -> str:
    words = _ORDINAL.sub("", text).lower().replace(". ", " ").removesuffix(".").split()
    return " ".join(_SHORTENED.get(word, word) for word in words)
