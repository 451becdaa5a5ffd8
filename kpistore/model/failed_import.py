"""A file that brought nothing."""

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True, slots=True)
class FailedImport:
    """A file that was refused, or whose recording failed."""

    file: str
    why: str
    """What was said of it, on one line."""
    at: datetime
    """Aware."""
    mended_at: datetime | None = None
    """When an import succeeded after it; None while none has."""

    @property
    def day(self) -> date:
        """On which it failed, by the clock of its moment."""
        return self.at.date()
