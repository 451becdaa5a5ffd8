"""Tables whose cells have no lines around them: columns are told by where the words stand, or not at all.

Nothing is guessed. Columns are the places that the cells of the rows of figures share, one above the other; a heading
belongs to the one column that it stands over. Where a word may belong to two columns, a heading to several, or a line
without figures to the row above or below it, the table is doubtful and none of it is read.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from kpistore.readers.page_lines import Line, Piece, are_close

_TIGHT, _APART = 0.8, 1.3
"""Lines nearer than this share of the rows' distance are one cell; those further apart are none for certain."""
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
STRADDLES = "the words “{words}” stand between two of its columns"
NO_HEADINGS = "its columns have no headings with periods"
UNCLEAR_HEADING = "the heading “{words}” may belong to several of its columns"
UNCLEAR_LINE = "the line “{words}” may belong to the row above it or below it"


@dataclass(frozen=True, slots=True)
class LaidTable:
    """A table as it was understood; rows of cells, the headings first. Doubtful ones have no rows and say why."""

    first: int
    """Its first line's place among the lines."""
    last: int
    rows: tuple[tuple[str, ...], ...] = ()
    doubt: str = ""


class _Doubt(Exception):
    """Why the table cannot be read."""


def laid_tables(lines: Sequence[Line]) -> Iterator[LaidTable]:
    """The tables of figures among the lines of a page, from top to bottom."""
    done = -1
    for begin, last in _bodies(lines):
        first = _lead(lines, begin, done)
        top = _header_top(lines, first, done)
        try:
            rows = _read(lines[top:first], lines[first : last + 1], lines[last + 1 : last + 2])
        except _Doubt as doubt:
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
    """The rows of a table; none where it is no table of figures over time; raises _Doubt."""
    rows = [line for line in body if line.is_row]
    columns = _columns(rows)
    if not any(line.is_header for line in header):
        if len(rows) > 1 and len(columns) > 2:
            raise _Doubt(NO_HEADINGS)
        return ()
    headings = _headings(header, columns)
    read = (headings, *_body(body, rows, columns))
    steps = _steps(rows)
    for line in after:
        # The last label may go on below its figures, unless the line there keeps its distance.
        far = bool(steps) and line.top - rows[-1].top > _APART * median(steps)
        if len(line.pieces) == 1 and are_close([rows[-1], line]) and not far and _over(line.pieces[0], columns) == [0]:
            raise _Doubt(UNCLEAR_LINE.format(words=line.text))
    return read


def _steps(body: Sequence[Line]) -> list[float]:
    """The distances of rows of figures that follow each other."""
    return [below.top - above.top for above, below in pairwise(body) if above.is_row and below.is_row]


Columns = Sequence[tuple[float, float]]
"""From where to where the cells of each column reach, from left to right."""


def _columns(rows: Sequence[Line]) -> Columns:
    """The places that pieces of different rows share; two pieces of one row in one place are a doubt."""
    columns: list[tuple[float, float]] = []
    for piece in sorted((each for row in rows for each in row.pieces), key=lambda each: each.left):
        if columns and piece.left <= columns[-1][1]:
            columns[-1] = (columns[-1][0], max(columns[-1][1], piece.right))
        else:
            columns.append((piece.left, piece.right))
    for row in rows:
        places = [_over(piece, columns)[0] for piece in row.pieces]
        if len(set(places)) < len(places) or places[0] != 0:
            raise _Doubt(STRADDLES.format(words=row.text))
    return columns


def _over(piece: Piece, columns: Columns) -> list[int]:
    return [place for place, (left, right) in enumerate(columns) if piece.left <= right and piece.right >= left]


def _place(piece: Piece, columns: Columns) -> int:
    """The one column that a heading stands over; raises _Doubt for one over none or several."""
    over = _over(piece, columns)
    if not over:
        # It may be narrower than the space beside the figures: it is that column's whose neighbours are out of reach.
        lefts = [float("-inf"), *(right for _, right in columns)]
        rights = [*(left for left, _ in columns[1:]), float("inf")]
        spans = enumerate(zip(lefts, rights, strict=False))
        over = [place for place, (left, right) in spans if left < piece.left and piece.right < right]
    if len(over) != 1:
        raise _Doubt(UNCLEAR_HEADING.format(words=piece.text))
    return over[0]


def _headings(header: Sequence[Line], columns: Columns) -> tuple[str, ...]:
    """What stands over each column, its lines joined.

    A line over some columns only may go with one column or reach over its neighbours. Below one that is whole it goes
    on with its column, unless it names a period; above it that cannot be known.
    """
    placed = [{_place(piece, columns): piece for piece in line.pieces} for line in header]
    if any(len(cells) < len(line.pieces) for cells, line in zip(placed, header, strict=True)):
        raise _Doubt(UNCLEAR_HEADING.format(words=header[0].text))
    values = set(range(1, len(columns)))
    whole = next((place for place, cells in enumerate(placed) if values <= set(cells)), None)
    for place, (line, cells) in enumerate(zip(header, placed, strict=True)):
        partial = not values <= set(cells) and bool(values & set(cells))
        told = any(_YEAR.search(each.text) or each.is_heading for each in line.pieces)
        if partial and (whole is None or place < whole or told):
            raise _Doubt(UNCLEAR_HEADING.format(words=line.text))
    return tuple(" ".join(cells[at].text for cells in placed if at in cells) for at in range(len(columns)))


def _body(body: Sequence[Line], rows: Sequence[Line], columns: Columns) -> Iterator[tuple[str, ...]]:
    """The rows; words alone in a line are a heading if set otherwise, and part of the label above if they are near."""
    told: list[list[str]] = []
    steps = _steps(body)
    for place, line in enumerate(body):
        cells = [""] * len(columns)
        if line.is_row:
            for piece in line.pieces:
                cells[_over(piece, columns)[0]] = piece.text
            told.append(cells)
            continue
        (words,) = line.pieces
        near = bool(steps) and place > 0 and line.top - body[place - 1].top < _TIGHT * median(steps)
        if words.font != rows[0].pieces[0].font and not near:
            cells[0] = words.text
            told.append(cells)
        elif (
            near
            and _over(words, columns) == [0]
            and body[place + 1].top - line.top > body[place].top - body[place - 1].top
        ):
            told[-1][0] += f" {words.text}"
        else:
            raise _Doubt(UNCLEAR_LINE.format(words=words.text))
    return iter(map(tuple, told))
