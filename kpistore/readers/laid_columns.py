"""Where the columns of a table without lines stand, and which heading is whose."""

import re
from collections.abc import Sequence

from kpistore.readers.page_lines import Line, Piece

_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
STRADDLES = "the words “{words}” stand between two of its columns"
UNCLEAR_HEADING = "the heading “{words}” may belong to several of its columns"


class Doubt(Exception):
    """Why the table cannot be read."""


Columns = Sequence[tuple[float, float]]
"""From where to where the cells of each column reach, from left to right."""


def columns_of(rows: Sequence[Line]) -> Columns:
    """The places that pieces of different rows share; two pieces of one row in one place are a doubt."""
    columns: list[tuple[float, float]] = []
    for piece in sorted((each for row in rows for each in row.pieces), key=lambda each: each.left):
        if columns and piece.left <= columns[-1][1]:
            columns[-1] = (columns[-1][0], max(columns[-1][1], piece.right))
        else:
            columns.append((piece.left, piece.right))
    for row in rows:
        places = [over(piece, columns)[0] for piece in row.pieces]
        if len(set(places)) < len(places) or places[0] != 0:
            raise Doubt(STRADDLES.format(words=row.text))
    return columns


def over(piece: Piece, columns: Columns) -> list[int]:
    """The columns whose reach a piece touches, from left to right."""
    return [place for place, (left, right) in enumerate(columns) if piece.left <= right and piece.right >= left]


def _place(piece: Piece, columns: Columns) -> int:
    """The one column that a heading stands over; raises Doubt for one over none or several."""
    found = over(piece, columns)
    if not found:
        # It may be narrower than the space beside the figures: it is that column's whose neighbours are out of reach.
        lefts = [float("-inf"), *(right for _, right in columns)]
        rights = [*(left for left, _ in columns[1:]), float("inf")]
        spans = enumerate(zip(lefts, rights, strict=False))
        found = [place for place, (left, right) in spans if left < piece.left and piece.right < right]
    if len(found) != 1:
        raise Doubt(UNCLEAR_HEADING.format(words=piece.text))
    return found[0]


def _by_order(line: Line, columns: Columns) -> dict[int, Piece]:
    """The pieces of a line that has one for each column, or for each but the label's, all standing over their own.

    Wide ones may reach over a neighbour besides. Empty where it is not so, or so in two ways.
    """
    found = []
    for skipped in (0, 1):
        pairs = dict(enumerate(line.pieces, skipped))
        if len(pairs) == len(columns) - skipped and all(at in over(piece, columns) for at, piece in pairs.items()):
            found.append(pairs)
    return found[0] if len(found) == 1 else {}


def headings_of(header: Sequence[Line], columns: Columns) -> tuple[str, ...]:
    """What stands over each column, its lines joined.

    A line over some columns only may go with one column or reach over its neighbours. Below one that is whole it goes
    on with its column, unless it names a period; above it that cannot be known.
    """
    placed = [_by_order(line, columns) or {_place(piece, columns): piece for piece in line.pieces} for line in header]
    if any(len(cells) < len(line.pieces) for cells, line in zip(placed, header, strict=True)):
        raise Doubt(UNCLEAR_HEADING.format(words=header[0].text))
    values = set(range(1, len(columns)))
    whole = next((place for place, cells in enumerate(placed) if values <= set(cells)), None)
    for place, (line, cells) in enumerate(zip(header, placed, strict=True)):
        partial = not values <= set(cells) and bool(values & set(cells))
        told = any(_YEAR.search(each.text) or each.is_heading for each in line.pieces)
        if partial and (whole is None or place < whole or told):
            raise Doubt(UNCLEAR_HEADING.format(words=line.text))
    return tuple(" ".join(cells[at].text for cells in placed if at in cells) for at in range(len(columns)))
