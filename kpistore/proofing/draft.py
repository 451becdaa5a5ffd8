"""A draft as it is read, before anything is compared: its lines, its tables and its sentences."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TypeVar

from kpistore.incoming.apart import Apart
from kpistore.incoming.desk import Desk
from kpistore.incoming.intake import FEW_PAGES_BYTES
from kpistore.incoming.placing import report_file
from kpistore.model.observation import Document
from kpistore.proofing.proof import Prose, read_prose
from kpistore.readers.cover import cover_lines, focus_period
from kpistore.readers.document_lines import DocumentText
from kpistore.readers.documents import document_text
from kpistore.readers.file_reading import FileReading, Refused
from kpistore.readers.kinds import Kind, kind_of
from kpistore.readers.layout import text_lines
from kpistore.readers.source import Source

Read = TypeVar("Read")
_DRAFT = " (draft)"
"""After a draft's name and title, wherever it stands beside a report on record."""


@dataclass(frozen=True, slots=True)
class Draft:
    """What one document says."""

    document: Document
    """As its findings name it."""
    text: DocumentText
    reading: FileReading
    """Its figures are of a document of another name, so that an earlier version on record stands beside them."""
    prose: Prose
    in_paragraphs: bool
    """Whether it is a Word document, whose lines nobody sees."""


def read_draft(source: Source, desk: Desk) -> Draft:
    """The tables and sentences of a draft; raises Refused for one that holds neither a table nor a figure."""
    text = document_text(source)
    reading = report_file(
        source.name, text.text, source.sha256(), desk.office, desk.today, text.place, needs_tables=False
    )
    document = reading.document
    assert document is not None
    reading = _told_apart(
        reading, replace(document, name=f"{document.name}{_DRAFT}", title=f"{document.title}{_DRAFT}")
    )
    assert reading.document is not None
    in_paragraphs = is_in_paragraphs(source)
    prose = read_prose(
        text.text,
        desk.office.catalogue,
        desk.office.area,
        reading.document,
        focus_period(cover_lines(text_lines(text.text))),
        reading.observations,
        in_paragraphs=in_paragraphs,
    )
    if not (prose.sentences or reading.understood):
        raise Refused(f"{source.name} holds no table and no figure in its text; there is nothing to check")
    return Draft(document, text, reading, prose, in_paragraphs)


def _told_apart(reading: FileReading, document: Document) -> FileReading:
    return replace(
        reading,
        document=document,
        observations=tuple(replace(each, document=document) for each in reading.observations),
        claims=tuple(replace(each, document=document) for each in reading.claims),
        unread=tuple(replace(each, document=document) for each in reading.unread),
    )


def read_lines(source: Source, _: Desk) -> DocumentText:
    """Its lines alone."""
    return document_text(source)


def within_limits(source: Source, desk: Desk, work: Callable[[Source, Desk], Read]) -> Read:
    """What the work makes of a file: text of a few pages here, all else in a process that can be ended."""
    if kind_of(source) is Kind.TEXT and source.size <= FEW_PAGES_BYTES:
        return work(source, desk)
    with Apart(desk, work) as apart:
        return apart.read(source)


def is_in_paragraphs(source: Source) -> bool:
    """Whether it is a Word document, whose lines nobody sees."""
    return source.name.lower().endswith(".docx")
