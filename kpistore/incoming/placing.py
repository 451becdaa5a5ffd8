"""The rows of a table find their measures in the office's catalogue and become observations."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, timedelta

from kpistore.catalogue import Office
from kpistore.incoming.claiming import claims_of, unread_of
from kpistore.model.kpi import Breakdown
from kpistore.model.observation import Document, Observation, Status
from kpistore.readers.file_reading import FileReading, NothingToRead, Problem
from kpistore.readers.reading import Cell, ReportReading, Weight
from kpistore.readers.report import read_report

SUGGESTIONS = 3
LIKE = 40
"""How much of two names must agree to suggest one for the other, in per cent."""
NO_TABLE = "holds no table this program can read; a report's tables are separated by tabs"
LISTED = "listed among the office's documents, with no table to read; what it says in sentences is held as reviewed"
CUT_OFF = "the file ends within a table and without a line end; compare this row with the report, for it may be cut off"
TITLE_LINES = 2
"""How many lines of a cover name the report."""


def without_contradictions(
    where: str, figures: Sequence[Observation], *, by_place: bool = False
) -> tuple[tuple[Observation, ...], tuple[Problem, ...]]:
    """The figures of a table, and a refusal for each that it gives two values: which of them is right is not known.

    by_place for figures that name their places in other documents, which may say different things in two of them.
    """
    said: defaultdict[object, list[Observation]] = defaultdict(list)
    for each in figures:
        place = each.locator if by_place else ""
        said[each.identity, each.document.name, each.medium, each.bound, place].append(each)
    split = [held for held in said.values() if len({each.value for each in held}) > 1]
    problems = tuple(
        Problem(
            f"{where}, {held[0].kpi} {held[0].period.label}",
            f"says {' and '.join(dict.fromkeys(each.as_published or 'nothing' for each in held))}; keep the right one",
        )
        for held in split
    )
    left_out = {id(each) for held in split for each in held}
    return tuple(each for each in figures if id(each) not in left_out), problems


def report_file(
    name: str,
    text: str,
    sha256: str,
    office: Office,
    today: date,
    place: Callable[[int], str] = "line {}".format,
    *,
    needs_tables: bool = True,
) -> FileReading:
    """The figures of a report whose measures the catalogue knows; place says where a line of the text stands.

    Raises NothingToRead for one without a table of figures, unless it may do without.
    """
    report = read_report(text)
    if needs_tables and not any(each.weight is not Weight.NO_FIGURES for each in report.refused) and not report.cells:
        return _listed(name, sha256, office)
    return placed(name, report, sha256, office, today, place)


def _listed(name: str, sha256: str, office: Office) -> FileReading:
    """A document without tables that the office lists is no fault: people read its sentences. Else NothingToRead."""
    document = office.document(name, sha256)
    if document is None or document.sha256 != sha256:
        raise NothingToRead(f"{name} {NO_TABLE}")
    return FileReading(document, (), understood=(LISTED,), held=True)


def placed(
    name: str, report: ReportReading, sha256: str, office: Office, today: date, place: Callable[[int], str]
) -> FileReading:
    """The figures of a report that was read already."""
    document = office.document(name, sha256) or _describe(name, sha256, report, today)
    observations, questioned = [], []
    for cell in report.cells:
        found = office.catalogue.by_label(cell.label, cell.measure or cell.column, cell.section)
        if found is None:
            questioned.append(_question(cell, office, place))
            continue
        kpi, breakdown = found
        observations.append(_observation(cell, kpi.key, (*breakdown, *cell.breakdown), document, office))
    questioned += _left(report, Weight.UNCLEAR, place)
    if report.ends_in_table and document not in office.documents.values():
        questioned.append(Problem(place(report.tables[-1].last_line), CUT_OFF))
    refused = tuple(_left(report, Weight.FAULT, place))
    understood = tuple(f"lines {each.first_line}-{each.last_line}: {each.understood}" for each in report.tables)
    claims, unread = claims_of(report, document, office), unread_of(report, document)
    return FileReading(document, tuple(observations), _once(questioned), refused, understood, claims, unread)


def _left(report: ReportReading, weight: Weight, place: Callable[[int], str]) -> Iterator[Problem]:
    for each in report.refused:
        if each.weight is weight:
            yield Problem(f"{place(each.line)}: {each.what[:80]}", each.why)


def _observation(cell: Cell, kpi: str, breakdown: Breakdown, document: Document, office: Office) -> Observation:
    return Observation(
        kpi=kpi,
        area=slug(cell.place) if cell.place else office.area,
        comparator=cell.comparator,
        breakdown=tuple(sorted(set(breakdown))),
        period=cell.period,
        value=cell.value,
        unit=office.catalogue.kpi(kpi).unit,
        as_published=cell.as_published,
        document=document,
        locator=f"{cell.section}, row {cell.row}" if cell.section else f"row {cell.row}",
        line=cell.line,
        reason=cell.reason,
        status=Status.MISSING if cell.value is None else Status.FINAL,
        note=cell.note,
    )


def _question(cell: Cell, office: Office, place: Callable[[int], str]) -> Problem:
    keys = nearest(cell.measure_label, {kpi.title: kpi.key for kpi in office.catalogue.kpis})
    measure = f" ({cell.measure})" if cell.measure else ""
    why = f"the catalogue has no measure labelled “{cell.measure_label}”{measure}"
    return Problem(", ".join(filter(None, (place(cell.line), cell.section))), why, keys)


def nearest(name: str, keys: Mapping[str, str]) -> tuple[str, ...]:
    """The keys of the measures whose names resemble this one, best first, each once."""
    from rapidfuzz import fuzz, process  # where there is a question, which most files have none of

    like = process.extract(name, list(keys), scorer=fuzz.ratio, limit=SUGGESTIONS, score_cutoff=LIKE)
    return tuple(dict.fromkeys(keys[each] for each, _, _ in like))


def _once(problems: list[Problem]) -> tuple[Problem, ...]:
    """A row is asked about once, however many cells it has."""
    return tuple({(each.where, each.why): each for each in problems}.values())


def _describe(name: str, sha256: str, report: ReportReading, today: date) -> Document:
    """A report the office's list doesn't have: dated by its cover, else by its newest period, which is an estimate."""
    printed = report.printed_month
    ends = [cell.period.end for cell in report.cells if cell.period.end and cell.value is not None]
    known_from = printed or (max(ends) + timedelta(days=1) if ends else today)
    return Document(
        name=name,
        title=" ".join(report.title_lines[:TITLE_LINES]) or name,
        published=f"{printed:%B %Y}" if printed else "",
        known_from=known_from,
        known_from_estimated=printed is None,
        sha256=sha256,
    )


def slug(place: str) -> str:
    """An area as observations name it: "north-yorkshire"."""
    return "-".join(place.lower().split())
