"""The highest is looked for in all that is held of one length, and told of every length where none was named."""

import pytest

from briefing.answer import answer_message
from briefing.say import say
from kpistore.asking.answer import Answer, AnswerStatus
from kpistore.asking.extremes import Extreme, find_extreme
from kpistore.asking.remembering import recalled, remembered
from kpistore.model.kpi import NATIONAL, Direction, Unit
from kpistore.model.period import PeriodKind, calendar_year, financial_year, quarter
from tests.briefing.answers import TITLE, answered, asking
from tests.kpistore import shipped
from tests.kpistore.made import figure, kpi


def written(answer: Answer) -> str:
    return answer_message(answer, TITLE).plain()


@pytest.mark.parametrize(
    "text", ["worst year for homicides", "highest homicides ever", "most homicides in any 12 months"]
)
def test_twelve_months_of_any_kind_are_one_pool(text: str) -> None:
    found = shipped.ask(text)
    assert (str(found.value), found.period and found.period.label) == ("13", "2023/24")
    assert "The highest of the 5 spans of 12 months held" in written(found)


def test_a_financial_year_that_is_named_is_not_mixed_with_other_years() -> None:
    held = [figure(value, financial_year(year)) for value, year in (("5", 2021), ("7", 2022))]
    year = Extreme("highest", (PeriodKind.YEAR,))
    assert str(answered(asking(extreme=year), *held, figure("9", calendar_year(2022))).value) == "7"
    assert str(answered(asking(extreme=Extreme("highest")), *held, figure("9", calendar_year(2022))).value) == "9"


@pytest.mark.parametrize("text", ["worst 999 answering", "lowest 999 answering rate ever"])
def test_the_worst_share_of_every_length_is_told(text: str) -> None:
    found = shipped.ask(text)
    assert str(found.value) == "73.3"
    assert "By quarter: 73.3%, Q2 2020/21; by 12 months: 85.7%, 12 months to Sept 2022." in written(found)
    assert "by 12 months the lowest is 85.7 per cent, in the year to September 2022" in say(found, TITLE)


def test_a_headcount_at_a_date_is_not_hidden_behind_those_of_quarters() -> None:
    assert str(shipped.ask("lowest police officers ever").value) == "1198"


def test_counts_of_a_quarter_are_no_fewer_than_those_of_a_year() -> None:
    held = [figure(v, p) for v, p in (("900", financial_year(2022)), ("800", financial_year(2021)))]
    found = answered(asking(extreme=Extreme("lowest")), *held, figure("200", quarter(2022, 1)))
    assert str(found.value) == "800"
    assert "The lowest of the 2 financial years held" in written(found)


@pytest.mark.parametrize(
    "text",
    [
        "which police force is worst for burglary",
        "Which force is best at answering 999 calls",
        "which area is worst for burglary",
        "which town has the highest crime",
        "is cleveland the worst force for homicide",
        "worst area for asb",
        "which neighbourhood crime is highest",
        "which crime is highest",
    ],
)
def test_what_no_figure_puts_in_order_is_given_no_highest_period(text: str) -> None:
    found = shipped.ask(text)
    assert (found.status, found.value) == (AnswerStatus.NO_DATA, None)
    assert "no rank" in written(found)
    assert len(found.choices) == 1
    kept = recalled(remembered(found), shipped.office().catalogue)
    assert kept is not None
    assert kept.extreme == found.question.extreme


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("which charge rate is highest", "possession-of-weapons"),
        ("best charge rate compared to national", "shoplifting"),
        ("worst charge rate compared to national", "sexual-offences"),
    ],
)
def test_parts_are_ranked_by_themselves_or_by_their_gap_to_the_country(text: str, part: str) -> None:
    assert shipped.ask(text).breakdown == (("crime-category", part),)


def test_without_parts_the_period_furthest_from_the_country_is_found() -> None:
    share = kpi("solved", Unit.PERCENT, Direction.MORE)
    values = (("20", None, 2022), ("19", NATIONAL, 2022), ("18", None, 2021), ("12", NATIONAL, 2021))
    held = [
        figure(value, financial_year(year), "solved", unit=Unit.PERCENT, comparator=whose)
        for value, whose, year in values
    ]
    question = asking(share, extreme=Extreme("best"), comparator=NATIONAL, versus=True)
    found = answered(question, *held)
    assert str(found.value) == "18"
    assert "The furthest above England and Wales of the 2 financial years held beside theirs." in written(found)


@pytest.mark.parametrize("text", ["longest wait for 101 calls", "maximum wait 101", "max 101 wait"])
def test_an_average_is_not_told_as_the_longest_wait(text: str) -> None:
    found = shipped.ask(text)
    assert "No longest one is printed: this is the highest average" in written(found)
    assert "No longest one is printed: this is the highest average" in say(found, TITLE)


@pytest.mark.parametrize(
    ("text", "ordered"),
    [
        ("which quarter was worst for the force", ""),
        ("worst neighbourhood crime", ""),
        ("what is the highest 999 answering rate", ""),
        ("what number of homicides was the highest", ""),
        ("what was the worst month", ""),
        ("which forces have the lowest charge rate", "places"),
        ("which offence has the highest charge rate", "parts"),
    ],
)
def test_only_words_for_forces_places_and_kinds_ask_for_an_order_of_them(text: str, ordered: str) -> None:
    extreme, _ = find_extreme(text)
    assert extreme is not None
    assert extreme.ordered == ordered


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("best force for 101", "Not every force's figures are held, nor those of each place: no rank can be given."),
        ("worst quarter for 999", "None of these is picked as the worst: choose one measure to be given that."),
    ],
)
def test_a_card_says_that_it_ranks_nothing(text: str, words: str) -> None:
    assert words in written(shipped.ask(text))
    assert words not in written(shipped.ask("999"))


@pytest.mark.parametrize(
    "text",
    [
        "worst 999 answering",
        "biggest fall in crime",
        "are all charge rates above national",
        "longest wait for 101 calls",
    ],
)
def test_what_kind_of_highest_was_asked_for_is_remembered(text: str) -> None:
    found = shipped.ask(text)
    kept = recalled(remembered(found), shipped.office().catalogue)
    assert kept is not None
    assert kept.extreme == found.question.extreme
