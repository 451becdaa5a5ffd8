"""A PDF as the lines of a report: text in reading order, and tables, with lines around their cells or without."""

import struct
from dataclasses import dataclass, replace
from io import BytesIO
from typing import TYPE_CHECKING, Any

from kpistore.readers.document_lines import DocumentText
from kpistore.readers.file_reading import Protected, Refused
from kpistore.readers.laid_out import laid_tables
from kpistore.readers.page_lines import Line, Piece

if TYPE_CHECKING:
    from pdfplumber.page import Page

MOST_PAGES = 500
_PARAGRAPH_GAP = 0.6
"""Lines further apart than this share of their height belong to two paragraphs."""
_COLUMN_GAP = 0.7
"""Words further apart than so many of their heights are two cells; an ordinary space is a third of one."""
_SAME_LINE = 0.4
"""Words whose middles are nearer than this share of their height stand in one line."""


def pdf_text(name: str, content: bytes) -> DocumentText:
    """The text of every page; raises Refused for a protected, damaged, scanned or very long one."""
    import pdfplumber
    from pdfminer.pdfdocument import PDFPasswordIncorrect
    from pdfplumber.utils.exceptions import MalformedPDFException, PdfminerException

    from kpistore.readers.light_page import light

    lines: list[str] = []
    pages: list[int] = []
    doubts: list[tuple[int, str]] = []
    try:
        with pdfplumber.open(BytesIO(content)) as document:
            if len(document.pages) > MOST_PAGES:
                raise Refused(f"{name} has more than {MOST_PAGES} pages; send the pages with the figures")
            for page in map(light, document.pages):
                written, found = _page_lines(page)
                doubts += [(len(lines) + place + 1, why) for place, why in found]
                lines += written
                pages += [page.page_number] * len(written)
                page.close()
    except (PdfminerException, MalformedPDFException, struct.error, ValueError, KeyError, TypeError) as error:
        if isinstance(error, Refused):
            raise
        if any(isinstance(each, MemoryError) for each in error.args):
            raise MemoryError from error
        if any(isinstance(each, PDFPasswordIncorrect) for each in (error, *error.args)):
            raise Protected(f"{name} is protected by a password; save it unprotected") from error
        raise Refused(f"{name} is cut off or damaged; save it as PDF again") from error
    if not any(line.strip() for line in lines):
        raise Refused(f"{name} holds no text, only pictures; send the document it was made from")
    return DocumentText("\n".join(lines), tuple(pages), tuple(doubts))


def _page_lines(page: "Page") -> tuple[list[str], list[tuple[int, str]]]:
    """The lines of a page, and by their place those at which a table begins that cannot be read, with the reason."""
    tables = page.find_tables()
    boxes = [table.bbox for table in tables]
    outside = page.filter(lambda thing: not _is_inside(thing, boxes)) if boxes else page
    blocks = [_Block(table.bbox[1], table.bbox[3], ["", *map(_row, table.extract()), ""]) for table in tables]
    pieces = _pieces(outside)
    laid = list(laid_tables(pieces))
    for each in laid:
        if each.rows:
            rows = ["\t".join(row) for row in each.rows]
            blocks.append(_Block(pieces[each.first].top, pieces[each.last].bottom, ["", *rows, ""]))
    taken = [(block.top, block.bottom) for block in blocks[len(tables) :]]
    doubts = [(pieces[each.first].top, each.doubt) for each in laid if each.doubt]
    for line in outside.extract_text_lines():
        if not any(top <= (line["top"] + line["bottom"]) / 2 <= bottom for top, bottom in taken):
            doubt = next((why for top, why in doubts if line["top"] <= top + 1 and line["bottom"] > top), "")
            blocks.append(_Block(line["top"], line["bottom"], [line["text"]], doubt))
    return _joined(blocks)


@dataclass(frozen=True, slots=True)
class _Block:
    top: float
    bottom: float
    lines: list[str]
    doubt: str = ""


def _joined(blocks: list[_Block]) -> tuple[list[str], list[tuple[int, str]]]:
    written: list[str] = []
    doubts: list[tuple[int, str]] = []
    bottom = 0.0
    for block in sorted(blocks, key=lambda each: each.top):
        if block.top - bottom > _PARAGRAPH_GAP * (block.bottom - block.top) and len(block.lines) == 1:
            written.append("")
        if block.doubt:
            doubts.append((len(written), block.doubt))
        written += block.lines
        bottom = block.bottom
    return [*written, ""], doubts


def _pieces(page: "Page") -> list[Line]:
    """The words of a page in lines, those with ordinary spaces between them as one piece."""
    words = page.extract_words(extra_attrs=["fontname"])
    lines: list[Line] = []
    for row in _rows(words):
        held: list[Piece] = []
        for word in row:
            gap = _COLUMN_GAP * (word["bottom"] - word["top"])
            if held and word["x0"] - held[-1].right < gap:
                last = held.pop()
                held.append(replace(last, right=word["x1"], text=f"{last.text} {word['text']}"))
            else:
                held.append(Piece(word["x0"], word["x1"], word["text"], word["fontname"]))
        top, bottom = min(each["top"] for each in row), max(each["bottom"] for each in row)
        lines.append(Line(top, bottom, tuple(held)))
    return lines


def _rows(words: list[dict[str, Any]]) -> list[list[dict[str, Any]]]:
    """Words whose middles stand at one height, from left to right; the rows from top to bottom."""
    rows: list[list[dict[str, Any]]] = []
    for word in sorted(words, key=_middle):
        if rows and _middle(word) - _middle(rows[-1][0]) < _SAME_LINE * (word["bottom"] - word["top"]):
            rows[-1].append(word)
        else:
            rows.append([word])
    return [sorted(row, key=lambda each: each["x0"]) for row in rows]


def _middle(word: dict[str, Any]) -> float:
    return float(word["top"] + word["bottom"]) / 2


def _row(cells: list[str | None]) -> str:
    return "\t".join(" ".join((cell or "").split()) for cell in cells)


def _is_inside(thing: dict[str, Any], boxes: list[tuple[float, float, float, float]]) -> bool:
    across, down = (thing["x0"] + thing["x1"]) / 2, (thing["top"] + thing["bottom"]) / 2
    return any(left <= across <= right and top <= down <= bottom for left, top, right, bottom in boxes)
