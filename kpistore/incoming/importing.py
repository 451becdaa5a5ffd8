"""A file becomes observations: what it says, what is new in it, and what has to be asked or refused."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from kpistore.catalogue import Office
from kpistore.incoming.any_kind import read_source
from kpistore.incoming.back_again import back_again
from kpistore.incoming.desk import Desk
from kpistore.incoming.gaps import gaps, with_questions
from kpistore.incoming.intake import Intake, read_all
from kpistore.model.observation import Identity, Observation, current
from kpistore.model.sameness import sameness
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


@dataclass(frozen=True, slots=True)
class Difference:
    """What a reading would change."""

    new: tuple[Observation, ...] = ()
    revised: tuple[tuple[Observation, Observation], ...] = field(default=())
    """The figure in force and the one that would take its place."""
    unchanged: int = 0


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

    @property
    def is_other_content(self) -> bool:
        """Whether it bears the name of a listed document and holds something else."""
        known = self.intake.reading.document if self.intake.reading else None
        return known is not None and known.sha256 not in ("", self.sha256)


def import_all(paths: Sequence[Path], desk: Desk, held: Held) -> list[Imported]:
    """Read files, folders and archives one after another, each compared with what is held and what came before it.

    Of what is held only what a file touches is read.
    """
    before: defaultdict[Identity, list[Observation]] = defaultdict(list)
    imported = []
    for taken in read_all(paths, desk):
        intake = taken
        fresh = intake.reading.observations if intake.reading else ()
        come = [each for touched in {each.identity for each in fresh} for each in before.get(touched, ())]
        before_it = [*held.like(fresh), *come]
        change = differences(before_it, fresh)
        if asked := back_again(intake.name, fresh, before_it):
            intake = with_questions(intake, asked)
            change = replace(change, unchanged=change.unchanged - len(asked))
        for each in (*change.new, *(new for _, new in change.revised)):
            before[each.identity].append(each)
        imported.append(Imported(intake, change, intake.source.sha256() if intake.source else ""))
    return _with_gaps(imported, held)


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
    return len(store.figures.record([figure for each in readings for figure in each.observations], at, claims))


def differences(held: Sequence[Observation], fresh: Sequence[Observation]) -> Difference:
    """What is new and what revises a figure in force; the same figure of the same document is unchanged."""
    if not fresh:
        return Difference()
    known = {sameness(each) for each in held}
    in_force: dict[Identity, Observation] = {each.identity: each for each in current(list(held))}
    new, revised, unchanged = [], [], 0
    for figure in fresh:
        before = in_force.get(figure.identity)
        if sameness(figure) in known:
            unchanged += 1
        elif (
            before
            and before.value not in (None, figure.value)
            and current([before, _recorded_last(figure)]) != [before]
        ):
            revised.append((before, figure))
        else:
            new.append(figure)
    return Difference(tuple(new), tuple(revised), unchanged)


def _recorded_last(figure: Observation) -> Observation:
    """The figure as it ranks once recorded: of two documents of one day the later recorded one holds."""
    return replace(figure, recorded_at=datetime.max.replace(tzinfo=UTC))
