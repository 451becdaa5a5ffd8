"""Every SQL statement. A store is opened once and handed on."""

from datetime import UTC, datetime, tzinfo
from pathlib import Path

from kpistore.store.alerts import Alerts
from kpistore.store.claims import Claims
from kpistore.store.corrections import Corrections
from kpistore.store.engine import StoreError, answers, backup, connect, problems, upgrade, version
from kpistore.store.enquiries import Enquiries
from kpistore.store.failures import FailedImports
from kpistore.store.figures import Figures
from kpistore.store.grounds import Grounds
from kpistore.store.judgements import Mistakes, Releases
from kpistore.store.ledger import Runs, SentPictures, Told
from kpistore.store.memory import Memory
from kpistore.store.notes import Notes
from kpistore.store.originals import Originals
from kpistore.store.outbox import Outbox
from kpistore.store.pending import PendingFiles
from kpistore.store.people import People
from kpistore.store.rebases import Rebases
from kpistore.store.rules import Rules
from kpistore.store.shipments import Shipments
from kpistore.store.silences import Silences
from kpistore.store.vitals import Vitals, VitalSigns

__all__ = ["Store", "StoreError", "open_store"]


class Store:
    """The rooms of one database; safe to use from several threads."""

    def __init__(self, url: str, zone: tzinfo = UTC) -> None:
        self._engine = connect(url, zone)
        self._vital_signs = VitalSigns(self._engine)
        self.figures = Figures(self._engine)
        self.claims = Claims(self._engine)
        self.shipments = Shipments(self._engine)
        self.originals = Originals(self._engine)
        self.pending = PendingFiles(self._engine)
        self.failed_imports = FailedImports(self._engine)
        self.releases = Releases(self._engine)
        self.mistakes = Mistakes(self._engine)
        self.people = People(self._engine)
        self.alerts = Alerts(self._engine)
        self.rules = Rules(self._engine)
        self.rebases = Rebases(self._engine)
        self.notes = Notes(self._engine)
        self.silences = Silences(self._engine)
        self.enquiries = Enquiries(self._engine)
        self.corrections = Corrections(self._engine)
        self.outbox = Outbox(self._engine)
        self.runs = Runs(self._engine)
        self.told = Told(self._engine)
        self.memory = Memory(self._engine)
        self.grounds = Grounds(self._engine)
        self.pictures = SentPictures(self._engine)

    def upgrade(self) -> None:
        """Bring the tables to this program's version."""
        upgrade(self._engine)

    def version(self) -> tuple[str | None, str | None]:
        """The version of the tables, and the version this program knows."""
        return version(self._engine)

    def answers(self) -> bool:
        """Whether the database can be read just now."""
        return answers(self._engine)

    def vitals(self, now: datetime) -> Vitals:
        """What a watcher counts as of now; raises StoreError where the database cannot be read."""
        return self._vital_signs.read(now)

    def problems(self) -> list[str]:
        """What is wrong with the database file; empty where all is well."""
        return problems(self._engine)

    def backup(self, target: Path) -> None:
        """Copy the store to a new file while it is in use; raises StoreError where that cannot be done."""
        backup(self._engine, target)

    def close(self) -> None:
        """Let go of all connections."""
        self._engine.dispose()


def open_store(url: str, zone: tzinfo = UTC) -> Store:
    """Open the store at the address and bring its tables up to date; raises StoreError with what to do.

    Moments may go in by any clock; they come out by the clocks of the zone.
    """
    store = Store(url, zone)
    store.upgrade()
    return store
