"""The Cleveland office as it ships: its names, directions, documents and rules."""

from datetime import date
from functools import cache

import pytest

from kpistore.catalogue import CLEVELAND, Office, load_office, plain
from kpistore.model.alert import RuleKind
from kpistore.model.kpi import Breakdown, breakdown_text
from kpistore.model.period import PeriodKind


@cache
def office() -> Office:
    return load_office(CLEVELAND)


def aliases() -> dict[str, str]:
    return {plain(alias): kpi.key for kpi in office().catalogue.kpis for alias in kpi.aliases}


def meaning(label: str, measure: str = "", section: str = "") -> tuple[str, str]:
    found = office().catalogue.by_label(label, measure, section)
    return (found[0].key, breakdown_text(found[1])) if found else ("", "")


@pytest.mark.parametrize(
    ("label", "column", "section", "key", "breakdown"),
    [
        ("Number of non-999 calls received", "12 months Sept 2024", "", "calls-101-received", ""),
        ("Number of non 999 calls received", "", "", "calls-101-received", ""),
        ("Number of stop and search resulting in a positive outcome", "", "", "stop-search-positive", ""),
        ("% of Stop and Search resulting in positive outcome", "", "", "stop-search-positive-rate", ""),
        ("Number of police officers", "September 2023", "", "police-officers", ""),
        ("Police recorded youth related serious violence", "", "", "serious-violence", "age=youth"),
        ("Serious violence offences – all ages – police recorded", "", "", "serious-violence", ""),
        ("Hospital admissions for knife related injuries (U25)", "", "", "knife-admissions", "age=under-25"),
        ("NHS Sharps admission – all ages*", "", "", "sharps-admissions", ""),
        ("Robbery", "Q1 Apr-Jun", "Neighbourhood Crime", "robbery", ""),
        ("Robbery", "12 Months (2020/21) National Rate per 1,000", "Neighbourhood Crime", "robbery-rate", ""),
        ("Robbery", "Cleveland Charge Rate 2023/24", "", "charge-rate", "crime-category=robbery"),
        ("All Crime", "National Charge Rate 2023/24", "", "charge-rate", ""),
        ("Arrest rate", "", "Tackling violence against women and girls", "domestic-abuse-arrest-rate", ""),
        ("Repeat incident rate", "", "", "domestic-abuse-repeat-incidents", ""),
        ("Domestic abuse repeat victim incident rate (%)", "", "", "domestic-abuse-repeat-victims", ""),
        (
            "Domestic abuse repeat victim incident rate (%)",
            "National rate per 1,000",
            "",
            "domestic-abuse-repeat-victims",
            "",
        ),
        ("Domestic abuse incidents", "National rate per 1,000", "", "domestic-abuse-incidents-rate", ""),
        ("Fraud", "Male", "Referrals by Offence Type:", "divert-referrals-by-offence", "offence=fraud"),
        ("Reviews received", "", "", "complaint-reviews", ""),
    ],
)
def test_a_printed_label_means(label: str, column: str, section: str, key: str, breakdown: str) -> None:
    assert meaning(label, column, section) == (key, breakdown)


@pytest.mark.parametrize(
    ("label", "column", "section"),
    [
        ("Fraud", "April 2022 - March 2023", "Victims supported"),
        ("Arrest rate", "", "Drug driving"),
        ("Arrest rate", "12 Months (2020/21) National rate per 1,000", "Violent Crime"),
        ("Shoplifting", "12 months Sept 2024", "Neighbourhood Crime"),
    ],
)
def test_a_label_of_another_table_is_not_taken_for_ours(label: str, column: str, section: str) -> None:
    assert meaning(label, column, section) == ("", "")


@pytest.mark.parametrize("word", ["crime", "complaints", "calls", "knife", "domestic abuse", "reviews", "violence"])
def test_a_word_that_several_measures_share_is_the_alias_of_none(word: str) -> None:
    assert word not in aliases()


@pytest.mark.parametrize(
    ("word", "key"),
    [
        ("stopsearch", "stop-searches"),
        ("s&s", "stop-searches"),
        ("999 answer rate", "calls-999-answered"),
        ("101 calls", "calls-101-received"),
        ("asb", "asb-incidents"),
        ("vap", "violence-against-person"),
        ("da incidents", "domestic-abuse-incidents"),
        ("dv crimes", "domestic-abuse-crimes"),
        ("vcop", "vcop-met-rate"),
        ("pcso", "pcsos"),
        ("burglary", "residential-burglary"),
    ],
)
def test_what_people_type_names_one_measure(word: str, key: str) -> None:
    assert aliases()[word] == key


def test_the_national_standard_holds_for_every_period() -> None:
    kpi = office().catalogue.kpi("calls-999-answered")
    for day in (date(2020, 6, 30), date(2024, 9, 30)):
        target = kpi.target_on(day)
        assert target is not None
        assert target.value == 90
        assert (target.name, target.source) == ("national standard", "National Call Handling Standards")
    assert [kpi.key for kpi in office().catalogue.kpis if kpi.targets] == ["calls-999-answered"]


@pytest.mark.parametrize(
    ("key", "main_kind"),
    [
        ("stop-searches", PeriodKind.YEAR),
        ("calls-999-answered", PeriodKind.ROLLING12),
        ("police-officers", PeriodKind.POINT),
        ("domestic-abuse-incidents", PeriodKind.QUARTER),
        ("charge-rate", PeriodKind.YEAR),
    ],
)
def test_a_bare_question_is_answered_by_the_newest_kind_of_period(key: str, main_kind: PeriodKind) -> None:
    assert office().catalogue.kpi(key).main_kind is main_kind


def test_what_is_neither_good_nor_bad_has_no_direction() -> None:
    neutral = {kpi.key for kpi in office().catalogue.kpis if kpi.direction == "neither"}
    assert {"stop-searches", "calls-999-received", "domestic-abuse-incidents", "domestic-abuse-crimes"} <= neutral
    assert {"complaints-logged", "complaint-allegations", "divert-referrals-by-offence"} <= neutral
    assert not neutral & {"calls-999-answered", "calls-999-wait", "recorded-crime", "police-officers"}


def test_only_counts_are_added_and_rounded_ones_are_not() -> None:
    added = [kpi for kpi in office().catalogue.kpis if kpi.aggregation == "sum"]
    assert {kpi.unit for kpi in added} == {"count"}
    assert not {"knife-admissions", "sharps-admissions", "police-officers", "pcsos"} & {kpi.key for kpi in added}


def test_the_plans_ten_objectives_all_have_measures() -> None:
    listed = office().catalogue.by_objective()
    assert len(listed) == 10
    assert next(iter(listed)).title == "Bringing offenders to justice"
    assert [objective.key for objective, kpis in listed.items() if not kpis] == []


def test_every_breakdown_of_a_label_can_be_told_in_words() -> None:
    catalogue = office().catalogue
    breakdown: Breakdown = (("offence", "drug-possession"), ("sex", "female"))
    assert catalogue.breakdown_titles(breakdown) == ("possession of drugs", "women")


def test_both_built_in_rules_are_there() -> None:
    assert [(rule.name, rule.kpi, rule.kind, rule.amount) for rule in office().rules] == [
        ("999 answer rate below the national standard", "calls-999-answered", RuleKind.BELOW_TARGET, None),
        ("101 answer rate falling", "calls-101-answered", RuleKind.WORSENS_BY, 1),
    ]


def test_documents_are_known_from_the_month_printed_or_the_day_after_their_newest_period() -> None:
    known = {name[:3]: (each.known_from, each.known_from_estimated) for name, each in office().documents.items()}
    assert known == {
        "000": (date(2024, 4, 1), True),
        "001": (date(2024, 4, 1), True),
        "002": (date(2022, 3, 31), False),
        "003": (date(2024, 10, 1), True),
        "004": (date(2022, 3, 31), False),
    }
    assert {twin[:3]: tables[:3] for twin, tables in office().tables_in.items()} == {"004": "002"}


def test_every_title_of_a_measure_is_known_as_the_label_of_a_row() -> None:
    catalogue = office().catalogue
    found = {kpi.key: catalogue.by_label(kpi.title) for kpi in catalogue.kpis}
    assert {key: each[0].key if each else None for key, each in found.items()} == {key: key for key in found}
