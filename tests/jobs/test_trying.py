"""A rule tried out shows the newest figure where that fits."""

from collections.abc import Sequence
from decimal import Decimal

from briefing.alert import AlertWords
from jobs.lookout import Lookout
from jobs.trying import trial
from kpistore.model.alert import AlertRule, RuleKind
from kpistore.model.failed_import import FailedImport
from kpistore.model.observation import Observation
from tests.jobs.worlds import kpi, moment, office, quarters, store_with

NOW = moment("2021-04-02T09:00")
BELOW = AlertRule("below", "answered", RuleKind.BELOW, Decimal(90))


def tried(rule: AlertRule, figures: Sequence[Observation], failed: FailedImport | None = None) -> AlertWords | None:
    store = store_with(figures)
    if failed:
        store.failed_imports.keep(failed)
    return trial(rule, kpi(), Lookout(store, office([kpi()]), NOW), NOW)


def test_the_newest_figure_is_shown_where_it_fits_though_the_alert_began_before() -> None:
    shown = tried(BELOW, quarters("95", "80", "85"))
    assert shown
    assert str(shown.found.value) == "85"


def test_else_the_last_figure_on_which_it_would_have_fired() -> None:
    shown = tried(BELOW, quarters("80", "95", "85", "96"))
    assert shown
    assert str(shown.found.value) == "85"


def test_a_rule_that_never_fits_says_that_it_only_shows_how_an_alert_looks() -> None:
    shown = tried(BELOW, quarters("95", "96"))
    assert shown
    assert not shown.found.firing


def test_an_import_that_failed_is_shown_and_where_none_did_there_is_nothing_to_show() -> None:
    rule = AlertRule("imports", "answered", RuleKind.IMPORT_FAILED)
    assert tried(rule, quarters("95")) is None
    shown = tried(rule, quarters("95"), FailedImport("a.pdf", "It is protected.", NOW))
    assert shown
    assert shown.found.grounds.failed
