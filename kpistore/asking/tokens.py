"""Text as the words that can tell one measure from another."""

import re
from collections.abc import Callable
from functools import lru_cache

from kpistore.asking.vocabulary import SAME, STOP_WORDS
from kpistore.asking.words import clean

_PHRASES: tuple[tuple[re.Pattern[str], str | Callable[[re.Match[str]], str]], ...] = (
    (re.compile(r"\b[0-9]\. (?=[a-z])"), ""),
    (re.compile(r"^(?:please |can you )?find (?:me|out|the)\b"), ""),
    (re.compile(r"(?<=[0-9]),(?=[0-9]{3})"), ""),
    (re.compile(r"\b(?:non|not)[ -]?(?:999|emergency|emergencies)\b"), " 101 "),
    (re.compile(r"\banti[ -]?soc\w* beh\w+"), " asb "),
    (re.compile(r"\b(?:da|dv|domestic (?:violence|abuse))\b"), " domestic abuse "),
    (re.compile(r"\bs ?(?:&|and|n) ?s\b"), " stop and search "),
    (re.compile(r"\bspecial measures\b"), " specialmeasures "),
    (
        re.compile(r"\b(?:murder|kill|homicide|death|assault|injur)\w* by (?:the )?(?:police|officers?)\b"),
        " harmedpolice ",
    ),
    (
        re.compile(
            r"(?<!complaints )(?<!complaint )(?<!allegations )(?<!made )\b(?:against|on) (?:the )?"
            r"(?:police|officers?|staff)\b"
        ),
        " harmedpolice ",
    ),
    (re.compile(r"\ball[ -]ages\b"), " "),
    (re.compile(r"%"), " rate "),
    (re.compile(r"\bper cent\b"), " rate "),
    (re.compile(r"&"), " and "),
    (
        re.compile(r"\b(?:time|seconds|minutes) (?:taken |it takes |we take )?to (?:answer|pick up|get through)\b"),
        " wait ",
    ),
    (re.compile(r"\bhow long\b"), " wait "),
    (re.compile(r"\bpick(?:ed|ing|s)?[ -]?up\b"), " answer "),
    (re.compile(r"\bhow (?:much time|many hours)\b"), " hours "),
    (
        re.compile(r"\b(?:re(?:-| (?=offend))|(?:anti|co|non|multi|cyber)[ -])(?=[a-z])"),
        lambda match: match[0].strip(" -"),
    ),
    (re.compile(r"'s?(?= |$|[^a-z])"), " "),
    (re.compile(r"'"), ""),
)
_WORD = re.compile(r"[a-z]+|[0-9]+")
_LETTERS_BEFORE_ENDING = 3
TEXTS_KNOWN = 20_000
"""A catalogue's names are taken apart for several indexes: once each, at some 200 bytes."""
_ENDINGS = ("ings", "ing", "ed")


def plain_words(text: str) -> list[str]:
    """Every word and number of the text in order, lower case, phrases of the trade made one."""
    return list(_words_of(text))


@lru_cache(maxsize=TEXTS_KNOWN)
def _words_of(text: str) -> tuple[str, ...]:
    text = clean(text)
    for pattern, put in _PHRASES:
        text = pattern.sub(put, text)
    return tuple(_WORD.findall(text))


def content_words(text: str) -> list[str]:
    """The words that may name something; if there are none but stop words, those."""
    words = plain_words(text)
    return [word for word in words if word not in STOP_WORDS] or words


@lru_cache(maxsize=20_000)
def stem(word: str) -> str:
    """One form for a word's plural, its -ing and -ed, and for words that mean the same."""
    for changed in (_same, _singular, _same, _without_ending, _same):
        word = changed(word)
    return word.removesuffix("e") if len(word) > _LETTERS_BEFORE_ENDING + 1 else word


def _same(word: str) -> str:
    return SAME.get(word, word)


def _without_ending(word: str) -> str:
    ending = next((each for each in _ENDINGS if word.endswith(each)), "")
    if not ending or len(word) - len(ending) < _LETTERS_BEFORE_ENDING or word in SAME.values():
        return word
    return _undoubled(word.removesuffix(ending))


def _singular(word: str) -> str:
    if len(word) <= _LETTERS_BEFORE_ENDING or not word.endswith("s") or word.endswith(("ss", "us", "is")):
        return word
    if word.endswith("ies") and len(word) > _LETTERS_BEFORE_ENDING + 1:
        return word.removesuffix("ies") + "y"
    if word.endswith("ys"):
        return word.removesuffix("s")
    return word.removesuffix("es") if word.endswith(("ches", "shes", "sses", "xes")) else word.removesuffix("s")


def _undoubled(word: str) -> str:
    return word[:-1] if len(word) > _LETTERS_BEFORE_ENDING and word[-1] == word[-2] and word[-1] in "gpbtdn" else word


def stems(text: str) -> tuple[str, ...]:
    """The content words of a name, each in its one form."""
    return tuple(stem(word) for word in content_words(text))
