"""What the period grammar reads, and what it must leave alone."""

import calendar
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kpistore.asking.asked import Found
from kpistore.asking.periods import find_period
from kpistore.asking.words import MAX_CHARACTERS
from kpistore.model import period as periods
from kpistore.model.period import MONTH_WORDS, Period, PeriodKind

TODAY = date(2024, 10, 7)
FULL_MONTHS = tuple(calendar.month_name)[1:]


PERIOD_WORDS = (
    "q3", "q5", "2021", "21", "/22", "-", "to", "may", "march", "31", "12", "months", "year", "last", "the", "before",
    "since", "quarter", "between", "and", ",", "2021-22", "99", "this", "time", "date", "next", "previous",
    "week", "'21",
)  # fmt: skip


def found(text: str, today: date = TODAY) -> Found:
    read = find_period(text, today)
    assert read is not None, text
    return read


def days(text: str, today: date = TODAY) -> str:
    """The preferred reading as "start..end"."""
    first = found(text, today).asked.first
    assert first is not None, text
    return f"{first.start or ''}..{first.end or ''}"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Q3 21/22", "2021-10-01..2021-12-31"),
        ("q3 2021/22", "2021-10-01..2021-12-31"),
        ("Q3 2021-22", "2021-10-01..2021-12-31"),
        ("2021-22 Q3", "2021-10-01..2021-12-31"),
        ("Q3 FY21/22", "2021-10-01..2021-12-31"),
        ("Q4 20/21", "2021-01-01..2021-03-31"),
        ("Q2 May-Sep 2021/22", "2021-07-01..2021-09-30"),
        ("Q2 Jul-Sep 2021/22", "2021-07-01..2021-09-30"),
        ("third quarter of 2021/22", "2021-10-01..2021-12-31"),
        ("quarter 3 of 2021/22", "2021-10-01..2021-12-31"),
        ("last quarter of 2021/22", "2022-01-01..2022-03-31"),
        ("quarter to December 2021", "2021-10-01..2021-12-31"),
        ("quarter ended Dec 21", "2021-10-01..2021-12-31"),
        ("three months to December 2021", "2021-10-01..2021-12-31"),
        ("Q1 to Q3 2021/22", "2021-04-01..2021-12-31"),
        ("Oct-Dec 2021", "2021-10-01..2021-12-31"),
        ("Oct to Dec 2021", "2021-10-01..2021-12-31"),
        ("October–December 2021", "2021-10-01..2021-12-31"),
        ("between April and December 2021", "2021-04-01..2021-12-31"),
        ("apr to dec 2021", "2021-04-01..2021-12-31"),
        ("April 2022 - March 2023", "2022-04-01..2023-03-31"),
        ("1 April 2022 to 31 March 2023", "2022-04-01..2023-03-31"),
        ("Oct - Mar 2022", "2021-10-01..2022-03-31"),
        ("Jan-Mar 2020/21", "2021-01-01..2021-03-31"),
        ("2021-10-01 to 2021-12-31", "2021-10-01..2021-12-31"),
        ("2021-10-01..2021-12-31", "2021-10-01..2021-12-31"),
        ("year to Sept 2024", "2023-10-01..2024-09-30"),
        ("yr to sept 23", "2022-10-01..2023-09-30"),
        ("12m sept 22", "2021-10-01..2022-09-30"),
        ("12 months Sept 2024", "2023-10-01..2024-09-30"),
        ("12 months ending September 2024", "2023-10-01..2024-09-30"),
        ("12 months to 30 September 2024", "2023-10-01..2024-09-30"),
        ("twelve months up to the end of September 2024", "2023-10-01..2024-09-30"),
        ("12 months to March 2024", "2023-04-01..2024-03-31"),
        ("YE Mar 2024", "2023-04-01..2024-03-31"),
        ("year ending March 2024", "2023-04-01..2024-03-31"),
        ("12 months to septmber 2024", "2023-10-01..2024-09-30"),
        ("FY 2023/24", "2023-04-01..2024-03-31"),
        ("FY23/24", "2023-04-01..2024-03-31"),
        ("2023-24", "2023-04-01..2024-03-31"),
        ("2023 - 24", "2023-04-01..2024-03-31"),
        ("2023/24", "2023-04-01..2024-03-31"),
        ("23/24", "2023-04-01..2024-03-31"),
        ("2023/2024", "2023-04-01..2024-03-31"),
        ("calendar year 2021", "2021-01-01..2021-12-31"),
        ("2021 calendar year", "2021-01-01..2021-12-31"),
        ("October 2021", "2021-10-01..2021-10-31"),
        ("oct 21", "2021-10-01..2021-10-31"),
        ("March 2019", "2019-03-01..2019-03-31"),
        ("2021-12", "2021-12-01..2021-12-31"),
        ("6 months to Sept 2024", "2024-04-01..2024-09-30"),
        ("since December 2019", "2019-12-01.."),
        ("since the start of 2022", "2022-01-01.."),
        ("since 2021/22", "2021-04-01.."),
        ("last quarter", "2024-07-01..2024-09-30"),
        ("last month", "2024-09-01..2024-09-30"),
        ("this quarter", "2024-10-01..2024-12-31"),
        ("next quarter", "2025-01-01..2025-03-31"),
        ("last financial year", "2023-04-01..2024-03-31"),
        ("last calendar year", "2023-01-01..2023-12-31"),
        ("yesterday", "2024-10-06..2024-10-06"),
        ("last week", "2024-09-30..2024-10-06"),
    ],
)
def test_one_span_of_days_is_read_and_nothing_is_left(text: str, expected: str) -> None:
    read = found(text)

    assert days(text) == expected
    assert len(read.asked.candidates) == 1
    assert not read.asked.inferred
    assert read.rest == ""


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("2021", ["calendar year 2021", "12 months to Nov 2021", "12 months to Oct 2021"]),
        ("Q3 2021", ["Q3 2021/22"]),
        ("Q4 2021", ["Q4 2021/22", "Q4 2020/21"]),
        ("Q3", ["Q3 2023/24", "Q3 2022/23", "Q3 2021/22"]),
        ("Q2", ["Q2 2024/25", "Q2 2023/24"]),
        ("March", ["March 2024", "March 2023"]),
        ("in may", ["May 2024", "May 2023"]),
        ("31 March 2021", ["31 March 2021", "March 2021"]),
        ("31/03/2021", ["31 March 2021", "March 2021"]),
        ("last year", ["2023/24", "calendar year 2023", "12 months to Sept 2024"]),
        ("last 12 months", ["12 months to Sept 2024", "12 months to Aug 2024"]),
        ("year to date", ["April 2024 to Sept 2024", "April 2024 to Aug 2024"]),
        ("this time last year", ["Q3 2023/24", "Oct 2023", "Q2 2023/24"]),
        ("year to September", ["12 months to Sept 2024", "12 months to Sept 2023"]),
        ("financial year 2021", ["2021/22", "2020/21"]),
        ("oct to dec", ["Q3 2023/24", "Q3 2022/23"]),
    ],
)
def test_words_that_allow_several_readings_give_them_in_order_and_say_so(text: str, labels: list[str]) -> None:
    asked = found(text).asked

    assert [each.label for each in asked.candidates[: len(labels)]] == labels
    assert asked.inferred


def test_a_bare_quarter_looks_back_ten_years_and_never_ahead() -> None:
    asked = found("Q3").asked

    assert len(asked.candidates) == 11
    assert all(each.end and each.end <= TODAY for each in asked.candidates)


@pytest.mark.parametrize(
    "text",
    [
        "% of non 999 calls answered within 2 minutes",
        "999 calls answered within 10 seconds",
        "101",
        "1:1 support",
        "residential burglary per 1,000",
        "NHS sharps admissions - under 25 years",
        "ages 18-24",
        "over 2,000 calls",
        "may I have the burglary figure",
        "open 24/7",
        "Safer Streets 5",
        "",
    ],
)
def test_numbers_in_names_are_no_periods(text: str) -> None:
    assert find_period(text, TODAY) is None


@pytest.mark.parametrize(
    "text", ["Q5 2021", "Q0 2021/22", "2021/23", "2022-20", "32 March", "31 June 2021", "Q3 2021/24"]
)
def test_an_impossible_period_is_refused_with_a_way_to_write_it(text: str) -> None:
    asked = found(text).asked

    assert asked.candidates == ()
    assert asked.problem.endswith(".")
    assert ":" in asked.problem or "as in" in asked.problem


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("latest", None),
        ("newest figure", None),
        ("right now", None),
        ("burglary by quarter", PeriodKind.QUARTER),
        ("quarterly", PeriodKind.QUARTER),
        ("per month", PeriodKind.MONTH),
        ("the last 3 years", None),
    ],
)
def test_words_for_the_newest_or_a_kind_name_no_span(text: str, kind: PeriodKind | None) -> None:
    asked = found(text).asked

    assert asked.candidates == ()
    assert asked.kind is kind
    assert not asked.problem


@pytest.mark.parametrize(
    ("text", "main", "against"),
    [
        ("drone pilots in 2023/24 than 2022/23", "2023/24", "2022/23"),
        ("up from 2022/23 to 2023/24", "2023/24", "2022/23"),
        ("Q3 21/22 vs Q3 20/21", "Q3 2021/22", "Q3 2020/21"),
        ("compared with 2022/23, asb in 2023/24", "2023/24", "2022/23"),
    ],
)
def test_the_second_half_of_a_comparison_is_not_the_period_asked_for(text: str, main: str, against: str) -> None:
    read = found(text)

    assert read.asked.first is not None
    assert read.asked.first.label == main
    assert read.against is not None
    assert read.against.first is not None
    assert read.against.first.label == against


@pytest.mark.parametrize(
    ("text", "shift"),
    [
        ("burglary 12 months to sept 2024 v the 12 months before", -12),
        ("2023/24 compared to the previous year", -12),
        ("Q3 21/22 v the quarter before", -3),
        ("Q3 21/22 v the same quarter last year", -12),
    ],
)
def test_a_period_counted_from_another_is_kept_as_a_shift(text: str, shift: int) -> None:
    read = found(text)

    assert read.against is not None
    assert read.against.shift == shift
    assert read.asked.first is not None


@pytest.mark.parametrize(
    ("text", "shift"),
    [
        ("burglary v last year", -12),
        ("burglary compared to this time last year", -12),
        ("burglary up on last quarter", -3),
        ("burglary more than the year before", -12),
    ],
)
def test_what_is_only_compared_with_is_not_the_period_asked_for(text: str, shift: int) -> None:
    read = found(text)

    assert read.asked.candidates == ()
    assert read.against is not None
    assert (read.against.candidates, read.against.shift) == ((), shift)


def test_the_previous_year_alone_is_the_last_one() -> None:
    assert days("burglary last year") == days("burglary the previous year") == "2023-04-01..2024-03-31"


def test_what_is_left_is_the_name() -> None:
    assert found("How many robberies in Q1 2021/22?").rest == "how many robberies ?"
    assert found("stalking and harassment, quarter to December 2021").rest == "stalking and harassment"


def quarters() -> st.SearchStrategy[Period]:
    return st.builds(periods.quarter, st.integers(2010, 2040), st.integers(1, 4))


def exactly(text: str, period: Period) -> None:
    asked = found(f"burglary {text} please").asked
    assert asked.first is not None, text
    assert asked.first.covers_same_days(period), f"{text}: {asked.first.label}"
    assert not asked.inferred


@given(quarters())
def test_a_quarter_reads_back_in_every_style(period: Period) -> None:
    assert period.start is not None
    assert period.end is not None
    year, number = period.label.split()[1], period.label[1]
    start, end = period.start, period.end
    exactly(period.label, period)
    exactly(f"q{number} {year[2:]}", period)
    exactly(f"{year.replace('/', '-')} Q{number}", period)
    exactly(f"{FULL_MONTHS[start.month - 1]}–{FULL_MONTHS[end.month - 1]} {end.year}", period)
    exactly(f"quarter to {MONTH_WORDS[end.month - 1]} {end.year}", period)
    exactly(f"{start.isoformat()} to {end.isoformat()}", period)


@given(st.integers(2010, 2040))
def test_a_financial_year_reads_back_in_every_style(year: int) -> None:
    period = periods.financial_year(year)
    short = (year + 1) % 100
    for text in (
        period.label,
        f"FY {year}/{short}",
        f"{year}-{short}",
        f"{year} - {short}",
        f"{year % 100}/{short}",
        f"April {year} - March {year + 1}",
        f"12 months to March {year + 1}",
        f"YE Mar {year + 1}",
        f"year ending march {short}",
    ):
        exactly(text, period)


@given(st.integers(2010, 2040), st.integers(1, 12))
def test_twelve_months_and_months_read_back_in_every_style(year: int, number: int) -> None:
    span, month = periods.twelve_months_to(year, number), periods.month(year, number)
    name, short = FULL_MONTHS[number - 1], MONTH_WORDS[number - 1]
    exactly(span.label, span)
    for text in (f"12 months {short} {year}", f"year to {name} {year}", f"12m {short.lower()} {year % 100}"):
        exactly(text, span)
    exactly(f"yr ending {name.lower()} {year % 100}", span)
    exactly(month.label, month)
    exactly(f"in {name} {year}", month)


@given(st.integers(2010, 2040), st.integers(1, 12), st.integers(2, 30))
def test_a_range_of_months_reads_back_from_its_label(year: int, number: int, length: int) -> None:
    first = periods.month(year, number)
    span = periods.from_dates(first.start, first.shifted(length - 1).end)

    exactly(span.label, span)


@settings(max_examples=300, deadline=None)
@given(st.text(max_size=400), st.dates(date(2000, 1, 1), date(2100, 12, 31)))
def test_any_text_on_any_day_is_read_without_an_error(text: str, today: date) -> None:
    find_period(text, today)


@settings(max_examples=300, deadline=None)
@given(
    st.lists(
        st.sampled_from(PERIOD_WORDS),
        max_size=12,
    ),
    st.dates(date(2000, 1, 1), date(2100, 12, 31)),
)
def test_period_words_in_any_order_are_read_without_an_error(words: list[str], today: date) -> None:
    find_period(" ".join(words), today)
    find_period("".join(words), today)


@pytest.mark.parametrize(
    "piece", ["a", "12 ", "2021/22 ", "- ", "q3 ", "october to ", "between ", "(", " ", "than ", "12 months to "]
)
def test_a_long_paste_is_cut_and_read(piece: str) -> None:
    pasted = (piece * 10_000)[:10_000]
    assert len(pasted) > MAX_CHARACTERS
    assert find_period(pasted, TODAY) == find_period(pasted[:MAX_CHARACTERS], TODAY)
