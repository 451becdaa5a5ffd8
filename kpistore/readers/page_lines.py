"""The words of a page as they stand: lines of pieces, from left to right."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from kpistore.readers.cells import read_cell
from kpistore.readers.headings import read_period

CLOSE = 2.5
"""Lines further apart than so many of their heights belong to no one table."""
_YEAR = re.compile(r"(?:19|20)\d\d")


@dataclass(frozen=True, slots=True)
class Piece:
    """Words that stand together in a line, with nothing but ordinary spaces between them."""

    left: float
    right: float
    text: str
    font: str = ""

    @property
    def is_figure(self) -> bool:
        """Whether a cell of figures may hold it: a figure, or a word or dash for none."""
        return read_cell(self.text) is not None and not self.is_heading

    @property
    def is_heading(self) -> bool:
        """Whether it names a period, or a year that may be one."""
        return read_period(self.text) is not None or _YEAR.fullmatch(self.text) is not None


@dataclass(frozen=True, slots=True)
class Line:
    """The pieces of one line, from left to right."""

    top: float
    bottom: float
    pieces: tuple[Piece, ...]

    @property
    def is_row(self) -> bool:
        """Whether it is a label with figures beside it."""
        return len(self.pieces) > 1 and any(each.is_figure for each in self.pieces[1:]) and not self.is_header

    @property
    def is_header(self) -> bool:
        """Whether it prints periods and no figure beside them."""
        beside = self.pieces[1:] if len(self.pieces) > 1 else self.pieces
        return any(each.is_heading for each in self.pieces) and not any(each.is_figure for each in beside)

    @property
    def text(self) -> str:
        """Its words."""
        return " ".join(each.text for each in self.pieces)


def are_close(lines: Sequence[Line]) -> bool:
    """Whether no two lines that follow each other are far apart."""
    pairs = pairwise(lines)
    return all(below.top - above.bottom <= CLOSE * (above.bottom - above.top) for above, below in pairs)
