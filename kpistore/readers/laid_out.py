"""Tables whose cells have no lines around them: columns are told by where the words stand, or not at all.

Nothing is guessed. Columns are the places that the cells of the rows of figures share, one above the other; a heading
belongs to the one column that it stands over. Where a word may belong to two columns, a heading to several, or a line
without figures to the row above or below it, the table is doubtful and none of it is read.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from kpistore.readers.laid_columns import Columns, Doubt, columns_of, headings_of, over
from kpistore.readers.page_lines import Line, are_close

_TIGHT, _APART = 0.8, 1.3
"""Lines nearer than this share of the rows' distance are one cell; those further apart are none for certain."""
NO_HEADINGS = "its columns have no headings with periods"
UNCLEAR_LINE = "the line “{words}” may belong to the row above it or below it"


@dataclass(frozen=True, slots=True)
class LaidTable:
    """A table as it was understood; rows of cells, the headings first. Doubtful ones have no rows and say why."""

    first: int
    """Its first line's place among the lines."""
    last: int
    rows: tuple[tuple[str, ...], ...] = ()
    doubt: str = ""


def laid_tables(lines: Sequence[Line]) -> Iterator[LaidTable]:
    """The tables of figures among the lines of a page, from top to bottom."""
    done = -1
    for begin, last in _bodies(lines):
        first = _lead(lines, begin, done)
        top = _header_top(lines, first, done)
        try:
            rows = _read(lines[top:first], lines[first : last + 1], lines[last + 1 : last + 2])
        except Doubt as doubt:
            yield LaidTable(top, last, doubt=str(doubt))
        else:
            if rows:
                yield LaidTable(top, last, rows)
        done = last


def _bodies(lines: Sequence[Line]) -> Iterator[tuple[int, int]]:
    """The first and the last row of figures of each run of rows, with at most two lines of words between two rows."""
    first = last = -1
    for place, line in enumerate(lines):
        if not line.is_row:
            continue
        between = lines[last + 1 : place]
        goes_on = first >= 0 and len(between) <= 2 and all(len(each.pieces) == 1 for each in between)
        if goes_on and are_close(lines[last : place + 1]):
            last = place
            continue
        if first >= 0:
            yield first, last
        first = last = place
    if first >= 0:
        yield first, last


def _header_top(lines: Sequence[Line], first: int, done: int) -> int:
    """Where the headings above a first row begin: lines close above that print a period or have several pieces."""
    top = first
    for place in range(first - 1, done, -1):
        line = lines[place]
        if not are_close(lines[place : place + 2]) or not (len(line.pieces) > 1 or line.is_header):
            break
        top = place
    return top


def _lead(lines: Sequence[Line], first: int, done: int) -> int:
    """The first of at most two lines of words between the headings and the first row of figures; else that row."""
    for place in (first - 1, first - 2):
        if place <= done or not are_close(lines[place : place + 2]):
            break
        if len(lines[place].pieces) > 1 or lines[place].is_header:
            return place + 1
    return first


def _read(header: Sequence[Line], body: Sequence[Line], after: Sequence[Line]) -> tuple[tuple[str, ...], ...]:
    """The rows of a table; none where it is no table of figures over time; raises Doubt."""
    rows = [line for line in body if line.is_row]
    columns = columns_of(rows)
    if not any(line.is_header for line in header):
        if len(rows) > 1 and len(columns) > 2:
            raise Doubt(NO_HEADINGS)
        return ()
    headings = headings_of(header, columns)
    read = (headings, *_body(body, rows, columns))
    steps = _steps(rows)
    for line in after:
        # The last label may go on below its figures, unless the line there keeps its distance.
        far = bool(steps) and line.top - rows[-1].top > _APART * median(steps)
        if len(line.pieces) == 1 and are_close([rows[-1], line]) and not far and over(line.pieces[0], columns) == [0]:
            raise Doubt(UNCLEAR_LINE.format(words=line.text))
    return read


def _steps(body: Sequence[Line]) -> list[float]:
    """The distances of rows of figures that follow each other."""
    return [below.top - above.top for above, below in pairwise(body) if above.is_row and below.is_row]


def _body(body: Sequence[Line], rows: Sequence[Line], columns: Columns) -> Iterator[tuple[str, ...]]:
    """The rows; words alone in a line are a heading if set otherwise, and part of the label above if they are near."""
    told: list[list[str]] = []
    steps = _steps(body)
    for place, line in enumerate(body):
        cells = [""] * len(columns)
        if line.is_row:
            for piece in line.pieces:
                cells[over(piece, columns)[0]] = piece.text
            told.append(cells)
            continue
        (words,) = line.pieces
        near = bool(steps) and place > 0 and line.top - body[place - 1].top < _TIGHT * median(steps)
        if words.font != rows[0].pieces[0].font and not near:
            cells[0] = words.text
            told.append(cells)
        elif (
            near
            and over(words, columns) == [0]
            and body[place + 1].top - line.top > body[place].top - body[place - 1].top
        ):
            told[-1][0] += f" {words.text}"
        else:
            raise Doubt(UNCLEAR_LINE.format(words=words.text))
    return iter(map(tuple, told))
