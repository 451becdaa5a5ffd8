"""Words that ask for those beyond a limit, where only the share within it is published: "longer than 10 seconds"."""

import re
from dataclasses import replace

from kpistore.asking.questioned import Question
from kpistore.model.kpi import Kpi

_BEYOND = (
    r"(?:over|above|beyond|after|past|outside(?: of)?|exceed(?:s|ed|ing)?|at least|more than"
    r"|(?!fewer|sooner|faster|quicker|shorter|under)\w+er than)"
)
_NOT_WITHIN = r"(?:not|never|n't|without)\b(?: \w+){0,3} (?:within|in|under|inside|by)"
_NUMBER = r"(?:[0-9]+(?:\.[0-9]+)?|a|one|two|three|five|ten|sixty)"
_TIME = r"(?:s|secs?|seconds?|mins?|minutes?|hrs?|hours?)"
_LATE = re.compile(rf"\b(?:{_BEYOND}|{_NOT_WITHIN}) (?:the )?{_NUMBER}[ -]?{_TIME}\b")
_TIMED = re.compile(r"\b(?:seconds?|minutes?|hours?|wait\w*)\b")
_TARGET = r"(?:targets?|standards?|goals?|time limit)"
_MISSED = (
    r"(?:miss(?:es|ed|ing)?|fail(?:s|ed|ing)?|outside|below|under|breach\w*|not (?:\w+ )?(?:meet|met|hit|reach)\w*)"
)
_REACHED = (
    rf"(?:{_MISSED}|meet(?:s|ing)?|met|hit(?:s|ting)?|reach(?:es|ed|ing)?|achiev(?:e[sd]?|ing)|beat(?:en|s|ing)?)"
)
_HOW_MANY = r"(?:how many|per ?cent(?:age)?|share|proportion|fraction|number)"
_THOSE_THAT_MISS = re.compile(
    rf"(?:\b{_HOW_MANY}\b(?! points?\b)|%).{{0,60}}\b{_MISSED}\b.{{0,30}}\b{_TARGET}\b"
    rf"|\bcalls? (?:that |which )?(?:are |were |have )?{_MISSED}\b.{{0,30}}\b{_TARGET}\b"
)
_BY_POINTS = re.compile(r"\bby (?:how|what)\b|\bpoints?\b")
_HOW_OFTEN = re.compile(
    rf"\b(?:ever|never|always|how (?:many (?:times|months|quarters|years|weeks)|often)|when|(?:last|first) time)\b"
    rf".{{0,60}}\b{_REACHED}\b.{{0,40}}\b{_TARGET}\b"
)


def never_opposite(question: Question, text: str) -> Question:
    """The question; without a measure, to be asked back, where a clean text asks for what none is published of.

    Those beyond a limit are not told with the share within it, nor how often a target was met with the newest figure.
    """
    kpi = question.kpi
    if kpi is None or not (_is_late(kpi, text) or _misses(text) or _HOW_OFTEN.search(text)):
        return question
    candidates = tuple(dict.fromkeys((kpi, *question.candidates)))
    return replace(question, kpi=None, other=None, candidates=candidates, how="tokens", versus_target=False)


def _is_late(kpi: Kpi, text: str) -> bool:
    """Whether those later than a time are asked for; not where the measure itself counts those."""
    found = _LATE.search(text)
    names = " ".join((kpi.title, kpi.short, *kpi.aliases, kpi.definition)).lower()
    return bool(found and _TIMED.search(names) and found[0] not in names)


def _misses(text: str) -> bool:
    return bool(_THOSE_THAT_MISS.search(text)) and not _BY_POINTS.search(text)
