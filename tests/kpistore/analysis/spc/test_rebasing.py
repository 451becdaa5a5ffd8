"""When a chart asks to be rebased, and when it does not."""

import csv
from datetime import date
from pathlib import Path

import pytest

from kpistore.analysis.spc.chart import ControlChart
from kpistore.analysis.spc.control import control_chart
from kpistore.analysis.spc.rebasing import suggest_rebase
from kpistore.model.kpi import Direction
from kpistore.model.period import PeriodKind, month
from kpistore.model.series import series_of
from tests.kpistore.analysis.spc.months import STEADY, chart
from tests.kpistore.made import figure

SEARCHES = Path(__file__).parents[5] / "shared" / "data" / "stop-and-search"
HIGHER = tuple(value + 10 for value in STEADY)


def searches_of_cleveland(rebases: tuple[date, ...] = ()) -> ControlChart:
    files = sorted(SEARCHES.glob("*/*-cleveland-stop-and-search.csv"))
    if not files:
        pytest.skip(f"the monthly searches are not at {SEARCHES}")
    figures = []
    for path in files:
        year, number = (int(part) for part in path.name.split("-")[:2])
        with path.open(encoding="utf-8", newline="") as file:
            rows = sum(1 for _ in csv.DictReader(file))
        figures.append(figure(str(rows), month(year, number)))
    made = control_chart(series_of(figures, PeriodKind.MONTH), Direction.NEITHER, rebases=rebases)
    assert isinstance(made, ControlChart)
    return made


def test_searches_a_month_ask_for_a_rebase_at_march_2020() -> None:
    suggestion = suggest_rebase(searches_of_cleveland())
    assert suggestion is not None
    assert suggestion.day == date(2020, 3, 1)
    assert suggestion.reason == (
        "all 21 points since March 2020 are above the mean of the 14 before, the first of them outside their limits: "
        "mean 500.4 against 132.4"
    )


def test_once_rebased_searches_ask_for_no_more() -> None:
    assert suggest_rebase(searches_of_cleveland((date(2020, 3, 1),))) is None


def test_suggesting_rebases_nothing() -> None:
    made = chart([*STEADY, *HIGHER])
    assert suggest_rebase(made) is not None
    assert made.rebased_at is None


def test_a_step_down_is_suggested_at_its_first_point() -> None:
    suggestion = suggest_rebase(chart([*HIGHER, *STEADY]))
    assert suggestion is not None
    assert (suggestion.day, "are below the mean of the 12 before" in suggestion.reason) == (date(2020, 1, 1), True)


@pytest.mark.parametrize(
    "values",
    [
        [*STEADY, *STEADY],
        [*STEADY, *HIGHER[:6]],
        [*STEADY, 60, *STEADY],
        [*STEADY, *HIGHER, 5],
        [*STEADY[:11], *HIGHER[:7]],
        [5.0] * 30,
        [5.0],
    ],
    ids=["steady", "six points", "one jump", "over again", "eleven before", "constant", "one point"],
)
def test_no_rebase_is_suggested_without_a_shift_that_lasts(values: list[float]) -> None:
    assert suggest_rebase(chart(values)) is None
