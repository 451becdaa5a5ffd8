"""Changes that a report publishes beside its figures: read, never recorded as figures."""

from collections.abc import Sequence

from kpistore.model.kpi import Unit
from kpistore.model.period import Period
from kpistore.readers.cells import PrintedCell
from kpistore.readers.columns import Column, Role
from kpistore.readers.layout import Row, split_mark
from kpistore.readers.reading import Claim, ClaimKind


def claims_of(section: str, number: int, row: Row, printed: Sequence[tuple[Column, PrintedCell | None]]) -> list[Claim]:
    """The changes of one row that state a figure; none where the table has no two periods to compare."""
    periods = _own_periods([column for column, _ in printed])
    if len(periods) < 2:
        return []
    return [
        Claim(
            label=row.label,
            measure_label=split_mark(row.label)[0],
            section=section,
            row=number,
            line=row.line,
            kind=_kind(column, cell),
            column=column.heading,
            as_published=cell.as_published,
            value=cell.value,
            period=periods[-1],
            earlier=_earlier(column, periods),
        )
        for column, cell in printed
        if column.role is Role.CHANGE and cell is not None and cell.value is not None
    ]


def _own_periods(columns: list[Column]) -> list[Period]:
    """The different periods of the area's own figures, oldest first."""
    own = {
        column.period
        for column in columns
        if column.role is Role.FIGURES and column.comparator is None and column.period and column.period.end
    }
    return sorted(own, key=lambda each: (str(each.end), str(each.start)))


def _earlier(column: Column, periods: list[Period]) -> Period:
    """A "total" change is counted from the oldest column, any other from the one before the newest."""
    return periods[0] if "total" in column.heading.lower() else periods[-2]


def _kind(column: Column, cell: PrintedCell) -> ClaimKind:
    """What the cell prints goes before its column: "+1.5pts" stands in a column of volumes."""
    printed = {Unit.POINTS: ClaimKind.POINTS, Unit.PERCENT: ClaimKind.PERCENT}
    return printed.get(cell.unit, column.change) if cell.unit else column.change
