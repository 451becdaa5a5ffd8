"""Reads the tables of a published report from its text, in which cells are separated by tabs.

What is printed is what comes out: no catalogue is asked, no file name is looked at. What is not printed and has to
be inferred is said in a cell's note; what cannot be inferred is refused with its line.
"""

import re
from collections.abc import Collection

from kpistore.model.period import Period
from kpistore.readers.columns import TELLING, Column, Role, places_in
from kpistore.readers.cover import cover_lines, focus_period, printed_month
from kpistore.readers.dating import Surroundings, dated, span_words
from kpistore.readers.footnotes import with_heading_footnotes
from kpistore.readers.header import Header, is_banded, is_header, read_header
from kpistore.readers.holding import has_figure, holds_figures
from kpistore.readers.layout import Row, footnotes_below, heading_above, prose_above, table_blocks, text_lines
from kpistore.readers.reading import Refusal, ReportReading, TableReading, Unreadable, Weight
from kpistore.readers.rows import read_body
from kpistore.readers.transposed import column_of_words, is_transposed, read_transposed

TELLS = "the column “{heading}” says whose or what the figures beside it are, which no rule reads"
_PAGE_NUMBER = re.compile(r"(?:page\s*)?\d{1,3}(?:\s*-\s*\d{1,3})?", re.IGNORECASE)


def read_report(text: str, areas: Collection[str] = ()) -> ReportReading:
    """The report's cover and all its tables, in order; a text without tabs has none.

    Areas are names a column may bear beside those whose police the report itself speaks of.
    """
    lines = text_lines(text)
    cover = cover_lines(lines)
    focus = focus_period(cover)
    places = places_in(text) | {area.lower() for area in areas}
    tables = tuple(_read_table(rows, lines, focus, places) for block in table_blocks(lines) for rows in _tables(block))
    return ReportReading(cover, printed_month(cover), focus, tables, bool(tables) and "\t" in lines[-1])


def _tables(block: list[Row]) -> list[list[Row]]:
    """A run of tabbed lines, parted where a second header follows the rows of the first."""
    tables = [block[:1]]
    for place, row in enumerate(block[1:], 1):
        begun = any(not each.is_label_only for each in tables[-1]) and not is_banded(block[place - 1 : place + 1])
        if begun and (is_header(row) or is_banded(block[place : place + 2])):
            tables.append([])
        tables[-1].append(row)
    return tables


def _read_table(rows: list[Row], lines: list[str], focus: Period | None, places: Collection[str]) -> TableReading:
    heading = heading_above(lines, rows[0].line)
    if _is_contents(rows):
        return _refused(rows, heading, "contents with page numbers, not figures", Weight.NO_FIGURES)
    try:
        header = read_header(rows, places)
        if header is None and is_transposed(rows):
            return _transposed(rows, heading)
        if header is None:
            return _refused(rows, heading, "no column names a period, a comparator or a group of people")
        footnotes = footnotes_below(lines, rows[-1].line)
        columns = with_heading_footnotes(header.columns, footnotes)
        columns = dated(columns, Surroundings(focus, prose_above(lines, rows[0].line)))
    except Unreadable as problem:
        return _refused(rows, heading, str(problem))
    return _upright(rows, Header(columns, header.rows, header.section or heading), footnotes)


def _is_contents(rows: list[Row]) -> bool:
    """Every row ends with a page number or has nothing beside its title, and at least one has one."""
    last = [next((cell for cell in reversed(row.values) if cell), "") for row in rows]
    pages = [bool(_PAGE_NUMBER.fullmatch(cell)) for cell in last]
    leaders = any(row.label.endswith("....") or "Page" in row.values for row in rows)
    return leaders and any(pages) and all(page or not cell for page, cell in zip(pages, last, strict=True))


def _refused(rows: list[Row], heading: str, why: str, weight: Weight | None = None) -> TableReading:
    first, last = rows[0].line, rows[-1].line
    words = " | ".join(cell for cell in rows[0].cells if cell)
    if weight is None:
        weight = Weight.UNCLEAR if holds_figures([row.cells for row in rows]) else Weight.NO_FIGURES
    return TableReading(heading, first, last, f"Not read: {why}.", refused=(Refusal(first, words, why, weight),))


def _upright(rows: list[Row], header: Header, footnotes: dict[str, str]) -> TableReading:
    body = read_body(rows[header.rows :], header.columns, header.section, footnotes)
    if body.holds_words and not has_figure(cell for row in rows[header.rows :] for cell in row.values):
        return _refused(rows, header.section, "the cells hold words, not figures")
    if not body.measures and not body.refused:
        return _refused(rows, header.section, "a header without rows")
    if told := next(
        (each.heading for each in header.columns if _is_unknown(each) and TELLING.fullmatch(each.heading)), ""
    ):
        return _refused(rows, header.section, TELLS.format(heading=told))
    unread = tuple(_left_out(rows, header, place) for place, each in enumerate(header.columns) if _is_unknown(each))
    heading = body.cells[0].section if body.cells else header.section
    return TableReading(
        heading,
        rows[0].line,
        rows[-1].line,
        _understood(header.columns, body.measures),
        tuple(body.cells),
        tuple(body.claims),
        unread + tuple(body.refused),
    )


def _is_unknown(column: Column) -> bool:
    return column.role is Role.UNKNOWN


def _left_out(rows: list[Row], header: Header, place: int) -> Refusal:
    """A column that no rule explains: asked about, for its words may say whose figures stand beside them."""
    column = header.columns[place]
    below = (row.values[place] for row in rows[header.rows :] if place < len(row.values))
    weight = Weight.UNCLEAR if any(below) else Weight.NO_FIGURES
    return Refusal(rows[header.rows - 1].line, column.heading, column.note, weight)


def _transposed(rows: list[Row], heading: str) -> TableReading:
    if words := column_of_words(rows):
        return _refused(rows, heading, f"the column “{words}” holds words beside figures")
    cells, refused = read_transposed(rows, heading)
    if not cells:
        return _refused(rows, heading, "the cells hold words, not figures")
    understood = f"Measures across, periods down: {span_words([cell.period for cell in cells])}."
    return TableReading(heading, rows[0].line, rows[-1].line, understood, tuple(cells), refused=tuple(refused))


def _understood(columns: tuple[Column, ...], measures: int) -> str:
    """In words: how many measures, over which periods, against whom, and which columns are no figures."""
    figures = [column for column in columns if column.role is Role.FIGURES]
    words = [_counted(measures, "measure"), span_words([column.period for column in figures if column.period])]
    words += dict.fromkeys(column.comparator for column in figures if column.comparator)
    words += dict.fromkeys(f"{column.measure}" for column in figures if column.measure)
    words += dict.fromkeys(f"{dimension} {value}" for column in figures for dimension, value in column.breakdown)
    changes = sum(column.role is Role.CHANGE for column in columns)
    notes = dict.fromkeys(column.note for column in figures if column.note)
    told = [f"{_counted(changes, 'column')} of published changes"] if changes else []
    told += [f"“{each.heading}” left out" for each in columns if _is_unknown(each)]
    told += ["arrows left out"] if any(column.role is Role.ARROWS for column in columns) else []
    return "; ".join([", ".join(words), *told, *notes]) + "."


def _counted(number: int, word: str) -> str:
    return f"{number} {word}" if number == 1 else f"{number} {word}s"
