"""Loading an office, and how a measure and a document are found in it."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from kpistore.catalogue import Catalogue, Office, UnknownKpi
from tests.kpistore.small_office import CATALOGUE, office_in


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return office_in(tmp_path)


@pytest.fixture
def catalogue(office: Office) -> Catalogue:
    return office.catalogue


def test_an_alias_may_repeat_the_measures_own_title(tmp_path: Path) -> None:
    same = CATALOGUE.replace('["muggings"]', '["robberies recorded"]')
    assert office_in(tmp_path, **{"catalogue.toml": same}).catalogue.kpi("robbery").aliases == ("robberies recorded",)


def test_numbers_and_dates_are_exact(catalogue: Catalogue) -> None:
    (target,) = catalogue.kpi("robbery-rate").targets
    assert (target.value, target.since, target.until) == (Decimal("1.5"), date(2021, 4, 1), date(2024, 3, 31))


def test_an_unknown_key_names_the_nearest(catalogue: Catalogue) -> None:
    with pytest.raises(UnknownKpi, match="'robery' is not in the catalogue; did you mean robbery") as error:
        catalogue.kpi("robery")
    assert error.value.nearest[0] == "robbery"


def test_a_key_like_no_other_has_no_nearest(catalogue: Catalogue) -> None:
    with pytest.raises(UnknownKpi) as error:
        catalogue.kpi("zzz")
    assert (str(error.value), error.value.nearest) == ("'zzz' is not in the catalogue", ())


@pytest.mark.parametrize(
    ("label", "measure", "section", "key", "breakdown"),
    [
        ("Robbery – police*", "", "", "robbery", ()),
        (" ROBBERY  — police ", "Q1 Apr-Jun", "", "robbery", ()),
        ("Robbery - women", "", "", "robbery", (("sex", "female"),)),
        ("Robbery – police", "12 Months (2020/21) National Rate  per 1,000", "", "robbery-rate", ()),
        ("Number", "", "Arrests:", "arrests", ()),
        ("Number", "", "Stops of vehicles", "stops", ()),
        ("Robberies recorded", "", "Crime", "robbery", ()),
        ("ROBBERY", "2021/22", "", "robbery", ()),
        ("Muggings*", "", "", "robbery", ()),
        ("robbery-rate", "", "", "robbery-rate", ()),
    ],
)
def test_a_label_is_found_however_it_is_printed(
    catalogue: Catalogue, label: str, measure: str, section: str, key: str, breakdown: tuple[tuple[str, str], ...]
) -> None:
    assert catalogue.by_label(label, measure, section) == (catalogue.kpi(key), breakdown)


@pytest.mark.parametrize(
    ("label", "measure", "section"),
    [
        ("Robberies", "", ""),
        ("Robbery – women", "rate per 1,000", ""),
        ("Number", "", ""),
        ("Number", "", "Complaints"),
        ("Robberies recorded", "rate per 1,000", ""),
        ("Muggings by night", "", ""),
    ],
)
def test_a_label_that_means_nothing_or_several_measures_is_not_guessed(
    catalogue: Catalogue, label: str, measure: str, section: str
) -> None:
    assert catalogue.by_label(label, measure, section) is None


def test_objectives_keep_the_order_of_the_plan_and_the_empty_one(catalogue: Catalogue) -> None:
    listed = {objective.key: [kpi.key for kpi in kpis] for objective, kpis in catalogue.by_objective().items()}
    assert listed == {"safety": ["robbery", "robbery-rate", "arrests", "stops"], "service": []}


def test_a_breakdown_is_told_in_words(catalogue: Catalogue) -> None:
    assert catalogue.breakdown_titles((("sex", "female"),)) == ("women",)
    assert catalogue.breakdown_titles((("borough", "redcar"),)) == ("redcar",)


def test_a_document_is_known_by_its_content_before_its_name(office: Office) -> None:
    first, second = office.documents.values()
    assert office.document("renamed.txt", "A" * 64) is first
    assert office.document("a.txt", "b" * 64) is second
    assert office.document("a.txt", "f" * 64) is first
    assert office.document("c.txt", "f" * 64) is None
    assert office.document("c.txt", "") is None


def test_a_text_only_extraction_names_the_one_with_the_tables(office: Office) -> None:
    assert office.tables_in == {"b.txt": "a.txt"}


def test_rules_keep_their_order_and_amounts(office: Office) -> None:
    assert [(rule.kpi, rule.amount) for rule in office.rules] == [("robbery-rate", None), ("robbery", Decimal("2.5"))]
    assert [rule.severity for rule in office.rules] == ["high", "medium"]


def test_figures_lie_in_the_offices_folder_and_are_of_its_area(office: Office, tmp_path: Path) -> None:
    assert office.figures_path == tmp_path / "figures.csv"
    assert office.area == "exampleshire"
