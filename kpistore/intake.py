"""Any file, folder or archive becomes readings: which reader takes what, told by the content."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from kpistore.catalogue import Office
from kpistore.placing import report_file, tidy_file
from kpistore.readers.archives import DAMAGES, members, paths_in
from kpistore.readers.file_reading import FileReading, Problem, Refused
from kpistore.readers.kinds import Kind, kind_of
from kpistore.readers.police_figures import figures_of
from kpistore.readers.police_stop_search import Progress, count_searches
from kpistore.readers.police_uk import NAME_FORM, PoliceFile, police_file
from kpistore.readers.reading import Unreadable
from kpistore.readers.source import Limits, Source, source_of


@dataclass(frozen=True, slots=True)
class Desk:
    """What every reader is handed: the office, the day, the limits, and whom to tell how far it has come."""

    office: Office
    today: date
    limits: Limits = field(default_factory=Limits)
    progress: Progress = lambda _: None


@dataclass(frozen=True, slots=True)
class Intake:
    """One file as it was read, or why it was not."""

    name: str
    source: Source | None
    """None where it could not be opened at all."""
    reading: FileReading | None
    refusal: str = ""


def read_all(paths: Sequence[Path], desk: Desk) -> Iterator[Intake]:
    """Every file, those of folders and archives each by itself; a fault in one does not hide in the rest."""
    for path in paths_in(paths):
        try:
            source = source_of(path, desk.limits)
            inside = members(path, desk.limits) if kind_of(source) is Kind.ARCHIVE else [source]
        except Refused as refusal:
            yield Intake(path.name, None, None, str(refusal))
            continue
        for each in inside:
            yield _taken(each, desk)


def _taken(source: Source | Problem, desk: Desk) -> Intake:
    if isinstance(source, Problem):
        return Intake(source.where, None, None, f"{source.where} {source.why}")
    try:
        return Intake(source.name, source, read_source(source, desk))
    except Refused as refusal:
        return Intake(source.name, source, None, str(refusal))


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
        searches = count_searches(stream, file.period, desk.progress)
    return _known_measures(figures_of(file, searches, source.sha256()), source.name, desk.office)


def _named(name: str) -> PoliceFile:
    file = police_file(name)
    if file is None:
        raise Refused(f"{name}: force and month are read from the file's name; call it {NAME_FORM}")
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
    return tidy_file(source.name, _text(source, desk), desk.office)


def _report(source: Source, desk: Desk) -> FileReading:
    return report_file(source.name, _text(source, desk), source.sha256(), desk.office, desk.today)


def _text(source: Source, desk: Desk) -> str:
    try:
        return source.whole(desk.limits).decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise Refused(f"{source.name} is no UTF-8 text; save it as text or CSV in UTF-8") from error


_READERS: dict[Kind, Callable[[Source, Desk], FileReading]] = {
    Kind.STOP_SEARCH: _stop_search,
    Kind.TIDY: _tidy,
    Kind.TABLE: _tidy,
    Kind.TEXT: _report,
}
