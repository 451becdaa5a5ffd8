"""Words of comparison: with whom, and whether a change is asked for rather than a value."""

import re
from dataclasses import dataclass
from typing import Literal

from kpistore.model.kpi import MOST_SIMILAR_GROUP, NATIONAL

Measure = Literal["value", "change", "percent_change"]

_PEERS = r"most[ -]similar[ -](?:group|forces?)(?: average)?|msg|similar forces|peer forces|peers"
_NATION = (
    r"nationally|nationwide|national(?! standard| target| crime| measure)(?: averages?| figures?| rates?| levels?)?"
    r"|england (?:and|&) wales|e&w"
    r"|(?<!nhs )england(?! and| &)|(?<=v )nat|(?<=vs )nat|(?<=versus )nat|nat(?: avg| average)|(?<=in )england"
    r"|(?:rest of|across) the country|country as a whole"
)
_COMPARATORS: tuple[tuple[str, re.Pattern[str]], ...] = (
    (MOST_SIMILAR_GROUP, re.compile(rf"\b(?:the |our |its )?(?:{_PEERS})\b")),
    (NATIONAL, re.compile(rf"\b(?:the )?(?:{_NATION})\b")),
)
_SIDE = r"\b(?:v|vs|versus|against|beside|than|with|to|and)\b\.?"
_LEVEL = r"\b(?:above|below|over|under|beat(?:s|ing)?|exceed(?:s|ing)?)"
_BESIDE = re.compile(rf"(?:(?:\S ?|^(?!and)){_SIDE}|{_LEVEL}) ?(?:the |our )?$")
_COMPARE = re.compile(
    r"\b(?:compar(?:e[sd]?|ing|ison)(?: (?:with|to|against))?|how do(?:es)? (?:we|it|that|this) compare)\b"
)
_TRAILING = re.compile(rf"(?:{_SIDE}|{_LEVEL}) ?$")

_MOVED = (
    r"(?:chang(?:e[sd]?|ing)|mov(?:e[sd]?|ing)|increase[sd]?|decrease[sd]?|reduced|(?<!to )reduce|r[io]ses?|risen"
    r"|rising|fell|falls?"
    r"|fallen|falling|drop(?:ped|s)?|gr[eo]wn?|go(?:ne)? (?:up|down)|went (?:up|down)|differ(?:ed)?)"
)
_REDUCTION = r"reduction(?! (?:partnership|unit|fund|programme|team|network))"
_NOUN = rf"(?:(?:volume )?change|increase|decrease|rise|fall|drop|growth|difference|{_REDUCTION}|movement)"
_PERCENT = r"(?:%|\b(?:percent|per cent|percentage|pct)\b)"
_EXTRA = r"extra(?=.*\b(?:than|since)\b)"
_OVER_TIME = r"(?:(?:year|quarter|month) on (?:year|quarter|month)|yoy|qoq)"
_BY_KIND: tuple[tuple[Measure, re.Pattern[str]], ...] = (
    (
        "change",
        re.compile(
            rf"\bpoints? (?:{_NOUN}|{_MOVED}|did)\b|\bhow many (?:percentage )?points\b|\b(?:pp|ppts?|pts?) {_NOUN}\b"
        ),
    ),
    (
        "percent_change",
        re.compile(
            rf"{_PERCENT} ?{_NOUN}\b|\b{_NOUN} in (?:percent|per cent|percentage|%)(?! of)"
            rf"|\b(?:(?:by )?what|(?:by )?how many) ?{_PERCENT} .{{0,80}}?\b{_MOVED}\b"
            rf"|\b(?:by )?what {_PERCENT} {_MOVED}\b"
        ),
    ),
    (
        "change",
        re.compile(
            rf"\b(?:by )?how (?:many|much) (?:more|fewer|less|higher|lower|{_EXTRA})\b|\bby how (?:many|much)\b"
            rf"|\b{_MOVED} or (?:not|{_MOVED})\b|\b{_NOUN}\b|\b{_OVER_TIME}\b"
            rf"|\b(?:has|have|had|did|does|do|is|are|was|were)\b.{{1,80}}?\b{_MOVED}\b"
        ),
    ),
)
_UP = r"(?<!follow )(?<!follow-)(?<!turned )(?<!set )(?<!made )(?<!signed )(?<!taken )(?<!picked )(?<!came )(?<!put )"
_UP += r"(?<!look )(?<!pick )up(?! to\b)"
_DOWN = r"(?<!turned )(?<!broken )(?<!breaking )down"
_BETTER_WORDS = r"(?<!cope )(?<!coping )better|worse|higher|lower"
_BETTER = re.compile(
    r"\b(?:is|are|was|were) there (?:more|fewer|less)\b"
    rf"|\b(?:has|have|did|is|are|was|were)\b.{{1,60}}?\b(?:{_UP}|{_DOWN}|{_BETTER_WORDS})\b"
    rf"|\b(?:{_UP}|{_DOWN})(?: or (?:up|down)|\?*$)"
)
_MORE = re.compile(r"\b(?:more|fewer|less|higher|lower)\b")
_MEASURE_WORDS = re.compile(
    rf"\b(?:percentage )?points?\b|\bp?pts?\b|\b{_OVER_TIME}\b|\b{_NOUN}s?\b|\b{_MOVED}\b"
    r"|\b(?:more|fewer|less|higher|lower|extra|up|down|better|worse|much|amount)\b"
)
_RATE_OF_CHANGE = re.compile(rf"{_PERCENT} ?(?={_NOUN}\b)|\b(?:what|how many|by) ?{_PERCENT}(?! of\b)")


_TARGET = re.compile(
    r"(?:\b(?:v|vs|versus|against|compared (?:to|with|against)|than|beside"
    r"|meet(?:ing|s)?|met|hit(?:ting|s)?|miss(?:ed|ing)?)\b\.?"
    r"|\bto)(?: (?:the|our|its|a))*(?: national)? (?:targets?|goals?|standards?)\b"
)


_GAP = re.compile(
    r"\b(?:difference|gap)\b|\bby how (?:much|many)\b|\b(?:by )?how (?:many|much)\b.{0,60}?"
    r"\b(?:more|higher|lower|fewer|less|above|below|better|worse)\b"
)


def wants_gap(text: str) -> bool:
    """Whether a clean text that names a comparator asks how far apart the two are."""
    return bool(_GAP.search(text))


def find_target(text: str) -> tuple[bool, str]:
    """Whether a clean text sets a figure beside its target, and the text without those words."""
    found = _TARGET.search(text)
    return (True, f"{text[: found.start()]} {text[found.end() :]}".strip()) if found else (False, text)


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
            versus = bool(_BESIDE.search(before) or _COMPARE.search(text))
            rest = _TRAILING.sub("", before) + " " + text[found.end() :]
            return Comparison(name, versus, _COMPARE.sub(" ", rest).strip(" ,"))
    return Comparison(None, versus=False, rest=_COMPARE.sub(" ", text).strip(" ,"))


def find_measure(text: str, comparator: str | None = None, *, beside: bool = False) -> tuple[Measure, str]:
    """Whether a change is asked for, and the text without the words that ask for it.

    "Is it better?" asks for a change, but "is it better than the national average?" for two values. `beside` says that
    the text named a period to set it beside: then "more officers" asks for a change too.
    """
    for kind, pattern in _BY_KIND:
        if pattern.search(text):
            rest = _RATE_OF_CHANGE.sub(" ", text) if kind == "percent_change" else text
            return kind, _MEASURE_WORDS.sub(" ", rest)
    if comparator is None and (_BETTER.search(text) or (beside and _MORE.search(text))):
        return "change", _MEASURE_WORDS.sub(" ", text)
    return "value", _MEASURE_WORDS.sub(" ", text) if comparator else text
