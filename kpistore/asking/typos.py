"""Misspelt words put right against the words of a catalogue; a real word that means something else is left alone."""

from collections.abc import Iterable

from rapidfuzz import process
from rapidfuzz.distance import OSA

from kpistore.asking.tokens import stem
from kpistore.asking.vocabulary import NEVER_TYPOS, STOP_WORDS

_SHORTEST = 4
"""Words of fewer letters are too near to too many others."""
_MOST_ASKED = 4096
"""One question looks a word up several times; more words than these are forgotten."""
_VOWELS = frozenset("aeiou")
_LONG = 7
"""From here on two slips are allowed."""
_SUBSTITUTED = 6
"""From here on a wrong letter is allowed; before, only a missing, doubled or swapped one (hate is not rate)."""


class Spelling:
    """Knows the words of a catalogue as they are written there."""

    def __init__(self, words: Iterable[str]) -> None:
        known = {word for word in words if word.isalpha() and len(word) >= _SHORTEST}
        self._bare = _by_consonants(known)
        self._known = sorted(known | {form for word in known for form in _forms(word)})
        self._asked: dict[str, str | None] = {}
        self._stop = sorted(word for word in STOP_WORDS if len(word) >= _SHORTEST)
        self._bare_stop = _by_consonants(self._stop)

    def corrected(self, word: str) -> str | None:
        """The one word meant, a catalogue's before a stop word; None where nothing or too much is near."""
        if word not in self._asked:
            if len(self._asked) >= _MOST_ASKED:
                self._asked.clear()
            self._asked[word] = self._looked_up(word)
        return self._asked[word]

    def _looked_up(self, word: str) -> str | None:
        if not word.isalpha() or word in NEVER_TYPOS:
            return None
        if len(word) < _SHORTEST:
            return self._bare.get(word) or self._bare_stop.get(word)
        near = self._near(word, self._known)
        nearest_stop = [each for each in self._near(word, self._stop) if _is_surely(word, each[1])]
        if nearest_stop and (not near or nearest_stop[0][0] < near[0][0]):
            return nearest_stop[0][1]
        return near[0][1] if near else None

    def _near(self, word: str, choices: list[str]) -> list[tuple[int, str]]:
        allowed = 2 if len(word) >= _LONG else 1
        found = process.extract(word, choices, scorer=OSA.distance, score_cutoff=allowed, limit=6)
        near = [(int(slips), choice) for choice, slips, _ in found if _is_slip(word, choice, int(slips))]
        return sorted(near, key=lambda each: (each[0], each[1][0] != word[0], each[1][-1:] != word[-1:], each[1]))


def _forms(word: str) -> Iterable[str]:
    """A word's other endings, "call" as called and calling, as far as they are told to be the same word."""
    forms = (f"{word.removesuffix('e')}{ending}" for ending in ("s", "ed", "ing"))
    return (form for form in forms if stem(form) == stem(word))


def _by_consonants(words: Iterable[str]) -> dict[str, str]:
    """Words by what is left when one vowel is dropped, "stp": only those that leave three consonants, all their own."""
    bare: dict[str, set[str]] = {}
    for word in words:
        left = "".join(letter for letter in word if letter not in _VOWELS)
        if len(word) == _SHORTEST and len(left) == len(word) - 1 and word[-1] not in _VOWELS:
            bare.setdefault(left, set()).add(word)
    return {left: held.pop() for left, held in bare.items() if len(held) == 1}


def _is_slip(word: str, meant: str, slips: int) -> bool:
    if slips > 1:
        return word[0] == meant[0]
    if len(word) != len(meant) or sorted(word) == sorted(meant):
        return word[0] == meant[0] or len(word) >= _SUBSTITUTED
    return len(word) >= _SUBSTITUTED


def _is_surely(word: str, stop: str) -> bool:
    """Dropping a word loses what it says (black is not back): only letters exchanged, or one slip in a long word."""
    ends_alike = (word[0], word[-1]) == (stop[0], stop[-1])
    return sorted(word) == sorted(stop) or (len(stop) > _SHORTEST and ends_alike)
