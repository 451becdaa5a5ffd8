"""A catalogue made ready for reading questions: its names and breakdown words indexed once."""

from dataclasses import dataclass, field

from kpistore.asking.breakdowns import Breakdowns
from kpistore.asking.names import Names
from kpistore.catalogue import Catalogue


@dataclass(frozen=True)
class Reader:
    """A catalogue with its names and breakdown words indexed."""

    catalogue: Catalogue
    breakdowns: Breakdowns = field(init=False)
    names: Names = field(init=False)

    def __post_init__(self) -> None:
        breakdowns = Breakdowns(self.catalogue.breakdown_words)
        further = {kpi.key: breakdowns.words_for(kpi) for kpi in self.catalogue.kpis}
        object.__setattr__(self, "breakdowns", breakdowns)
        object.__setattr__(self, "names", Names(self.catalogue.kpis, further))


_MOST_READERS = 8
_readers: dict[int, Reader] = {}
"""Each catalogue is indexed once, which takes some milliseconds; its reader keeps it alive, so the id stays its own."""


def reader_of(catalogue: Catalogue) -> Reader:
    """The reader of this catalogue, made at the first call."""
    held = _readers.get(id(catalogue))
    if held is None:
        if len(_readers) >= _MOST_READERS:
            _readers.clear()
        held = _readers[id(catalogue)] = Reader(catalogue)
    return held
