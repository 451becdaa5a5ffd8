"""A catalogue made ready for reading questions: its names and breakdown words indexed once."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from kpistore.asking.areas import Areas
from kpistore.asking.breakdowns import Breakdowns
from kpistore.asking.names import Names
from kpistore.asking.periods import find_period
from kpistore.asking.tokens import stem
from kpistore.asking.topics import Topics, topic_words
from kpistore.asking.vocabulary import STOP_WORDS
from kpistore.asking.words import clean
from kpistore.catalogue import Catalogue
from kpistore.catalogue.indexed import Indexed
from kpistore.model.kpi import Kpi, Unit

_KEY = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)+")


@dataclass(frozen=True)
class Reader:
    """A catalogue with its names and breakdown words indexed."""

    catalogue: Catalogue
    breakdowns: Breakdowns = field(init=False)
    names: Names = field(init=False)
    topics: Topics = field(init=False)

    def __post_init__(self) -> None:
        breakdowns = Breakdowns(self.catalogue.breakdown_words, self.catalogue.prose_parts)
        further = {kpi.key: breakdowns.words_for(kpi) for kpi in self.catalogue.kpis}
        object.__setattr__(self, "breakdowns", breakdowns)
        spellings = [*breakdowns.spellings(), *(word for each in self.catalogue.topics for word in topic_words(each))]
        names = Names(self.catalogue.kpis, further, spellings, self.areas.own_words)
        object.__setattr__(self, "names", names)
        object.__setattr__(self, "topics", Topics(self.catalogue.topics, names))

    def part_owner(self, dimension: str, others: Sequence[str]) -> Kpi | None:
        """The one measure whose prose is split by the dimension, if all other words of a question are its own."""
        keys = [key for key, each in self.catalogue.prose_parts if each == dimension]
        said = frozenset(stem(word) for word in others if word not in STOP_WORDS)
        if len(keys) != 1 or not said - self.names.soft:
            return None
        kpi = self.catalogue.kpi(keys[0])
        return kpi if said <= self.names.words_of(kpi) | self.names.soft else None

    def keyed(self, text: str) -> Kpi | None:
        """The measure whose key the text holds as it is written in lists, "stop-search-linked"."""
        return next((kpi for each in _KEY.findall(text) if (kpi := self._by_key.get(each))), None)

    @cached_property
    def areas(self) -> Areas:
        """The areas that a question may name, the own one apart."""
        return Areas(self.catalogue.area)

    @cached_property
    def _by_key(self) -> dict[str, Kpi]:
        return {kpi.key: kpi for kpi in self.catalogue.kpis}

    def rates_of(self, kpi: Kpi | None) -> tuple[Kpi, ...]:
        """The measures of the same title per 1,000 people; none for no measure."""
        if kpi is None:
            return ()
        return tuple(each for each in self._rates if each is not kpi and each.title.startswith(f"{kpi.title} "))

    @cached_property
    def _rates(self) -> tuple[Kpi, ...]:
        return tuple(each for each in self.catalogue.kpis if each.unit is Unit.PER_1000)

    @cached_property
    def _dated_names(self) -> tuple[tuple[str, str], ...]:
        """Names that hold period words of their own, "…, 2019 to 2021", and the key's words that stand for each."""
        named = (
            (clean(name), kpi.key.replace("-", " "))
            for kpi in self.catalogue.kpis
            for name in (kpi.title, kpi.short, *kpi.aliases)
        )
        return tuple((name, key) for name, key in named if any(map(str.isdigit, name)) and _is_dated(name))

    def without_dates_in_names(self, text: str) -> str:
        """The clean text with the measure's key in place of such a name, so that its years are no period asked for."""
        return next((text.replace(name, key) for name, key in self._dated_names if name in text), text)


def _is_dated(name: str) -> bool:
    found = find_period(name, _ANY_DAY)
    return found is not None and bool(found.asked.candidates)


_ANY_DAY = date(2024, 1, 1)
_readers = Indexed(Reader)


def reader_of(catalogue: Catalogue) -> Reader:
    """The reader of this catalogue, made at the first call."""
    return _readers.of(catalogue)
