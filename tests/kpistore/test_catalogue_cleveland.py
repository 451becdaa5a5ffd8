"""The Cleveland office as it ships, held against the reports it was written from."""

import hashlib
from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path
from time import perf_counter

import pytest

from kpistore.catalogue import CLEVELAND, Office, load_office
from kpistore.model.alert import RuleKind
from kpistore.model.kpi import Breakdown, breakdown_text
from kpistore.model.period import PeriodKind

REPORTS = Path(__file__).parents[3] / "shared" / "reports"
WITH_TABLES = ("001", "002", "003")
NOT_FIGURES = ("Introduction from", "Outstanding", "Meeting Date")
"""How the tables begin that hold page numbers, gradings and meetings."""

needs_reports = pytest.mark.skipif(not REPORTS.is_dir(), reason=f"the reports are not at {REPORTS}")

Place = tuple[str, tuple[str, ...], str]
"""A row label, the headings of its columns, and the table's own heading."""


@cache
def office() -> Office:
    return load_office(CLEVELAND)


def meaning(label: str, measure: str = "", section: str = "") -> tuple[str, str]:
    found = office().catalogue.by_label(label, measure, section)
    return (found[0].key, breakdown_text(found[1])) if found else ("", "")


def lines_of(number: str) -> list[str]:
    (path,) = REPORTS.glob(f"{number}_*.txt")
    return path.read_text(encoding="utf-8").splitlines()


def tables(number: str) -> Iterator[tuple[str, list[list[str]]]]:
    heading, block = "", list[list[str]]()
    for line in [*lines_of(number), ""]:
        if "\t" in line:
            block.append([cell.strip() for cell in line.split("\t")])
            continue
        if block and not block[0][0].startswith(NOT_FIGURES):
            yield heading, block
        heading, block = (line.strip() if 0 < len(line) < 60 else heading), []


def rows_of_figures(number: str) -> Iterator[Place]:
    for heading, (header, *rows) in tables(number):
        if rows[0][0][:4].isdigit():
            yield from ((label, (), heading) for label in header[1:])
            continue
        for row in rows:
            is_heading = row[0].startswith("<i>") or (not any(row[1:]) and not row[0].startswith("%"))
            if row[0] and not is_heading:
                yield row[0], tuple(header[1:]), heading


@needs_reports
@pytest.mark.parametrize(("number", "rows"), [("001", 13), ("002", 60), ("003", 30)])
def test_every_row_of_figures_means_exactly_one_measure(number: str, rows: int) -> None:
    places = list(rows_of_figures(number))
    assert [label for label, columns, section in places if not _meanings(label, columns, section)] == []
    assert len(places) == rows


def _meanings(label: str, columns: tuple[str, ...], section: str) -> set[tuple[str, str]]:
    """What the row means under its columns: one measure for figures of its own, another for those headed as a rate."""
    headings = columns or ("",)
    found = {meaning(label, column, section) for column in headings} - {("", "")}
    assert len(found) <= len({"rate" in column.lower() for column in headings}), (label, found)
    return found


@needs_reports
def test_every_label_stands_in_a_report_exactly_as_printed() -> None:
    cells = {cell.strip() for number in WITH_TABLES for line in lines_of(number) for cell in line.split("\t")}
    labels = [label.text for kpi in office().catalogue.kpis for label in kpi.labels]
    assert [label for label in labels if label not in cells] == []


@needs_reports
def test_every_document_is_the_file_that_ships() -> None:
    for path in REPORTS.glob("*.txt"):
        document = office().document(path.name, hashlib.sha256(path.read_bytes()).hexdigest())
        assert document is office().documents[path.name]
    assert len(list(REPORTS.glob("*.txt"))) == len(office().documents)


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
        ("Domestic abuse incidents", "12 Months (2020/21) National rate per 1,000", "Violent Crime"),
        ("Shoplifting", "12 months Sept 2024", "Neighbourhood Crime"),
    ],
)
def test_a_label_of_another_table_is_not_taken_for_ours(label: str, column: str, section: str) -> None:
    assert meaning(label, column, section) == ("", "")


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


def test_loading_is_quick_enough_for_every_command() -> None:
    times = []
    for _ in range(3):
        begun = perf_counter()
        load_office(CLEVELAND)
        times.append(perf_counter() - begun)
    assert min(times) < 0.1, "seconds"
