"""Look-alikes of report tables for the tests; Exampleshire and all its figures are invented."""

from kpistore.readers.reading import Cell, ReportReading, TableReading
from kpistore.readers.report import read_report

COVER = ["EXAMPLESHIRE POLICE AND CRIME PLAN", "", "MARCH 2022 (FOCUS QUARTER 3 2021/22)", "", "Contents", ""]


def row(*cells: str) -> str:
    """Cells joined as reports join them."""
    return "\t".join(cells)


def report(*lines: str, cover: bool = True) -> ReportReading:
    """The reading of a report with these lines after its cover."""
    return read_report("\n".join([*(COVER if cover else []), *lines, ""]))


def only_table(*lines: str, cover: bool = True) -> TableReading:
    """The reading of a report that has one table."""
    (table,) = report(*lines, cover=cover).tables
    return table


def labels(cells: tuple[Cell, ...]) -> list[str]:
    """The period labels of some cells, in order."""
    return [cell.period.label for cell in cells]


def values(cells: tuple[Cell, ...]) -> list[str | None]:
    """The values of some cells, in order; None where there is no figure."""
    return [None if cell.value is None else str(cell.value) for cell in cells]
