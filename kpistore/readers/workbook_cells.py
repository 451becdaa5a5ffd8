"""What calamine leaves out of an XLSX file: percent formats, error values and formulas that were never computed."""

import re
import zipfile
from dataclasses import dataclass, field
from io import BytesIO
from posixpath import join, normpath
from xml.etree import ElementTree

from kpistore.readers.reading import Unreadable

Place = tuple[int, int]
"""Row and column, from 0."""

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_PERCENT_FORMATS = frozenset({"9", "10"})
"""The built-in formats 0% and 0.00%."""
_CELL = re.compile(rb"<(?:\w+:)?c(?=[\s/>])(?P<signs>[^>]*?)(?:/>|>(?P<inside>.*?)</(?:\w+:)?c>)", re.DOTALL)
_SIGN = re.compile(rb'\b(r|s|t)="([^"]*)"')
_VALUE = re.compile(rb"<(?:\w+:)?v(?:\s[^>]*)?>[^<]")
_FORMULA = re.compile(rb"<(?:\w+:)?f[\s/>]")
_LITERAL = re.compile(r'"[^"]*"|\\.')


@dataclass(slots=True)
class CellFacts:
    """The places of one sheet that need more than their value."""

    percents: set[Place] = field(default_factory=set)
    faults: dict[Place, str] = field(default_factory=dict)
    """Places that hold no value, and what stands there instead."""


def cell_facts(content: bytes) -> dict[str, CellFacts]:
    """The facts of each worksheet by its name; raises Unreadable for a workbook built in an unusual way."""
    with zipfile.ZipFile(BytesIO(content)) as archive:
        try:
            percents = (
                _percent_styles(archive.read("xl/styles.xml")) if "xl/styles.xml" in archive.namelist() else set()
            )
            return {name: _facts(archive.read(part), percents) for name, part in _parts(archive).items()}
        except (ElementTree.ParseError, KeyError) as error:
            raise Unreadable(f"its parts don't fit together ({error}); open it and save it again as XLSX") from error


def _parts(archive: zipfile.ZipFile) -> dict[str, str]:
    """The file of each worksheet within the workbook, by the sheet's name."""
    relations = ElementTree.fromstring(archive.read("xl/_rels/workbook.xml.rels"))  # noqa: S314 - sizes are checked before
    targets = {each.get("Id"): each.get("Target", "") for each in relations}
    parts = {}
    for sheet in ElementTree.fromstring(archive.read("xl/workbook.xml")).iter(f"{_MAIN}sheet"):  # noqa: S314
        target = targets[sheet.get(_RELATION)]
        part = target.lstrip("/") if target.startswith("/") else normpath(join("xl", target))
        if part.startswith("xl/worksheets/"):
            parts[sheet.get("name", "")] = part
    return parts


def _percent_styles(styles: bytes) -> set[str]:
    """The numbers of the cell styles that show a fraction as a percentage."""
    root = ElementTree.fromstring(styles)  # noqa: S314
    own = {
        each.get("numFmtId", "")
        for each in root.iter(f"{_MAIN}numFmt")
        if "%" in _LITERAL.sub("", each.get("formatCode", ""))
    }
    formats = root.find(f"{_MAIN}cellXfs")
    wanted = own | _PERCENT_FORMATS
    return {str(place) for place, each in enumerate(formats or ()) if each.get("numFmtId") in wanted}


def _facts(sheet: bytes, percents: set[str]) -> CellFacts:
    facts = CellFacts()
    for cell in _CELL.finditer(sheet):
        signs = {name.decode(): value.decode() for name, value in _SIGN.findall(cell["signs"])}
        inside = cell["inside"] or b""
        if not inside:
            continue
        if "r" not in signs:
            raise Unreadable("its cells don't say where they stand; open it and save it again as XLSX")
        place = _place(signs["r"])
        if signs.get("s") in percents and signs.get("t", "n") == "n":
            facts.percents.add(place)
        if signs.get("t") == "e":
            facts.faults[place] = "an error value"
        elif _FORMULA.search(inside) and not _VALUE.search(inside) and signs.get("t") != "str":
            facts.faults[place] = "a formula without its value"
    return facts


def _place(reference: str) -> Place:
    letters = reference.rstrip("0123456789")
    column = 0
    for letter in letters:
        column = column * 26 + ord(letter) - ord("A") + 1
    return int(reference[len(letters) :]) - 1, column - 1
