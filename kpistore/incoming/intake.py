"""Files, folders and archives become readings, each file by itself."""

import logging
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from kpistore.incoming.any_kind import read_source
from kpistore.incoming.apart import Apart, deadline_of
from kpistore.incoming.deadline import Deadline
from kpistore.incoming.desk import Desk
from kpistore.model.observation import Document, Release
from kpistore.readers.archives import members, paths_in
from kpistore.readers.file_reading import FileReading, Grounds, Problem, Refused
from kpistore.readers.kinds import Kind, kind_of
from kpistore.readers.source import Source, source_of

FEW_PAGES_BYTES = 128 * 1024
"""Plain text up to this size is read at once; a report has some 40 kB."""
UNEXPECTED = "{name} could not be read, and the fault is noted; save it anew, or in another format"
HELD_BACK = "is not recorded, for another file of {archive} is refused; mend that one and send all of them again"
NO_FIGURES = "holds no file with figures that this program takes; there is nothing to read"
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
    """Without figures where anything in it is refused: of a faulty file nothing is recorded."""
    refusal: str = ""
    grounds: Grounds = Grounds.FAULT
    archive: str = ""
    """The ZIP it came in, if any: one member refused refuses them all."""
    held_back: str = ""
    """Why nothing of a faultless file is recorded."""

    @property
    def is_refused(self) -> bool:
        """Whether nothing of it may be recorded."""
        return bool(self.faults or self.held_back)

    @property
    def faults(self) -> tuple[str, ...]:
        """Each of its own faults, with file, place, reason and what to do; the first line of each stands for itself."""
        if self.reading is None:
            return (self._named(self.refusal),)
        return tuple(self._named(f"{each.where}: {each.why}") for each in self.reading.refused)

    def _named(self, fault: str) -> str:
        named = fault if fault.startswith(self.name) else f"{self.name}, {fault}"
        return f"{self.archive}: {named}" if self.archive else named


def read_all(paths: Sequence[Path], desk: Desk) -> Iterator[Intake]:
    """Every file, those of a folder each by itself, those of an archive together: all of them, or none."""
    desk = replace(desk, deadline=Deadline(desk.limits.seconds))
    with Apart(desk, read_source) as apart:
        yield from (_empty(path.name) for path in paths if path.is_dir() and not any(paths_in([path])))
        for path in paths_in(paths):
            try:
                source = source_of(path, desk.limits)
                inside = members(path, desk.limits) if kind_of(source) is Kind.ARCHIVE else None
            except Refused as refusal:
                yield Intake(path.name, None, None, str(refusal), refusal.grounds)
                continue
            if inside is not None:
                yield from _together(path.name, [_taken(each, desk, apart) for each in inside])
            elif path in paths:
                yield _taken(source, desk, apart)
            else:
                yield _without_outcomes(_taken(source, desk, apart))


def _empty(name: str) -> Intake:
    return Intake(name, None, None, f"{name} holds no files; there is nothing to read")


def _together(archive: str, members_: Sequence[Intake]) -> Iterator[Intake]:
    """The members of an archive: where one is refused, nothing of the others is recorded either."""
    inside = [replace(_without_figures_asked(_without_outcomes(each)), archive=archive) for each in members_]
    if not inside:
        yield _empty(archive)
    elif all(each.reading and each.reading.is_empty for each in inside):
        yield Intake(archive, None, None, f"{archive} {NO_FIGURES}")
    elif any(each.is_refused for each in inside):
        held_back = HELD_BACK.format(archive=archive)
        yield from (each if each.is_refused else _without_figures(each, held_back) for each in inside)
    else:
        yield from inside


def _without_outcomes(intake: Intake) -> Intake:
    """What data.police.uk packs beside its other files is no fault of them."""
    if intake.source is None or intake.grounds is not Grounds.NOTHING or kind_of(intake.source) is not Kind.OUTCOMES:
        return intake
    return _told(intake, FileReading(None, (), understood=(f"{intake.refusal}; passed over",)))


def _without_figures_asked(intake: Intake) -> Intake:
    """A sound file without figures is asked about, for notes are packed beside tables."""
    if intake.grounds is not Grounds.NOTHING:
        return intake
    return _told(intake, FileReading(None, (), questioned=(Problem(intake.name, intake.refusal),)))


def _told(intake: Intake, reading: FileReading) -> Intake:
    return replace(intake, reading=reading, refusal="", grounds=Grounds.FAULT)


def _without_figures(intake: Intake, held_back: str = "") -> Intake:
    """The same file with its questions and refusals alone."""
    if intake.reading is None:
        return intake
    empty = replace(intake.reading, observations=(), claims=(), unread=())
    return replace(intake, reading=empty, held_back=held_back)


def _taken(source: Source | Problem, desk: Desk, apart: Apart[FileReading]) -> Intake:
    if isinstance(source, Problem):
        return Intake(source.where, None, None, f"{source.where} {source.why}")
    try:
        deadline_of(desk).begin(source.name)
        reading = read_source(source, desk) if _is_harmless(source) else apart.read(source)
        taken = Intake(source.name, source, _with_content_named(reading, source))
        return _without_figures(taken) if taken.is_refused else taken
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
    named: dict[Document, Document] = {}
    for document in {each.document for each in reading.observations}:
        if not document.sha256 and document.release is not Release.PUBLISHED:
            named[document] = replace(document, sha256=source.sha256())
    if not named:
        return reading
    figures = [
        replace(each, document=named[each.document]) if each.document in named else each
        for each in reading.observations
    ]
    return replace(reading, observations=tuple(figures))
