"""Words for parts of a measure: women, under 25s, a category of crime."""

from collections.abc import Collection, Iterable, Iterator

from kpistore.asking.tokens import content_words, stem, stems
from kpistore.catalogue import BreakdownValue
from kpistore.model.kpi import Breakdown, Kpi

OF_ANY_MEASURE = frozenset({"sex", "age", "borough"})
"""People and places: any measure may be asked for them, and the answer says whether it is published so."""


class Breakdowns:
    """The breakdown words of a catalogue, longest first, so that "women and girls" is read before "women"."""

    def __init__(self, values: Iterable[BreakdownValue], prose_parts: Collection[tuple[str, str]] = ()) -> None:
        self._prose_parts = frozenset(prose_parts)
        spoken = [(stems(words), value) for value in values for words in value.words]
        self._spoken = sorted(spoken, key=lambda each: -len(each[0]))

    def parts(self, said: Iterable[str], kpi: Kpi, own: frozenset[str]) -> tuple[Breakdown, frozenset[str]]:
        """The parts named, one a dimension, and the words that name none.

        `own` are the words of the measure's names: a part it is not published in must not be read out of them.
        """
        left = frozenset(said)
        dimensions = {dimension for label in kpi.labels for dimension, _ in label.breakdown}
        possible = dimensions | OF_ANY_MEASURE | {each for key, each in self._prose_parts if key == kpi.key}
        found: dict[str, str] = {}
        for words, value in self._spoken:
            taken = frozenset() if value.dimension in dimensions else own
            fits = value.dimension in possible and value.dimension not in found
            if fits and words and left.issuperset(words) and not taken.issuperset(words):
                found[value.dimension] = value.value
                left -= set(words)
        return tuple(sorted(found.items())), left

    def without(self, said: Iterable[str]) -> list[str]:
        """The words but those for a part that any measure may be asked in."""
        left = list(said)
        for words, value in self._spoken:
            if value.dimension in OF_ANY_MEASURE and words and set(words) <= set(map(stem, left)):
                left = [word for word in left if stem(word) not in words]
        return left

    def spellings(self) -> list[str]:
        """Every word that names a part of anything, as it is written."""
        return [word for _, value in self._spoken for words in value.words for word in content_words(words)]

    def words_for(self, kpi: Kpi) -> list[str]:
        """Every word that names a part this measure has."""
        possible = {pair for label in kpi.labels for pair in label.breakdown}
        named = {value: None for _, value in self._spoken if (value.dimension, value.value) in possible}
        return [word for value in named for word in value.words]

    def readings(self, said: Iterable[str]) -> Iterator[tuple[tuple[str, str], list[str]]]:
        """Each part named, with the words that are left without it, the longest first."""
        words = list(said)
        spoken = [stem(word) for word in words]
        for name, value in self._spoken:
            if name and set(name) <= set(spoken):
                left = [word for word, form in zip(words, spoken, strict=True) if form not in name]
                yield (value.dimension, value.value), left
