"""Which measure a text names: exact, then words in any order, then misspelt, else a choice. Rather ask than guess."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from rapidfuzz import fuzz, process

from kpistore.asking.name_index import NameIndex, spellings
from kpistore.asking.tokens import content_words, plain_words, stem, stems
from kpistore.asking.typos import Spelling
from kpistore.asking.vocabulary import STOP_WORDS
from kpistore.model.kpi import Kpi

How = Literal["exact", "tokens", "fuzzy", "none"]

MOST_CANDIDATES = 8
NEAREST = 3
"""So many measures are offered where a text names none."""
MARGIN = 1.15
"""The best name must outweigh the next measure's by this factor, else both are offered."""
_SIBLING = 0.15
"""Two measures are of one family if they share this part of the weight of their words."""
_LIKE = 85
"""Least likeness (0 to 100) of a title that is offered for a text of unknown words only."""


_SENTENCE = re.compile(r"[.;]")
_EXCLUDING = re.compile(r"\b(?:not|no|nor|never|apart|left out|excluded?|except|without|other than)\b")
_LONG_WORD = re.compile(r"[a-z]{4,}")


@dataclass(frozen=True, slots=True)
class NameMatch:
    """What a text names."""

    kpi: Kpi | None
    """The measure meant; None where none or more than one may be."""
    candidates: tuple[Kpi, ...]
    """Best first, at most MOST_CANDIDATES; for an unknown text the nearest few."""
    how: How
    score: float
    """How much of the text's weight the best name explains, 0 to 1."""


@dataclass(frozen=True, slots=True)
class _Read:
    """The words of a question: understood, put right, or foreign to the catalogue."""

    words: tuple[str, ...]
    corrected: bool
    unknown: tuple[str, ...]


def _of_itself(definition: str) -> str:
    """The sentences of a definition that say what is counted, without those that say what is not."""
    return " ".join(each for each in _SENTENCE.split(definition) if not _EXCLUDING.search(each))


class Names:
    """The names of a catalogue, indexed once.

    further_words adds words a measure may be asked with, by its key; other_words are spelt right too but name none;
    area_words name the own area, which tells no two measures apart.
    """

    def __init__(
        self,
        kpis: Sequence[Kpi],
        further_words: Mapping[str, Iterable[str]] | None = None,
        other_words: Iterable[str] = (),
        area_words: Iterable[str] = (),
    ) -> None:
        self._index = NameIndex(kpis, further_words or {}, area_words)
        self._position = {kpi.key: index for index, kpi in enumerate(self._index.kpis)}
        self._told = [frozenset(stems(_of_itself(kpi.definition))) for kpi in self._index.kpis]
        """Per measure the words of its definition: where no name has them, they may stand in a question about it."""
        self._spelling = Spelling([*spellings(kpis, further_words or {}), *other_words])

    def match(self, text: str) -> NameMatch:
        """The measure a text without its period words names; never raises."""
        whole = self._index.whole.get(tuple(plain_words(text)), set())
        if len(whole) == 1:
            return self._sure(min(whole), "exact", 1.0)
        read = self._read(text)
        if read.unknown or not read.words:
            return self._explained(read) or self._nearest(text, read)
        return self._known(read)

    def _known(self, read: _Read) -> NameMatch:
        said = frozenset(read.words)
        exact = self._index.ordered.get(read.words, set())
        if len(exact) == 1:
            return self._sure(min(exact), "fuzzy" if read.corrected else "exact", 1.0)
        return self._by_words(said, "fuzzy" if read.corrected else "tokens")

    def spelled(self, text: str) -> str:
        """The clean text with each misspelt word of the catalogue put right; one that is a word of its own stays."""
        return _LONG_WORD.sub(lambda found: self._put_right(found[0]), text)

    def _put_right(self, word: str) -> str:
        form = stem(word)
        if form in self._index.holders or form in self._index.soft or word in STOP_WORDS or word in self._index.joined:
            return word
        return self._spelling.corrected(word) or word

    def words_of(self, kpi: Kpi) -> frozenset[str]:
        """Every word the measure may be named with, in its one form."""
        return self._index.bags[self._position[kpi.key]]

    def own_words_of(self, kpi: Kpi) -> frozenset[str]:
        """The words of its names alone, without those of its parts and columns."""
        return self._index.own_bags[self._position[kpi.key]]

    @property
    def soft(self) -> frozenset[str]:
        """The words that seldom tell two measures apart, in their one form."""
        return self._index.soft

    def words_in(self, text: str) -> tuple[str, ...]:
        """The words of the text in their one form, misspelt ones put right; none where one is foreign."""
        read = self._read(text)
        return () if read.unknown else read.words

    def known_and_foreign(self, text: str) -> tuple[frozenset[str], tuple[str, ...]]:
        """The words of the text that some measure goes by, in their one form, and those that none does."""
        read = self._read(text)
        return frozenset(read.words), read.unknown

    def weight_of(self, words: frozenset[str]) -> float:
        """How much the words tell; rare ones the most."""
        return sum(map(self._index.weight, words))

    def said_of_a_name(self, said: frozenset[str], kpi: Kpi) -> float:
        """The largest part of the weight of one of the measure's names that was said, 0 to 1."""
        return self._index.said_of_a_name(said, self._position[kpi.key])

    def sibling(self, text: str, kpi: Kpi) -> Kpi | None:
        """The measure most like the given one that the words fit: 101's answer rate beside 999's; None if unclear."""
        read = self._read(text)
        if read.unknown or not read.words:
            return None
        own = self._index.bags[self._position[kpi.key]]
        said = frozenset(read.words)
        explaining = self._index.explaining(said)
        most = max((len(said & self._index.bags[index]) for index in explaining), default=0)
        found = [index for index in explaining if len(said & self._index.bags[index]) == most]
        same_unit = [index for index in found if self._index.kpis[index].unit is kpi.unit]
        ranked = sorted(
            ((self._index.alike(own, self._index.bags[index]), index) for index in same_unit or found), reverse=True
        )
        if not ranked or ranked[0][0] < _SIBLING or (len(ranked) > 1 and ranked[0][0] < ranked[1][0] * MARGIN):
            return None
        return self._index.kpis[ranked[0][1]]

    def _read(self, text: str) -> _Read:
        words: list[str] = []
        unknown: list[str] = []
        corrected = False
        for word in content_words(text):
            if stem(word) in self._index.holders:
                words.append(stem(word))
            elif joined := self._index.joined.get(word) or self._index.joined.get(stem(word)):
                words.extend(joined)
            elif stem(word) in self._index.soft or word in STOP_WORDS:
                continue
            elif (meant := self._spelling.corrected(word)) and self._is_of_a_name(meant):
                corrected = True
                words.extend([] if meant in STOP_WORDS else [stem(meant)])
            else:
                unknown.append(word)
        return _Read(tuple(words), corrected, tuple(unknown))

    def _explained(self, read: _Read) -> NameMatch | None:
        """The measure named by the words that are known, if its definition has all of the others."""
        if not read.words:
            return None
        matched = self._known(read)
        if matched.kpi is None:
            return None
        return matched if set(map(stem, read.unknown)) <= self._told[self._position[matched.kpi.key]] else None

    def _is_of_a_name(self, word: str) -> bool:
        return word in STOP_WORDS or stem(word) in self._index.holders

    def _by_words(self, said: frozenset[str], how: How) -> NameMatch:
        whole = [index for index in self._index.explaining(said)]
        full = self._index.full_names(said, whole)
        if full:
            best, *others = full
            rivals = self._index.saying_more(said, whole, best.kpi)
            if not rivals and all(best.weight >= each.weight * MARGIN or each.words < best.words for each in others):
                return self._sure(best.kpi, how, self._index.share(best.words, said))
            return self._choice([best.kpi, *rivals, *(each.kpi for each in others)], how, said)
        if len(whole) == 1 and self._index.is_most_of_a_name(said, whole[0]):
            return self._sure(whole[0], how, self._index.share(self._index.bags[whole[0]], said))
        return self._choice([*whole, *self._index.overlapping(said)], how, said)

    def _sure(self, kpi: int, how: How, score: float) -> NameMatch:
        return NameMatch(self._index.kpis[kpi], (self._index.kpis[kpi],), how, score)

    def _choice(self, kpis: list[int], how: How, said: frozenset[str]) -> NameMatch:
        order = list(dict.fromkeys(kpis))[:MOST_CANDIDATES]
        score = self._index.share(self._index.bags[order[0]], said) if order else 0.0
        return NameMatch(None, tuple(self._index.kpis[index] for index in order), how if order else "none", score)

    def _nearest(self, text: str, read: _Read) -> NameMatch:
        kpis = self._index.overlapping(frozenset(read.words) - self._index.soft)[:NEAREST]
        if not kpis and text:
            titles = [kpi.title for kpi in self._index.kpis]
            found = process.extract(
                " ".join(content_words(text)), titles, scorer=fuzz.ratio, score_cutoff=_LIKE, limit=NEAREST
            )
            kpis = [index for _, _, index in found]
        return NameMatch(None, tuple(self._index.kpis[index] for index in kpis), "none", 0.0)
