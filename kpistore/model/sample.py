"""Shares of those asked or looked at: without their number no two of them can be told apart."""

from dataclasses import dataclass
from datetime import date

from kpistore.model.period import Period


@dataclass(frozen=True, slots=True)
class Base:
    """How many a share of one period is of, and where the report has it."""

    start: date
    end: date
    number: int
    document: str
    """The file's own base name."""
    line: int
    """Counted from 1."""
    worked_out: bool = False
    """Not printed itself: the only number that gives the share from a count that is."""


@dataclass(frozen=True, slots=True)
class Sample:
    """Of what a share is taken, and the numbers that the reports print."""

    of: str
    """Those counted in the base: "people asked", "crimes audited"."""
    bases: tuple[Base, ...] = ()

    def base_of(self, period: Period) -> Base | None:
        """Of how many the share of exactly these days is; None where no report tells it."""
        days = period.start, period.end
        return next((each for each in self.bases if (each.start, each.end) == days), None)
