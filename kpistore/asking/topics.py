"""Which topic a text names: one of its words and nothing else, in any order and misspelt or not."""

from collections.abc import Iterable

from kpistore.asking.names import Names
from kpistore.asking.tokens import content_words, plain_words, stems
from kpistore.catalogue import Topic

_WHOLE = frozenset({"all", "total", "overall"})
"""With one of these a measure is meant if there is one: "violence (all)"."""


def topic_words(topic: Topic) -> list[str]:
    """Every word that names the topic, as it is written: none of them is a slip for a measure's."""
    return [word for words in topic.words for word in content_words(words)]


class Topics:
    """The topics of a catalogue by their words."""

    def __init__(self, topics: Iterable[Topic], names: Names) -> None:
        self._names = names
        self._by_words = {frozenset(stems(word)): topic for topic in topics for word in topic.words}

    def named(self, text: str) -> Topic | None:
        """The topic that a text without its period words names; None where it says more, or names a measure."""
        if not self._by_words:
            return None
        said = self._by_words.get(frozenset(stems(text))) or self._by_words.get(frozenset(self._names.words_in(text)))
        if said and not _WHOLE.isdisjoint(plain_words(text)) and self._names.match(text).kpi:
            return None
        return said
