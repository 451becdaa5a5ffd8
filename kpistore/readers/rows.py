"""The rows under a header: cells, published changes, and what could not be read in them."""

from dataclasses import dataclass, field

from kpistore.model.kpi import Unit
from kpistore.model.observation import NoFigure, Status
from kpistore.readers.cells import NEITHER, PrintedCell
from kpistore.readers.claims import claims_of
from kpistore.readers.columns import Column, Role
from kpistore.readers.footnotes import footnote_words, read_marked, says_provisional, with_footnote
from kpistore.readers.layout import Row, split_mark
from kpistore.readers.reading import Cell, Claim, Refusal

_LABEL_UNITS = (("(seconds)", Unit.SECONDS), ("(hours)", Unit.HOURS), ("(months)", Unit.MONTHS), ("(%)", Unit.PERCENT))
NO_LABEL = "the row has no label; write one"
NO_HEADING = "the column has no heading; write one"
MISFIT = "cells beside the label: {cells}, columns in the header: {columns}; put each cell under its heading"
_SPOKEN = "the row's first cell speaks for it"


@dataclass(slots=True)
class Body:
    """What the rows of a table gave so far."""

    section: str
    cells: list[Cell] = field(default_factory=list)
    claims: list[Claim] = field(default_factory=list)
    refused: list[Refusal] = field(default_factory=list)
    measures: int = 0

    @property
    def holds_words(self) -> bool:
        """Whether words stand where figures should be, and not one figure."""
        figures = any(cell.value is not None for cell in self.cells)
        return not figures and any(refusal.why == NEITHER for refusal in self.refused)


def read_body(rows: list[Row], columns: tuple[Column, ...], section: str, footnotes: dict[str, str]) -> Body:
    """Every row in order; a row whose cells don't fit the header is refused, never shifted into place."""
    body = Body(section)
    for place, row in enumerate(rows):
        if _is_heading(row, first=place == 0):
            body.section = row.label
            continue
        values = _fitted(row, len(columns))
        if values is None or not row.label:
            body.refused.append(_misfit(row, len(columns)))
            continue
        body.measures += 1
        printed = _spoken_for([read_marked(value, footnotes) for value in values])
        _read_row(body, row, printed, with_footnote(columns, row.label, footnotes))
    return body


def _is_heading(row: Row, first: bool) -> bool:
    """A row without values is a heading if it is set in italics or stands right under the header.

    Further down it is a measure whose figures are missing.
    """
    return row.is_label_only and (row.italic or first)


def _fitted(row: Row, width: int) -> tuple[str, ...] | None:
    """The values under the header's columns; blank cells beyond them are nothing, others and missing ones are."""
    if len(row.values) < width or any(row.values[width:]):
        return None
    return row.values[:width]


def _misfit(row: Row, width: int) -> Refusal:
    words = " | ".join(row.cells)
    if not row.label:
        return Refusal(row.line, words, NO_LABEL)
    return Refusal(row.line, words, MISFIT.format(cells=len(row.values), columns=width))


def _read_row(body: Body, row: Row, printed: list[PrintedCell | None], columns: tuple[Column, ...]) -> None:
    for column, value, cell in zip(columns, row.values, printed, strict=False):
        problem = _problem(column, value, cell)
        if problem:
            body.refused.append(Refusal(row.line, f"{row.label}, {column.heading or 'no heading'}: {value}", problem))
        elif column.role is Role.FIGURES and cell is not None:
            body.cells.append(_cell(body, row, column, cell))
    body.claims += claims_of(body.section, body.measures, row, list(zip(columns, printed, strict=True)))


def _problem(column: Column, value: str, cell: PrintedCell | None) -> str:
    if column.role is Role.BLANK and value:
        return NO_HEADING
    if column.role in (Role.FIGURES, Role.CHANGE) and cell is None:
        return NEITHER
    return ""


def _spoken_for(printed: list[PrintedCell | None]) -> list[PrintedCell | None]:
    """ "Measurement under development" in the first cell speaks for the blank cells of its row."""
    first = printed[0] if printed else None
    rest_blank = all(cell is not None and cell.reason is NoFigure.BLANK for cell in printed[1:])
    if first is None or first.reason is not NoFigure.UNDER_DEVELOPMENT or not rest_blank:
        return printed
    return [first, *(PrintedCell("", reason=first.reason) for _ in printed[1:])]


def _cell(body: Body, row: Row, column: Column, printed: PrintedCell) -> Cell:
    assert column.period is not None
    spoken = _SPOKEN if not printed.as_published and printed.reason is not NoFigure.BLANK else ""
    footnote = footnote_words(printed.footnote) if printed.footnote else ""
    return Cell(
        label=row.label,
        measure_label=split_mark(row.label)[0],
        section=body.section,
        row=body.measures,
        line=row.line,
        period=column.period,
        comparator=column.comparator,
        place=column.place,
        measure=column.measure,
        column=column.heading,
        breakdown=column.breakdown,
        as_published=printed.as_published,
        value=printed.value,
        reason=printed.reason,
        unit_hint=printed.unit or unit_of(column.measure, row.label),
        status=_status(column, printed),
        note="; ".join(note for note in (column.note, spoken, footnote) if note),
    )


def _status(column: Column, printed: PrintedCell) -> Status:
    if printed.value is None:
        return Status.MISSING
    return Status.PROVISIONAL if column.provisional or says_provisional(printed.footnote) else Status.FINAL


def unit_of(measure: str, label: str) -> Unit | None:
    """The unit that a column's measure or a row's label prints."""
    if "per 1,000" in measure:
        return Unit.PER_1000
    if label.startswith("%"):
        return Unit.PERCENT
    return next((unit for words, unit in _LABEL_UNITS if words in label.lower()), None)
