"""A Word document as the lines of a report."""

from collections.abc import Iterator
from io import BytesIO
from typing import TYPE_CHECKING

from kpistore.readers.archives import refuse_bomb
from kpistore.readers.document_lines import DocumentText
from kpistore.readers.file_reading import Refused
from kpistore.readers.source import Limits

if TYPE_CHECKING:
    from docx.table import Table, _Row

_PAGE_BREAK = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}lastRenderedPageBreak"


def word_text(name: str, content: bytes, limits: Limits | None = None) -> DocumentText:
    """Paragraphs and tables in their order, a blank line between any two; pages as Word last laid them out.

    Raises Refused for what is no Word document.
    """
    from docx import Document
    from docx.opc.exceptions import OpcError
    from docx.table import Table

    refuse_bomb(name, BytesIO(content), limits or Limits())
    try:
        blocks = list(Document(BytesIO(content)).iter_inner_content())
    except (OpcError, KeyError, ValueError, SyntaxError) as error:
        raise Refused(f"{name} cannot be read as a Word document; save it again as DOCX") from error
    lines, pages, page = [""], [1], 1
    for block in blocks:
        written = list(_table_lines(block)) if isinstance(block, Table) else block.text.split("\n")
        page += sum(1 for _ in block._element.iter(_PAGE_BREAK))
        lines += [*written, ""]
        pages += [page] * (len(written) + 1)
    return DocumentText("\n".join(lines[1:]), tuple(pages[1:]) if page > 1 else ())


def _table_lines(table: "Table") -> Iterator[str]:
    told: set[object] = set()
    for row in table.rows:
        cells = []
        for place, cell in enumerate(row.cells):
            # A merged cell comes once for each place it covers; a label speaks for all its rows, a figure for one.
            repeated = cell._tc in told
            told.add(cell._tc)
            same_row = repeated and place > 0
            cells.append("" if same_row else " ".join(cell.text.split()))
        line = "\t".join([""] * row.grid_cols_before + cells)
        yield f"<i>{line}</i>" if _is_heading(row, cells) else line


def _is_heading(row: "_Row", cells: list[str]) -> bool:
    """A label alone in its row that is set in italics, or that reaches over the whole row."""
    if not cells[0] or any(cells[1:]) or len(cells) < 2:
        return False
    first = row.cells[0]
    runs = [run for paragraph in first.paragraphs for run in paragraph.runs if run.text.strip()]
    return row.cells[-1]._tc is first._tc or (bool(runs) and all(run.italic for run in runs))
