"""A label that the program prints is one it understands."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kpistore.asking.periods import find_period
from kpistore.model.period import Period, PeriodKind, point
from tests.kpistore.model.test_period import WHOLE

TODAY = date(2024, 10, 7)


def understood(label: str) -> Period | None:
    found = find_period(label.lower(), TODAY)
    return found.asked.first if found else None


@given(WHOLE)
def test_the_label_of_whole_months_is_read_back_as_the_same_days(period: Period) -> None:
    read = understood(period.label)
    assert read is not None
    assert read.covers_same_days(period)


@pytest.mark.parametrize(
    "period",
    [
        point(2019, 3),
        Period(date(2019, 3, 31), date(2019, 3, 31), PeriodKind.POINT),
        Period(date(2019, 4, 1), date(2019, 9, 30), PeriodKind.RANGE),
        Period(date(2019, 4, 1), date(2021, 3, 31), PeriodKind.RANGE),
        Period(date(2019, 4, 5), date(2019, 9, 30), PeriodKind.RANGE),
    ],
)
def test_the_label_of_any_other_span_is_read_back_as_the_same_days(period: Period) -> None:
    read = understood(period.label)
    assert read is not None
    assert read.covers_same_days(period)


@given(st.dates(date(2000, 1, 1), date(2060, 12, 31)), st.integers(0, 400))
def test_the_label_of_any_span_of_days_is_read_back(start: date, days: int) -> None:
    end = date.fromordinal(start.toordinal() + days)
    read = understood(Period(start, end, PeriodKind.RANGE).label)
    assert read is not None
    assert (read.start, read.end) == (start, end)
