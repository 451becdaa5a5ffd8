"""Workbooks, Word documents and PDFs of Exampleshire, made for the tests; all figures are invented."""

from collections.abc import Callable, Sequence
from io import BytesIO
from typing import Any

from docx import Document
from matplotlib.backends.backend_pdf import PdfPages
from matplotlib.figure import Figure
from matplotlib.transforms import Bbox
from openpyxl import Workbook

Rows = Sequence[Sequence[Any]]


def workbook(change: Callable[[Workbook], None] | None = None, **sheets: Rows) -> bytes:
    """An XLSX file of these sheets, changed at last where a test wants more than values."""
    book = Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
    if change:
        change(book)
    held = BytesIO()
    book.save(held)
    return held.getvalue()


def word(*blocks: str | Rows) -> bytes:
    """A DOCX file of paragraphs and tables."""
    document = Document()
    for block in blocks:
        if isinstance(block, str):
            document.add_paragraph(block)
            continue
        table = document.add_table(len(block), len(block[0]))
        for row, cells in enumerate(block):
            for place, text in enumerate(cells):
                table.cell(row, place).text = text
    held = BytesIO()
    document.save(held)
    return held.getvalue()


def pdf(*pages: Sequence[str | Rows]) -> bytes:
    """A PDF whose tables have lines around their cells."""
    held = BytesIO()
    with PdfPages(held) as written:
        for blocks in pages:
            written.savefig(_page(blocks))
    return held.getvalue()


def _page(blocks: Sequence[str | Rows]) -> Figure:
    figure = Figure(figsize=(8.3, 11.7))
    top = 0.95
    for block in blocks:
        if isinstance(block, str):
            figure.text(0.1, top, block, fontsize=11)
            top -= 0.05
            continue
        height = 0.03 * len(block)
        axes = figure.add_axes((0.1, top - height, 0.8, height))
        axes.axis("off")
        axes.table(cellText=[list(row) for row in block], bbox=Bbox.unit(), fontsize=9)
        top -= height + 0.05
    return figure


Placed = Sequence[tuple[float, float, str] | tuple[float, float, str, str]]
"""Words on a page: from the left and from the top in points, the words, and their weight if it is not normal."""


def set_pdf(*pages: Placed) -> bytes:
    """A PDF of words alone, each where it is put, in letters of 9 points."""
    held = BytesIO()
    with PdfPages(held) as written:
        for words in pages:
            figure = Figure(figsize=(8.3, 11.7))
            for left, top, text, *weight in words:
                place = left / (8.3 * 72), 1 - top / (11.7 * 72)
                figure.text(*place, text, fontsize=9, weight=weight[0] if weight else "normal")
            written.savefig(figure)
    return held.getvalue()


def locked_pdf() -> bytes:
    """A PDF whose trailer says that it is encrypted, with a password that nobody knows."""
    content = pdf(["Crime"])
    start, end = content.rindex(b"trailer"), content.rindex(b"startxref")
    locked = b"<< /Filter /Standard /V 1 /R 2 /P -44 /O <%s> /U <%s> >>" % (b"ab" * 32, b"cd" * 32)
    inside = content[start:end].replace(b"<<", b"<< /Encrypt " + locked + b" /ID [<ab> <ab>] ", 1)
    return content[:start] + inside + content[end:]
