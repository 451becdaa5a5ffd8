"""topics.toml: words that several measures share; an office need not have the file."""

from pathlib import Path

from kpistore.catalogue.entry import Entry, read_entry
from kpistore.catalogue.lookup import Catalogue, Topic, TopicMeasure, UnknownKpi, plain
from kpistore.model.kpi import parse_breakdown

FILE = "topics.toml"


def load_topics(folder: Path, catalogue: Catalogue) -> tuple[Topic, ...]:
    """The topics of the office's folder, in the order of the file; CatalogueError names what cannot be used."""
    path = folder / FILE
    if not path.is_file():
        return ()
    whole = read_entry(path)
    entries = whole.entries("topic")
    whole.finish()
    topics = tuple(_topic(each, catalogue) for each in entries)
    _refuse_shared_words(entries, topics, catalogue)
    return topics


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
    try:
        return TopicMeasure(catalogue.kpi(key), parse_breakdown(text))
    except UnknownKpi as error:
        entry.refuse("kpi", f"{error}; write a key of catalogue.toml")
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
