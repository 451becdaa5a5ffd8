"""Any file, folder or archive becomes readings: which reader takes what, told by the content."""

import csv
import io
import logging
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from kpistore.apart import Apart, in_time
from kpistore.catalogue import Office
from kpistore.desk import Desk
from kpistore.model.observation import Observation, Release
from kpistore.placing import report_file, tidy_file
from kpistore.readers.archives import DAMAGES, members, paths_in
from kpistore.readers.document_lines import DocumentText
from kpistore.readers.documents import document_text
from kpistore.readers.file_reading import FileReading, Grounds, Problem, Refused
from kpistore.readers.kinds import Kind, kind_of
from kpistore.readers.personal import refuse_personal
from kpistore.readers.police_figures import figures_of
from kpistore.readers.police_stop_search import count_searches
from kpistore.readers.police_street import count_types, street_figures
from kpistore.readers.police_uk import PoliceFile, police_file
from kpistore.readers.reading import Unreadable
from kpistore.readers.source import Source, source_of
from kpistore.readers.workbook_in import Sheet
from kpistore.workbooks import sheet_reading, workbook_file

FEW_PAGES_BYTES = 128 * 1024
"""Plain text up to this size is read at once; a report has some 40 kB."""
UNEXPECTED = "{name} could not be read, and the fault is noted; save it anew, or in another format"
NOT_LAID_OUT = "a table without lines around its cells was not read"
ANOTHER = "send the document it was made from, or a PDF with such lines"
_COUNTED = (Kind.STOP_SEARCH, Kind.STREET)
_PLAIN = (Kind.TIDY, Kind.TABLE, Kind.TEXT)

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Intake:
    """One file as it was read, or why it was not."""

    name: str
    source: Source | None
    """None where it could not be opened at all."""
    reading: FileReading | None
    refusal: str = ""
    grounds: Grounds = Grounds.FAULT


def read_all(paths: Sequence[Path], desk: Desk) -> Iterator[Intake]:
    """Every file, those of folders and archives each by itself; a fault in one does not hide in the rest."""
    with Apart(desk, read_source) as apart:
        yield from (_empty(path) for path in paths if path.is_dir() and not any(paths_in([path])))
        for path in paths_in(paths):
            try:
                source = source_of(path, desk.limits)
                inside = members(path, desk.limits) if kind_of(source) is Kind.ARCHIVE else [source]
            except Refused as refusal:
                yield Intake(path.name, None, None, str(refusal), refusal.grounds)
                continue
            if not inside:
                yield _empty(path)
            for each in inside:
                yield _taken(each, desk, apart)


def _empty(path: Path) -> Intake:
    return Intake(path.name, None, None, f"{path.name} holds no files; there is nothing to read")


def _taken(source: Source | Problem, desk: Desk, apart: Apart) -> Intake:
    if isinstance(source, Problem):
        return Intake(source.where, None, None, f"{source.where} {source.why}")
    try:
        reading = read_source(source, desk) if _is_harmless(source) else apart.read(source)
        return Intake(source.name, source, _with_content_named(reading, source))
    except Refused as refusal:
        return Intake(source.name, source, None, str(refusal), refusal.grounds)
    except Exception:
        # Whatever a file does to its reader, the files beside it are read, and it is refused by its name.
        log.exception("a file could not be read")
        return Intake(source.name, source, None, UNEXPECTED.format(name=source.name))


def _is_harmless(source: Source) -> bool:
    """Whether it may be read in this process: text of a few pages, and what is counted in pieces against the clock."""
    kind = kind_of(source)
    return kind in _COUNTED or (kind in _PLAIN and source.size <= FEW_PAGES_BYTES)


def _with_content_named(reading: FileReading, source: Source) -> FileReading:
    """Rows of a table name no content; an unpublished one is this file's, so that another of its name is another."""

    def named(figure: Observation) -> Observation:
        document = figure.document
        if document.sha256 or document.release is Release.PUBLISHED:
            return figure
        return replace(figure, document=replace(document, sha256=source.sha256()))

    return replace(reading, observations=tuple(map(named, reading.observations)))


def read_source(source: Source, desk: Desk) -> FileReading:
    """What one file says; raises Refused with its name and what to do."""
    kind = kind_of(source)
    reader = _READERS.get(kind)
    if reader is None:
        raise Refused(f"{source.name} is a {kind}, which no measure of the catalogue is taken from")
    try:
        return reader(source, desk)
    except Unreadable as problem:
        raise Refused(f"{source.name}, {problem}") from problem
    except DAMAGES as error:
        raise Refused(f"{source.name} is cut off, damaged or protected ({error}); send it again") from error


def _stop_search(source: Source, desk: Desk) -> FileReading:
    file = _named(source.name)
    with source.open() as stream:
        searches = count_searches(stream, file.period, in_time(source.name, desk))
    return _known_measures(figures_of(file, searches, source.sha256()), source.name, desk.office)


def _street(source: Source, desk: Desk) -> FileReading:
    file = _named(source.name, "street")
    with source.open() as stream:
        types = count_types(stream, file, in_time(source.name, desk))
    return _known_measures(street_figures(file, types, source.sha256()), source.name, desk.office)


def _named(name: str, kind: str = "stop-and-search") -> PoliceFile:
    file = police_file(name)
    if file is None or file.kind != kind:
        raise Refused(f"{name}: force and month are read from the file's name; call it YYYY-MM-FORCE-{kind}.csv")
    return file


def _known_measures(reading: FileReading, name: str, office: Office) -> FileReading:
    """The figures whose measures the office has; the others are asked about."""
    keys = {kpi.key for kpi in office.catalogue.kpis}
    missing = sorted({each.kpi for each in reading.observations} - keys)
    if not missing:
        return reading
    asked = tuple(Problem(name, f"the catalogue has no measure {key!r}") for key in missing)
    kept = tuple(each for each in reading.observations if each.kpi in keys)
    return replace(reading, observations=kept, questioned=reading.questioned + asked)


def _tidy(source: Source, desk: Desk) -> FileReading:
    text = _text(source, desk)
    refuse_personal(source.name, _rows(source.name, text))
    return tidy_file(source.name, text, desk.office)


def _table(source: Source, desk: Desk) -> FileReading:
    """A CSV in a layout of its own, read by a profile of the office."""
    rows = _rows(source.name, _text(source, desk))
    refuse_personal(source.name, rows)
    width = max(map(len, rows), default=0)
    even = tuple(tuple(cell.strip() for cell in (*row, *[""] * (width - len(row)))) for row in rows)
    sheet = Sheet("", even, tuple((None,) * width for _ in even))
    return sheet_reading(source, sheet, desk)


def _rows(name: str, text: str) -> list[list[str]]:
    try:
        return list(csv.reader(io.StringIO(text, newline=""), strict=True))
    except csv.Error as error:
        raise Refused(f"{name} is no CSV file ({error}); save it as CSV UTF-8") from error


def _report(source: Source, desk: Desk) -> FileReading:
    """A report as text, DOCX or PDF."""
    document = document_text(source)
    refuse_personal(source.name, [line.split("\t") for line in document.text.split("\n") if "\t" in line])
    doubtful = tuple(
        Problem(document.place(line), f"{NOT_LAID_OUT}: {why}; {ANOTHER}") for line, why in document.doubtful
    )
    try:
        reading = report_file(source.name, document.text, source.sha256(), desk.office, desk.today, document.place)
    except Refused as refusal:
        if not doubtful:
            raise
        raise Refused(f"{source.name}, {doubtful[0].where}: {doubtful[0].why}") from refusal
    figures = tuple(_with_page(each, document) for each in reading.observations)
    return replace(reading, observations=figures, questioned=reading.questioned + doubtful)


def _with_page(figure: Observation, document: DocumentText) -> Observation:
    page = document.page(figure.line or 0)
    return replace(figure, locator=f"page {page}, {figure.locator}") if page else figure


def _text(source: Source, desk: Desk) -> str:
    try:
        return source.whole(desk.limits).decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise Refused(f"{source.name} is no UTF-8 text; save it as text or CSV in UTF-8") from error


_READERS: dict[Kind, Callable[[Source, Desk], FileReading]] = {
    Kind.STOP_SEARCH: _stop_search,
    Kind.STREET: _street,
    Kind.TIDY: _tidy,
    Kind.TABLE: _table,
    Kind.TEXT: _report,
    Kind.DOCX: _report,
    Kind.PDF: _report,
    Kind.XLSX: workbook_file,
}
