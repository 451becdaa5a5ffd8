"""Questions of the project's own: what is understood, and what must not be."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kpistore.asking.question import Question, understand
from kpistore.catalogue import CLEVELAND, Catalogue, load_office
from kpistore.model.kpi import breakdown_text

TODAY = date(2024, 10, 7)


CATALOGUE = load_office(CLEVELAND).catalogue


@pytest.fixture
def catalogue() -> Catalogue:
    return CATALOGUE


def key(question: Question) -> str | None:
    return question.kpi.key if question.kpi else None


def label(question: Question) -> str | None:
    return question.period.first.label if question.period and question.period.first else None


@pytest.mark.parametrize(
    ("text", "expected", "period"),
    [
        ("burglary", "residential-burglary", None),
        ("Burglaries in Q3 2021/22?", "residential-burglary", "Q3 2021/22"),
        ("house burglary 23/24", "residential-burglary", "2023/24"),
        ("burglery", "residential-burglary", None),
        ("residential-burglary", "residential-burglary", None),
        ("how many break-ins were there last quarter", "residential-burglary", "Q2 2024/25"),
        ("burglary rate", "residential-burglary-rate", None),
        ("burglaries per 1,000 people", "residential-burglary-rate", None),
        ("s&s", "stop-searches", None),
        ("stop & search 2023/24", "stop-searches", "2023/24"),
        ("Stop-and-search, 12 months to Sept 2024", "stop-searches", "12 months to Sept 2024"),
        ("how many searches did officers do in 2023/24", "stop-searches", "2023/24"),
        ("positive outcomes", "stop-search-positive", None),
        ("what share of stop and searches had a positive outcome", "stop-search-positive-rate", None),
        ("linked outcome rate", "stop-search-linked-rate", None),
        ("999 calls", "calls-999-received", None),
        ("how many emergency calls did we get", "calls-999-received", None),
        ("non-emergency calls q1 21/22", "calls-101-received", "Q1 2021/22"),
        ("how many non 999 calls", "calls-101-received", None),
        ("non-999 answer rate", "calls-101-answered", None),
        ("% of non-emergency calls answered in 2 minutes", "calls-101-answered", None),
        ("what percentage of 999 calls are answered within 10 seconds?", "calls-999-answered", None),
        ("what proportion of emergency calls were answered in 10 seconds", "calls-999-answered", None),
        ("how long do people wait for 101", "calls-101-wait", None),
        ("average 999 wait", "calls-999-wait", None),
        ("999 waiting times last month", "calls-999-wait", "Sept 2024"),
        ("rape", "rape-offences", None),
        ("rapes since December 2019", "rape-offences", "since 1 Dec 2019"),
        ("repeat victim rate", "domestic-abuse-repeat-victims", None),
        ("repeat incident rate", "domestic-abuse-repeat-incidents", None),
        ("dv incidents", "domestic-abuse-incidents", None),
        ("domestic abuse crimes", "domestic-abuse-crimes", None),
        ("murders this time last year", "homicides", "Q3 2023/24"),
        ("homocide", "homicides", None),
        ("HOMICIDES!!! 🙏", "homicides", None),
        ("number of drone pilots please", "drone-pilots", None),
        ("drone deployments", "drone-deployments", None),
        ("police numbers march 2019", "police-officers", "March 2019"),
        ("specials headcount", "special-constables", None),
        ("complaint allegations received", "complaint-allegations", None),
        ("complaints logged", "complaints-logged", None),
        ("violence with injury", "violence-with-injury", None),
        ("violence without injury", "violence-without-injury", None),
        ("vap q2 21/22", "violence-against-person", "Q2 2021/22"),
        ("stalking & harassment", "stalking-harassment", None),
        ("hospital admissions for knife injuries", "knife-admissions", None),
        ("what % of crimes met the victims' code", "vcop-met-rate", None),
        ("tags breached", "tags-breached", None),
        ("find me total recorded crime", "recorded-crime", None),
        ("neighbourhood crime per 1,000", "neighbourhood-crime-rate", None),
        ("theft from a person", "theft-from-person", None),
        ("confidence in the police", "public-confidence", None),
        ("percentage of people confident in the police", "public-confidence", None),
        ("average time to answer 999", "calls-999-wait", None),
        ("999 calls aswered within 10 secs", "calls-999-answered", None),
        ("is the 999 answer rate on target", "calls-999-answered", None),
    ],
)
def test_the_measure_and_period_are_understood(
    text: str, expected: str, period: str | None, catalogue: Catalogue
) -> None:
    question = understand(text, catalogue, TODAY)

    assert key(question) == expected
    assert label(question) == period
    assert question.measure == "value"


@pytest.mark.parametrize(
    "text",
    [
        "helicopter flights",
        "helicopter burglary",
        "hate crime",
        "bike theft",
        "prison population",
        "gun crime",
        "taser use",
        "101 calls abandoned",
        "999 calls answered within 5 minutes",
        "black people stop and search",
        "burglary detection rate",
        "what is the weather",
        "hello",
        "???",
        "",
    ],
)
def test_what_the_catalogue_does_not_measure_is_unknown(text: str, catalogue: Catalogue) -> None:
    question = understand(text, catalogue, TODAY)

    assert question.kpi is None
    assert question.how == "none"
    assert len(question.candidates) <= 3


@pytest.mark.parametrize(
    ("text", "area"),
    [
        ("robbery in durham", "durham"),
        ("robberies in County Durham?", "durham"),
        ("burglary in leeds", "leeds"),
        ("stop and search in North Yorkshire 2021/22", "north-yorkshire"),
        ("how many robberies did Cleveland Police record", ""),
        ("robbery in Stockton", ""),
    ],
)
def test_another_area_is_understood_as_another_area(text: str, area: str, catalogue: Catalogue) -> None:
    question = understand(text, catalogue, TODAY)

    assert question.area == area
    assert question.kpi is not None


@pytest.mark.parametrize(
    ("text", "among"),
    [
        ("calls", {"calls-999-received", "calls-101-received"}),
        ("999", {"calls-999-received", "calls-999-answered", "calls-999-wait"}),
        ("101", {"calls-101-received", "calls-101-answered", "calls-101-wait"}),
        ("knife", {"knife-serious-violence", "knife-admissions"}),
        ("knife crime", {"knife-serious-violence", "knife-admissions"}),
        ("domestic abuse", {"domestic-abuse-incidents", "domestic-abuse-crimes"}),
        ("crime rate", {"neighbourhood-crime-rate"}),
        ("repeat", {"domestic-abuse-repeat-victims", "domestic-abuse-repeat-incidents"}),
        ("arrests", {"domestic-abuse-arrest-rate"}),
        ("shoplifting", {"charge-rate"}),
        ("sexual violence", {"sexual-offences"}),
    ],
)
def test_several_measures_are_offered_rather_than_one_guessed(text: str, among: set[str], catalogue: Catalogue) -> None:
    question = understand(text, catalogue, TODAY)

    assert question.kpi is None
    assert question.how != "none"
    assert among <= {kpi.key for kpi in question.candidates}
    assert len(question.candidates) <= 8


def test_999_is_never_offered_for_101(catalogue: Catalogue) -> None:
    question = understand("101", catalogue, TODAY)

    assert not any("999" in kpi.key for kpi in question.candidates)


@pytest.mark.parametrize(
    ("text", "expected", "comparator", "versus"),
    [
        ("sexual offences charge rate nationally", "charge-rate", "national", False),
        ("burglary rate v national", "residential-burglary-rate", "national", True),
        ("burglary rate vs England and Wales", "residential-burglary-rate", "national", True),
        ("compare the burglary rate with England & Wales", "residential-burglary-rate", "national", True),
        ("how do we compare nationally on the robbery rate", "robbery-rate", "national", True),
        ("robbery rate, most similar group", "robbery-rate", "most-similar-group", False),
        ("robbery rate against our MSG", "robbery-rate", "most-similar-group", True),
        ("robbery rate", "robbery-rate", None, False),
    ],
)
def test_whose_figure_is_asked_for(
    text: str, expected: str, comparator: str | None, versus: bool, catalogue: Catalogue
) -> None:
    question = understand(text, catalogue, TODAY)

    assert (key(question), question.comparator, question.versus) == (expected, comparator, versus)


@pytest.mark.parametrize(
    ("text", "expected", "measure"),
    [
        ("change in burglary in 2023/24", "residential-burglary", "change"),
        ("by how many did burglary fall in 2023/24", "residential-burglary", "change"),
        ("has burglary gone up?", "residential-burglary", "change"),
        ("is burglary up or down?", "residential-burglary", "change"),
        ("how many more drone pilots in 2023/24 than 2022/23", "drone-pilots", "change"),
        ("% change in burglary", "residential-burglary", "percent_change"),
        ("by what percentage did crime fall in 2023/24", "recorded-crime", "percent_change"),
        ("percentage point change in the 999 answer rate", "calls-999-answered", "change"),
        ("how many points did 101 answer rate move", "calls-101-answered", "change"),
        ("year on year change in robbery", "robbery", "change"),
        ("burglary up?", "residential-burglary", "change"),
        ("is confidence better than the national average", "public-confidence", "value"),
        ("% of 999 calls answered", "calls-999-answered", "value"),
        ("how many 999 calls did we get", "calls-999-received", "value"),
        ("how many stop and searches were carried out", "stop-searches", "value"),
    ],
)
def test_a_change_is_told_from_a_value(text: str, expected: str, measure: str, catalogue: Catalogue) -> None:
    question = understand(text, catalogue, TODAY)

    assert (key(question), question.measure) == (expected, measure)


@pytest.mark.parametrize(
    ("text", "expected", "breakdown"),
    [
        ("serious violence, young people", "serious-violence", "age=youth"),
        ("youth related serious violence", "serious-violence", "age=youth"),
        ("Serious violence offences – all ages – police recorded", "serious-violence", ""),
        ("knife admissions u25", "knife-admissions", "age=under-25"),
        ("Hospital admissions for knife related injuries (U25)", "knife-admissions", "age=under-25"),
        ("Hospital admissions for knife related injuries", "knife-admissions", ""),
        ("robbery charge rate", "charge-rate", "crime-category=robbery"),
        ("shoplifting charge rate", "charge-rate", "crime-category=shoplifting"),
        ("charge rate", "charge-rate", ""),
        ("robbery", "robbery", ""),
        ("divert referrals for fraud, women", "divert-referrals-by-offence", "offence=fraud;sex=female"),
        ("homicides of women", "homicides", "sex=female"),
        ("homicides under 25", "homicides", "age=under-25"),
        ("homicides over 25", None, ""),
    ],
)
def test_parts_of_a_measure(text: str, expected: str | None, breakdown: str, catalogue: Catalogue) -> None:
    question = understand(text, catalogue, TODAY)

    assert (key(question), breakdown_text(question.breakdown)) == (expected, breakdown)


@pytest.mark.parametrize(
    ("before", "text", "expected", "period"),
    [
        (
            "999 calls in the 12 months to sept 2024?",
            "and the year before?",
            "calls-999-received",
            "12 months to Sept 2023",
        ),
        (
            "what % of 999 calls were answered within 10 seconds in Q1 2021/22",
            "what about 101?",
            "calls-101-answered",
            "Q1 2021/22",
        ),
        ("999 wait q1 21/22", "what about 101?", "calls-101-wait", "Q1 2021/22"),
        ("101 calls q1 21/22", "and 999?", "calls-999-received", "Q1 2021/22"),
        ("burglary q3 21/22", "and the quarter before?", "residential-burglary", "Q2 2021/22"),
        ("burglary q3 21/22", "and the one before?", "residential-burglary", "Q2 2021/22"),
        ("burglary q3 21/22", "what about Q2?", "residential-burglary", "Q2 2021/22"),
        ("burglary q3 21/22", "and in 2022/23?", "residential-burglary", "2022/23"),
        ("burglary q3 21/22", "what about robbery?", "robbery", "Q3 2021/22"),
        ("burglary rate 2020/21", "and robbery?", "robbery-rate", "2020/21"),
        ("burglary q3 21/22", "homicides", "homicides", None),
        ("burglary q3 21/22", "and helicopters?", None, None),
    ],
)
def test_a_follow_up_keeps_what_it_does_not_say(
    before: str, text: str, expected: str | None, period: str | None, catalogue: Catalogue
) -> None:
    question = understand(text, catalogue, TODAY, understand(before, catalogue, TODAY))

    assert (key(question), label(question)) == (expected, period)


def test_a_follow_up_keeps_comparator_measure_and_breakdown(catalogue: Catalogue) -> None:
    charged = understand("robbery charge rate nationally 2023/24", catalogue, TODAY)
    changed = understand("% change in burglary 12 months to Sept 2024", catalogue, TODAY)

    other = understand("what about sexual offences?", catalogue, TODAY, charged)
    ours = understand("and ours?", catalogue, TODAY, charged)
    robbery = understand("and robbery?", catalogue, TODAY, changed)

    assert (key(other), other.comparator) == ("charge-rate", "national")
    assert breakdown_text(other.breakdown) == "crime-category=sexual-offences"
    assert (key(ours), ours.comparator, breakdown_text(ours.breakdown)) == (
        "charge-rate",
        None,
        "crime-category=robbery",
    )
    assert (key(robbery), robbery.measure, label(robbery)) == ("robbery", "percent_change", "12 months to Sept 2024")


def test_the_year_before_the_newest_is_kept_as_a_shift(catalogue: Catalogue) -> None:
    question = understand("and the year before?", catalogue, TODAY, understand("homicides", catalogue, TODAY))

    assert key(question) == "homicides"
    assert question.period is not None
    assert question.period.candidates == ()
    assert question.period.shift == -12


def test_every_name_of_the_catalogue_is_understood_as_its_own_measure(catalogue: Catalogue) -> None:
    for kpi in catalogue.kpis:
        labels = (each.text for each in kpi.labels if not each.measure and not each.section)
        for name in (kpi.key, kpi.title, kpi.short, *kpi.aliases, *labels):
            question = understand(f"how many {name} in Q3 2021/22?", catalogue, TODAY)
            assert key(question) == kpi.key, name
            assert (question.measure, question.comparator, label(question)) == ("value", None, "Q3 2021/22"), name
            assert understand(name, catalogue, TODAY).period is None, name


@pytest.mark.parametrize("piece", ["has up ", "what % ", "than ", "compare ", "how many ", "x", "burglary ", "🙏"])
def test_a_long_paste_is_a_question_like_any_other(piece: str, catalogue: Catalogue) -> None:
    pasted = (piece * 10_000)[:10_000]
    assert understand(pasted, catalogue, TODAY).text == pasted


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=400), st.text(max_size=60))
def test_any_text_after_any_other_gives_a_question(text: str, before: str) -> None:
    question = understand(text, CATALOGUE, TODAY, understand(before, CATALOGUE, TODAY))

    assert question.text == text


def test_tell_me_when_it_was_highest_is_a_question_and_no_wish_to_be_told() -> None:
    asked = understand("tell me when was burglary highest", CATALOGUE, TODAY)
    assert asked.intent is None
    assert asked.extreme is not None
    assert understand("tell me when burglary changes", CATALOGUE, TODAY).intent is not None
