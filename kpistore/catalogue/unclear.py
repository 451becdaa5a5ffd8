"""What would make a catalogue unclear: keys, names, words and labels that stand twice or lead nowhere."""

from kpistore.catalogue.entry import Entry
from kpistore.catalogue.lookup import Catalogue, UnknownKpi, plain
from kpistore.model.kpi import Breakdown


def refuse_unclear(
    catalogue: Catalogue, whole: Entry, *, objectives: list[Entry], kpis: list[Entry], breakdowns: list[Entry]
) -> None:
    """CatalogueError for the first entry that is not clear; the entries are those the catalogue was read from."""
    _refuse_unknown_headlines(whole, catalogue)
    _refuse_repeated_objectives(objectives, catalogue)
    _refuse_repeated_words(breakdowns, catalogue)
    _refuse_unknown_objectives(kpis, catalogue)
    _refuse_repeated_names(kpis, catalogue)
    _refuse_unclear_labels(kpis, catalogue)


def _refuse_unknown_headlines(whole: Entry, catalogue: Catalogue) -> None:
    for key in catalogue.headlines:
        try:
            catalogue.kpi(key)
        except UnknownKpi as error:
            whole.refuse("headlines", f"{error}; write a key of this file")


def _refuse_repeated_objectives(entries: list[Entry], catalogue: Catalogue) -> None:
    held: set[str] = set()
    for entry, objective in zip(entries, catalogue.objectives, strict=True):
        if objective.key in held:
            entry.refuse("key", f"{objective.key!r} stands twice; give each objective its own key")
        held.add(objective.key)


def _refuse_repeated_words(entries: list[Entry], catalogue: Catalogue) -> None:
    held: dict[tuple[str, str], str] = {}
    for entry, known in zip(entries, catalogue.breakdown_words, strict=True):
        if (known.dimension, known.value) in {(each, value) for (each, _), value in held.items()}:
            entry.refuse("value", f"{known.value!r} stands twice for {known.dimension}; keep one entry")
        for word in known.words:
            other = held.setdefault((known.dimension, plain(word)), known.value)
            if other != known.value:
                entry.refuse("aliases", f"{word!r} also names {known.dimension}={other}; a word names one value")


def _refuse_unknown_objectives(entries: list[Entry], catalogue: Catalogue) -> None:
    known = [objective.key for objective in catalogue.objectives]
    for entry, kpi in zip(entries, catalogue.kpis, strict=True):
        if kpi.objective not in known:
            entry.refuse("objective", f"{kpi.objective!r} is not known; write one of {', '.join(known)}")


def _refuse_repeated_names(entries: list[Entry], catalogue: Catalogue) -> None:
    held: dict[str, str] = {}
    for entry, kpi in zip(entries, catalogue.kpis, strict=True):
        if kpi.key in held.values():
            entry.refuse("key", f"{kpi.key!r} stands twice; give each measure its own key")
        named = [("key", kpi.key), ("title", kpi.title), ("short", kpi.short)]
        for key, name in named + [("aliases", alias) for alias in kpi.aliases]:
            other = held.setdefault(plain(name), kpi.key)
            if other != kpi.key:
                entry.refuse(key, f"{name!r} already names {other}; a name must lead to exactly one measure")


def _refuse_unclear_labels(entries: list[Entry], catalogue: Catalogue) -> None:
    values = {(each.dimension, each.value) for each in catalogue.breakdown_words}
    held: dict[tuple[str, str, str], tuple[str, Breakdown]] = {}
    for entry, kpi in zip(entries, catalogue.kpis, strict=True):
        for label in kpi.labels:
            for dimension, value in label.breakdown:
                if (dimension, value) not in values:
                    entry.refuse("labels", f"'{dimension}={value}' has no words; add a [[breakdown]] for it")
            meaning = (kpi.key, label.breakdown)
            place = (plain(label.text), plain(label.measure), plain(label.section))
            other = held.setdefault(place, meaning)
            if other != meaning:
                entry.refuse(
                    "labels", f"{label.text!r} already means {other[0]}; tell them apart by measure or section"
                )
