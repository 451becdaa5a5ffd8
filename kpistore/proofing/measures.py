"""Which measure the words of a clause name: one of its names whole, and nothing beside it but words of reporting.

Nothing is guessed: a word more ("999 calls abandoned") or a word less ("calls") names no measure.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from kpistore.asking.areas import Areas
from kpistore.asking.name_index import names_of
from kpistore.asking.tokens import plain_words, stem
from kpistore.catalogue import Catalogue
from kpistore.catalogue.indexed import Indexed
from kpistore.model.kpi import Breakdown, Kpi, Unit

_GRAMMAR = """
    a an and are as at be been by for from has have in is it its number numbers of on our the their to volume was were
    which with during this that these those
    """
"""Words that neither a name needs nor a clause is changed by."""
_REPORTING = """
    across also although but carried categories category conducted count counted data did equates equating
    equivalent experienced figure figures force gone had headline however just level levels logged made marginally
    marked meanwhile modest now occurred offence offences only out over overall period police quarter reach reached
    reaching receive received record recorded recording records registered report reported representing represents
    s saw see seen show showed showing shows significant significantly slight slightly small so stand standing
    stands steadily steep stood there they time times total totalled totals undertaken us we well year considerable
    sharply again committed totalling general performance includes including included officer officers brings
    brought met
    """
"""Words that may stand around a measure's name without saying that something else is meant."""


def _stems(text: str) -> frozenset[str]:
    return frozenset(map(stem, text.split()))


_NEEDLESS = _stems(_GRAMMAR)
_BESIDE = _NEEDLESS | _stems(_REPORTING)
_OF_A_LEVEL = _NEEDLESS | _stems(
    "there stand standing stands stood total totalled reach reached at only overall brings brought"
)
"""What may stand beside a name that is itself made of words of reporting: "police officers received" names nobody."""
_FEWEST_WORDS = 2
_RATE = stem("rate")
_THINGS = frozenset({"reports", "cases", "records"})
""" "Robberies reported" are robberies, "reports of robbery" may be something else."""


@dataclass(frozen=True, slots=True)
class Named:
    """The measure and part that words name."""

    kpi: Kpi
    breakdown: Breakdown = ()
    exactly: bool = True
    """Whether it is a name that reports print, not one by which people ask."""


@dataclass(frozen=True, slots=True)
class _Name:
    words: frozenset[str]
    named: Named

    telling: frozenset[str]
    """Its words but those of reporting and of the own area."""

    def is_said_by(self, said: frozenset[str]) -> bool:
        """Whether nothing else is said beside it."""
        return said - self.words <= (_BESIDE if self.telling else _OF_A_LEVEL)

    def is_enough(self, here: Collection[str]) -> bool:
        """Whether it can mean nothing else: a printed name, several words, or a word of the section's own table."""
        several = len(self.telling) >= _FEWEST_WORDS
        return self.named.exactly or several or (bool(self.telling) and self.named.kpi.key in here)


class Measures:
    """The names of a catalogue's measures, each as the set of its words."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._areas = frozenset(map(stem, Areas(catalogue.area).own_words))
        names = [each for kpi in catalogue.kpis for each in _names(kpi, self._areas)]
        common: defaultdict[str, int] = defaultdict(int)
        for name in names:
            for word in name.words:
                common[word] += 1
        self._by_word: defaultdict[str, list[_Name]] = defaultdict(list)
        self._words: defaultdict[tuple[str, Breakdown], frozenset[str]] = defaultdict(frozenset)
        for name in names:
            self._words[name.named.kpi.key, name.named.breakdown] |= name.words
            self._by_word[min(name.words, key=lambda word: (common[word], word))].append(name)

    def named(self, words: str, units: Collection[Unit], here: Collection[str] = ()) -> Named | None:
        """The one measure that is named and counted in one of these units.

        `here` are the measures of the section's own table: only there one word by which people ask is enough.
        """
        said = _bag(words)
        found = [each for each in self._said_in(said, units) if each.named.kpi.unit in units]
        longest = [each for each in found if not any(each.words < other.words - self._areas for other in found)]
        longest = [each for each in longest if each.is_said_by(said - self._areas) and each.is_enough(here)]
        exact = [each.named for each in longest if each.named.exactly] or [each.named for each in longest]
        return exact[0] if len({(each.kpi.key, each.breakdown) for each in exact}) == 1 else None

    def is_empty(self, words: str) -> bool:
        """Whether words name nothing: only words of reporting."""
        return _bag(words) - self._areas <= _BESIDE

    def repeats(self, words: str, named: Named) -> bool:
        """Whether words say no more than a measure named before: "fewer calls" after "999 calls"."""
        return _bag(words) - self._areas - _BESIDE <= self._words[named.kpi.key, named.breakdown]

    def _said_in(self, said: frozenset[str], units: Collection[Unit]) -> Iterator[_Name]:
        """Names said in full; a percentage that is printed stands for the word "rate"."""
        spared = {_RATE} if set(units) == {Unit.PERCENT} else set()
        for word in said | spared:
            yield from (name for name in self._by_word.get(word, ()) if name.words - spared <= said)


_indexed = Indexed(Measures)


def measures_of(catalogue: Catalogue) -> Measures:
    """The names of this catalogue, indexed at the first call."""
    return _indexed.of(catalogue)


def _names(kpi: Kpi, areas: frozenset[str]) -> Iterable[_Name]:
    labels = [each for each in kpi.labels if not (each.measure or each.section)]
    parts = {_bag(label.text) - _NEEDLESS for label in labels if label.breakdown}
    printed = {kpi.title, *(each.text for each in labels)}
    told = [(name, Named(kpi, exactly=name in printed)) for name in names_of(kpi)]
    told = [each for each in told if _bag(each[0]) - _NEEDLESS not in parts]
    told += [(label.text, Named(kpi, label.breakdown)) for label in labels if label.breakdown]
    bags = ((_bag(name) - _NEEDLESS, named) for name, named in told)
    return [_Name(words, named, words - areas - _BESIDE) for words, named in bags if words]


@lru_cache(maxsize=10_000)
def _bag(words: str) -> frozenset[str]:
    return frozenset(word if word in _THINGS else stem(word) for word in plain_words(words))
