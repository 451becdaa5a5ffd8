"""A PDF as the lines of a report: its text in reading order, and the tables whose cells have lines around them."""

import struct
from collections.abc import Iterator
from io import BytesIO
from typing import TYPE_CHECKING, Any

from kpistore.readers.document_lines import DocumentText
from kpistore.readers.file_reading import Protected, Refused

if TYPE_CHECKING:
    from pdfplumber.page import Page

MOST_PAGES = 500
_PARAGRAPH_GAP = 0.6
"""Lines further apart than this share of their height belong to two paragraphs."""


def pdf_text(name: str, content: bytes) -> DocumentText:
    """The text of every page; raises Refused for a protected, damaged, scanned or very long one."""
    import pdfplumber
    from pdfminer.pdfdocument import PDFPasswordIncorrect
    from pdfplumber.utils.exceptions import MalformedPDFException, PdfminerException

    lines: list[str] = []
    pages: list[int] = []
    try:
        with pdfplumber.open(BytesIO(content)) as document:
            if len(document.pages) > MOST_PAGES:
                raise Refused(f"{name} has more than {MOST_PAGES} pages; send the pages with the figures")
            for page in document.pages:
                written = list(_page_lines(page))
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
    return DocumentText("\n".join(lines), tuple(pages))


def _page_lines(page: "Page") -> Iterator[str]:
    tables = page.find_tables()
    boxes = [table.bbox for table in tables]
    outside = page.filter(lambda thing: not _is_inside(thing, boxes)) if boxes else page
    blocks: list[tuple[float, float, list[str]]] = [
        (table.bbox[1], table.bbox[3], ["", *map(_row, table.extract()), ""]) for table in tables
    ]
    blocks += [(line["top"], line["bottom"], [line["text"]]) for line in outside.extract_text_lines()]
    bottom = 0.0
    for top, end, written in sorted(blocks, key=lambda block: block[0]):
        if top - bottom > _PARAGRAPH_GAP * (end - top) and len(written) == 1:
            yield ""
        yield from written
        bottom = end
    yield ""


def _row(cells: list[str | None]) -> str:
    return "\t".join(" ".join((cell or "").split()) for cell in cells)


def _is_inside(thing: dict[str, Any], boxes: list[tuple[float, float, float, float]]) -> bool:
    across, down = (thing["x0"] + thing["x1"]) / 2, (thing["top"] + thing["bottom"]) / 2
    return any(left <= across <= right and top <= down <= bottom for left, top, right, bottom in boxes)
