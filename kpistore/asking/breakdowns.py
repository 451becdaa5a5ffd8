"""Words for parts of a measure: women, under 25s, a category of crime."""

from collections.abc import Iterable

from kpistore.asking.tokens import stems
from kpistore.catalogue import BreakdownValue
from kpistore.model.kpi import Breakdown, Kpi


class Breakdowns:
    """The breakdown words of a catalogue, longest first, so that "women and girls" is read before "women"."""

    def __init__(self, values: Iterable[BreakdownValue]) -> None:
        spoken = [(stems(words), value) for value in values for words in value.words]
        self._spoken = sorted(spoken, key=lambda each: -len(each[0]))

    def find(self, said: Iterable[str], kpi: Kpi, name: frozenset[str]) -> Breakdown:
        """The parts of this measure that are named, one a dimension; words of the measure's own name are none."""
        return self.parts(said, kpi, name)[0]

    def parts(self, said: Iterable[str], kpi: Kpi, name: frozenset[str]) -> tuple[Breakdown, frozenset[str]]:
        """The parts named and the words that name none."""
        left = frozenset(said)
        dimensions = {dimension for label in kpi.labels for dimension, _ in label.breakdown}
        found: dict[str, str] = {}
        for words, value in self._spoken:
            fits = value.dimension in dimensions and value.dimension not in found
            if fits and words and left.issuperset(words) and not name.issuperset(words):
                found[value.dimension] = value.value
                left -= set(words)
        return tuple(sorted(found.items())), left

    def words_for(self, kpi: Kpi) -> list[str]:
        """Every word that names a part this measure has."""
        possible = {pair for label in kpi.labels for pair in label.breakdown}
        return [word for _, value in self._spoken if (value.dimension, value.value) in possible for word in value.words]
