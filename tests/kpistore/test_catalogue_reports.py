"""Every row and label of the reports, held against the Cleveland catalogue."""

import hashlib
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from kpistore.catalogue import CLEVELAND, Office, load_office
from kpistore.model.kpi import breakdown_text

REPORTS = Path(__file__).parents[3] / "shared" / "reports"
WITH_TABLES = ("001", "002", "003")
NOT_FIGURES = ("Introduction from", "Outstanding", "Meeting Date")
"""How the tables begin that hold page numbers, gradings and meetings."""

needs_reports = pytest.mark.skipif(not REPORTS.is_dir(), reason=f"the reports are not at {REPORTS}")

Place = tuple[str, tuple[str, ...], str]
"""A row label, the headings of its columns, and the table's own heading."""


@cache
def office() -> Office:
    return load_office(CLEVELAND)


def meaning(label: str, measure: str = "", section: str = "") -> tuple[str, str]:
    found = office().catalogue.by_label(label, measure, section)
    return (found[0].key, breakdown_text(found[1])) if found else ("", "")


def lines_of(number: str) -> list[str]:
    (path,) = REPORTS.glob(f"{number}_*.txt")
    return path.read_text(encoding="utf-8").splitlines()


def tables(number: str) -> Iterator[tuple[str, list[list[str]]]]:
    heading, block = "", list[list[str]]()
    for line in [*lines_of(number), ""]:
        if "\t" in line:
            block.append([cell.strip() for cell in line.split("\t")])
            continue
        if block and not block[0][0].startswith(NOT_FIGURES):
            yield heading, block
        heading, block = (line.strip() if 0 < len(line) < 60 else heading), []


def rows_of_figures(number: str) -> Iterator[Place]:
    for heading, (header, *rows) in tables(number):
        if rows[0][0][:4].isdigit():
            yield from ((label, (), heading) for label in header[1:])
            continue
        for row in rows:
            is_heading = row[0].startswith("<i>") or (not any(row[1:]) and not row[0].startswith("%"))
            if row[0] and not is_heading:
                yield row[0], tuple(header[1:]), heading


@needs_reports
@pytest.mark.parametrize(("number", "rows"), [("001", 13), ("002", 60), ("003", 30)])
def test_every_row_of_figures_means_exactly_one_measure(number: str, rows: int) -> None:
    places = list(rows_of_figures(number))
    assert [label for label, columns, section in places if not _meanings(label, columns, section)] == []
    assert len(places) == rows


def _meanings(label: str, columns: tuple[str, ...], section: str) -> set[tuple[str, str]]:
    """What the row means under its columns: one measure for figures of its own, another for those headed as a rate."""
    headings = columns or ("",)
    found = {meaning(label, column, section) for column in headings} - {("", "")}
    assert len(found) <= len({"rate" in column.lower() for column in headings}), (label, found)
    return found


@needs_reports
def test_every_label_stands_in_a_report_exactly_as_printed() -> None:
    lines = [line for number in WITH_TABLES for line in lines_of(number)]
    cells = {cell.strip() for line in lines for cell in line.split("\t")}
    cells |= {re.sub(r"\s[\d,]+$", "", line) for line in lines}  # a label and its figure in one line of a box
    labels = [label.text for kpi in office().catalogue.kpis for label in kpi.labels]
    assert [label for label in labels if label not in cells] == []


@needs_reports
def test_every_document_is_the_file_that_ships() -> None:
    for path in REPORTS.glob("*.txt"):
        document = office().document(path.name, hashlib.sha256(path.read_bytes()).hexdigest())
        assert document is office().documents[path.name]
    assert len(list(REPORTS.glob("*.txt"))) == len(office().documents)
