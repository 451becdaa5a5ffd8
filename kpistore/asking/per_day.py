"""Words that ask for a count by the day or the week: "how many crimes per day"; few measures are counted so."""

import re
from collections.abc import Callable
from dataclasses import replace

from kpistore.asking.questioned import Question
from kpistore.model.kpi import Kpi, Unit

_EVERY = re.compile(
    r"\b(?:per|each|every|an?) (?P<span>day|night|week|weekend|hour|minute)\b(?! (?:ago|or|later|before|in advance))"
    r"|\b(?P<often>daily|nightly|weekly|hourly)\b"
)
_OFTEN = {"daily": "day", "nightly": "night", "weekly": "week", "hourly": "hour"}

Read = Callable[[str], tuple[Question, str]]


def read_per_day(cleaned: str, read: Read) -> tuple[Question, str]:
    """The question in a clean text as `read` reads it; one for a count by the day says so, which no total answers.

    A measure whose own name speaks of it, "Boys in Blue each week", is meant first.
    """
    found = _EVERY.search(cleaned)
    if found is None:
        return read(cleaned)
    question, rest = read(cleaned)
    if question.kpi and _speaks_of_it(question.kpi):
        return question, rest
    question, rest = read(" ".join(f"{cleaned[: found.start()]} {cleaned[found.end() :]}".split()))
    if question.kpi is None or question.kpi.unit is not Unit.COUNT:
        return question, rest
    return replace(question, per=found["span"] or _OFTEN[found["often"]]), rest


def _speaks_of_it(kpi: Kpi) -> bool:
    return any(_EVERY.search(name.lower()) for name in (kpi.title, kpi.short, *kpi.aliases))
