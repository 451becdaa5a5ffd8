"""A rule on signals looks at the chart that people see: with limits begun anew by editors and at breaks."""

from dataclasses import replace
from datetime import date

from jobs.alerting.circumstances import Circumstances
from jobs.alerting.replay import rules_test
from jobs.alerting.rules import assess
from jobs.digests import DigestSettings, build_digest
from jobs.lookout import Lookout
from kpistore.model.alert import AlertRule, RuleKind
from kpistore.model.kpi import Break, Kpi, Unit
from kpistore.model.rebase import Rebase
from tests.jobs.worlds import QUARTERS, kpi, moment, office, quarters, store_with

SIGNAL = AlertRule("signal", "answered", RuleKind.SIGNAL)
STEPPED = quarters("80", "81", "79", "80", "82", "80", "79", "81", "70", "71", "69", "70", "72", "70", "69", "70")
STEP = QUARTERS[8].start or date.min
SHARE = kpi(unit=Unit.PERCENT)
NOW = moment("2024-04-10T09:00")


def fires(measure: Kpi = SHARE, *begun: date) -> bool:
    found = assess(SIGNAL, measure, STEPPED, NOW.date(), Circumstances(begun=begun))
    assert found is not None
    return found.firing


def test_a_step_down_is_a_signal_until_an_editor_begins_the_limits_anew() -> None:
    assert fires()
    assert not fires(SHARE, STEP)


def test_limits_begin_anew_at_a_break_of_the_measure() -> None:
    assert not fires(replace(SHARE, breaks=(Break(STEP, "counted anew", "the report"),)))


def test_the_alert_job_and_the_weekly_briefing_know_of_a_recorded_rebase() -> None:
    store, watched = store_with(STEPPED), office([SHARE], SIGNAL)
    before = Lookout(store, watched, NOW).find(SIGNAL)
    assert before is not None
    assert before.firing
    assert len(build_digest(store, watched, NOW, DigestSettings()).firing) == 1
    store.rebases.add(Rebase("answered", "cleveland", STEP, "counted anew", "Jo Reid", NOW))
    after = Lookout(store, watched, NOW).find(SIGNAL)
    assert after is not None
    assert not after.firing
    assert build_digest(store, watched, NOW, DigestSettings()).firing == ()


def test_the_replay_of_the_history_knows_of_it_too() -> None:
    watched = office([SHARE], SIGNAL)
    assert len(rules_test(watched, STEPPED, STEP)) > 0
    assert rules_test(watched, STEPPED, STEP, begun={"answered": [STEP]}) == []
