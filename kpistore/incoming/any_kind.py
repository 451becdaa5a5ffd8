"""One file of any kind becomes a reading: which reader takes it is told by its content."""

import csv
import io
from collections.abc import Callable
from dataclasses import replace

from kpistore.catalogue import Office
from kpistore.incoming.apart import in_time
from kpistore.incoming.begun import only_begun
from kpistore.incoming.desk import Desk
from kpistore.incoming.placing import report_file
from kpistore.incoming.plausible import only_possible
from kpistore.incoming.tidied import tidy_file
from kpistore.incoming.workbooks import sheet_reading, workbook_file
from kpistore.model.observation import Observation
from kpistore.readers.archives import DAMAGES
from kpistore.readers.document_lines import DocumentText
from kpistore.readers.documents import document_text
from kpistore.readers.file_reading import FileReading, NothingToRead, Problem, Refused
from kpistore.readers.kinds import OTHER_SEPARATORS, Kind, kind_of, refuse_separator
from kpistore.readers.personal import refuse_personal, refuse_personal_words
from kpistore.readers.police_figures import figures_of
from kpistore.readers.police_stop_search import count_searches
from kpistore.readers.police_street import count_types, street_figures
from kpistore.readers.police_uk import PoliceFile, police_file
from kpistore.readers.reading import Unreadable
from kpistore.readers.source import Source
from kpistore.readers.workbook_in import Sheet

NOT_LAID_OUT = "a table without lines around its cells was not read"
ANOTHER = "send the document it was made from, or a PDF with such lines"


def read_source(source: Source, desk: Desk) -> FileReading:
    """What one file says; raises Refused with its name and what to do."""
    kind = kind_of(source)
    reader = _READERS.get(kind)
    if reader is None:
        raise NothingToRead(f"{source.name} is a {kind}, which no measure of the catalogue is taken from")
    try:
        reading = only_possible(reader(source, desk), source.name, desk.office)
        reading = only_begun(reading, source.name, desk.today)
    except Unreadable as problem:
        raise Refused(f"{source.name}, {problem}") from problem
    except DAMAGES as error:
        raise Refused(f"{source.name} is cut off, damaged or protected ({error}); send it again") from error
    if reading.is_empty and not reading.held:
        raise NothingToRead(f"{source.name} holds no figures; there is nothing to read")
    return reading


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
    rows = _rows(source.name, text)
    refuse_personal(source.name, rows)
    refuse_personal_words(source.name, rows)
    return tidy_file(source.name, text, desk.office)


def _table(source: Source, desk: Desk) -> FileReading:
    """A CSV in a layout of its own, read by a profile of the office."""
    rows = _rows(source.name, _text(source, desk))
    if all(len(row) < 2 for row in rows):
        _refuse_other_separators(source.name, rows)
    refuse_personal(source.name, rows)
    width = max(map(len, rows), default=0)
    even = tuple(tuple(cell.strip() for cell in (*row, *[""] * (width - len(row)))) for row in rows)
    sheet = Sheet("", even, tuple((None,) * width for _ in even))
    return sheet_reading(source, sheet, desk)


def _refuse_other_separators(name: str, rows: list[list[str]]) -> None:
    """A title may stand above a table whose cells other signs part."""
    for separator in OTHER_SEPARATORS:
        if sum(separator in cell for row in rows for cell in row) > 1:
            refuse_separator(name, separator)


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
