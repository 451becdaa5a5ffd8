"""What words for a period mean where the figures held have to tell: every reply gives the days it is about."""

from datetime import date
from decimal import Decimal

import pytest

from briefing.absence import lacking_words
from kpistore.asking.answer import AnswerStatus
from kpistore.asking.answering import answer
from kpistore.asking.question import understand
from kpistore.model.kpi import Unit
from kpistore.model.observation import Observation
from kpistore.model.period import (
    Period,
    PeriodKind,
    calendar_year,
    financial_year,
    month,
    point,
    quarter,
    twelve_months_to,
)
from kpistore.shelf import Shelf
from tests.kpistore.made import AREA, catalogue, figure, kpi
from tests.kpistore.shipped import ask

TODAY = date(2024, 10, 7)


def asked(text: str, *held: Observation, unit: Unit = Unit.COUNT) -> tuple[AnswerStatus, Decimal | None, str]:
    """How the question ends over these figures of robbery, its value and the label of its period."""
    found = answer(understand(text, catalogue(kpi(unit=unit)), TODAY), Shelf(list(held)), AREA)
    return found.status, found.value, found.period.label if found.period else ""


UNDATED = Period(None, None, PeriodKind.NONE)
YEARS = (figure("5", financial_year(2022)), figure("6", financial_year(2023)))


@pytest.mark.parametrize(
    ("text", "value", "label"),
    [
        ("robbery 2022", "5", "2022/23"),
        ("robbery 2023", "6", "2023/24"),
        ("robbery 2024", "6", "2023/24"),
    ],
)
def test_a_bare_year_is_the_twelve_months_with_the_most_of_it(text: str, value: str, label: str) -> None:
    assert asked(text, *YEARS) == (AnswerStatus.ANSWERED, Decimal(value), label)


def test_a_bare_year_none_of_which_is_held_has_no_figure() -> None:
    assert asked("robbery 2021", *YEARS)[0] is AnswerStatus.NO_DATA


def test_of_two_with_as_much_of_the_year_the_one_that_ends_in_it_goes_first() -> None:
    held = (figure("7", twelve_months_to(2023, 9)), figure("6", financial_year(2023)))
    assert asked("robbery 2023", *held)[1:] == (Decimal(7), "12 months to Sept 2023")


def test_the_calendar_year_itself_goes_before_any_other() -> None:
    held = (figure("7", twelve_months_to(2023, 11)), figure("6", calendar_year(2023)))
    assert asked("robbery 2023", *held)[1] == 6


def test_another_source_answers_for_the_calendar_year_only() -> None:
    months = [figure("1", month(2021, number), family="police") for number in range(1, 12)]
    assert asked("robbery 2021", *YEARS, *months)[0] is AnswerStatus.NO_DATA
    whole = [*months, figure("1", month(2021, 12), family="police")]
    assert asked("robbery 2021", *YEARS, *whole)[1:] == (Decimal(12), "calendar year 2021")


def test_a_year_of_what_is_read_off_on_days_is_the_newest_day_in_it() -> None:
    held = [figure(value, point(2023, number), unit=Unit.PERCENT) for value, number in (("3", 3), ("4", 9))]
    assert asked("robbery 2023", *held, unit=Unit.PERCENT)[1] == 4


def test_the_month_of_a_yearly_share_is_the_twelve_months_to_it() -> None:
    held = figure("9.7", financial_year(2023), unit=Unit.PERCENT)
    assert asked("robbery march 2024", held, unit=Unit.PERCENT)[1:] == (Decimal("9.7"), "2023/24")


def test_the_month_of_a_yearly_count_is_never_its_year() -> None:
    assert asked("robbery march 2024", *YEARS)[0] is AnswerStatus.NO_DATA


def test_the_month_of_a_share_that_is_printed_by_quarter_is_no_year() -> None:
    held = [figure("9", period, unit=Unit.PERCENT) for period in (financial_year(2023), quarter(2023, 4))]
    assert asked("robbery march 2024", *held, unit=Unit.PERCENT)[0] is AnswerStatus.NO_DATA


def test_a_figure_without_a_period_answers_for_the_year_that_its_report_closes() -> None:
    held = figure("18", UNDATED, known_from=date(2024, 4, 1))
    assert asked("robbery 2023/24", held)[:2] == (AnswerStatus.ANSWERED, Decimal(18))


@pytest.mark.parametrize("text", ["robbery 2022/23", "robbery q4 2023/24", "robbery march 2024"])
def test_a_figure_without_a_period_answers_for_no_other(text: str) -> None:
    held = figure("18", UNDATED, known_from=date(2024, 4, 1))
    assert asked(text, held)[0] is AnswerStatus.NO_DATA


def test_a_running_figure_that_does_not_say_since_when_answers_for_since() -> None:
    held = figure("18", UNDATED, known_from=date(2024, 4, 1))
    assert asked("robbery since 2019", held)[1] == 18
    assert asked("robbery since may 2024", held)[0] is AnswerStatus.NO_DATA


def test_where_a_dated_figure_is_held_the_undated_one_stands_in_for_nothing() -> None:
    held = (figure("18", UNDATED, known_from=date(2024, 4, 1)), figure("5", financial_year(2022)))
    assert asked("robbery 2023/24", *held)[0] is AnswerStatus.NO_DATA


QUARTERS = (figure("4", quarter(2021, 1)), figure("9", quarter(2021, 2)))


def test_a_change_from_one_quarter_to_another_is_between_the_two() -> None:
    assert asked("change in robbery from q1 to q2 2021/22", *QUARTERS)[:2] == (AnswerStatus.ANSWERED, Decimal(5))


def test_the_value_from_one_quarter_to_another_is_the_sum() -> None:
    assert asked("robbery q1 to q2 2021/22", *QUARTERS)[1] == 13


def test_a_change_between_two_months_may_be_one_of_years_to_them() -> None:
    held = (figure("5", calendar_year(2019)), figure("8", financial_year(2022)))
    assert asked("change in robbery between dec 2019 and march 2023", *held)[1] == 3


def test_since_a_day_what_never_adds_up_is_the_newest_beside_the_first() -> None:
    held = [figure(value, point(year, 3), unit=Unit.PERCENT) for value, year in (("3", 2019), ("4", 2023))]
    found = answer(
        understand("robbery since march 2019", catalogue(kpi(unit=Unit.PERCENT)), TODAY), Shelf(list(held)), AREA
    )
    assert found.value == 4
    assert found.comparisons[0].value == 3
    assert asked("robbery since march 2026", *held, unit=Unit.PERCENT)[0] is AnswerStatus.NO_DATA


@pytest.mark.parametrize(
    ("text", "later", "change"),
    [
        ("burglary q1 2021/22 compared with q3 2021/22", "Q3 2021/22", 79),
        ("burglary q3 2021/22 compared with q1 2021/22", "Q3 2021/22", 79),
        ("101 answered 2022 v 2024", "12 months to Sept 2024", Decimal("20.3")),
        ("compare 2022 and 2024 for robbery", "12 months to Sept 2024", -27),
        ("compare 999 answered q4 2020/21 and q4 2021/22", "Q4 2021/22", Decimal("3.2")),
        ("homicides 12 months to Sept 2022 vs 12 months to Sept 2024", "12 months to Sept 2024", 3),
    ],
)
def test_a_change_is_told_from_the_earlier_to_the_later_whichever_is_named_first(
    text: str, later: str, change: Decimal
) -> None:
    answered = ask(text)
    assert answered.period is not None
    assert answered.period.label == later
    assert answered.comparisons[0].change == change


@pytest.mark.parametrize(
    ("text", "newest", "base", "change"),
    [
        ("has 101 answering fallen since q3 2020/21", "Q4 2021/22", "Q3 2020/21", Decimal("-12.6")),
        ("have complaint allegations risen since q2 2021/22", "Q4 2021/22", "Q2 2021/22", 318),
        ("has robbery risen since q1 2021/22", "Q3 2021/22", "Q1 2021/22", 50),
        ("has vehicle crime fallen since 2022", "12 months to Sept 2024", "12 months to Sept 2022", 147),
        ("has vehicle crime fallen since september 2022", "12 months to Sept 2024", "12 months to Sept 2022", 147),
    ],
)
def test_since_a_period_sets_the_newest_beside_that_period(text: str, newest: str, base: str, change: Decimal) -> None:
    answered = ask(text)
    assert answered.period is not None
    assert answered.change is not None
    assert (answered.period.label, answered.change.period.label) == (newest, base)
    assert answered.change.change == change
    assert answered.lacking == ()


@pytest.mark.parametrize("text", ["has crime fallen since 2019", "is burglary down since 2020"])
def test_since_a_year_of_which_nothing_is_held_says_so(text: str) -> None:
    (lacking,) = ask(text).lacking
    assert "goes back to Jan 20" in lacking_words(lacking)


def test_since_a_year_of_which_a_date_is_held_lacks_nothing() -> None:
    answered = ask("how many more officers since 2019")
    assert answered.change is not None
    assert answered.change.period.label == "March 2019"
    assert answered.lacking == ()
