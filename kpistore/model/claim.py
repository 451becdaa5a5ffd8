"""A change that a report publishes: to be checked against the figures, never a figure itself."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from kpistore.model.finding import Touched
from kpistore.model.kpi import Breakdown
from kpistore.model.observation import Bound, Document, Identity, Medium
from kpistore.model.period import Period


class ClaimUnit(StrEnum):
    """What a published change is measured in."""

    VOLUME = "volume"
    """In the measure's own unit: "-1,445", "577 fewer"."""
    PERCENT = "percent"
    POINTS = "points"
    EXTREME = "extreme"
    """That the period was the highest (value 1) or the lowest (value -1) of the span that `earlier` holds."""


OTHER_COLUMN = "points printed in a column of volumes"
"""The note of a change that a table prints where its heading announces something else."""


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
    """None where the report does not say against what; with a comparator it is then no change in time but a gap: how
    far the area's own figure is from the comparator's."""
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

    @property
    def is_gap(self) -> bool:
        """Whether it sets the area beside the comparator, not one period beside another."""
        return self.comparator is not None and not self.names_base

    @property
    def names_base(self) -> bool:
        """Whether it says against which days."""
        return self.earlier is not None and (self.earlier.start or self.earlier.end) is not None

    @property
    def touched(self) -> Touched:
        """The newer figure, held or not, as findings refer to it."""
        identity = Identity(
            self.kpi,
            self.area,
            self.comparator,
            self.breakdown,
            self.period.start,
            self.period.end,
            self.document.family,
        )
        return Touched(identity, self.document.name)
