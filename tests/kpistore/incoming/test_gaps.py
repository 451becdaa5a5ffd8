"""Months missing between others; Exampleshire and all its figures are invented."""

import zipfile
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest

from kpistore.incoming.desk import Desk
from kpistore.incoming.importing import Imported, import_all
from kpistore.model.observation import Observation
from kpistore.shelf import Shelf
from tests.kpistore.readers.searches import search, searches
from tests.kpistore.shipped import office as cleveland

TODAY = date(2032, 10, 7)


def zipped(folder: Path, *months: str, empty: str = "") -> Path:
    """The files of these months of Exampleshire, as downloaded; one of them cut off."""
    path = folder / "months.zip"
    with zipfile.ZipFile(path, "w") as archive:
        for each in months:
            content = searches(search(moment=f"{each}-05T12:00:00+00:00"))
            name = f"{each}/{each}-exampleshire-stop-and-search.csv"
            archive.writestr(name, content[:-30] if each == empty else content)
    return path


def asked(imported: Sequence[Imported]) -> list[tuple[str, str]]:
    """Each question, with the month of the file that asks it."""
    readings = [(each.intake.name[:7], each.intake.reading) for each in imported]
    return [(name, each.why.partition(",")[0]) for name, reading in readings if reading for each in reading.questioned]


def read(folder: Path, *months: str, held: Sequence[Observation] = (), empty: str = "") -> list[Imported]:
    return import_all([zipped(folder, *months, empty=empty)], Desk(cleveland(), TODAY), Shelf(held))


@pytest.mark.parametrize(
    ("months", "questions"),
    [
        (["2031-01", "2031-02", "2031-03"], []),
        (
            ["2031-01", "2031-02", "2031-04"],
            [("2031-04", "March 2031 is missing between Feb 2031 and April 2031")],
        ),
        (
            ["2030-11", "2031-02"],
            [("2031-02", "Dec 2030 and Jan 2031 are missing between Nov 2030 and Feb 2031")],
        ),
        (["2030-11", "2031-11"], [("2031-11", "Dec 2030 to Oct 2031")]),
    ],
)
def test_a_month_missing_in_an_archive_is_asked_about_by_name(
    tmp_path: Path, months: list[str], questions: list[tuple[str, str]]
) -> None:
    imported = read(tmp_path, *months)
    assert asked(imported) == questions
    assert all(each.change.new for each in imported), "the other months can be approved"


def test_the_months_held_count_as_there_and_what_was_known_before_is_not_asked_again(tmp_path: Path) -> None:
    held = [figure for each in read(tmp_path, "2031-01", "2031-05") for figure in each.change.new]
    assert asked(read(tmp_path, "2031-06", held=held)) == []
    assert asked(read(tmp_path, "2031-05", held=held)) == []
    (after,) = asked(read(tmp_path, "2031-08", held=held))
    assert after == ("2031-08", "June 2031 and July 2031 are missing between May 2031 and Aug 2031")
    names = [name for name, _ in asked(read(tmp_path, "2031-03", held=held))]
    assert names == ["2031-03", "2031-03"], "before it and after it"


def test_a_month_that_is_refused_is_not_called_missing(tmp_path: Path) -> None:
    imported = read(tmp_path, "2031-01", "2031-02", "2031-03", empty="2031-02")
    assert asked(imported) == []
    assert [each.intake.name[:7] for each in imported if each.intake.refusal] == ["2031-02"]
