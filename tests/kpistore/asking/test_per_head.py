"""Figures per 1,000 people: printed ones as printed, others computed from a population that somebody imported."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from briefing.answer import warnings
from briefing.document import answer_document
from briefing.source import source_message
from kpistore.asking.answer import Answer, AnswerStatus
from kpistore.asking.answering import answer
from kpistore.asking.question import Question, understand
from kpistore.asking.reference import question_of, reference_of
from kpistore.asking.remembering import recalled, remembered
from kpistore.model.kpi import Unit
from kpistore.model.observation import Document, Observation, Release
from kpistore.model.period import Period, PeriodKind, financial_year
from kpistore.shelf import Shelf
from tests.kpistore.shipped import office, shelf

TODAY = date(2024, 10, 7)
NO_POPULATION = "none near the period is loaded; an editor can import one"


def people(day: date, value: int, release: Release = Release.PUBLISHED, area: str = "cleveland") -> Observation:
    """An invented population on a day."""
    document = Document("people.csv", f"Estimates of {day.year}", "", day, True, "import", release)
    return Observation(
        "population", area, None, (), Period(day, day, PeriodKind.POINT), Decimal(value), Unit.COUNT, "", document, "A"
    )


MIDS = (people(date(2020, 6, 30), 500_000), people(date(2022, 6, 30), 400_000), people(date(2023, 6, 30), 450_000))


def read(text: str, after: Question | None = None) -> Question:
    return understand(text, office().catalogue, TODAY, after)


def reply(question: Question, populations: Sequence[Observation] = MIDS) -> Answer:
    held = Shelf([*shelf().all(), *populations])
    return answer(question, held, office().area, counts=office().counts)


@pytest.mark.parametrize(
    "words",
    [
        "stop searches per 1,000 people 2023/24",
        "stop and search per 1000 2023/24",
        "stop searches per thousand residents 2023/24",
        "stop searches per head 2023/24",
        "stop searches per head of population in 2023/24",
        "stop search rate per 1,000 population 2023/24",
        "how many stop searches per 1k people 2023/24",
        "stop searches for every 1,000 people 2023/24",
        "stop searches per capita",
    ],
)
def test_a_count_is_computed_per_1000_people_however_it_is_asked(words: str) -> None:
    found = reply(read(words))
    assert (found.status, found.value) == (AnswerStatus.ANSWERED, Decimal("20.0"))
    assert found.kpi is not None
    assert (found.kpi.key, found.kpi.unit) == ("stop-searches-per-1000", Unit.PER_1000)
    assert found.derived is not None
    assert found.derived.formula == "8,993 / 450,000 x 1,000"


@pytest.mark.parametrize(
    "words", ["burglary per 1,000", "burglary rate", "burglaries per head", "burglary per thousand"]
)
def test_a_rate_that_a_report_prints_is_given_as_printed(words: str) -> None:
    found = reply(read(words))
    assert found.observation is not None
    assert (found.observation.as_published, found.derived) == ("5.4", None)
    assert found.period is not None
    assert found.period.label == "2020/21"


def test_a_printed_rate_is_computed_for_another_year_and_not_compared_with_the_printed_one() -> None:
    found = reply(read("residential burglary per 1,000 12 months to sept 2024"))
    assert found.kpi is not None
    assert (found.kpi.key, found.value) == ("residential-burglary-rate", Decimal("7.0"))
    assert found.comparisons == ()
    assert found.derived is not None


@pytest.mark.parametrize(
    ("text", "populations", "says"),
    [
        ("stop searches per 1,000", (), NO_POPULATION),
        ("stop searches per 1,000 2023/24", MIDS[:1], NO_POPULATION),
        ("stop searches per 1,000 2022/23", (people(date(2023, 6, 30), 9),), NO_POPULATION),
        ("stop searches per 1,000", (people(date(2023, 6, 30), 9, area="durham"),), NO_POPULATION),
        ("stop searches per 1,000 q3 2021/22", MIDS, "computed for twelve whole months only"),
        ("burglary per 1,000 12 months to sept 2024", (), NO_POPULATION),
        ("recorded crime per 1,000 2016/17", MIDS, "No report loaded prints"),
    ],
)
def test_without_what_it_takes_there_is_no_figure_and_a_reason(
    text: str, populations: Sequence[Observation], says: str
) -> None:
    found = reply(read(text), populations)
    assert (found.status, found.value) == (AnswerStatus.NO_DATA, None)
    assert any(says in each for each in warnings(found)), warnings(found)


def test_the_newest_population_before_the_end_of_the_period_counts() -> None:
    found = [reply(read(f"stop searches per 1,000 {year}")).derived for year in ("2022/23", "2023/24")]
    values = {each.formula for each in found if each}
    assert values == {"7,137 / 400,000 x 1,000", "8,993 / 450,000 x 1,000"}


def test_months_that_add_up_to_a_year_are_counted_and_all_inputs_named() -> None:
    found = reply(read("stop searches per 1,000 2020"))
    assert found.derived is not None
    assert len(found.derived.inputs) == 13
    assert found.derived.formula.endswith(") / 500,000 x 1,000")


def test_the_source_and_the_document_for_scripts_name_formula_and_inputs() -> None:
    found = reply(read("stop searches per 1,000 2023/24"))
    text = source_message(found, "Rate").plain()
    assert "8,993 / 450,000 x 1,000 = 20.0 per 1,000" in text
    assert "Estimates of 2023 (people.csv)" in text
    document = answer_document(found, "cleveland", "Cleveland")
    assert (document["unit"], document["as_published"]) == ("per_1000", None)
    assert [each["value"] for each in document["computed"]["inputs"]] == [8993, 450000]
    assert "Computed from published figures · OPCC report for 2023-24 and Estimates of 2023" in document["text"]
    assert "computed from the OPCC report for 2023-24 and the Estimates of 2023" in document["say"]


def test_a_population_of_a_whole_year_makes_a_rate_and_never_a_share() -> None:
    year = financial_year(2023)
    found = reply(read("stop searches per 1,000 2023/24"), (replace(MIDS[2], period=year),))
    assert found.observation is not None
    assert (found.value, found.observation.unit) == (Decimal("20.0"), Unit.PER_1000)


def test_an_unpublished_population_makes_the_rate_unpublished() -> None:
    quiet = (people(date(2023, 6, 30), 450_000, Release.UNPUBLISHED),)
    found = reply(read("stop searches per 1,000 2023/24"), quiet)
    assert found.observation is not None
    assert found.observation.document.release is Release.UNPUBLISHED


def test_a_button_and_a_follow_up_ask_for_the_rate_again() -> None:
    catalogue = office().catalogue
    first = reply(read("stop searches per 1,000 2023/24"))
    assert first.observation is not None
    assert reply(question_of(reference_of(first.observation), catalogue)).value == first.value
    recall = recalled(remembered(first), catalogue)
    earlier, other = reply(read("and 2022/23?", recall)), read("what about recorded crime?", recall)
    assert earlier.value == Decimal("17.8")
    assert other.kpi is not None
    assert other.kpi.key == "recorded-crime-per-1000"


def test_what_is_no_count_has_no_rate() -> None:
    found = read("999 calls answered per 1,000")
    assert found.kpi is None
    assert all(each.key != "calls-999-answered-per-1000" for each in found.candidates)


def test_the_population_itself_can_be_asked_for() -> None:
    assert reply(read("population")).value == Decimal(450_000)
    assert reply(read("population of cleveland"), ()).status is AnswerStatus.NO_DATA


def test_a_revised_population_of_the_same_day_is_the_one_that_counts() -> None:
    newer = replace(MIDS[2], value=Decimal(500_000), document=replace(MIDS[2].document, known_from=date(2024, 7, 1)))
    found = reply(read("stop searches per 1,000 2023/24"), (*MIDS, newer))
    assert found.value == Decimal("18.0")
