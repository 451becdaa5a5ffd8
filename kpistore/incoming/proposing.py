"""A file that somebody sent: what it would change, and that it was seen so, before anything is recorded."""

import hashlib
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from kpistore.incoming.desk import Desk
from kpistore.incoming.importing import Imported, import_all
from kpistore.model.claim import Claim
from kpistore.model.observation import Observation
from kpistore.model.sameness import sameness
from kpistore.readers.file_reading import Grounds, Problem
from kpistore.store.pending import Change, Outdated, PendingFile

if TYPE_CHECKING:
    from kpistore.store import Store

__all__ = ["Outdated", "Proposal", "propose", "record_approved"]


@dataclass(frozen=True, slots=True)
class Proposal:
    """What the files of one message would change."""

    name: str
    imported: tuple[Imported, ...]
    seen: int = 0
    """The state of the figures that it was compared with."""

    @property
    def new(self) -> tuple[Observation, ...]:
        """Figures of which none was held, or that do not change the one in force."""
        return tuple(figure for each in self.imported for figure in each.change.new)

    @property
    def revised(self) -> tuple[tuple[Observation, Observation], ...]:
        """The figures in force and those that would take their place."""
        return tuple(pair for each in self.imported for pair in each.change.revised)

    @property
    def unchanged(self) -> int:
        """How many figures are held already."""
        return sum(each.change.unchanged for each in self.imported)

    @property
    def questioned(self) -> tuple[Problem, ...]:
        """What the catalogue cannot place."""
        return tuple(
            problem for each in self.imported if each.intake.reading for problem in each.intake.reading.questioned
        )

    @property
    def faults(self) -> tuple[str, ...]:
        """What is refused, with file, place, reason and what to do: while there is any, nothing is recorded."""
        return tuple(fault for each in self.imported for fault in each.intake.faults)

    @property
    def holds_personal_data(self) -> bool:
        """Whether any of it seems to be about single people: then none of it is kept."""
        return any(each.intake.grounds is Grounds.PERSONAL for each in self.imported)

    @property
    def other_contents(self) -> tuple[str, ...]:
        """Files that bear the name of a listed document and hold something else."""
        return tuple(each.intake.name for each in self.imported if each.is_other_content)

    @property
    def changes_anything(self) -> bool:
        """Whether there is anything to approve."""
        return bool(self.new or self.revised)

    def fingerprint(self) -> str:
        """Changes when anything of what would be recorded does, or the figure that it would take the place of."""
        told = [f"new {sameness(each)} {each.document.release}" for each in self.new]
        told += [f"revised {sameness(new)} {new.document.release} {sameness(old)}" for old, new in self.revised]
        return hashlib.sha256("\n".join(told).encode()).hexdigest()

    def change(self) -> Change:
        """What is recorded once it is approved."""
        readings = [each.intake.reading for each in self.imported if each.intake.reading]
        claims: list[Claim] = [claim for each in readings for claim in each.claims]
        return Change((*self.new, *(new for _, new in self.revised)), claims, self.revised, self.seen)


def propose(name: str, content: bytes, desk: Desk, store: "Store") -> Proposal:
    """Read a file as it was sent and compare it with what is held; nothing is recorded and nothing left behind."""
    with tempfile.TemporaryDirectory(prefix="kpibot-") as folder:
        return _proposed(Path(folder), name, content, desk, store)


def record_approved(file: PendingFile, content: bytes, desk: Desk, store: "Store", now: datetime) -> PendingFile:
    """Record a file that is in hand, if it would still change what was shown; else Outdated, with nothing recorded."""
    with tempfile.TemporaryDirectory(prefix="kpibot-") as folder:
        proposal = _proposed(Path(folder), file.name, content, desk, store)
        if proposal.fingerprint() != file.fingerprint:
            raise Outdated
        with _originals(proposal, store, now):
            return store.pending.record(file.id, proposal.change(), now)


@contextmanager
def _originals(proposal: Proposal, store: "Store", now: datetime) -> Iterator[None]:
    """The files come first: no figure stands there without its file, and where no figure comes, no file stays."""
    kept = []
    try:
        for each in proposal.imported:
            source = each.intake.source if each.change.new or each.change.revised else None
            if source and store.originals.keep(each.intake.name, each.sha256, source.open, now):
                kept.append(each.sha256)
        yield
    except BaseException:
        for sha256 in kept:
            store.originals.forget(sha256)
        raise


def _proposed(folder: Path, name: str, content: bytes, desk: Desk, store: "Store") -> Proposal:
    path = folder / name
    path.write_bytes(content)
    seen = store.figures.last()
    imported = tuple(import_all([path], desk, store.figures))
    return Proposal(name, imported, seen)
