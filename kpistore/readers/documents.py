"""The text of a document, whatever its format: lines as an editor numbers them, cells of tables parted by tabs."""

from kpistore.readers.document_lines import DocumentText
from kpistore.readers.file_reading import Refused
from kpistore.readers.kinds import Kind, kind_of
from kpistore.readers.pdf_text import pdf_text
from kpistore.readers.source import Limits, Source
from kpistore.readers.word_text import word_text

BIGGEST_BYTES = 20 * 1024 * 1024
"""A report has a few hundred kilobytes, with pictures some megabytes; what is so much larger is none."""


def document_text(source: Source) -> DocumentText:
    """The text of a report as text, DOCX or PDF, with the lines that findings count; raises Refused: what to do."""
    if source.size > BIGGEST_BYTES:
        raise Refused(f"{source.name} is larger than {BIGGEST_BYTES // 1024**2} MB, too large for a report; split it")
    kind, content = kind_of(source), source.whole(Limits(held=BIGGEST_BYTES))
    if kind is Kind.DOCX:
        return word_text(source.name, content)
    if kind is Kind.PDF:
        return pdf_text(source.name, content)
    if kind is not Kind.TEXT:
        raise Refused(f"{source.name} is a {kind}, not a report; send a report as text, DOCX or PDF")
    try:
        return DocumentText(content.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise Refused(f"{source.name} is no UTF-8 text; save it as text in UTF-8") from error
