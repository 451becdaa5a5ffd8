"""What kind of file it is, by its content; a name's ending alone proves nothing."""

import csv
import re
import zipfile
from collections.abc import Callable
from enum import StrEnum

from kpistore.readers.archives import Listed
from kpistore.readers.file_reading import Protected, Refused
from kpistore.readers.police_stop_search import is_stop_search
from kpistore.readers.police_street import is_outcomes, is_street
from kpistore.readers.source import Source
from kpistore.readers.tidy import is_tidy

_UTF16 = (b"\xff\xfe", b"\xfe\xff")
_OLE = b"\xd0\xcf\x11\xe0"
"""The container of old Office files, and of new ones that are locked with a password."""
_PARTS = {"xl/workbook.xml": "XLSX", "word/document.xml": "DOCX", "xl/workbook.bin": "XLSB"}


_LONE_RETURN = re.compile(rb"\r[^\n]")
OTHER_SEPARATORS = {";": "semicolons", "\t": "tabs", "|": "bars"}
"""What parts cells in the place of commas."""


class Kind(StrEnum):
    """The kinds that are told apart."""

    STOP_SEARCH = "stop-and-search CSV of data.police.uk"
    STREET = "street CSV of data.police.uk"
    OUTCOMES = "outcomes CSV of data.police.uk"
    TIDY = "tidy CSV"
    TABLE = "other CSV"
    TEXT = "text"
    XLSX = "workbook"
    DOCX = "Word document"
    PDF = "PDF"
    ARCHIVE = "ZIP archive"


def kind_of(source: Source) -> Kind:
    """The kind of a file; raises Refused for one that no reader takes, with what to do."""
    head = source.head()
    if head.startswith(b"PK\x03\x04") or head.startswith(b"PK\x05\x06"):
        return _packed(source)
    if head.lstrip()[:5] == b"%PDF-":
        return Kind.PDF
    if head.startswith(_OLE):
        raise Protected(
            f"{source.name} is protected by a password or is an old Office file; save it unprotected as XLSX or DOCX"
        )
    if not head.strip():
        raise Refused(f"{source.name} is empty; there is nothing to read")
    return _text_kind(source.name, _first_line(source.name, head))


def _packed(source: Source) -> Kind:
    try:
        with Listed(source.open()) as stream, zipfile.ZipFile(stream) as archive:
            names = set(archive.namelist())
    except (zipfile.BadZipFile, OSError, ValueError) as error:
        raise Refused(f"{source.name} is cut off or damaged ({error}); send it again") from error
    found = next((kind for part, kind in _PARTS.items() if part in names), None)
    if found == "XLSB":
        raise Refused(f"{source.name} is a binary workbook; save it as XLSX")
    return Kind[found] if found else Kind.ARCHIVE


def _first_line(name: str, head: bytes) -> str:
    if head.startswith(_UTF16):
        raise Refused(f"{name} is no UTF-8 text but UTF-16; save it as text or CSV in UTF-8")
    if b"\r" in head and b"\n" not in head:
        raise Refused(f"{name} has line ends of an old Mac (CR only); save it again as text or CSV in UTF-8")
    if _LONE_RETURN.search(head):
        raise Refused(f"{name} has line ends of two kinds; save it again as text or CSV in UTF-8")
    if b"\0" in head:
        raise Refused(f"{name} is no text; send a CSV, XLSX, DOCX, PDF or ZIP file, or a report as UTF-8 text")
    line = head.removeprefix(b"\xef\xbb\xbf").lstrip(b"\r\n").partition(b"\n")[0]
    try:
        return line.decode().strip("\r\n")
    except UnicodeDecodeError as error:
        raise Refused(f"{name} is no UTF-8 text; save it as text or CSV in UTF-8") from error


_HEADERS: tuple[tuple[Kind, Callable[[list[str]], bool]], ...] = (
    (Kind.STOP_SEARCH, is_stop_search),
    (Kind.STREET, is_street),
    (Kind.OUTCOMES, is_outcomes),
    (Kind.TIDY, is_tidy),
)


def _text_kind(name: str, first: str) -> Kind:
    if kind := _headed(first, ","):
        return kind
    is_csv = name.lower().endswith(".csv")
    for separator in OTHER_SEPARATORS:
        if _headed(first, separator) or (is_csv and separator in first and "," not in first):
            refuse_separator(name, separator)
    return Kind.TABLE if is_csv else Kind.TEXT


def _headed(first: str, separator: str) -> Kind | None:
    header = [cell.strip() for cell in next(csv.reader([first], delimiter=separator), [])]
    return next((kind for kind, matches in _HEADERS if matches(header)), None)


def refuse_separator(name: str, separator: str) -> None:
    """Refuse a CSV of another country's spreadsheet: its numbers may be in another style as well."""
    words = OTHER_SEPARATORS[separator]
    raise Refused(
        f"{name} parts its cells with {words}, not commas; save it as CSV with commas (CSV UTF-8), or as XLSX"
    )
