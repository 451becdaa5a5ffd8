"""Which measures are worth offering where a text names no one measure: those that share a word that tells with it."""

from collections.abc import Iterable

from kpistore.asking.names import NameMatch, Names
from kpistore.asking.tokens import stem, stems
from kpistore.asking.vocabulary import KIND_WORDS, PASSING_WORDS, SOFT_WORDS, STOP_WORDS
from kpistore.model.kpi import Kpi, Label

_KIND = frozenset(map(stem, KIND_WORDS))
_SOFT = frozenset(map(stem, SOFT_WORDS)) - frozenset(map(stem, PASSING_WORDS))
_SMALL = frozenset(map(stem, STOP_WORDS))
"""The plurals of small words too: a question for three good things is none for "the things that matter"."""
_OF_BEST = 0.5
"""A measure that explains less than this part of what the best one does is left out."""
_OF_NAME = 0.5
"""Beside a foreign word, so much of a name's weight must have been said: a line is no reason to offer the 999 line."""
_OF_NAME_KNOWN = 0.2
"""The same where no word is foreign."""


def worth_offering(names: Names, text: str, matched: NameMatch) -> NameMatch:
    """The match with the candidates that share a telling word with the text in their own names; unknown if none does.

    Words of a measure's parts alone are no reason, nor are words that most sentences hold, nor the likeness of letters.
    """
    said, foreign = names.known_and_foreign(text)
    if matched.kpi or not said:
        return matched
    telling = said - names.soft - _SMALL - (_KIND if foreign else frozenset())
    found = _telling(names, telling, matched.candidates) if telling else _titled(said & _SOFT, matched.candidates)
    least = _OF_NAME if foreign else _OF_NAME_KNOWN if telling - _KIND else 0.0
    found = [each for each in found if names.said_of_a_name(said, each) >= least]
    how = matched.how if found else "none"
    return NameMatch(None, tuple(found), how, matched.score)


def _telling(names: Names, telling: frozenset[str], candidates: tuple[Kpi, ...]) -> list[Kpi]:
    """The candidates whose own names have one of the words, and that explain about as many as the best one."""
    by_name = (telling - _KIND) or telling
    held = [each for each in candidates if by_name & _own_words(each)]
    explained = {each.key: names.weight_of(telling & names.words_of(each)) for each in held}
    most = max(explained.values(), default=0.0)
    return [each for each in held if explained[each.key] >= _OF_BEST * most]


def _own_words(kpi: Kpi) -> set[str]:
    """The words of the names of the whole measure; those that only say which part of it is meant are none."""
    of_parts = _words(text for label in kpi.labels if label.breakdown for text in (label.text, *_values(label)))
    whole = _words(label.text for label in kpi.labels if not (label.breakdown or label.measure or label.section))
    return _words((kpi.title, kpi.short)) | ((_words(kpi.aliases) | whole) - of_parts)


def _words(names: Iterable[str]) -> set[str]:
    return {word for name in names for word in stems(name)}


def _values(label: Label) -> list[str]:
    return [value for _, value in label.breakdown]


def _titled(said: frozenset[str], candidates: tuple[Kpi, ...]) -> list[Kpi]:
    """ "Incidents" and the like tell something only where a title has them."""
    return [each for each in candidates if said and said <= set(stems(each.title))]
