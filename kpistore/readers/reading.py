"""What a reading of a report consists of: frozen values, in the words of the trade."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from kpistore.model.kpi import Breakdown, Unit
from kpistore.model.observation import NoFigure, Status
from kpistore.model.period import Period


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a table of figures: a value, or a stated absence, with all that its place says about it."""

    label: str
    """The row's label as printed, without markup but with its footnote mark; in a transposed table the column's."""
    measure_label: str
    """The label without its footnote mark: the name to look up."""
    section: str
    """The heading row above it in the table, else the heading line above the table; empty if there is neither."""
    row: int
    """The measure's place in the table, counted from 1; heading rows don't count."""
    line: int
    """The line of the text, counted from 1."""
    period: Period
    comparator: str | None
    """None for an area of its own, "national" or "most-similar-group"."""
    place: str
    """The area the column names ("Exampleshire"); empty where it names none."""
    measure: str
    """Column words that change what is measured: "rate per 1,000", "charge rate"; usually empty."""
    column: str
    """The column's heading as printed, with the band above it."""
    breakdown: Breakdown
    as_published: str
    value: Decimal | None
    reason: NoFigure | None
    """Why there is no value; None where there is one."""
    unit_hint: Unit | None
    """Printed in the cell, the label or the column; None where nothing is printed."""
    status: Status
    """Missing without a value; provisional where the heading or a footnote says so; else final."""
    note: str
    """What was inferred, and from where; several joined by "; "."""


class ClaimKind(StrEnum):
    """What a published change is measured in."""

    VOLUME = "volume"
    PERCENT = "percent"
    POINTS = "points"


@dataclass(frozen=True, slots=True)
class Claim:
    """A change the report publishes beside its figures. It is no observation; an audit checks it."""

    label: str
    measure_label: str
    section: str
    row: int
    line: int
    kind: ClaimKind
    column: str
    as_published: str
    value: Decimal
    """As printed, sign included; a lost minus sign stays lost here."""
    period: Period
    """The newer of the two periods compared."""
    earlier: Period


class Weight(StrEnum):
    """What it means for the file that something in it was not read."""

    FAULT = "fault"
    """A slip that its author can correct: the whole file is refused."""
    UNCLEAR = "unclear"
    """Figures that no rule can place without guessing: an editor is asked, and the rest may be recorded."""
    NO_FIGURES = "no figures"
    """Contents, calendars and other words: there is nothing to record."""


@dataclass(frozen=True, slots=True)
class Refusal:
    """What could not be read: the line counted from 1, the words standing there, why, and what that means."""

    line: int
    what: str
    why: str
    weight: Weight = Weight.FAULT


class Unreadable(ValueError):
    """A table that cannot be read without guessing; the message says why, for the person who imports it."""


@dataclass(frozen=True, slots=True)
class TableReading:
    """One run of tab-separated lines; without cells where it is no table of figures, and then refused says why."""

    heading: str
    first_line: int
    last_line: int
    understood: str
    """How the columns were read, in words for the person who approves the import."""
    cells: tuple[Cell, ...] = ()
    claims: tuple[Claim, ...] = ()
    refused: tuple[Refusal, ...] = ()


@dataclass(frozen=True, slots=True)
class ReportReading:
    """A whole report: what its cover says, and its tables in order of appearance."""

    title_lines: tuple[str, ...]
    """The cover's lines; empty where the text begins with its contents or body."""
    printed_month: date | None
    """The last day of the month printed on the cover as its date."""
    focus: Period | None
    """The quarter, or else the financial year, that the cover says the report is about."""
    tables: tuple[TableReading, ...]
    ends_in_table: bool = False
    """Whether the text ends within a row of a table, without a line end."""

    @property
    def cells(self) -> tuple[Cell, ...]:
        """The cells of all tables, in order."""
        return tuple(cell for table in self.tables for cell in table.cells)

    @property
    def claims(self) -> tuple[Claim, ...]:
        """The published changes of all tables, in order."""
        return tuple(claim for table in self.tables for claim in table.claims)

    @property
    def refused(self) -> tuple[Refusal, ...]:
        """Everything that was not read, in order."""
        return tuple(refusal for table in self.tables for refusal in table.refused)
