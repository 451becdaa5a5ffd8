"""A workbook becomes one reading: each sheet by the layout it has."""

import re
from collections.abc import Sequence
from dataclasses import replace

from kpistore.catalogue import Office
from kpistore.incoming.desk import Desk
from kpistore.incoming.placing import placed, without_contradictions
from kpistore.incoming.profiled import profiled_figures
from kpistore.incoming.tidied import tidy_figures
from kpistore.model.observation import Document, Observation, Release
from kpistore.readers.archives import refuse_bomb
from kpistore.readers.file_reading import FileReading, Problem, Refused
from kpistore.readers.holding import has_figure
from kpistore.readers.personal import refuse_personal, refuse_personal_words
from kpistore.readers.profile_suggesting import FILL_IN, SEARCHED_ROWS, suggest_profile
from kpistore.readers.profiles import matching_profile
from kpistore.readers.reading import ReportReading, TableReading, Weight
from kpistore.readers.report import read_report
from kpistore.readers.rows import NO_HEADING
from kpistore.readers.source import Source
from kpistore.readers.tidy import is_tidy, read_tidy_rows
from kpistore.readers.tidy_row import Defaults
from kpistore.readers.workbook_in import Sheet, read_workbook

FAMILY = "import"
UNKNOWN = "no reader knows this layout"
NO_PERIODS = (
    "and none of its columns or headings names periods with their year; write them like April 2021, 2021-04, "
    "2021-04-01, Q1 2021/22 or 2021/22, or hide the sheet if it is not meant to be read"
)
SAVE = "save it as {name}.toml in the folder profiles beside the office's catalogue.toml, and send the file again"
NO_FIGURES = "holds no figures and was passed over"
HIDDEN = "is hidden and was not read; show it and send the file again if it holds figures"


def workbook_file(source: Source, desk: Desk) -> FileReading:
    """Every visible sheet; one whose layout nobody knows is refused with a profile that would describe it."""
    with source.open() as stream:
        refuse_bomb(source.name, stream, desk.limits)
    book = read_workbook(source.whole(desk.limits))
    filled = [sheet for sheet in book.sheets if any(any(row) for row in sheet.rows)]
    if not filled:
        raise Refused(f"{source.name} holds no filled sheet that can be seen; there is nothing to read")
    for sheet in filled:
        refuse_personal(f"{source.name}, sheet “{sheet.name}”", sheet.rows)
    readings = [sheet_reading(source, sheet, desk) for sheet in filled]
    hidden = tuple(Problem(f"{source.name}, sheet “{name}”", HIDDEN) for name in book.hidden)
    return _without_contradictions(source.name, _joined(readings, hidden))


def sheet_reading(source: Source, sheet: Sheet, desk: Desk) -> FileReading:
    """The figures of one sheet: by a profile of the office, as a tidy table, or in the layout of the reports."""
    where = f"{source.name}, sheet “{sheet.name}”" if sheet.name else source.name
    profile = matching_profile(desk.profiles(), sheet)
    if profile:
        return profiled_figures(where, sheet, profile, source, desk)
    start = next((number for number, row in enumerate(sheet.rows[:SEARCHED_ROWS]) if is_tidy(row)), None)
    if start is not None:
        defaults = Defaults(source.name, desk.office.area)
        rows = _without_blank_columns(sheet.tidy_rows()[start:])
        refuse_personal_words(where, rows, start + 1)
        reading = read_tidy_rows(rows, desk.office.documents, defaults)
        refused = tuple(replace(each, row=each.row + start) for each in reading.refused)
        moved = replace(reading, refused=refused, rows=tuple(row + start for row in reading.rows))
        place = f"sheet “{sheet.name}”, " if sheet.name else ""
        return tidy_figures(where, moved, desk.office, source.name, place)
    if not has_figure(cell for row in sheet.rows for cell in row[1:]):
        return FileReading(None, (), understood=(f"{where}: {NO_FIGURES}",))
    return _report_sheet(where, source, sheet, desk)


def _report_sheet(where: str, source: Source, sheet: Sheet, desk: Desk) -> FileReading:
    office = desk.office
    report = read_report(sheet.report_text() + "\n")
    if not _is_of_reports(report):
        return FileReading(None, (), refused=(_unknown_layout(where, sheet),))
    reading = placed(source.name, report, source.sha256(), office, desk.today, lambda row: f"{where}, row {row}")
    unpublished = _unpublished(reading.document, office)
    figures = tuple(
        replace(each, document=unpublished or each.document, locator=f"sheet “{sheet.name}”: {each.locator}")
        for each in reading.observations
    )
    return replace(reading, document=unpublished, observations=figures)


def _is_of_reports(report: ReportReading) -> bool:
    """Whether a sheet has the layout of the reports: then its slips are told, else a description of it is asked for.

    A column that no rule explains may say whose figures stand beside it, so such a sheet has a layout of its own.
    """
    faults = [each for each in report.refused if each.weight is Weight.FAULT]
    if any(each.cells and _has_unclear(each) for each in report.tables):
        return False
    if any(cell.value is not None for cell in report.cells):
        return True
    return bool(report.cells or faults) and not any(each.why == NO_HEADING for each in faults)


def _has_unclear(table: TableReading) -> bool:
    return any(each.weight is Weight.UNCLEAR for each in table.refused)


def _unknown_layout(where: str, sheet: Sheet) -> Problem:
    suggested = suggest_profile(sheet)
    if not suggested:
        return Problem(where, f"{UNKNOWN}, {NO_PERIODS}")
    name = re.sub(r"\W+", "-", sheet.name.casefold()).strip("-") or "table"
    also = f", {FILL_IN}" if FILL_IN in suggested else ""
    return Problem(where, f"{UNKNOWN}; correct this profile{also}, {SAVE.format(name=name)}:\n{suggested}")


def _unpublished(document: Document | None, office: Office) -> Document | None:
    """A table of the force is no published report, unless the office lists it as one."""
    if document is None or document in office.documents.values():
        return document
    return replace(document, family=FAMILY, release=Release.UNPUBLISHED)


def _without_blank_columns(rows: list[list[str]]) -> list[list[str]]:
    """The table without columns that have neither a heading nor a cell."""
    kept = [place for place in range(len(rows[0])) if any(row[place] for row in rows)]
    return [[row[place] for place in kept] for row in rows]


def _without_contradictions(name: str, reading: FileReading) -> FileReading:
    """The workbook refused where two places of it give one figure two values; a blank beside a value says nothing."""
    own = [each for each in reading.observations if each.value is not None and each.document.name == name]
    _, twice = without_contradictions(name, own)
    return replace(reading, refused=reading.refused + twice)


def _joined(readings: Sequence[FileReading], hidden: tuple[Problem, ...]) -> FileReading:
    """The sheets as one file, which is known from the day its newest sheet is."""
    documents = [each.document for each in readings if each.document]
    document = max(documents, key=lambda each: each.known_from, default=None)
    figures: list[Observation] = []
    for each in readings:
        figures += [replace(one, document=document) if each.document and document else one for one in each.observations]
    return FileReading(
        document,
        tuple(figures),
        tuple(problem for each in readings for problem in each.questioned) + hidden,
        tuple(problem for each in readings for problem in each.refused),
        tuple(words for each in readings for words in each.understood),
        tuple(claim for each in readings for claim in each.claims),
        tuple(part for each in readings for part in each.unread),
    )
