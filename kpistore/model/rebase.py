"""From when on limits begin anew: a day, a reason and a person, never the program's own decision."""

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True, slots=True)
class Rebase:
    """Of one measure in one area, for every series of it."""

    kpi: str
    area: str
    day: date
    """Limits begin anew with the first period that begins on it or later."""
    reason: str
    person: str
    made_at: datetime
    id: int = 0
