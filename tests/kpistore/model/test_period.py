"""Periods: what they are called, which ones they are set beside, what follows from their dates."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kpistore.model.period import (
    UNDATED,
    Period,
    PeriodKind,
    calendar_year,
    day_words,
    financial_year,
    financial_year_of,
    from_dates,
    month,
    point,
    quarter,
    quarter_of,
    twelve_months_to,
)

DAYS = st.dates(date(1990, 1, 1), date(2060, 12, 31))
NUMBERS = st.integers(2001, 2055)
MONTHS = st.integers(1, 12)
WHOLE = st.one_of(
    st.builds(month, NUMBERS, MONTHS),
    st.builds(quarter, NUMBERS, st.integers(1, 4)),
    st.builds(financial_year, NUMBERS),
    st.builds(calendar_year, NUMBERS),
    st.builds(twelve_months_to, NUMBERS, MONTHS),
)


def span(start: str, end: str, kind: PeriodKind = PeriodKind.RANGE) -> Period:
    return Period(date.fromisoformat(start), date.fromisoformat(end), kind)


@pytest.mark.parametrize(
    ("period", "start", "end", "label"),
    [
        (month(2024, 2), "2024-02-01", "2024-02-29", "Feb 2024"),
        (month(2023, 2), "2023-02-01", "2023-02-28", "Feb 2023"),
        (quarter(2021, 1), "2021-04-01", "2021-06-30", "Q1 2021/22"),
        (quarter(2021, 3), "2021-10-01", "2021-12-31", "Q3 2021/22"),
        (quarter(2021, 4), "2022-01-01", "2022-03-31", "Q4 2021/22"),
        (financial_year(2023), "2023-04-01", "2024-03-31", "2023/24"),
        (financial_year(1999), "1999-04-01", "2000-03-31", "1999/00"),
        (calendar_year(2022), "2022-01-01", "2022-12-31", "calendar year 2022"),
        (twelve_months_to(2024, 9), "2023-10-01", "2024-09-30", "12 months to Sept 2024"),
        (twelve_months_to(2024, 2), "2023-03-01", "2024-02-29", "12 months to Feb 2024"),
        (point(2019, 3), "2019-03-01", "2019-03-31", "March 2019"),
        (span("2019-03-31", "2019-03-31", PeriodKind.POINT), "2019-03-31", "2019-03-31", "31 March 2019"),
        (span("2019-04-01", "2019-09-30"), "2019-04-01", "2019-09-30", "April 2019 to Sept 2019"),
        (span("2019-04-05", "2019-09-30"), "2019-04-05", "2019-09-30", "5 April 2019 to 30 Sept 2019"),
        (span("2024-10-07", "2024-10-07"), "2024-10-07", "2024-10-07", "7 Oct 2024"),
    ],
)
def test_a_period_has_the_days_and_the_label_of_a_british_report(
    period: Period, start: str, end: str, label: str
) -> None:
    assert (str(period.start), str(period.end), period.label) == (start, end, label)


@pytest.mark.parametrize(
    ("start", "end", "label"),
    [
        (None, None, "no period printed"),
        (date(2020, 1, 1), None, "since 1 Jan 2020"),
        (None, date(2020, 1, 1), "up to 1 Jan 2020"),
    ],
)
def test_a_period_without_dates_says_so(start: date | None, end: date | None, label: str) -> None:
    assert from_dates(start, end).label == label


@pytest.mark.parametrize(
    ("period", "previous", "earlier"),
    [
        (month(2024, 3), month(2024, 2), month(2023, 3)),
        (month(2024, 2), month(2024, 1), month(2023, 2)),
        (month(2025, 2), month(2025, 1), month(2024, 2)),
        (quarter(2021, 1), quarter(2020, 4), quarter(2020, 1)),
        (financial_year(2023), financial_year(2022), financial_year(2022)),
        (calendar_year(2023), calendar_year(2022), calendar_year(2022)),
        (twelve_months_to(2024, 9), twelve_months_to(2023, 9), twelve_months_to(2023, 9)),
        (span("2019-04-01", "2019-09-30"), span("2018-10-01", "2019-03-31"), span("2018-04-01", "2018-09-30")),
        (point(2019, 3), None, point(2018, 3)),
        (span("2019-04-05", "2019-09-30"), None, None),
        (UNDATED, None, None),
    ],
)
def test_a_period_is_set_beside_the_adjacent_one_and_the_same_a_year_earlier(
    period: Period, previous: Period | None, earlier: Period | None
) -> None:
    assert (period.previous(), period.year_earlier()) == (previous, earlier)


def test_a_year_earlier_than_a_leap_february_ends_on_its_own_last_day() -> None:
    assert month(2024, 2).shifted(-12).end == date(2023, 2, 28)
    assert month(2023, 2).shifted(12).end == date(2024, 2, 29)


def test_twelve_months_to_march_and_the_financial_year_are_the_same_days() -> None:
    rolling = Period(date(2023, 4, 1), date(2024, 3, 31), PeriodKind.ROLLING12)
    assert rolling.label == "12 months to March 2024"
    assert rolling.covers_same_days(financial_year(2023))
    assert twelve_months_to(2024, 3) == financial_year(2023)
    assert twelve_months_to(2023, 12) == calendar_year(2023)
    assert not rolling.covers_same_days(twelve_months_to(2024, 2))


@pytest.mark.parametrize(
    ("start", "end", "kind"),
    [
        ("2024-02-01", "2024-02-29", PeriodKind.MONTH),
        ("2023-02-01", "2023-02-27", PeriodKind.RANGE),
        ("2021-10-01", "2021-12-31", PeriodKind.QUARTER),
        ("2021-11-01", "2022-01-31", PeriodKind.RANGE),
        ("2021-04-01", "2022-03-31", PeriodKind.YEAR),
        ("2021-01-01", "2021-12-31", PeriodKind.CALENDAR),
        ("2021-07-01", "2022-06-30", PeriodKind.ROLLING12),
        ("2021-04-01", "2023-03-31", PeriodKind.RANGE),
        ("2021-04-01", "2021-04-01", PeriodKind.RANGE),
    ],
)
def test_the_kind_is_read_off_the_dates(start: str, end: str, kind: PeriodKind) -> None:
    assert from_dates(date.fromisoformat(start), date.fromisoformat(end)).kind is kind


def test_a_period_that_ends_before_it_starts_is_refused() -> None:
    with pytest.raises(ValueError, match="cannot end before it starts"):
        span("2024-02-01", "2024-01-31")


@pytest.mark.parametrize("number", [0, 5])
def test_a_year_has_four_quarters(number: int) -> None:
    with pytest.raises(ValueError, match="quarters 1 to 4"):
        quarter(2021, number)


def test_only_whole_months_can_be_moved_by_months() -> None:
    with pytest.raises(ValueError, match="not made of whole months"):
        span("2024-01-02", "2024-01-31").shifted(1)


@pytest.mark.parametrize(
    ("first", "second", "together"),
    [
        (month(2024, 3), financial_year(2023), True),
        (month(2024, 4), financial_year(2023), False),
        (twelve_months_to(2024, 9), twelve_months_to(2024, 6), True),
        (UNDATED, financial_year(2023), False),
    ],
)
def test_periods_that_share_a_day_overlap(first: Period, second: Period, together: bool) -> None:
    assert first.overlaps(second) is second.overlaps(first) is together


@given(WHOLE)
def test_the_previous_period_ends_on_the_day_before_and_is_as_long(period: Period) -> None:
    previous = period.previous()
    assert previous is not None
    assert previous.end is not None
    assert previous.end + timedelta(days=1) == period.start
    assert (previous.months, previous.kind) == (period.months, period.kind)
    assert not previous.overlaps(period)


@given(WHOLE, st.integers(-60, 60))
def test_what_is_moved_there_and_back_is_where_it_was(period: Period, months: int) -> None:
    assert period.shifted(months).shifted(-months) == period


@given(WHOLE)
def test_a_period_is_known_by_its_dates_alone(period: Period) -> None:
    assert from_dates(period.start, period.end) == period


@given(DAYS)
def test_every_day_lies_in_its_quarter_and_that_in_its_financial_year(day: date) -> None:
    held, year = quarter_of(day), financial_year(financial_year_of(day))
    assert held.start is not None
    assert held.end is not None
    assert held.start <= day <= held.end
    assert held.overlaps(year)
    assert year.label == held.label.split()[1]


def test_a_date_is_written_with_the_trade_s_short_months() -> None:
    assert day_words(date(2024, 10, 7)) == "7 Oct 2024"
    assert day_words(date(2024, 9, 30)) == "30 Sept 2024"
