"""Tables that stand on their side: measures across, one period a row."""

from kpistore.model.kpi import Unit
from kpistore.model.observation import Status
from kpistore.model.period import Period
from kpistore.readers.cells import NEITHER, PrintedCell, read_cell
from kpistore.readers.headings import read_period
from kpistore.readers.holding import has_figure
from kpistore.readers.layout import Row
from kpistore.readers.reading import Cell, Refusal
from kpistore.readers.rows import unit_of


def is_transposed(rows: list[Row]) -> bool:
    """Whether the first row has headings, and every row below begins with a period and has as many cells."""
    headings, body = rows[0], rows[1:]
    return (
        bool(body)
        and any(headings.values)
        and all(_period(row) and len(row.cells) == len(headings.cells) for row in body)
    )


def column_of_words(rows: list[Row]) -> str:
    """The heading of a column of words beside columns of figures: then the headings are no measures; else empty."""
    columns = {label: [row.values[place] for row in rows[1:]] for place, label in enumerate(rows[0].values)}
    words = [
        label for label, cells in columns.items() if any(cells) and not any(read_cell(each) for each in cells if each)
    ]
    return words[0] if words and len(words) < len(columns) and not has_figure(columns[words[0]]) else ""


def read_transposed(rows: list[Row], section: str) -> tuple[list[Cell], list[Refusal]]:
    """Cells whose label is the column's heading and whose column is the period printed at the row's beginning.

    The measures are counted from left to right.
    """
    cells: list[Cell] = []
    refused: list[Refusal] = []
    for row in rows[1:]:
        for number, (label, value) in enumerate(zip(rows[0].values, row.values, strict=True), 1):
            printed, period = read_cell(value), _period(row)
            if printed and period and label:
                cells.append(_cell(label, section, number, row, period, printed))
            elif value:
                refused.append(Refusal(row.line, f"{label}, {row.label}: {value}", NEITHER))
    return cells, refused


def _period(row: Row) -> Period | None:
    printed = read_period(row.label)
    return printed.period if printed else None


def _cell(label: str, section: str, number: int, row: Row, period: Period, printed: PrintedCell) -> Cell:
    unit: Unit | None = printed.unit or unit_of("", label)
    return Cell(
        label=label,
        measure_label=label,
        section=section,
        row=number,
        line=row.line,
        period=period,
        comparator=None,
        place="",
        measure="",
        column=row.label,
        breakdown=(),
        as_published=printed.as_published,
        value=printed.value,
        reason=printed.reason,
        unit_hint=unit,
        status=Status.MISSING if printed.value is None else Status.FINAL,
        note="table on its side: measures across, periods down",
    )
