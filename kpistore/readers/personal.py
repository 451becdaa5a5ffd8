"""Tables that seem to hold people: names, birth dates, crime references, postcodes. They are refused and not kept.

A figure is about many; what stands in a column of names or postcodes is about one. The open formats of data.police.uk
are published without such columns and are not looked at.
"""

import re
from collections import Counter
from collections.abc import Sequence

from kpistore.readers.file_reading import PersonalData, Refused

_HEADINGS = re.compile(
    r"(?:fore|sur|first|last|full|family|given|middle|victim|suspect|offender|complainant|officer|person|maiden)"
    r"[\s_'s]*names?"
    r"|names?|dob|d\.o\.b\.?|(?:date[\s_]+of[\s_]+birth)|birth[\s_-]*(?:date|day)|post(?:al)?[\s_-]*code|home[\s_]+address"
    r"|address(?:[\s_]+line)?(?:[\s_]*\d)?|(?:crime|occurrence|incident|custody|case|urn)[\s_]*"
    r"(?:ref(?:erence)?s?(?:[\s_]*(?:number|no\.?))?|numbers?|no\.?|urns?)|urn|crime[\s_]+id|nhs[\s_]+(?:no\.?|number)|ni[\s_]+number"
    r"|(?:e-?mail|phone|mobile|telephone)(?:[\s_]+(?:address|no\.?|number))?|warrant[\s_]+(?:no\.?|number)|pnc(?:id|[\s_]*id)?",
    re.IGNORECASE,
)
"""Headings that say what a cell below them is; the whole heading has to match, so "names of streets" is none."""

_CELLS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("postcodes", re.compile(r"[A-Z]{1,2}\d[A-Z\d]?\s*\d[A-Z]{2}", re.IGNORECASE)),
    ("crime references", re.compile(r"[A-Z]{2,5}[-/ ]?\d{2}[-/]\d{5,8}|\d{2}[-/]\d{5,8}[-/]\d{2}|[A-Z]{2,4}\d{6,}")),
    ("crime references", re.compile(r"[0-9a-f]{64}")),
    ("birth dates", re.compile(r"(?:0?[1-9]|[12]\d|3[01])/(?:0?[1-9]|1[0-2])/(?:19[2-9]\d|200\d)")),
    ("telephone numbers or addresses", re.compile(r"\S+@\S+\.[a-z]{2,}|(?:\+44\s?|0)7\d{3}\s?\d{3}\s?\d{3}")),
)
_FREE = ("document", "locator", "note", "title", "kpi", "area")
"""The columns of a tidy table that hold words."""
_WORDS = (
    *((what, re.compile(rf"(?<![\w.-])(?:{form.pattern})(?![\w-])", form.flags)) for what, form in _CELLS),
    (
        "a person's name",
        re.compile(r"\b(?:Mr|Mrs|Ms|Miss|Mx|Dr|Sgt|Insp)\.?\s+[A-Z][a-z'\N{RIGHT SINGLE QUOTATION MARK}-]+"),
    ),
    ("a birth date", re.compile(r"\b(?:dob|d\.o\.b\.?|date of birth|born)\b", re.IGNORECASE)),
)
"""The same within words, and names that stand after a title or a rank."""
SEEMS = "seems to hold {what}; send totals only. The file was not kept."
FEWEST = 3
"""So many such cells in one column make it a column of them; one may be a slip of the pen."""


MANY_CELLS, UNEVEN = 1_000_000, 20
"""A table this large whose rows, made as long as the longest, are so many times what they hold is none."""


def refuse_personal(where: str, rows: Sequence[Sequence[str]]) -> None:
    """Raise Refused, without repeating any cell, where a column seems to be about single people.

    Rows of such different lengths that no table was meant are refused as well, before they are made even.
    """
    width = max(map(len, rows), default=0)
    if len(rows) * width > max(MANY_CELLS, UNEVEN * sum(map(len, rows))):
        raise Refused(f"{where} is no table: a row of it has {width:,} cells, and most have next to none; correct it")
    reason = personal_column(rows)
    if reason:
        raise PersonalData(f"{where} {SEEMS.format(what=reason)}")


def refuse_personal_words(where: str, rows: Sequence[Sequence[str]], first: int = 1) -> None:
    """Raise PersonalData where a tidy table's words on its figures seem to be about a person; one cell is enough.

    `first` is the number of the header's row.
    """
    header = [cell.strip().casefold() for cell in rows[0]] if rows else []
    for place, name in enumerate(header):
        column = [row[place] if place < len(row) else "" for row in rows[1:]]
        for cell in dict.fromkeys(column) if name in _FREE else ():
            if what := next((what for what, form in _WORDS if form.search(cell)), ""):
                row = first + 1 + column.index(cell)
                raise PersonalData(f"{where}, row {row}, {name}: {SEEMS.format(what=what)}")


def personal_column(rows: Sequence[Sequence[str]]) -> str:
    """What a table seems to hold about people, with its column; empty where it holds nothing of the kind."""
    for number, column in enumerate(zip(*_even(rows), strict=True), 1):
        heading = next((cell.strip() for cell in column if cell.strip()), "")
        below = [cell for cell in column if cell.strip()]
        if _HEADINGS.fullmatch(heading) and len(below) > 1:
            return f"personal data (column {number}, “{heading}”)"
        cells = Counter(cell.strip() for cell in below)  # few columns of a large table hold many different cells
        for what, form in _CELLS:
            if sum(count for cell, count in cells.items() if form.fullmatch(cell)) >= FEWEST:
                return f"{what} (column {number})"
    return ""


def _even(rows: Sequence[Sequence[str]]) -> list[list[str]]:
    width = max(map(len, rows), default=0)
    return [[*row, *[""] * (width - len(row))] for row in rows]
