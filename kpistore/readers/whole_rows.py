"""A large CSV in blocks of whole rows, each row as long as the header.

pandas fills a row that is too short with blanks, and moves or drops the cells of one that is too long, without a word;
so the lengths are counted before it reads.
"""

import csv
import io
from collections.abc import Iterator, Sequence
from typing import BinaryIO

from kpistore.readers.reading import Unreadable

BLOCK_BYTES = 8 * 1024**2
LONGEST_HEADER_BYTES = 64 * 1024
_FEED, _COMMA = b"\n,"
_BYTE_ORDER_MARK = b"\xef\xbb\xbf"


def read_header(source: BinaryIO) -> list[str]:
    """The cells of the first line; raises Unreadable for text in another encoding or with line ends of its own."""
    first = source.readline(LONGEST_HEADER_BYTES)
    if not first.endswith(b"\n") and (b"\r" in first or len(first) == LONGEST_HEADER_BYTES):
        raise Unreadable("its lines don't end as lines of a CSV do; save it again as CSV UTF-8")
    return next(csv.reader([_text(first.removeprefix(_BYTE_ORDER_MARK), 1)]), [])


def whole_rows(source: BinaryIO, width: int) -> Iterator[bytes]:
    """The rows after the header, some megabytes at a time; raises Unreadable with the first row of another width."""
    row, rest = 2, b""
    while block := source.read(BLOCK_BYTES):
        block = rest + block
        cut = block.rfind(b"\n") + 1
        rest = block[cut:]
        if len(rest) > BLOCK_BYTES:
            raise Unreadable(f"after row {row}: its lines don't end as lines of a CSV do; save it again as CSV UTF-8")
        row += _check(block[:cut], width, row)
        if cut:
            yield block[:cut]
    if rest:
        _check(rest + b"\n", width, row)
        yield rest


def _check(block: bytes, width: int, row: int) -> int:
    """How many rows there are, all of them of the width; Unreadable otherwise."""
    text = _text(block, row)
    widths = _quoted_widths(text, row) if '"' in text else _plain_widths(block)
    for number, found in enumerate(widths):
        if found != width:
            raise Unreadable(f"row {row + number} has {found} cells and the header {width}; the file is not whole")
    return len(widths)


def _plain_widths(block: bytes) -> Sequence[int]:
    import numpy as np

    letters = np.frombuffer(block, np.uint8)
    ends, commas = np.flatnonzero(letters == _FEED), np.flatnonzero(letters == _COMMA)
    widths: list[int] = (np.diff(np.searchsorted(commas, ends), prepend=0) + 1).tolist()
    return widths


def _quoted_widths(text: str, row: int) -> Sequence[int]:
    try:
        return [len(cells) for cells in csv.reader(io.StringIO(text, newline=""), strict=True)]
    except csv.Error as error:
        raise Unreadable(f"after row {row}: {error}; save it again as CSV UTF-8") from error


def _text(raw: bytes, row: int) -> str:
    try:
        return raw.decode()
    except UnicodeDecodeError as error:
        place = row + raw.count(b"\n", 0, error.start)
        raise Unreadable(f"row {place} is no UTF-8 text; save it as CSV UTF-8") from error
