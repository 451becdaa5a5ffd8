"""Words of comparison: with whom, and whether a change is asked for rather than a value."""

import re
from dataclasses import dataclass
from typing import Literal

from kpistore.model.kpi import MOST_SIMILAR_GROUP, NATIONAL

Measure = Literal["value", "change", "percent_change"]

_COMPARATORS: tuple[tuple[str, re.Pattern[str]], ...] = (
    (
        MOST_SIMILAR_GROUP,
        re.compile(
            r"\b(?:the |our |its )?(?:most[ -]similar[ -](?:group|forces?)(?: average)?|msg\b|similar forces|peer forces|peers)(?: average)?"
        ),
    ),
    (
        NATIONAL,
        re.compile(
            r"\b(?:the )?(?:nationally|nationwide|national(?! standard| target| crime)(?: averages?| figures?| rates?| levels?)?"
            r"|england (?:and|&) wales|the rest of the country|rest of the country|across the country|(?:the )?country as a whole|e&w)\b"
        ),
    ),
)
_BESIDE = re.compile(
    r"(?:\b(?:v|vs|versus|against|beside|than|with|to|and)\b\.? ?(?:the |our )?$)|\bcompar\w*\b|\bhow do(?:es)? (?:we|it|that) compare\b"
)
_COMPARE = re.compile(
    r"\b(?:compar(?:e[sd]?|ing|ison)(?: (?:with|to|against))?|how do(?:es)? (?:we|it|that) compare)\b"
)
_TRAILING = re.compile(r"\b(?:v|vs|versus|against|beside|than|with|to|and)\b\.? ?$")

_MOVED = r"(?:change[sd]?|changing|move[sd]?|moving|increase[sd]?|decrease[sd]?|r[io]se|risen|rising|fell|falls?|fallen|dropp?(?:ed|s)?|grow[ns]?|grew|go(?:ne)? (?:up|down)|went (?:up|down)|differ(?:ed)?)"
_NOUN = r"(?:change|increase|decrease|rise|fall|drop|growth|difference|reduction|movement)"
_BY_KIND: tuple[tuple[Measure, re.Pattern[str]], ...] = (
    (
        "change",
        re.compile(
            rf"\b(?:percentage )?points?(?: {_NOUN}| did\b)|\bhow many (?:percentage )?points\b|\bppt? change\b|\bpoints? {_MOVED}\b"
        ),
    ),
    (
        "percent_change",
        re.compile(
            rf"(?:%|\b(?:percent|per cent|percentage|pct|relative)) ?{_NOUN}\b|\b{_NOUN} in (?:percent|per cent|%)(?! of)"
            rf"|(?:\b(?:by )?what|\bby how many|\bhow many) ?(?:%|percent|per cent|percentage|percentages) .{{0,80}}?\b{_MOVED}\b"
        ),
    ),
    (
        "change",
        re.compile(
            rf"\b(?:by )?how (?:many|much) (?:more|fewer|less|higher|lower|extra)\b|\bby how (?:many|much)\b"
            rf"|\b{_NOUN} (?:in|of|from|on|since|between|over|to)\b|\b(?:year|quarter|month) on (?:year|quarter|month)(?: {_NOUN})?\b|\b(?:yoy|qoq)\b"
            rf"|\bhow (?:much )?(?:has|have|had|did|do|does|is|are|was|were)\b.{{1,80}}?\b{_MOVED}\b|\b(?:has|have|had|did|is|are)\b.{{1,60}}\b{_MOVED}\b"
            rf"|\b{_NOUN}\b"
        ),
    ),
)
_MEASURE_WORDS = re.compile(
    rf"\b(?:percentage )?points?\b|\b(?:year|quarter|month) on (?:year|quarter|month)\b|\b(?:yoy|qoq)\b|\b{_NOUN}s?\b|\b{_MOVED}\b"
    r"|\b(?:more|fewer|less|higher|lower|extra|up|down|better|worse|much|amount)\b"
)
_RATE_OF_CHANGE = re.compile(
    rf"(?:%|\b(?:percent|per cent|percentage|pct)) ?(?={_NOUN}\b)|\b(?:what|how many|by) ?(?:%|percent|per cent|percentage)(?! of\b)"
)


@dataclass(frozen=True, slots=True)
class Comparison:
    """Who is compared with, and the text without those words."""

    comparator: str | None
    versus: bool
    """The own value is asked for, with the comparator's beside it."""
    rest: str


def find_comparison(text: str) -> Comparison:
    """The comparator of a clean text; "X nationally" asks for theirs, "X v national" for ours beside theirs."""
    for name, pattern in _COMPARATORS:
        if found := pattern.search(text):
            before = text[: found.start()]
            versus = bool(_BESIDE.search(before)) or bool(_COMPARE.search(text))
            rest = _TRAILING.sub("", before) + " " + text[found.end() :]
            return Comparison(name, versus, _COMPARE.sub(" ", rest).strip(" ,"))
    return Comparison(None, versus=False, rest=_COMPARE.sub(" ", text).strip(" ,"))


def find_measure(text: str) -> tuple[Measure, str]:
    """Whether a change is asked for, and the text without the words that ask for it."""
    for kind, pattern in _BY_KIND:
        if pattern.search(text):
            rest = _RATE_OF_CHANGE.sub(" ", text) if kind == "percent_change" else text
            return kind, _MEASURE_WORDS.sub(" ", rest)
    return "value", text
