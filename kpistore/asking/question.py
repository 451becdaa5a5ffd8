"""What a person wants to know: the one place where chat, buttons and command line turn text into a question."""

from datetime import date

from kpistore.asking.comparing import find_comparison, find_measure
from kpistore.asking.followup import follow
from kpistore.asking.periods import find_period
from kpistore.asking.questioned import Question
from kpistore.asking.reader import reader_of
from kpistore.asking.tokens import stems
from kpistore.asking.words import clean
from kpistore.catalogue import Catalogue

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
    measure, rest = find_measure(comparison.rest)
    matched = reader.names.match(rest)
    question = Question(
        text,
        matched.kpi,
        matched.candidates,
        matched.how,
        found.asked if found else None,
        found.against if found else None,
        comparison.comparator,
        comparison.versus,
        reader.breakdowns.find(stems(rest), matched.kpi, matched.name) if matched.kpi else (),
        measure,
    )
    return question if after is None else follow(question, rest, after, reader)
