"""Another extraction of a document that is held: other line ends, another footer, another file name. It counts once.

No two extractions agree letter by letter, so a document is known by what it says: from the same day on, nearly the same
figures of the same periods, and none of them otherwise.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from kpistore.model.observation import DATA_POLICE_UK, Document, Identity, Medium, Observation, Release
from kpistore.readers.file_reading import FileReading

ALIKE = 0.9
"""The share of the larger extraction's figures that both must have: one of them may have lost a row, not a table."""
OfDocument = Callable[[Document], Sequence[Observation]]


_Said = Mapping[Identity, frozenset[Decimal | None]]
"""What tables print, by what it is about: usually one value."""


def document_held(
    reading: FileReading, like: Iterable[Observation], of_document: OfDocument, listed: Iterable[str]
) -> Document | None:
    """The document held that a reading is another extraction of; None where it is its own.

    `like` are the figures held of the same measures and period ends, `listed` the names of documents whose titles
    somebody chose and no reader read.
    """
    own, chosen = reading.document, set(listed)
    if own is None or own.family == DATA_POLICE_UK or not reading.observations:
        return None
    said = _said(reading.observations)
    near = Counter(each.document for each in like if each.value in said.get(each.identity, ()))
    for document, _ in near.most_common():
        if _could_be(own, document, chosen) and _agree(said, _said(of_document(document))):
            return document
    return None


def as_extraction_of(document: Document, reading: FileReading) -> FileReading:
    """The figures as those of the document held; the changes beside them were recorded with it."""
    figures = tuple(replace(each, document=document) for each in reading.observations)
    return replace(reading, document=document, observations=figures, claims=(), unread=())


def _could_be(own: Document, other: Document, chosen: set[str]) -> bool:
    if (own.family, own.known_from) != (other.family, other.known_from):
        return False
    if own.release not in (other.release, Release.UNPUBLISHED):  # what nobody has published may be a copy of what is
        return False
    if own.name == other.name and own.sha256 == other.sha256:
        return False
    untitled = {own.name, other.name} & {own.title, other.title}
    return bool(untitled or other.name in chosen) or _plain(own.title) == _plain(other.title)


def _agree(said: _Said, other: _Said) -> bool:
    both = said.keys() & other.keys()
    return len(both) >= ALIKE * max(len(said), len(other)) and all(said[each] == other[each] for each in both)


def _said(figures: Iterable[Observation]) -> _Said:
    found: defaultdict[Identity, frozenset[Decimal | None]] = defaultdict(frozenset)
    for each in figures:
        if each.medium is Medium.TABLE:
            found[each.identity] |= {each.value}
    return found


def _plain(title: str) -> str:
    return " ".join(title.casefold().split())
