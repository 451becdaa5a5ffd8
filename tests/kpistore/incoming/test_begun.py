"""A period that has not begun has no figure: it is asked about; one that still runs has a provisional one."""

from dataclasses import replace
from datetime import date

import pytest

from kpistore.incoming.begun import only_begun
from kpistore.model.observation import NoFigure, Observation, Status
from kpistore.model.period import quarter
from kpistore.readers.file_reading import FileReading
from tests.kpistore.made import figure

BEGINS, ENDS = date(2024, 4, 1), date(2024, 6, 30)
EARLY = figure("12", quarter(2024, 1))


def read(held: Observation, today: date) -> FileReading:
    return only_begun(FileReading(None, (figure("11", quarter(2023, 4)), held)), "a.csv", today)


@pytest.mark.parametrize(
    ("today", "status"),
    [
        (date(2024, 3, 31), None),
        (BEGINS, Status.PROVISIONAL),
        (date(2024, 6, 29), Status.PROVISIONAL),
        (ENDS, Status.FINAL),
        (date(2024, 7, 1), Status.FINAL),
    ],
)
def test_a_figure_is_taken_from_the_first_day_of_its_period_on_and_is_final_from_the_last(
    today: date, status: Status | None
) -> None:
    reading = read(EARLY, today)
    assert [each.status for each in reading.observations[1:]] == ([status] if status else [])
    assert len(reading.questioned) == (0 if status else 1)


def test_what_is_asked_names_the_period_and_today_and_is_no_fault() -> None:
    reading = read(EARLY, date(2024, 3, 1))
    (asked,) = reading.questioned
    assert (asked.where, reading.refused) == ("a.csv", ())
    assert asked.why == (
        "Q1 2024/25 has not begun yet (today is 1 March 2024), and there is 1 figure of it; correct the period"
    )


def test_a_blank_cell_and_a_forecast_of_a_period_to_come_are_no_question() -> None:
    blank = replace(EARLY, value=None, as_published="", reason=NoFigure.BLANK, status=Status.MISSING)
    for held in (blank, replace(EARLY, status=Status.FORECAST)):
        assert read(held, date(2024, 3, 1)).questioned == ()


def test_beside_such_a_figure_a_blank_cell_of_a_period_to_come_is_not_recorded_either() -> None:
    blank = figure("1", quarter(2024, 2))
    blank = replace(blank, value=None, as_published="", reason=NoFigure.BLANK, status=Status.MISSING)
    reading = only_begun(FileReading(None, (figure("11", quarter(2023, 4)), EARLY, blank)), "a.csv", date(2024, 3, 1))
    assert [each.as_published for each in reading.observations] == ["11"]
    assert "there is 1 figure of it" in reading.questioned[0].why
