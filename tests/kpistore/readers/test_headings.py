"""The grammar of period headings, from end to end of a heading and no further."""

from datetime import date

import pytest

from kpistore.model.period import PeriodKind
from kpistore.readers.headings import first_year, month_of, read_period, years_in


@pytest.mark.parametrize(
    ("heading", "start", "end", "kind"),
    [
        ("2021/22", "2021-04-01", "2022-03-31", PeriodKind.YEAR),
        ("2023 - 24", "2023-04-01", "2024-03-31", PeriodKind.YEAR),
        ("2024-2025", "2024-04-01", "2025-03-31", PeriodKind.YEAR),
        ("1999/00", None, None, None),
        ("Baseline 2020/21", "2020-04-01", "2021-03-31", PeriodKind.YEAR),
        ("April 2022 - March 2023", "2022-04-01", "2023-03-31", PeriodKind.YEAR),
        ("12 Months (2020/21)", "2020-04-01", "2021-03-31", PeriodKind.YEAR),
        ("12 months Sept 2024", "2023-10-01", "2024-09-30", PeriodKind.ROLLING12),
        ("12 months to September 2024", "2023-10-01", "2024-09-30", PeriodKind.ROLLING12),
        ("Rolling 12 months to the end of Jun-24", "2023-07-01", "2024-06-30", PeriodKind.ROLLING12),
        ("12 months data up to June 2024", "2023-07-01", "2024-06-30", PeriodKind.ROLLING12),
        ("Year ending December 2023", "2023-01-01", "2023-12-31", PeriodKind.CALENDAR),
        ("12 months March 2024", "2023-04-01", "2024-03-31", PeriodKind.YEAR),
        ("Calendar year 2023", "2023-01-01", "2023-12-31", PeriodKind.CALENDAR),
        ("March 2019", "2019-03-01", "2019-03-31", PeriodKind.MONTH),
        ("Sep '24", "2024-09-01", "2024-09-30", PeriodKind.MONTH),
        ("As at 30 September 2024", "2024-09-30", "2024-09-30", PeriodKind.POINT),
        ("1 April 2021 and 31 December 2021", "2021-04-01", "2021-12-31", PeriodKind.RANGE),
        ("1st April \N{EN DASH} 31st December 2021", "2021-04-01", "2021-12-31", PeriodKind.RANGE),
        ("May \N{EN DASH} December 2021", "2021-05-01", "2021-12-31", PeriodKind.RANGE),
        ("Jul-Sep 2021", "2021-07-01", "2021-09-30", PeriodKind.QUARTER),
        ("Q3 2021/22", "2021-10-01", "2021-12-31", PeriodKind.QUARTER),
        ("Quarter 4 (Jan-Mar) 2021/22", "2022-01-01", "2022-03-31", PeriodKind.QUARTER),
        ("2021/22 Q1 Apr-Jun", "2021-04-01", "2021-06-30", PeriodKind.QUARTER),
        ("Baseline 2020/21 Q4 Jan-Mar", "2021-01-01", "2021-03-31", PeriodKind.QUARTER),
    ],
)
def test_a_heading_is_read(heading: str, start: str | None, end: str | None, kind: PeriodKind | None) -> None:
    printed = read_period(heading)
    if start is None or end is None:
        assert printed is None
        return
    assert printed is not None
    assert printed.period is not None
    period = printed.period
    assert (period.start, period.end, period.kind) == (date.fromisoformat(start), date.fromisoformat(end), kind)


@pytest.mark.parametrize("heading", ["Q2 Jul-Sep", "Quarter 2", "Q2 (July to September)"])
def test_a_quarter_without_a_year_stays_without_one(heading: str) -> None:
    printed = read_period(heading)
    assert printed is not None
    assert (printed.period, printed.quarter, printed.note) == (None, 2, "")


def test_the_quarters_number_decides_where_its_months_are_misprinted() -> None:
    printed = read_period("2021/22 Q2 May-Sep")
    assert printed is not None
    assert printed.period is not None
    assert printed.period.start == date(2021, 7, 1)
    assert printed.note == "Q2 is July-Sept; the heading misprints its months"


def test_twelve_months_without_a_year_are_a_period_to_be_found_elsewhere() -> None:
    printed = read_period("12 Months")
    assert printed is not None
    assert (printed.period, printed.quarter) == (None, None)


@pytest.mark.parametrize(
    "heading",
    [
        "",
        "2021",
        "2021/23",
        "2021-2024",
        "Q5 2021/22",
        "Q2 2021",
        "May Quarterly Performance",
        "in March 2019 there were",
        "12 months Sept",
        "1,546",
        "31 June 2021 - 30 July 2021",
        "December 2021 - May 2021",
        "15-16",
    ],
)
def test_other_words_are_no_period(heading: str) -> None:
    assert read_period(heading) is None


def test_the_years_of_a_pair_follow_each_other() -> None:
    assert first_year("1999/00") == 1999
    assert first_year("2021/22") == 2021
    assert first_year("2021/2022") == 2021
    assert first_year("2021/1922") is None
    assert years_in("from 2021-2024 and 2022/23 to 2023 - 24") == [2022, 2023]


def test_a_month_needs_its_year() -> None:
    assert month_of("Sept 2024") == (2024, 9)
    assert month_of("Sep-24") == (2024, 9)
    assert month_of("September") is None
