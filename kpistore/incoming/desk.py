"""What every reader is handed."""

from dataclasses import dataclass, field
from datetime import date

from kpistore.catalogue import Office
from kpistore.incoming.deadline import Deadline
from kpistore.readers.police_stop_search import Progress
from kpistore.readers.profiles import Profile, load_profiles
from kpistore.readers.source import Limits


def silent(rows: int) -> None:
    """Told how far it has come, nobody hears of it."""


@dataclass(frozen=True, slots=True)
class Desk:
    """The office, the day, the limits, and whom to tell how far it has come."""

    office: Office
    today: date
    limits: Limits = field(default_factory=Limits)
    progress: Progress = silent
    deadline: Deadline | None = None
    """When the import ends, all its files together; None for a file read alone."""

    def profiles(self) -> tuple[Profile, ...]:
        """The layouts that the office has described; raises Refused for a spoilt description."""
        return load_profiles(self.office.figures_path.parent / "profiles")
