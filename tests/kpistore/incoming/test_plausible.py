"""A figure that its measure cannot have is refused by its place, and nothing of the kind is recorded."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from kpistore.catalogue import CLEVELAND, Office, load_office
from kpistore.incoming.importing import read_file
from kpistore.incoming.plausible import impossible
from kpistore.model.kpi import Unit
from kpistore.model.observation import Release
from kpistore.shipped import shipped_figures
from tests.kpistore.made import figure, kpi

TODAY = date(2025, 5, 1)
HEAD = "kpi,period_start,period_end,value,unit"
YEAR = "2024-04-01,2025-03-31"


@pytest.fixture(scope="module")
def office() -> Office:
    return load_office(CLEVELAND)


@pytest.mark.parametrize(
    ("printed", "value", "unit", "why"),
    [
        ("89.2%", "89.2", Unit.COUNT, "is printed in percent"),
        ("-71", "-71", Unit.COUNT, "is below zero"),
        ("12.5", "12.5", Unit.COUNT, "is no whole number"),
        ("187.2%", "187.2", Unit.PERCENT, "is more than 100%"),
        ("12", "12", Unit.COUNT, ""),
        ("100%", "100", Unit.PERCENT, ""),
        ("4.4", "4.4", Unit.SECONDS, ""),
    ],
)
def test_what_a_measure_cannot_have_is_said(printed: str, value: str, unit: Unit, why: str) -> None:
    told = impossible(kpi(unit=unit), replace(figure(value, unit=unit), as_published=printed))
    assert told.startswith(why)
    assert bool(told) == bool(why)


def test_every_figure_that_ships_is_possible(office: Office) -> None:
    assert [each for each in shipped_figures(office) if impossible(office.catalogue.kpi(each.kpi), each)] == []


def test_an_impossible_row_is_refused_by_its_measure_and_period(office: Office, tmp_path: Path) -> None:
    path = tmp_path / "figures.csv"
    path.write_text(f"{HEAD}\nrobbery,{YEAR},-71,count\n")
    found = read_file(path, office, TODAY)
    assert found.observations == ()
    assert "figures.csv" in found.refused[0].where
    assert "-71 is below zero" in found.refused[0].why


def test_a_table_cannot_publish_itself(office: Office, tmp_path: Path) -> None:
    path = tmp_path / "figures.csv"
    path.write_text(f"{HEAD},release,family\nrobbery,{YEAR},71,count,published,force-report\n")
    (found,) = read_file(path, office, TODAY).observations
    assert found.document.release is Release.UNPUBLISHED
