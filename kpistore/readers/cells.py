"""One printed cell: its value, or the reason it holds none, and the unit printed with it."""

import re
from dataclasses import dataclass
from decimal import Decimal

from kpistore.model.kpi import Unit
from kpistore.model.observation import NoFigure

_DASHES = str.maketrans({"\N{MINUS SIGN}": "-", "\N{EN DASH}": "-", "\N{EM DASH}": "-", "\N{NO-BREAK SPACE}": " "})

_NO_FIGURE = {
    "": NoFigure.BLANK,
    "-": NoFigure.DASH,
    "n/a": NoFigure.NOT_APPLICABLE,
    "not applicable": NoFigure.NOT_APPLICABLE,
    "measurement under development": NoFigure.UNDER_DEVELOPMENT,
    "under development": NoFigure.UNDER_DEVELOPMENT,
    "suppressed": NoFigure.SUPPRESSED,
    "[c]": NoFigure.SUPPRESSED,
    "[z]": NoFigure.NOT_APPLICABLE,
    "[x]": NoFigure.NOT_AVAILABLE_YET,
    "tbc": NoFigure.NOT_AVAILABLE_YET,
    "to be confirmed": NoFigure.NOT_AVAILABLE_YET,
    "not available": NoFigure.NOT_AVAILABLE_YET,
    "not yet available": NoFigure.NOT_AVAILABLE_YET,
    "data not available": NoFigure.NOT_AVAILABLE_YET,
}
"""The printed words for none; [c], [z] and [x] are the Government Statistical Service's marks."""

_BELOW_THRESHOLD = re.compile(r"<\s*\d+")
""" "<5" hides a small count; it states no figure."""

# A sign may stand apart ("- 8,486"); thousands are grouped in threes or not at all, so "1,23" is no number.
_NUMBER = re.compile(
    r"(?P<sign>[+-]?)\s*(?P<pound>£?)(?P<digits>(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?)\s*(?P<unit>%|[a-z%][a-z% ]*)?",
    re.ASCII,
)
_OTHER_STYLE = re.compile(
    r"[+-]?\d{1,3}(?:[.' ]\d{3})+(?:,\d+)?|[+-]?\d{1,3}(?:[.' ]\d{3})*,\d{1,2}|[+-]?\d+,\d+|(?![\x00-\x7f]+$)\d+"
)
""" "1.234,5", "1 234", "12,34", and digits of other scripts."""

NEITHER = "neither a figure nor a known word for none; write a plain number such as 1,546 or 87.2%, or leave it empty"
"""Why a cell is refused, and what to do."""

_UNITS = {
    "%": Unit.PERCENT,
    "pts": Unit.POINTS,
    "pt": Unit.POINTS,
    "% pts": Unit.POINTS,
    "pp": Unit.POINTS,
    "percentage points": Unit.POINTS,
    "seconds": Unit.SECONDS,
    "secs": Unit.SECONDS,
    "hours": Unit.HOURS,
    "months": Unit.MONTHS,
}


@dataclass(frozen=True, slots=True)
class PrintedCell:
    """A cell as printed, without outer spaces; exactly one of value and reason is set."""

    as_published: str
    value: Decimal | None = None
    reason: NoFigure | None = None
    unit: Unit | None = None
    """Only where the cell itself prints it: "%", "pts", "£", "seconds"."""
    footnote: str = ""
    """The words of the footnote whose mark stands in the cell."""


def is_of_other_style(text: str) -> bool:
    """Whether it is a number as other countries write it: then a plain one beside it may mean something else too."""
    plain = " ".join(text.translate(_DASHES).split())
    return read_cell(text) is None and _OTHER_STYLE.fullmatch(plain) is not None


def read_cell(text: str) -> PrintedCell | None:
    """The figure or the stated absence in a cell; None for any other words, which are never guessed at."""
    printed = text.strip()
    plain = " ".join(printed.translate(_DASHES).lower().split())
    reason = NoFigure.SUPPRESSED if _BELOW_THRESHOLD.fullmatch(plain) else _NO_FIGURE.get(plain)
    if reason is not None:
        return PrintedCell(printed, reason=reason)
    match = _NUMBER.fullmatch(plain)
    if match is None:
        return None
    words = (match["unit"] or "").strip()
    if words and (match["pound"] or words not in _UNITS):
        return None
    unit = Unit.GBP if match["pound"] else _UNITS.get(words)
    return PrintedCell(printed, Decimal(match["sign"] + match["digits"].replace(",", "")), unit=unit)
