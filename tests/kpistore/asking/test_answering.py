"""From a question to its answer: the figure asked for, or the reason for none; never another period's."""

from dataclasses import replace
from datetime import date

import pytest

from kpistore.analysis.change import Against
from kpistore.asking.answer import Answer, AnswerStatus, Why
from kpistore.asking.answering import answer
from kpistore.asking.asked import PeriodAsked, exact, guess, problem
from kpistore.asking.comparing import Measure
from kpistore.asking.question import Question
from kpistore.model.kpi import MOST_SIMILAR_GROUP, NATIONAL, Breakdown, Direction, Kpi, Unit
from kpistore.model.observation import DATA_POLICE_UK, Medium, NoFigure, Observation, Status
from kpistore.model.period import Period, PeriodKind, financial_year, month, quarter, twelve_months_to
from kpistore.shelf import Shelf
from tests.kpistore.made import AREA, figure, kpi

YEAR, BEFORE = financial_year(2023), financial_year(2022)
Q1, Q2, Q3 = (quarter(2023, number) for number in (1, 2, 3))
QUARTERLY = kpi(main_kind=PeriodKind.QUARTER)
WOMEN, MEN = (("sex", "female"),), (("sex", "male"),)


def asked(
    measure: Kpi,
    period: PeriodAsked | Period | None = None,
    comparator: str | None = None,
    breakdown: Breakdown = (),
    what: Measure = "value",
    against: PeriodAsked | Period | None = None,
) -> Question:
    wanted, other = (exact(each) if isinstance(each, Period) else each for each in (period, against))
    return Question("typed", measure, (measure,), "exact", wanted, other, comparator, breakdown=breakdown, measure=what)


def reply(question: Question, *figures: Observation, as_of: date | None = None) -> Answer:
    return answer(question, Shelf(figures), AREA, as_of)


def outcome(found: Answer) -> tuple[str, str, str]:
    return found.status.value, str(found.value), found.period.label if found.period else ""


def test_a_bare_question_is_answered_with_the_newest_figure_of_the_main_kind() -> None:
    figures = [figure("9", Q3), figure("7", BEFORE), figure("12", YEAR), figure("99", twelve_months_to(2024, 9))]
    assert outcome(reply(asked(kpi()), *figures)) == ("answered", "12", "2023/24")
    assert outcome(reply(asked(QUARTERLY), *figures)) == ("answered", "9", "Q3 2023/24")


def test_without_a_figure_of_the_main_kind_the_newest_of_any_kind_answers() -> None:
    assert outcome(reply(asked(kpi()), figure("9", Q3), figure("8", Q2))) == ("answered", "9", "Q3 2023/24")


def test_a_kind_that_was_asked_for_is_not_replaced_by_another() -> None:
    by_month = asked(kpi(), PeriodAsked(kind=PeriodKind.MONTH))
    assert outcome(reply(by_month, figure("9", Q3))) == ("no_data", "None", "")
    assert outcome(reply(by_month, figure("9", Q3), figure("3", month(2024, 1)))) == ("answered", "3", "Jan 2024")


@pytest.mark.parametrize("reason", list(NoFigure))
def test_a_blank_period_has_its_reason_and_neighbours_and_no_value(reason: NoFigure) -> None:
    figures = [figure("7", Q1), figure(None, Q2, reason=reason), figure("9", Q3), figure("12", YEAR)]
    found = reply(asked(QUARTERLY, Q2), *figures)
    assert outcome(found) == ("no_data", "None", "Q2 2023/24")
    assert found.observation is None
    assert found.absence is not None
    assert found.absence.reason is reason
    assert [str(each.observation.value) for each in found.choices if each.observation] == ["7", "9"]


@pytest.mark.parametrize("period", [Q2, month(2023, 7), date(2023, 7, 1), twelve_months_to(2024, 9)])
def test_a_period_that_is_not_held_borrows_nothing(period: Period | date) -> None:
    day = Period(period, period, PeriodKind.RANGE) if isinstance(period, date) else period
    found = reply(asked(kpi(), day), figure("7", Q1), figure("12", YEAR))
    assert (found.status, found.value, found.absence) == (AnswerStatus.NO_DATA, None, None)
    assert found.period == day


def test_a_period_that_does_not_exist_has_no_figure() -> None:
    found = reply(asked(kpi(), problem("A year has quarters 1 to 4, not 5.")), figure("12"))
    assert outcome(found) == ("no_data", "None", "")
    assert [each.observation for each in found.choices] == [figure("12")]


def test_of_several_readings_the_first_that_is_held_answers_and_is_said_to_be_inferred() -> None:
    question = asked(kpi(), guess(financial_year(2024), YEAR))
    found = reply(question, figure("12"), figure("7", BEFORE))
    assert (*outcome(found), found.inferred) == ("answered", "12", "2023/24", True)
    assert reply(asked(kpi(), YEAR), figure("12")).inferred is False
    assert outcome(reply(question, figure("7", BEFORE))) == ("no_data", "None", "2024/25")


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (PeriodAsked(shift=-12), ("answered", "7", "2022/23")),
        (PeriodAsked(previous=True), ("answered", "7", "2022/23")),
        (PeriodAsked(shift=-24), ("no_data", "None", "")),
    ],
)
def test_a_period_counted_from_the_newest_is_that_one_or_none(
    words: PeriodAsked, expected: tuple[str, str, str]
) -> None:
    assert outcome(reply(asked(kpi(), words), figure("12"), figure("7", BEFORE))) == expected


def test_one_span_answers_under_either_of_its_names() -> None:
    rolling = Period(YEAR.start, YEAR.end, PeriodKind.ROLLING12)
    assert outcome(reply(asked(kpi(), YEAR), figure("12", rolling)))[:2] == ("answered", "12")
    assert outcome(reply(asked(kpi(), rolling), figure("12", YEAR)))[:2] == ("answered", "12")


def test_versus_gives_the_own_value_with_theirs_beside_it_and_nationally_gives_theirs() -> None:
    figures = [figure("12"), figure("90", comparator=NATIONAL), figure("15", comparator=MOST_SIMILAR_GROUP)]
    versus = reply(replace(asked(kpi(), comparator=NATIONAL), versus=True), *figures)
    assert (str(versus.value), versus.comparator) == ("12", None)
    assert [(each.against, str(each.value)) for each in versus.comparisons] == [
        (Against.NATIONAL, "90"),
        (Against.MOST_SIMILAR_GROUP, "15"),
    ]
    theirs = reply(asked(kpi(), comparator=NATIONAL), *figures)
    assert (str(theirs.value), theirs.comparator, theirs.comparisons) == ("90", NATIONAL, ())


def test_a_comparator_that_is_not_published_is_no_data_and_never_the_own_figure() -> None:
    assert outcome(reply(asked(kpi(), comparator=NATIONAL), figure("12"))) == ("no_data", "None", "")


def test_a_measure_published_only_in_parts_asks_for_which() -> None:
    figures = [figure("7", breakdown=WOMEN), figure("5", breakdown=MEN)]
    found = reply(asked(kpi()), *figures)
    assert (found.status, found.value) == (AnswerStatus.AMBIGUOUS, None)
    assert [each.breakdown for each in found.choices] == [WOMEN, MEN]
    assert reply(asked(kpi(), breakdown=WOMEN), *figures).value == 7
    assert reply(asked(kpi(), breakdown=(("sex", "other"),)), *figures).status is AnswerStatus.NO_DATA


def test_a_part_published_only_in_smaller_parts_asks_for_one_of_those() -> None:
    both = (("age", "under-25"), ("sex", "female"))
    figures = [figure("7", breakdown=both), figure("5", breakdown=MEN)]
    found = reply(asked(kpi(), breakdown=WOMEN), *figures)
    assert (found.status, [each.breakdown for each in found.choices]) == (AnswerStatus.AMBIGUOUS, [both])


def test_a_part_is_never_given_for_the_whole_nor_the_whole_for_a_part() -> None:
    assert reply(asked(kpi()), figure("7", breakdown=WOMEN), figure("12")).value == 12
    assert reply(asked(kpi(), breakdown=WOMEN), figure("12")).value is None


def test_as_of_a_day_only_what_was_known_then_counts() -> None:
    first, revision = figure("12", known_from=date(2024, 4, 30)), figure("13", known_from=date(2024, 10, 31))
    values = [
        str(reply(asked(kpi()), first, revision, as_of=day).value)
        for day in (date(2024, 4, 29), date(2024, 4, 30), date(2024, 10, 30), date(2024, 10, 31), None)
    ]
    assert values == ["None", "12", "12", "13", "13"]


def test_a_revision_shows_what_it_revises_and_prose_that_disagrees() -> None:
    first, revision = figure("12", known_from=date(2024, 4, 30)), figure("13", known_from=date(2024, 10, 31))
    prose = figure("14", known_from=date(2024, 10, 31), medium=Medium.PROSE)
    found = reply(asked(kpi()), first, revision, prose)
    assert [(str(each.observation.value), each.why) for each in found.also] == [
        ("12", Why.REVISED),
        ("14", Why.PROSE_DISAGREES),
    ]
    assert reply(asked(kpi()), first, figure("12", known_from=date(2024, 10, 31))).also == ()


def test_two_sources_of_one_measure_are_shown_apart_and_never_spliced() -> None:
    ours = [figure("1687", Q1), figure("1380", Q2)]
    theirs = [figure("1679", Q1, family=DATA_POLICE_UK), figure("1400", Q3, family=DATA_POLICE_UK)]
    found = reply(asked(QUARTERLY, Q1), *ours, *theirs)
    assert found.value == 1687
    assert [(str(each.observation.value), each.why) for each in found.also] == [("1679", Why.ANOTHER_SOURCE)]
    assert found.series is not None
    assert [each.value for each in found.series.figures] == [1687, 1380]
    assert outcome(reply(asked(QUARTERLY), *ours, *theirs))[1:] == ("1380", "Q2 2023/24")
    assert reply(asked(QUARTERLY), *theirs).value == 1400


@pytest.mark.parametrize(("what", "value"), [("change", "-3"), ("percent_change", "-25.0")])
def test_a_change_is_on_the_period_before(what: Measure, value: str) -> None:
    found = reply(asked(QUARTERLY, Q2, what=what), figure("9", Q2), figure("12", Q1), figure("20", quarter(2022, 2)))
    assert (str(found.value), found.change and found.change.against) == (value, Against.PREVIOUS)


@pytest.mark.parametrize(
    ("against", "status", "value"),
    [
        (quarter(2022, 2), "answered", "-11"),
        (PeriodAsked(shift=-12), "answered", "-11"),
        (PeriodAsked(shift=-3), "answered", "-3"),
        (quarter(2021, 1), "answered", "5"),
        (quarter(2020, 1), "no_data", "None"),
        (YEAR, "no_data", "None"),
        (BEFORE, "no_data", "None"),
    ],
)
def test_a_change_against_a_named_period_is_that_one_or_none(
    against: PeriodAsked | Period, status: str, value: str
) -> None:
    figures = [figure("9", Q2), figure("12", Q1), figure("20", quarter(2022, 2)), figure("4", quarter(2021, 1))]
    found = reply(asked(QUARTERLY, Q2, what="change", against=against), *figures, figure("40", BEFORE))
    assert (found.status.value, str(found.value)) == (status, value)


def test_a_change_without_an_earlier_figure_of_the_same_length_is_no_data() -> None:
    found = reply(asked(kpi(), what="change"), figure("12"), figure("3", quarter(2022, 4)))
    assert outcome(found) == ("no_data", "None", "2023/24")


def test_a_target_is_set_beside_the_own_whole_only() -> None:
    share = kpi(unit=Unit.PERCENT, direction=Direction.MORE, target="90")
    whole, nation = figure("89.2", unit=Unit.PERCENT), figure("85", unit=Unit.PERCENT, comparator=NATIONAL)
    assert [each.against for each in reply(asked(share), whole).comparisons] == [Against.TARGET]
    assert reply(asked(share, comparator=NATIONAL), whole, nation).comparisons == ()


def test_what_names_no_measure_is_unknown_and_several_are_a_choice_of_those_with_figures() -> None:
    robbery, arson, fraud = kpi(), kpi("arson"), kpi("fraud")
    several = Question("typed", None, (robbery, arson, fraud), "tokens")
    held = [figure("12"), figure("3", of="fraud"), figure(None, of="arson")]
    found = reply(several, *held)
    assert (found.status, [each.kpi.key for each in found.choices]) == (AnswerStatus.AMBIGUOUS, ["robbery", "fraud"])
    assert reply(Question("typed", None), *held).status is AnswerStatus.UNKNOWN


def test_an_answer_tells_the_numbers_of_all_the_figures_it_shows_each_once() -> None:
    held = [replace(figure(str(n), financial_year(2020 + n)), id=n) for n in (1, 2, 3)]
    assert reply(asked(kpi()), *held).observation_ids() == (3, 2, 1)
    assert reply(asked(kpi()), figure("12")).observation_ids() == ()


def test_a_forecast_is_never_given_as_a_figure() -> None:
    forecast = replace(figure("99", YEAR), status=Status.FORECAST)
    assert reply(asked(kpi()), forecast, figure("7", BEFORE)).value == 7
    assert reply(asked(kpi(), YEAR), forecast, figure("7", BEFORE)).value is None


@pytest.mark.parametrize("period", [None, YEAR, BEFORE], ids=["none named", "its own", "another"])
def test_where_only_a_forecast_is_held_it_is_told_whatever_was_asked_and_is_no_value(period: Period | None) -> None:
    forecast = replace(figure("99", YEAR), status=Status.FORECAST)
    found = reply(asked(kpi(), period), forecast)
    assert (found.status, found.value, found.forecast) == (AnswerStatus.NO_DATA, None, forecast)


def test_a_forecast_of_another_period_is_not_told_where_figures_are_held() -> None:
    forecast = replace(figure("99", YEAR), status=Status.FORECAST)
    assert reply(asked(kpi(), financial_year(2018)), forecast, figure("7", BEFORE)).forecast is None
