"""What an editor says of a measure or of one of its periods, so that whoever reads the figure knows it too."""

from dataclasses import dataclass
from datetime import date, datetime

from kpistore.model.period import Period

LONGEST = 300
"""Letters: it stands below a figure on a phone."""


@dataclass(frozen=True, slots=True)
class Note:
    """One note of one person; it changes no figure."""

    kpi: str
    area: str
    period: Period | None
    """The days it is about; None: the measure at all times."""
    text: str
    person: str
    role: str
    made_on: date
    """The office's day."""
    made_at: datetime
    id: int = 0

    def concerns(self, period: Period | None) -> bool:
        """Whether it belongs below a figure of the period: they share days, or either has none."""
        mine = self.period
        if mine is None or period is None:
            return True
        if mine.start is None or mine.end is None or period.start is None or period.end is None:
            return True
        return mine.start <= period.end and period.start <= mine.end
