"""A rule tried out shows the newest figure where that fits."""

from decimal import Decimal

from jobs.trying import trial
from kpistore.model.alert import AlertRule, RuleKind
from kpistore.model.failed_import import FailedImport
from tests.jobs.worlds import kpi, moment, quarters

NOW = moment("2020-12-31T09:00")
BELOW = AlertRule("below", "answered", RuleKind.BELOW, Decimal(90))


def test_the_newest_figure_is_shown_where_it_fits_though_the_alert_began_before() -> None:
    shown = trial(BELOW, kpi(), quarters("95", "80", "85"), NOW)
    assert shown
    assert str(shown.found.value) == "85"


def test_else_the_last_figure_on_which_it_would_have_fired() -> None:
    shown = trial(BELOW, kpi(), quarters("80", "95", "85", "96"), NOW)
    assert shown
    assert str(shown.found.value) == "85"


def test_a_rule_that_never_fits_says_that_it_only_shows_how_an_alert_looks() -> None:
    shown = trial(BELOW, kpi(), quarters("95", "96"), NOW)
    assert shown
    assert not shown.found.firing


def test_an_import_that_failed_is_shown_and_where_none_did_there_is_nothing_to_show() -> None:
    rule = AlertRule("imports", "answered", RuleKind.IMPORT_FAILED)
    assert trial(rule, kpi(), quarters("95"), NOW) is None
    shown = trial(rule, kpi(), quarters("95"), NOW, FailedImport("a.pdf", "It is protected.", NOW))
    assert shown
    assert shown.found.grounds.failed
