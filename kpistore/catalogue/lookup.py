"""The catalogue: from a key, a report's row label or an objective to the measures."""

import difflib
import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from kpistore.catalogue.rates import rates_of
from kpistore.model.kpi import Breakdown, Kpi, Label

NEAREST = 3
"""Keys offered for one that is not known."""

_DASHES = str.maketrans(dict.fromkeys("‐‑‒–—−", "-") | {"’": "'", "‘": "'", "“": '"', "”": '"'})


class UnknownKpi(LookupError):
    """A key that no measure has; `nearest` holds up to three that resemble it, best first."""

    def __init__(self, key: str, nearest: tuple[str, ...]) -> None:
        self.key = key
        self.nearest = nearest
        super().__init__(
            f"{key!r} is not in the catalogue" + (f"; did you mean {', '.join(nearest)}?" if nearest else "")
        )


def plain(text: str) -> str:
    """A label or name without what printing changes: case, spaces, kinds of dash and quote, a closing "*" or ":"."""
    return re.sub(r"\s+", " ", text.translate(_DASHES)).strip().rstrip("*: ").casefold()


@dataclass(frozen=True, slots=True)
class Objective:
    """An objective of the Police and Crime Plan."""

    key: str
    title: str


@dataclass(frozen=True, slots=True)
class BreakdownValue:
    """One value of a breakdown's dimension and the words people use for it."""

    dimension: str
    value: str
    title: str
    """As it stands after a measure's title: "women", "under 25s"."""
    aliases: tuple[str, ...] = ()

    @property
    def words(self) -> tuple[str, ...]:
        """Value, title and aliases: everything that names it."""
        return (self.value, self.title, *self.aliases)


@dataclass(frozen=True, slots=True)
class TopicMeasure:
    """One measure of a topic, or one part of it."""

    kpi: Kpi
    breakdown: Breakdown = ()


@dataclass(frozen=True, slots=True)
class Topic:
    """A subject that several measures share: "knife crime"."""

    key: str
    title: str
    words: tuple[str, ...]
    measures: tuple[TopicMeasure, ...]
    """In the order of its card."""


@dataclass(frozen=True)
class Catalogue:
    """Every measure of an office, in the order of its file; made by load_office, which checks it."""

    kpis: tuple[Kpi, ...]
    objectives: tuple[Objective, ...] = ()
    breakdown_words: tuple[BreakdownValue, ...] = ()
    headlines: tuple[str, ...] = ()
    """The measures that a briefing names first, by key, most important first."""
    topics: tuple[Topic, ...] = ()
    """What several measures answer together."""
    prose_parts: frozenset[tuple[str, str]] = frozenset()
    """KPI and dimension of the parts that reports print in their text only."""
    area: str = ""
    """The office's own area, as observations name it: "cleveland"."""

    def kpi(self, key: str) -> Kpi:
        """The measure of that key; UnknownKpi names the nearest keys."""
        found = self._by_key.get(key) or self._computed_rates.get(key)
        if found is None:
            raise UnknownKpi(key, tuple(difflib.get_close_matches(key, self._by_key, NEAREST)))
        return found

    def by_label(self, label: str, measure: str = "", section: str = "") -> tuple[Kpi, Breakdown] | None:
        """The measure and breakdown that a report's row label means; None where it means none, or several.

        `measure` is the column's heading: where it holds a measure the catalogue knows ("rate per 1,000", "Female"),
        only labels of that measure are meant, else only labels without one. `section` is the table's heading and
        must hold the label's own section; it may be left out where the label stands in one section only. Where no
        label is such, a name of the measure will do, as long as the column asks for no other measure.
        """
        asked = self._measure_in(measure)
        meanings = {
            (kpi.key, each.breakdown)
            for kpi, each in self._by_text.get(plain(label), ())
            if plain(each.measure) == asked and _stands_in(each.section, section)
        }
        if not meanings:
            return self._named(label, asked or self._measure_in(section))
        if len(meanings) > 1:
            return None
        key, breakdown = meanings.pop()
        return self._by_key[key], breakdown

    def _named(self, label: str, asked: str) -> tuple[Kpi, Breakdown] | None:
        """The measure that a row is named after, unless its table or a label of that text is about another one."""
        bare = (each for _, each in self._by_text.get(plain(label), ()) if not each.measure)
        found = None if asked or any(bare) else self.by_name(label)
        return (found, ()) if found else None

    def by_name(self, text: str) -> Kpi | None:
        """The measure with this key, title, short title or alias; None where none has it, or several."""
        found = self._by_name.get(plain(text), ())
        return found[0] if len(found) == 1 else None

    def by_objective(self) -> Mapping[Objective, tuple[Kpi, ...]]:
        """The measures of each objective, both in the order of the file; an objective without any has ()."""
        return {
            objective: tuple(kpi for kpi in self.kpis if kpi.objective == objective.key)
            for objective in self.objectives
        }

    def dimensions(self, kpi: Kpi) -> frozenset[str]:
        """The dimensions that the measure is published by."""
        printed = {dimension for label in kpi.labels for dimension, _ in label.breakdown}
        return frozenset(printed | {dimension for key, dimension in self.prose_parts if key == kpi.key})

    def breakdown_titles(self, breakdown: Breakdown) -> tuple[str, ...]:
        """What a person reads for each pair, in its order: ("possession of drugs", "women")."""
        titles = {(each.dimension, each.value): each.title for each in self.breakdown_words}
        return tuple(titles.get(pair, pair[1]) for pair in breakdown)

    def _measure_in(self, heading: str) -> str:
        words = f" {plain(heading)} "
        return max((each for each in self._measures if f" {each} " in words), key=len, default="")

    @cached_property
    def rates(self) -> Mapping[str, Kpi]:
        """By the key of a count, its measure per 1,000 people: as printed, else one that is computed."""
        return rates_of(self.kpis)

    @cached_property
    def _computed_rates(self) -> Mapping[str, Kpi]:
        return {rate.key: rate for rate in self.rates.values()}

    @cached_property
    def _by_key(self) -> Mapping[str, Kpi]:
        return {kpi.key: kpi for kpi in self.kpis}

    @cached_property
    def _by_name(self) -> Mapping[str, list[Kpi]]:
        index: defaultdict[str, list[Kpi]] = defaultdict(list)
        for kpi in self.kpis:
            for name in {plain(each) for each in (kpi.key, kpi.title, kpi.short, *kpi.aliases)}:
                index[name].append(kpi)
        return index

    @cached_property
    def _by_text(self) -> Mapping[str, list[tuple[Kpi, Label]]]:
        index: defaultdict[str, list[tuple[Kpi, Label]]] = defaultdict(list)
        for kpi in self.kpis:
            for label in kpi.labels:
                index[plain(label.text)].append((kpi, label))
        return index

    @cached_property
    def _measures(self) -> frozenset[str]:
        return frozenset(plain(label.measure) for kpi in self.kpis for label in kpi.labels if label.measure)


def _stands_in(own: str, heading: str) -> bool:
    return not own or not heading or plain(own) in plain(heading)
