"""topics.toml: words that several measures share, and parts that stand in the prose; an office need not have it."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from kpistore.catalogue.entry import Entry, read_entry
from kpistore.catalogue.lookup import Catalogue, Topic, TopicMeasure, UnknownKpi, plain
from kpistore.model.kpi import Kpi, parse_breakdown

FILE = "topics.toml"


def with_topics(folder: Path, catalogue: Catalogue) -> Catalogue:
    """The catalogue with the topics of the office's folder; CatalogueError names what cannot be used."""
    path = folder / FILE
    if not path.is_file():
        return catalogue
    whole = read_entry(path)
    entries, parts = whole.entries("topic"), whole.entries("part")
    whole.finish()
    topics = tuple(_topic(each, catalogue) for each in entries)
    _refuse_shared_words(entries, topics, catalogue)
    return replace(catalogue, topics=topics, prose_parts=frozenset(_parts(parts, catalogue)))


def _parts(entries: list[Entry], catalogue: Catalogue) -> Iterator[tuple[str, str]]:
    known = {each.dimension for each in catalogue.breakdown_words}
    for entry in entries:
        dimension, kpis = entry.text("dimension"), entry.texts("kpis")
        entry.finish()
        if dimension not in known:
            entry.refuse("dimension", f"{dimension!r} has no words; add a [[breakdown]] for it in catalogue.toml")
        for key in kpis:
            yield _kpi(entry, key, catalogue, "kpis").key, dimension


def _kpi(entry: Entry, key: str, catalogue: Catalogue, name: str = "kpi") -> Kpi:
    try:
        return catalogue.kpi(key)
    except UnknownKpi as error:
        entry.refuse(name, f"{error}; write a key of catalogue.toml")


def _topic(entry: Entry, catalogue: Catalogue) -> Topic:
    measures = tuple(_measure(each, catalogue) for each in entry.entries("measures"))
    topic = Topic(entry.text("key"), entry.text("title"), entry.texts("words"), measures)
    entry.finish()
    if len(set(measures)) < max(2, len(measures)):
        entry.refuse("measures", "are fewer than two, or one stands twice; a topic has several measures")
    if not topic.words:
        entry.refuse("words", "is missing or empty; write the words that name the topic")
    return topic


def _measure(entry: Entry, catalogue: Catalogue) -> TopicMeasure:
    key, text = entry.text("kpi"), entry.optional_text("breakdown")
    entry.finish()
    kpi = _kpi(entry, key, catalogue)
    try:
        return TopicMeasure(kpi, parse_breakdown(text))
    except ValueError:
        entry.refuse("breakdown", f"{text!r} is no breakdown; write it like 'age=youth'")


def _refuse_shared_words(entries: list[Entry], topics: tuple[Topic, ...], catalogue: Catalogue) -> None:
    """A word leads to one topic, and to none if it is the name of a measure."""
    names = {plain(name): kpi.key for kpi in catalogue.kpis for name in (kpi.title, kpi.short, *kpi.aliases)}
    held: dict[str, str] = {}
    for entry, topic in zip(entries, topics, strict=True):
        if topic.key in held.values():
            entry.refuse("key", f"{topic.key!r} stands twice; give each topic its own key")
        for word in topic.words:
            if measure := names.get(plain(word)):
                entry.refuse("words", f"{word!r} names the measure {measure}; a word that one measure answers is none")
            if held.setdefault(plain(word), topic.key) != topic.key:
                entry.refuse("words", f"{word!r} also names {held[plain(word)]}; a word names one topic")
