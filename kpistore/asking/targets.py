"""Words that ask whether a target is met: "are we hitting our 999 target", "which targets are we missing"."""

import re
from collections.abc import Callable
from dataclasses import replace

from kpistore.asking.questioned import Question
from kpistore.asking.tokens import plain_words
from kpistore.asking.vocabulary import STOP_WORDS
from kpistore.catalogue import Catalogue

_TARGET = r"(?:targets?|goals?|standards?)"
_REACHED = r"(?:meet(?:s|ing)?|met|hit(?:s|ting)?|miss(?:es|ed|ing)?|reach(?:es|ed|ing)?|beat(?:s|ing)?)"
_ASKED = re.compile(rf"\b{_REACHED}\b.{{0,60}}\b{_TARGET}\b|\b(?:on|off|which|what|all|any|our|every) {_TARGET}\b")
_WORDS = re.compile(rf"\b(?:(?:on|off) )?{_TARGET}\b|\b{_REACHED}\b|\bnational\b")

_ITSELF = re.compile(
    rf"\b(?:what(?:'?s| is| are| was)?|is there|have we) (?:the |our |a |any )?(?:national )?{_TARGET} (?:for|on)\b"
)

Read = Callable[[str], tuple[Question, str]]


def read_targets(cleaned: str, read: Read, catalogue: Catalogue) -> tuple[Question, str]:
    """The question in a clean text as `read` reads it; where that names no one measure, the one that has a target.

    A measure whose own name speaks of a standard, "met the Victims' Code standard", is meant first.
    """
    question, rest = read(cleaned)
    if question.kpi or not _ASKED.search(cleaned):
        return question, rest
    without = " ".join(_WORDS.sub(" ", cleaned).split())
    again, left = read(without) if _says_more(without) else (replace(question, candidates=catalogue.kpis), "")
    aimed = tuple(each for each in again.candidates if each.targets)
    if again.kpi or len(aimed) == 1:
        kpi = again.kpi or aimed[0]
        again = again if again.against else replace(again, measure="value")  # a miss "by points" is no change in time
        return replace(again, kpi=kpi, candidates=(kpi,), how="tokens", topic=None, versus_target=True), left
    if aimed:
        return replace(question, candidates=aimed, topic=None, how="tokens"), rest
    return (again, left) if again.topic else (question, rest)


def aimed(question: Question, text: str) -> Question:
    """The question with the target wanted too where a clean text asks for that of a measure without one."""
    if question.kpi is None or question.kpi.targets or not _ITSELF.search(text):
        return question
    return replace(question, versus_target=True)


def _says_more(text: str) -> bool:
    return any(word not in STOP_WORDS for word in plain_words(text))
