"""Words that ask for a measure per 1,000 people, whether a report prints it or it is computed."""

import re
from collections.abc import Callable
from dataclasses import replace

from kpistore.asking.questioned import Question
from kpistore.catalogue import Catalogue
from kpistore.model.kpi import Kpi, Unit

_PEOPLE = r"(?:people|persons|residents|inhabitants|population|citizens|heads?(?: of (?:the )?population)?)"
_PER_HEAD = re.compile(
    rf"\b(?:for every|per|to every|in every) (?:1 ?,?000|1 ?k|(?:one |a )?thousand)\b(?: (?:of (?:the )?)?{_PEOPLE}\b)?"
    rf"|\bper (?:head|capita|person|resident|inhabitant)\b(?: of (?:the )?population\b)?"
    r"|\b(?:relative to|by size of) (?:the )?population\b"
)
_COMMON = "per 1000"
_RATE = re.compile(r"\brates?\b")

Read = Callable[[str], tuple[Question, str]]


def read_per_head(cleaned: str, read: Read, catalogue: Catalogue) -> tuple[Question, str]:
    """The question in a clean text as `read` reads it; one for a count per 1,000 people asks for that rate.

    A rate whose own name has these words is meant first, so that what a report prints goes before what is computed.
    """
    if not _PER_HEAD.search(cleaned):
        return read(cleaned)
    named, rest = read(_PER_HEAD.sub(_COMMON, cleaned))
    if named.kpi and named.kpi.unit is Unit.PER_1000:
        return named, rest
    without = _PER_HEAD.sub(" ", cleaned)
    for text in (without, _RATE.sub(" ", without)):
        counted, left = read(" ".join(text.split()))
        if rate := rate_of(counted, catalogue):
            return rate, left
        if counted.kpi:
            break
    rates = dict.fromkeys(catalogue.rates.get(each.key, each) for each in named.candidates)
    per_1000 = tuple(each for each in rates if each.unit is Unit.PER_1000)
    return (replace(named, candidates=per_1000) if per_1000 and named.kpi is None else named), rest


def rate_of(question: Question, catalogue: Catalogue) -> Question | None:
    """The same question about the measure per 1,000 people; None where what it names is no count."""
    rate = catalogue.rates.get(question.kpi.key) if question.kpi and question.other is None else None
    return replace(question, kpi=rate, candidates=(rate,)) if rate else None


def count_of(kpi: Kpi | None, catalogue: Catalogue) -> Kpi | None:
    """The count behind a rate that is only computed; None for every other measure."""
    if kpi is None or any(each is kpi for each in catalogue.kpis):
        return None
    return next((catalogue.kpi(key) for key, rate in catalogue.rates.items() if rate.key == kpi.key), None)
