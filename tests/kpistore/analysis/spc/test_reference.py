"""The results of NHSRplotthedots 0.2.2 on the cases of ../shared/spc, number for number and word for word."""

import csv
from pathlib import Path

import pytest

from kpistore.analysis.spc.plotting import control_points
from kpistore.analysis.spc.table import POINT_COLUMNS, SUMMARY_COLUMNS, point_rows, summary_row
from kpistore.model.period import Period, PeriodKind
from kpistore.readers.series_file import Case, read_cases, read_series

REFERENCE = Path(__file__).parents[5] / "shared" / "spc"
OWN = Path(__file__).parent / "reference"
NUMBERS = {"value", "mean", "lpl", "upl", "nlpl", "nupl", "target", "last_value", "last_mean", "last_lpl", "last_upl"}
CLOSE = 1e-9


@pytest.fixture(params=[OWN, REFERENCE], ids=["own", "shared"])
def folder(request: pytest.FixtureRequest) -> Path:
    chosen: Path = request.param
    if not (chosen / "cases.csv").exists():
        pytest.skip(f"the reference results are not at {chosen}")
    return chosen


def judged(folder: Path) -> tuple[list[dict[str, str]], list[dict[str, str]]]:
    series = read_series(folder / "inputs.csv")
    rows, lines = [], []
    for case in read_cases(folder / "cases.csv", Case("", ""), series):
        measured = [(Period(day, day, PeriodKind.POINT), value) for day, value in series[case.series].items()]
        points = control_points(measured, case.direction, case.rebases, screen=case.screen, fix_after=case.fix_after)
        rows += point_rows(case.name, points, case.target)
        lines.append(summary_row(case.name, points, case.direction, case.target))
    named = [dict(zip(POINT_COLUMNS, row, strict=True)) for row in rows]
    return named, [dict(zip(SUMMARY_COLUMNS, line, strict=True)) for line in lines]


def expected(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def assert_same(ours: list[dict[str, str]], theirs: list[dict[str, str]]) -> None:
    assert [_words(row) for row in ours] == [_words(row) for row in theirs]
    for our, their in zip(ours, theirs, strict=True):
        for name in NUMBERS & our.keys():
            assert _is_close(our[name], their[name]), (name, our, their)


def _words(row: dict[str, str]) -> dict[str, str]:
    return {name: text for name, text in row.items() if name not in NUMBERS}


def _is_close(our: str, their: str) -> bool:
    if our == their:
        return True
    return bool(our and their) and abs(float(our) - float(their)) <= CLOSE


def test_every_point_is_that_of_the_reference(folder: Path) -> None:
    assert_same(judged(folder)[0], expected(folder / "expected_points.csv"))


def test_every_summary_is_that_of_the_reference(folder: Path) -> None:
    assert_same(judged(folder)[1], expected(folder / "expected_summary.csv"))


def test_the_columns_are_those_of_the_reference(folder: Path) -> None:
    assert tuple(expected(folder / "expected_points.csv")[0]) == POINT_COLUMNS
    assert tuple(expected(folder / "expected_summary.csv")[0]) == SUMMARY_COLUMNS
