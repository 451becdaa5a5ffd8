"""A change that a report publishes: to be checked against the figures, never a figure itself."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from kpistore.model.kpi import Breakdown
from kpistore.model.observation import Bound, Document, Medium
from kpistore.model.period import Period


class ClaimUnit(StrEnum):
    """What a published change is measured in."""

    VOLUME = "volume"
    """In the measure's own unit: "-1,445", "577 fewer"."""
    PERCENT = "percent"
    POINTS = "points"


@dataclass(frozen=True, slots=True)
class Claim:
    """One published change of one measure between two periods."""

    kpi: str
    area: str
    comparator: str | None
    breakdown: Breakdown
    period: Period
    """The newer of the two."""
    earlier: Period | None
    """None where the report does not say against what."""
    unit: ClaimUnit
    value: Decimal
    """With the sign as the words or the cell have it: a "reduction of 5.7%" is -5.7; a lost minus sign stays lost."""
    as_published: str
    """The exact characters."""
    document: Document
    locator: str
    line: int | None
    medium: Medium
    bound: Bound | None = None
    note: str = ""
