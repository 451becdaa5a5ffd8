"""The text of a document that is to be proof-read, whatever its format."""

from pathlib import Path

from kpistore.readers.file_reading import Refused

BIGGEST_BYTES = 20 * 1024 * 1024
"""A report has a few hundred kilobytes; what is so much larger is none."""


def document_lines(path: Path) -> str:
    """The document's text with the lines that findings count, cells parted by tabs; raises Refused."""
    try:
        if path.stat().st_size > BIGGEST_BYTES:
            raise Refused(f"{path.name} is larger than {BIGGEST_BYTES // 1024**2} MB, too large for a report; split it")
        return path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise Refused(f"{path.name} cannot be opened ({error.strerror}); check the name") from error
    except UnicodeDecodeError as error:
        raise Refused(f"{path.name} is no UTF-8 text; save it as text in UTF-8") from error
