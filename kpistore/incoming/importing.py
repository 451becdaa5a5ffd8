"""A file becomes observations: what it says, what is new in it, and what has to be asked or refused."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from kpistore.catalogue import Office
from kpistore.incoming.any_kind import read_source
from kpistore.incoming.back_again import back_again
from kpistore.incoming.desk import Desk
from kpistore.incoming.differing import Difference, differences
from kpistore.incoming.gaps import gaps, with_questions
from kpistore.incoming.intake import Intake, read_all
from kpistore.incoming.same_document import as_extraction_of, document_held
from kpistore.model.observation import Document, Identity, Observation
from kpistore.readers.file_reading import FileReading, Problem, Refused
from kpistore.readers.source import source_of
from kpistore.shipped import shipped_claims, shipped_figures, shipped_unread

if TYPE_CHECKING:
    from kpistore.store import Store

__all__ = [
    "Difference",
    "FileReading",
    "Imported",
    "Problem",
    "Refused",
    "differences",
    "import_all",
    "read_file",
    "record",
    "shipped_claims",
    "shipped_figures",
    "shipped_unread",
]


class Held(Protocol):
    """The figures that a file is compared with."""

    def like(self, figures: Iterable[Observation]) -> Sequence[Observation]:
        """Those of the same measures, areas and period ends, in the order they were recorded."""
        ...

    def of_kpi(self, key: str, area: str | None = None) -> Sequence[Observation]:
        """Those of a measure, and of an area if named."""
        ...

    def of_document(self, document: Document) -> Sequence[Observation]:
        """Those of a document."""
        ...


def read_file(path: Path, office: Office, today: date) -> FileReading:
    """Read one file of any supported kind; raises Refused with what to do."""
    desk = Desk(office, today)
    return read_source(source_of(path, desk.limits), desk)


@dataclass(frozen=True, slots=True)
class Imported:
    """One file as it was read, and what it would change."""

    intake: Intake
    change: Difference
    sha256: str
    twin: str = ""
    """The document held that it is another extraction of."""

    @property
    def contents(self) -> tuple[str, ...]:
        """The SHA-256 of the file, and of the document held that it is another extraction of."""
        held = self.intake.reading.document if self.intake.reading and self.twin else None
        return tuple(filter(None, (self.sha256, held.sha256 if held else "")))

    @property
    def is_other_content(self) -> bool:
        """Whether it bears the name of a listed document and holds something else that would change figures."""
        known = self.intake.reading.document if self.intake.reading and not self.twin else None
        changes = bool(self.change.new or self.change.revised)
        return changes and known is not None and known.sha256 not in ("", self.sha256)


def import_all(paths: Sequence[Path], desk: Desk, held: Held) -> list[Imported]:
    """Read files, folders and archives one after another, each compared with what is held and what came before it.

    Of what is held only what a file touches is read.
    """
    compared = _Compared(desk.office, held)
    return _with_gaps([compared.with_held(each) for each in read_all(paths, desk)], held)


class _Compared:
    """What is held, and what the files of this import would put beside it so far."""

    def __init__(self, office: Office, held: Held) -> None:
        self._office, self._held = office, held
        self._come: defaultdict[Identity, list[Observation]] = defaultdict(list)
        self._documents: defaultdict[Document, list[Observation]] = defaultdict(list)

    def with_held(self, taken: Intake) -> Imported:
        """The file and what it would change; what it brings counts as held for the next one."""
        like = self._like(taken.reading.observations if taken.reading else ())
        intake, twin = self._as_held(taken, like)
        fresh = intake.reading.observations if intake.reading else ()
        change = differences(like, fresh)
        if asked := back_again(intake.name, fresh, like):
            intake = with_questions(intake, asked)
            change = replace(change, unchanged=change.unchanged - len(asked))
        for each in (*change.new, *(new for _, new in change.revised)):
            self._come[each.identity].append(each)
            self._documents[each.document].append(each)
        return Imported(intake, change, intake.source.sha256() if intake.source else "", twin)

    def _as_held(self, intake: Intake, like: Sequence[Observation]) -> tuple[Intake, str]:
        if intake.reading is None or intake.is_refused:
            return intake, ""
        document = document_held(intake.reading, like, self._of_document, self._office.documents)
        if document is None:
            return intake, ""
        return replace(intake, reading=as_extraction_of(document, intake.reading)), document.name

    def _like(self, fresh: Sequence[Observation]) -> list[Observation]:
        come = [each for touched in {each.identity for each in fresh} for each in self._come.get(touched, ())]
        return [*self._held.like(fresh), *come]

    def _of_document(self, document: Document) -> list[Observation]:
        return [*self._held.of_document(document), *self._documents.get(document, ())]


def _with_gaps(imported: Sequence[Imported], held: Held) -> list[Imported]:
    """The same, asking in each file about the months that are missing beside its own."""
    asked = gaps([(each.intake, bool(each.change.new or each.change.revised)) for each in imported], held.of_kpi)
    return [replace(each, intake=with_questions(each.intake, asked.get(each.intake.name, ()))) for each in imported]


def record(store: "Store", imported: Sequence[Imported], at: datetime) -> int:
    """Record what was read, its figures in one transaction; returns how many of them were new.

    The files come first: no figure stands there without the file that it was read from.
    """
    for each in imported:
        if each.intake.source and (each.change.new or each.change.revised):
            store.originals.keep(each.intake.name, each.sha256, each.intake.source.open, at)
    readings = [each.intake.reading for each in imported if each.intake.reading]
    claims = [claim for each in readings for claim in each.claims]
    figures = [figure for each in imported for figure in (*each.change.new, *(new for _, new in each.change.revised))]
    return len(store.figures.record(figures, at, claims))
