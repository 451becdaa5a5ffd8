"""A figure is late by its measure's own calendar: 999 answer times are published a month in arrears."""

from datetime import date

import pytest

from briefing.alert import finding_words
from jobs.alerting.rules import assess
from kpistore.catalogue import CLEVELAND, Office, load_office
from kpistore.incoming.importing import shipped_figures
from kpistore.model.alert import AlertRule, RuleKind
from kpistore.model.assessment import Assessment
from tests.jobs.worlds import figure, years


@pytest.fixture(scope="module")
def cleveland() -> Office:
    return load_office(CLEVELAND)


def late(office: Office, kpi: str, day: date) -> Assessment:
    known = [each for each in shipped_figures(office) if each.kpi == kpi and each.area == office.area]
    found = assess(AlertRule("late", kpi, RuleKind.LATE), office.catalogue.kpi(kpi), known, day)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("kpi", "day", "firing"),
    [
        ("calls-999-answered", date(2025, 1, 31), False),
        ("calls-999-answered", date(2025, 2, 1), True),
        ("calls-101-answered", date(2025, 2, 1), False),
    ],
)
def test_999_answer_times_are_late_a_month_after_their_period_and_101_later(
    cleveland: Office, kpi: str, day: date, firing: bool
) -> None:
    assert late(cleveland, kpi, day).firing is firing


def test_it_says_which_figure_was_due_and_when(cleveland: Office) -> None:
    words = finding_words(late(cleveland, "calls-999-answered", date(2025, 2, 1)))
    assert words == "12 months to Dec 2024 was due by 31 Jan 2025 and is not in the reports loaded"


def test_a_figure_that_came_is_not_late(cleveland: Office) -> None:
    kpi = cleveland.catalogue.kpi("calls-999-answered")
    came = [*years("87", "88", "89", of=kpi.key), figure(years("1")[0].period.shifted(27), "90", kpi.key)]
    found = assess(AlertRule("late", kpi.key, RuleKind.LATE), kpi, came, date(2025, 2, 1))
    assert found is not None
    assert not found.firing
