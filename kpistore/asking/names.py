"""Which measure a text names: exact, then words in any order, then misspelt, else a choice. Rather ask than guess."""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from rapidfuzz import fuzz, process

from kpistore.asking.tokens import content_words, stem, stems
from kpistore.asking.typos import Spelling
from kpistore.asking.vocabulary import KIND_WORDS, SOFT_WORDS, STOP_WORDS
from kpistore.model.kpi import Kpi

How = Literal["exact", "tokens", "fuzzy", "none"]

MOST_CANDIDATES = 8
NEAREST = 3
"""So many measures are offered where a text names none."""
MARGIN = 1.15
"""The best name must outweigh the next measure's by this factor, else both are offered."""
_SOFT_WEIGHT = 0.2
_SIBLING = 0.15
"""Two measures are of one family if they share this part of the weight of their words."""
_MOST_OF_NAME = 0.7
"""A shortened name is taken for the measure if it holds this part of the name's weight."""
_LIKE = 60
"""Least likeness (0 to 100) of a title that is offered for a text of unknown words only."""
_SOFT = frozenset(stem(word) for word in SOFT_WORDS)


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
class _Name:
    kpi: int
    words: frozenset[str]
    weight: float


@dataclass(frozen=True, slots=True)
class _Read:
    """The words of a question: understood, put right, or foreign to the catalogue."""

    words: tuple[str, ...]
    corrected: bool
    unknown: tuple[str, ...]


class Names:
    """The names of a catalogue, indexed once; further_words adds words a measure may be asked with, by its key."""

    def __init__(self, kpis: Sequence[Kpi], further_words: Mapping[str, Iterable[str]] | None = None) -> None:
        self._kpis = tuple(kpis)
        self._position = {kpi.key: index for index, kpi in enumerate(self._kpis)}
        spoken = [[stems(text) for text in _names_of(kpi)] for kpi in self._kpis]
        self._bags = [
            frozenset(
                word
                for text in (*_names_of(kpi), *_words_of(kpi), *(further_words or {}).get(kpi.key, ()))
                for word in stems(text)
            )
            for kpi in self._kpis
        ]
        self._holders: dict[str, list[int]] = defaultdict(list)
        for index, bag in enumerate(self._bags):
            for word in bag:
                self._holders[word].append(index)
        self._ordered: dict[tuple[str, ...], set[int]] = defaultdict(set)
        self._joined: dict[str, tuple[str, ...]] = {}
        self._names: list[_Name] = []
        self._names_with: dict[str, list[int]] = defaultdict(list)
        for index, texts in enumerate(spoken):
            for words in set(texts):
                self._add(index, words)
        self._spelling = Spelling(_spellings(self._kpis, further_words or {}))

    def _add(self, kpi: int, words: tuple[str, ...]) -> None:
        if not words:
            return
        self._ordered[words].add(kpi)
        self._joined.setdefault("".join(words), words)
        for word in set(words):
            self._names_with[word].append(len(self._names))
        self._names.append(_Name(kpi, frozenset(words), sum(map(self._weight, set(words)))))

    def _weight(self, word: str) -> float:
        """Rarer words weigh more; the commonest words of the trade hardly anything."""
        rarity = math.log(1 + len(self._kpis) / len(self._holders.get(word, [0])))
        return rarity * _SOFT_WEIGHT if word in _SOFT else rarity

    def match(self, text: str) -> NameMatch:
        """The measure a text without its period words names; never raises."""
        read = self._read(text)
        if read.unknown or not read.words:
            return self._nearest(text, read)
        said = frozenset(read.words)
        exact = self._ordered.get(read.words, set())
        if len(exact) == 1:
            return self._sure(min(exact), "fuzzy" if read.corrected else "exact", 1.0)
        return self._by_words(said, "fuzzy" if read.corrected else "tokens")

    def words_of(self, kpi: Kpi) -> frozenset[str]:
        """Every word the measure may be named with, in its one form."""
        return self._bags[self._position[kpi.key]]

    def sibling(self, text: str, kpi: Kpi) -> Kpi | None:
        """The measure most like the given one that the words fit: 101's answer rate beside 999's; None if unclear."""
        read = self._read(text)
        if read.unknown or not read.words:
            return None
        own = self._bags[self._position[kpi.key]]
        said = frozenset(read.words)
        explaining = self._explaining(said)
        most = max((len(said & self._bags[index]) for index in explaining), default=0)
        found = [index for index in explaining if len(said & self._bags[index]) == most]
        same_unit = [index for index in found if self._kpis[index].unit is kpi.unit]
        ranked = sorted(((self._alike(own, self._bags[index]), index) for index in same_unit or found), reverse=True)
        if not ranked or ranked[0][0] < _SIBLING or (len(ranked) > 1 and ranked[0][0] < ranked[1][0] * MARGIN):
            return None
        return self._kpis[ranked[0][1]]

    def _alike(self, one: frozenset[str], other: frozenset[str]) -> float:
        return sum(map(self._weight, one & other)) / sum(map(self._weight, one | other))

    def _read(self, text: str) -> _Read:
        words: list[str] = []
        unknown: list[str] = []
        corrected = False
        for word in content_words(text):
            if stem(word) in self._holders:
                words.append(stem(word))
            elif joined := self._joined.get(word) or self._joined.get(stem(word)):
                words.extend(joined)
            elif meant := self._spelling.corrected(word):
                corrected = True
                words.extend([] if meant in STOP_WORDS else [stem(meant)])
            elif stem(word) not in _SOFT and word not in STOP_WORDS:
                unknown.append(word)
        return _Read(tuple(words), corrected, tuple(unknown))

    def _by_words(self, said: frozenset[str], how: How) -> NameMatch:
        whole = [index for index in self._explaining(said)]
        full = self._full_names(said, whole)
        if full:
            best, *others = full
            if not others or best.weight >= others[0].weight * MARGIN:
                return self._sure(best.kpi, how, self._share(best.words, said))
            return self._choice([each.kpi for each in full], how, said)
        if len(whole) == 1 and self._is_most_of_a_name(said, whole[0]):
            return self._sure(whole[0], how, self._share(self._bags[whole[0]], said))
        return self._choice([*whole, *self._overlapping(said)], how, said)

    def _explaining(self, said: frozenset[str]) -> list[int]:
        """The measures whose words hold every word said but the soft ones."""
        hard = [word for word in said if word not in _SOFT] or list(said)
        rarest = min(hard, key=lambda word: len(self._holders[word]))
        found = [index for index in self._holders[rarest] if all(word in self._bags[index] for word in hard)]
        return sorted(found, key=lambda index: -len(said & self._bags[index]))

    def _full_names(self, said: frozenset[str], kpis: list[int]) -> list[_Name]:
        """Per measure its weightiest name that was said in full, weightiest first."""
        wanted = set(kpis)
        best: dict[int, _Name] = {}
        for name in self._touched(said):
            if (
                name.kpi in wanted
                and name.words <= said
                and name.weight > (best[name.kpi].weight if name.kpi in best else 0)
            ):
                best[name.kpi] = name
        return sorted(best.values(), key=lambda name: -name.weight)

    def _touched(self, said: frozenset[str]) -> Iterator[_Name]:
        seen: set[int] = set()
        for word in said:
            seen.update(self._names_with.get(word, ()))
        return (self._names[index] for index in seen)

    def _is_most_of_a_name(self, said: frozenset[str], kpi: int) -> bool:
        """Whether the words said hardly shorten a name of the measure."""
        names = (name for name in self._touched(said) if name.kpi == kpi and said <= name.words)
        names = (name for name in names if not (name.words - said) & KIND_WORDS)
        return any(sum(map(self._weight, said)) >= _MOST_OF_NAME * name.weight for name in names)

    def _overlapping(self, said: frozenset[str]) -> list[int]:
        """The measures that share words with the text, most weight first."""
        shared: Counter[int] = Counter()
        for name in self._touched(said):
            common = sum(map(self._weight, name.words & said))
            shared[name.kpi] = max(shared[name.kpi], round(1000 * common * (1 + common / name.weight)))
        return [kpi for kpi, _ in shared.most_common(MOST_CANDIDATES)]

    def _share(self, name: frozenset[str], said: frozenset[str]) -> float:
        total = sum(map(self._weight, said))
        return min(1.0, sum(map(self._weight, name & said)) / total) if total else 0.0

    def _sure(self, kpi: int, how: How, score: float) -> NameMatch:
        return NameMatch(self._kpis[kpi], (self._kpis[kpi],), how, score)

    def _choice(self, kpis: list[int], how: How, said: frozenset[str]) -> NameMatch:
        order = list(dict.fromkeys(kpis))[:MOST_CANDIDATES]
        score = self._share(self._bags[order[0]], said) if order else 0.0
        return NameMatch(None, tuple(self._kpis[index] for index in order), how if order else "none", score)

    def _nearest(self, text: str, read: _Read) -> NameMatch:
        kpis = self._overlapping(frozenset(read.words) - _SOFT)[:NEAREST]
        if not kpis and text:
            titles = [kpi.title for kpi in self._kpis]
            found = process.extract(
                " ".join(content_words(text)), titles, scorer=fuzz.ratio, score_cutoff=_LIKE, limit=NEAREST
            )
            kpis = [index for _, _, index in found]
        return NameMatch(None, tuple(self._kpis[index] for index in kpis), "none", 0.0)


def _names_of(kpi: Kpi) -> Iterator[str]:
    """What the measure may be called; a label that needs its column or table to be clear is no name."""
    yield from (kpi.key, kpi.title, kpi.short, *kpi.aliases)
    yield from (label.text for label in kpi.labels if not label.measure and not label.section)


def _words_of(kpi: Kpi) -> Iterator[str]:
    for label in kpi.labels:
        yield from (label.text, label.measure, *(value for _, value in label.breakdown))


def _spellings(kpis: Iterable[Kpi], further: Mapping[str, Iterable[str]]) -> Iterator[str]:
    for kpi in kpis:
        for text in (*_names_of(kpi), *_words_of(kpi), *further.get(kpi.key, ())):
            yield from content_words(text)
