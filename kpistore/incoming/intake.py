"""Files, folders and archives become readings, each file by itself."""

import logging
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from kpistore.incoming.any_kind import read_source
from kpistore.incoming.apart import Apart
from kpistore.incoming.desk import Desk
from kpistore.model.observation import Observation, Release
from kpistore.readers.archives import members, paths_in
from kpistore.readers.file_reading import FileReading, Grounds, Problem, Refused
from kpistore.readers.kinds import Kind, kind_of
from kpistore.readers.source import Source, source_of

FEW_PAGES_BYTES = 128 * 1024
"""Plain text up to this size is read at once; a report has some 40 kB."""
UNEXPECTED = "{name} could not be read, and the fault is noted; save it anew, or in another format"
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
