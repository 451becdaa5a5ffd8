"""What a person wants to know: the one place where chat, buttons and command line turn text into a question."""

from datetime import date

from kpistore.asking.comparing import find_comparison, find_measure
from kpistore.asking.followup import follow
from kpistore.asking.names import NameMatch
from kpistore.asking.periods import find_period
from kpistore.asking.questioned import Question
from kpistore.asking.reader import Reader, reader_of
from kpistore.asking.tokens import plain_words, stems
from kpistore.asking.words import clean
from kpistore.catalogue import Catalogue
from kpistore.model.kpi import Breakdown

__all__ = ["Question", "understand"]


def understand(text: str, catalogue: Catalogue, today: date, after: Question | None = None) -> Question:
    """The question in the text; `after` is the one before it, which fills what a follow-up leaves out.

    Pure: no store is read, so whether a figure exists is left to the answer. Any text gives a question, with
    `how` "none" and no KPI where it names nothing the catalogue measures.
    """
    reader = reader_of(catalogue)
    cleaned = clean(text)
    found = find_period(cleaned, today)
    comparison = find_comparison(found.rest if found else cleaned)
    measure, rest = find_measure(comparison.rest, comparison.comparator)
    matched = _matched(reader, rest)
    question = Question(
        text,
        matched.kpi,
        matched.candidates,
        matched.how,
        found.asked if found else None,
        found.against if found else None,
        comparison.comparator,
        comparison.versus,
        _breakdown(reader, rest, matched),
        measure,
    )
    return question if after is None else follow(question, rest, after, reader)


def _matched(reader: Reader, text: str) -> NameMatch:
    """The measure named; words for a part of people, women or under 25s, need not belong to its name."""
    matched = reader.names.match(text)
    if matched.kpi:
        return matched
    words = plain_words(text)
    left = reader.breakdowns.without(words)
    whole = reader.names.match(" ".join(left)) if left != words else matched
    return whole if whole.kpi else matched


def _breakdown(reader: Reader, text: str, matched: NameMatch) -> Breakdown:
    if matched.kpi is None:
        return ()
    return reader.breakdowns.parts(stems(text), matched.kpi, reader.names.words_of(matched.kpi))[0]
