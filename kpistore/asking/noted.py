"""A note as somebody types it: which measure, which period, and the words that are the note."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from kpistore.asking.periods import find_period
from kpistore.asking.question import Question, understand
from kpistore.catalogue import Catalogue
from kpistore.model.kpi import Kpi
from kpistore.model.period import Period

MOST_NAME_WORDS = 14
MOST_PERIOD_WORDS = 8
""" "the 12 months to the end of September 2024" has eight."""
_BETWEEN = " :;,.-–—"
"""Signs that may stand between what a note is about and its words."""


@dataclass(frozen=True, slots=True)
class NoteAsked:
    """What a note is to say, and of what."""

    kpi: Kpi
    area: str
    """Empty for the office's own."""
    period: Period | None
    """None: the measure at all times."""
    text: str
    """Empty where only a measure or period is named."""


def understand_note(words: str, catalogue: Catalogue, today: date) -> NoteAsked | None:
    """ "999 answered q3 2021/22 New telephony", or "999 answered: New telephony", also with a period before the colon.

    Without a colon the measure must go by one of its own names: what is only like one could be the note's first words.
    None where no measure is named so, or a period that does not exist.
    """
    pieces = words.split()
    return _up_to_period(pieces, catalogue, today) or _up_to_colon(words, catalogue, today)


def _up_to_period(pieces: Sequence[str], catalogue: Catalogue, today: date) -> NoteAsked | None:
    """The first words that are a period end what the note is about; a colon before them ends it sooner."""
    for first in range(1, min(len(pieces), MOST_NAME_WORDS)):
        if ":" in pieces[first - 1]:
            return None
        for last in range(min(first + MOST_PERIOD_WORDS, len(pieces)), first, -1):
            if period := _whole_period(" ".join(pieces[first:last]), today):
                asked = understand(" ".join(pieces[:first]), catalogue, today)
                named = asked.how == "exact" and asked.period is None
                return _noted(asked, period, " ".join(pieces[last:])) if named else None
    return None


def _whole_period(words: str, today: date) -> Period | None:
    found = find_period(words.strip(_BETWEEN), today)
    return found.asked.first if found and not found.rest.strip(_BETWEEN) else None


def _up_to_colon(words: str, catalogue: Catalogue, today: date) -> NoteAsked | None:
    named, colon, text = words.partition(":")
    asked = understand(named, catalogue, today)
    if asked.kpi is None or not (colon or asked.how == "exact"):
        return None
    if asked.period and asked.period.first is None:
        return None
    return _noted(asked, asked.period.first if asked.period else None, text)


def _noted(asked: Question, period: Period | None, text: str) -> NoteAsked | None:
    if asked.kpi is None:
        return None
    return NoteAsked(asked.kpi, asked.area, period, " ".join(text.split()).lstrip(_BETWEEN))
