"""A control chart needs periods that do not overlap: a rule on twelve months that roll on says so before it is kept."""

from dataclasses import replace

import pytest

from briefing.rule_kinds import kind_rows
from jobs.drafting import draft_problem
from kpistore.catalogue.ruling import rule_problem
from kpistore.model.alert import AlertRule, RuleKind
from kpistore.model.period import PeriodKind
from tests.jobs.worlds import kpi, office, store_with

SIGNAL = AlertRule("signal", "answered", RuleKind.SIGNAL)


@pytest.mark.parametrize(
    ("target", "instead"),
    [("90", "'below target', 'below' or 'changes by'"), (None, "'below', 'above' or 'changes by'")],
)
def test_a_signal_of_twelve_months_that_roll_on_is_refused_with_what_to_choose(
    target: str | None, instead: str
) -> None:
    watched = office([kpi(target=target)])
    assert rule_problem(SIGNAL, watched.catalogue) == (
        f"kind 'signal' needs periods that do not overlap, and answered is twelve months that roll on; write {instead}"
    )
    assert draft_problem(store_with([]), watched, SIGNAL, 7) == (
        "Figures of Answered cover twelve months that overlap, so they have no control chart. "
        "Watch for a level or a change: /alert answered rises by 10%"
    )


@pytest.mark.parametrize("kind", [PeriodKind.MONTH, PeriodKind.QUARTER, PeriodKind.YEAR])
def test_a_signal_of_other_periods_is_kept(kind: PeriodKind) -> None:
    assert rule_problem(SIGNAL, office([kpi(main_kind=kind)]).catalogue) == ""


def test_it_is_not_among_the_buttons_either() -> None:
    offered = [button.label for row in kind_rows(kpi(), national=True) for button in row]
    quarterly = replace(kpi(), main_kind=PeriodKind.QUARTER)
    other = [button.label for row in kind_rows(quarterly, national=True) for button in row]
    assert [label for label in other if label not in offered] == ["Chart signal"]
