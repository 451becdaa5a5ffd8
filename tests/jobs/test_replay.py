from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from jobs.alerting.odds import odds_words
from jobs.alerting.replay import rules_test
from kpistore.catalogue import CLEVELAND, load_office
from kpistore.incoming.importing import shipped_figures
from kpistore.model.alert import AlertRule, RuleKind
from kpistore.model.kpi import Direction, Unit
from kpistore.model.period import PeriodKind, financial_year, twelve_months_to
from tests.jobs.worlds import BELOW, FALLING, figure, kpi, office, quarters, years


@pytest.fixture(scope="module")
def shipped() -> list[dict[str, Any]]:
    cleveland = load_office(CLEVELAND)
    return rules_test(cleveland, shipped_figures(cleveland))


def of(rows: list[dict[str, Any]], measure: str) -> list[tuple[str, str, float]]:
    return [(row["event"], row["period"]["label"], row["value"]) for row in rows if row["kpi"] == measure]


def test_the_101_answer_rate_fell_and_came_back(shipped: list[dict[str, Any]]) -> None:
    assert of(shipped, "calls-101-answered") == [
        ("fired", "Q2 2020/21", 54.4),
        ("recovered", "Q3 2020/21", 76),
        ("fired", "Q4 2020/21", 74.1),
        ("worsened", "Q1 2021/22", 67.9),
        ("worsened", "Q2 2021/22", 54.4),
        ("improved", "Q3 2021/22", 64.6),
        ("worsened", "Q4 2021/22", 63.4),
        ("improved", "12 months to Sept 2023", 67.9),
        ("recovered", "12 months to Sept 2024", 84.6),
    ]


def test_the_999_answer_rate_never_reached_its_standard(shipped: list[dict[str, Any]]) -> None:
    told = of(shipped, "calls-999-answered")
    assert told[0] == ("fired", "Q1 2020/21", 87.2)
    assert told[-1] == ("improved", "12 months to Sept 2024", 89.2)
    assert {event for event, _, _ in told} == {"fired", "worsened", "improved"}


def test_each_event_says_when_its_figure_became_known_and_why(shipped: list[dict[str, Any]]) -> None:
    row = next(each for each in shipped if each["kpi"] == "calls-101-answered" and each["value"] == 63.4)
    assert row == {
        "rule": "101 answer rate falling",
        "kpi": "calls-101-answered",
        "period": {"label": "Q4 2021/22", "kind": "quarter", "start": "2022-01-01", "end": "2022-03-31"},
        "known_from": "2022-03-31",
        "event": "worsened",
        "value": 63.4,
        "reason": "down 1.2 points on Q3, and 12.6 below Q3 2020/21 (76%), where the fall began",
    }


def test_since_leaves_out_earlier_events_but_not_what_they_began() -> None:
    watched = office([kpi()], FALLING)
    rows = rules_test(watched, quarters("70", "60", "55"), date(2020, 12, 31))
    assert [(row["event"], row["value"]) for row in rows] == [("worsened", 55)]


def test_an_alert_lapses_where_the_next_figure_came_too_late() -> None:
    watched = office([kpi()], FALLING)
    rows = rules_test(watched, [*quarters("70", "60"), *years("50", "40")])
    assert [(row["event"], row["known_from"]) for row in rows] == [
        ("fired", "2020-10-01"),
        ("lapsed", "2021-04-01"),
        ("fired", "2023-10-01"),
    ]
    assert rows[1]["reason"] == "The reports loaded hold nothing newer by 31 March 2021."


@pytest.mark.parametrize(("until", "events"), [(None, ["fired"]), (date(2021, 4, 2), ["fired", "lapsed"])])
def test_the_newest_figure_lapses_only_up_to_the_day_given(until: date | None, events: list[str]) -> None:
    rows = rules_test(office([kpi()], FALLING), quarters("70", "60"), until=until)
    assert [row["event"] for row in rows] == events


def test_figures_known_on_one_day_are_taken_in_the_order_of_their_periods() -> None:
    known = date(2021, 3, 31)
    periods = [each.period for each in quarters("1", "1", "1")]
    figures = [figure(periods[2], "85", known_from=known), figure(periods[0], "80", known_from=known)]
    rows = rules_test(office([kpi(target="90")], BELOW), figures)
    assert [(row["event"], row["value"], row["known_from"]) for row in rows] == [
        ("fired", 80, "2021-03-31"),
        ("improved", 85, "2021-03-31"),
    ]


@pytest.mark.parametrize("main_kind", [PeriodKind.ROLLING12, PeriodKind.YEAR, PeriodKind.CALENDAR])
def test_twelve_months_are_judged_whatever_they_are_called(main_kind: PeriodKind) -> None:
    homicides = kpi(unit=Unit.COUNT, direction=Direction.LESS, main_kind=main_kind)
    above = AlertRule("above", "answered", RuleKind.ABOVE, Decimal(12))
    year = figure(financial_year(2023), "13", unit=Unit.COUNT)
    figures = [*years("8", "12", "11", unit=Unit.COUNT), year, *quarters("40", unit=Unit.COUNT)]
    rows = rules_test(office([homicides], above), figures)
    assert [(row["event"], row["value"], row["period"]["label"]) for row in rows] == [
        ("fired", 13, "2023/24"),
        ("recovered", 11, "12 months to Sept 2024"),
    ]
    assert odds_words(above, homicides, figures) == "It fits 1 of the 4 figures held."


def test_a_financial_year_stands_between_twelve_months_that_run_one_way() -> None:
    worse = AlertRule("worse", "answered", RuleKind.WORSENS_RUNNING, periods=2)
    figures = [figure(financial_year(year), value) for year, value in ((2021, "70"), (2022, "60"))]
    figures.append(figure(twelve_months_to(2024, 3), "50"))
    rows = rules_test(office([kpi()], worse), figures)
    assert [(row["event"], row["value"]) for row in rows] == [("fired", 50)]
