"""The words of every name in a catalogue, and which measures hold them."""

import heapq
import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from kpistore.asking.tokens import content_words, plain_words, stem, stems
from kpistore.asking.vocabulary import KIND_WORDS, PASSING_WORDS, SOFT_WORDS, STOP_WORDS
from kpistore.model.kpi import Kpi, Unit

MOST_OVERLAPPING = 16
"""More near names than these are of no use to anybody."""
_SOFT_WEIGHT = 0.2
"""A soft word weighs this part of what its rarity says."""
_MOST_OF_NAME = 0.7
"""A shortened name is taken for the measure if it holds this part of the name's weight."""
_SOFT = frozenset(stem(word) for word in SOFT_WORDS | PASSING_WORDS)
_TELLING = frozenset({stem("police")})
"""The soft words that may tell two measures apart: reported to the police is something else than reported."""
_KIND = frozenset(stem(word) for word in KIND_WORDS)


@dataclass(frozen=True, slots=True)
class Name:
    """One name of a measure as the set of its words; the measure by its place in the catalogue."""

    kpi: int
    words: frozenset[str]
    weight: float


class NameIndex:
    """Built once from a catalogue; all words in their one form, measures by their place in it."""

    def __init__(
        self, kpis: Sequence[Kpi], further_words: Mapping[str, Iterable[str]], area_words: Iterable[str] = ()
    ) -> None:
        self.kpis = tuple(kpis)
        self.soft = _SOFT | frozenset(map(stem, area_words))
        """Words that seldom tell two measures apart; the own area, said or left out, never does."""
        texts = [(list(names_of(kpi)), [*words_of(kpi), *further_words.get(kpi.key, ())]) for kpi in self.kpis]
        spoken = [[stems(name) for name in names] for names, _ in texts]
        self.bags = [
            frozenset(word for name in (*said, *map(stems, other)) for word in name) | _of_unit(kpi)
            for kpi, said, (_, other) in zip(self.kpis, spoken, texts, strict=True)
        ]
        """Per measure every word it may be named with."""
        self.own_bags = [
            frozenset(word for name in said for word in name) | self.soft | _of_unit(kpi)
            for kpi, said in zip(self.kpis, spoken, strict=True)
        ]
        """Per measure the words of its names alone."""
        self.holders: dict[str, list[int]] = defaultdict(list)
        for index, bag in enumerate(self.bags):
            for word in bag:
                self.holders[word].append(index)
        self.ordered: dict[tuple[str, ...], set[int]] = defaultdict(set)
        """The measures with exactly this name."""
        self.whole: dict[tuple[str, ...], set[int]] = defaultdict(set)
        """The measures whose name has exactly these words, small ones included."""
        self.joined: dict[str, tuple[str, ...]] = {}
        """Names written as one word: stopsearch."""
        self._names: list[Name] = []
        self._names_with: dict[str, list[int]] = defaultdict(list)
        for index, names in enumerate(spoken):
            for words in dict.fromkeys(names):
                self._add(index, words)
            for name in (*texts[index][0], *_printed(self.kpis[index])):
                self.whole[tuple(plain_words(name))].add(index)

    def _add(self, kpi: int, words: tuple[str, ...]) -> None:
        if not words:
            return
        self.ordered[words].add(kpi)
        self.joined.setdefault("".join(words), words)
        for word in set(words):
            self._names_with[word].append(len(self._names))
        self._names.append(Name(kpi, frozenset(words), sum(map(self.weight, set(words)))))

    def weight(self, word: str) -> float:
        """Rarer words weigh more; the commonest words of the trade hardly anything."""
        rarity = math.log(1 + len(self.kpis) / len(self.holders.get(word, [0])))
        return rarity * _SOFT_WEIGHT if word in self.soft else rarity

    def explaining(self, said: frozenset[str]) -> list[int]:
        """The measures whose words hold every word said but the soft ones."""
        hard = [word for word in said if word not in self.soft] or list(said)
        rarest = min(hard, key=lambda word: len(self.holders[word]))
        found = [index for index in self.holders[rarest] if all(word in self.bags[index] for word in hard)]
        return sorted(found, key=lambda index: -len(said & self.bags[index]))

    def full_names(self, said: frozenset[str], kpis: list[int]) -> list[Name]:
        """Per measure its weightiest name that was said in full, weightiest first."""
        wanted = set(kpis)
        best: dict[int, Name] = {}
        for name in self._touched(said):
            if name.kpi in wanted and name.words <= said:
                best[name.kpi] = max(best.get(name.kpi, name), name, key=lambda each: each.weight)
        return sorted(best.values(), key=lambda name: -name.weight)

    def saying_more(self, said: frozenset[str], kpis: list[int], best: int) -> list[int]:
        """The measures that have every word said that the best one has, and one more that tells."""
        telling = said - (self.soft - _TELLING)
        return [kpi for kpi in kpis if kpi != best and telling & self.bags[best] < telling & self.bags[kpi]]

    def _touched(self, said: frozenset[str]) -> Iterator[Name]:
        seen: set[int] = set()
        for word in said:
            seen.update(self._names_with.get(word, ()))
        return (self._names[index] for index in seen)

    def is_most_of_a_name(self, said: frozenset[str], kpi: int) -> bool:
        """Whether the words said hardly shorten a name of the measure."""
        names = (name for name in self._touched(said) if name.kpi == kpi and said <= name.words)
        names = (name for name in names if not (name.words - said) & _KIND)
        return any(sum(map(self.weight, said)) >= _MOST_OF_NAME * name.weight for name in names)

    def said_of_a_name(self, said: frozenset[str], kpi: int) -> float:
        """The largest part of the weight of one of the measure's names that was said, 0 to 1."""
        names = (name for name in self._touched(said) if name.kpi == kpi)
        return max((self.share(said, name.words) for name in names), default=0.0)

    def overlapping(self, said: frozenset[str]) -> list[int]:
        """The measures that share words with the text, most weight first, so many at most."""
        common: dict[int, float] = defaultdict(float)
        for word in sorted(said):
            weight = self.weight(word)
            for index in self._names_with.get(word, ()):
                common[index] += weight
        best: dict[int, float] = {}
        for index, weight in common.items():
            name = self._names[index]
            score = weight * (1 + weight / name.weight)
            if score > best.get(name.kpi, 0.0):
                best[name.kpi] = score
        return heapq.nsmallest(MOST_OVERLAPPING, best, key=lambda kpi: (-round(1000 * best[kpi]), kpi))

    def share(self, name: frozenset[str], said: frozenset[str]) -> float:
        """How much of the weight said the name explains, 0 to 1."""
        total = sum(map(self.weight, said))
        return min(1.0, sum(map(self.weight, name & said)) / total) if total else 0.0

    def alike(self, one: frozenset[str], other: frozenset[str]) -> float:
        """How much of the weight of both is shared, 0 to 1."""
        return sum(map(self.weight, one & other)) / sum(map(self.weight, one | other))


def _of_unit(kpi: Kpi) -> frozenset[str]:
    """Any share may be asked for as one, "what percentage of", whatever its name says."""
    return frozenset({"rate"}) if kpi.unit is Unit.PERCENT else frozenset()


def names_of(kpi: Kpi) -> Iterator[str]:
    """What the measure may be called; a label that needs its column or table to be clear is no name."""
    if not STOP_WORDS.intersection(plain_words(kpi.key)):
        yield kpi.key
    yield from (kpi.title, kpi.short, *kpi.aliases)
    yield from (label.text for label in kpi.labels if not label.measure and not label.section)


def _printed(kpi: Kpi) -> Iterator[str]:
    """Labels that are clear below their heading only: said word for word they are meant, in part they are not."""
    yield from (label.text for label in kpi.labels if label.section and not (label.measure or label.breakdown))


def words_of(kpi: Kpi) -> Iterator[str]:
    """Further words of its labels, which explain a question but don't name the measure."""
    for label in kpi.labels:
        yield from (label.text, label.measure, *(value for _, value in label.breakdown))


def spellings(kpis: Iterable[Kpi], further: Mapping[str, Iterable[str]]) -> Iterator[str]:
    """Every word of the catalogue as it is written there, for putting typing errors right."""
    for kpi in kpis:
        for text in (*names_of(kpi), *words_of(kpi), *further.get(kpi.key, ())):
            yield from content_words(text)
