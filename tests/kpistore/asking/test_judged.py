"""Changes are told from chance by the control chart where the series is long enough, and not at all where it is not."""

from dataclasses import replace
from datetime import date

import pytest

from kpistore.analysis.change import Judge, Verdict
from kpistore.asking.answer import Answer
from kpistore.asking.judged import judged
from kpistore.model.kpi import Break, Kpi
from kpistore.model.period import PeriodKind, month
from tests.briefing.answers import answered, asking
from tests.kpistore import shipped
from tests.kpistore.made import figure, kpi

CALM = (1000, 1040, 980, 1010, 1030, 970, 1000, 1020, 990, 1010, 980, 1030)
MONTHLY = kpi(main_kind=PeriodKind.MONTH)


def told(*values: int, measure: Kpi = MONTHLY, rebases: tuple[date, ...] = ()) -> Answer:
    held = [figure(str(value), month(2020, 1).shifted(at)) for at, value in enumerate(values)]
    return judged(answered(asking(measure), *held), lambda _: rebases)


def test_under_thirteen_points_there_is_no_chart_and_no_verdict_of_chance() -> None:
    found = told(*CALM)
    assert found.control is None
    assert found.comparisons[0].beyond_chance is None


def test_a_change_within_the_limits_is_neutral_and_within_chance() -> None:
    first = told(*CALM, 1000).comparisons[0]
    assert (first.beyond_chance, first.verdict, first.judge) == (False, Verdict.NEUTRAL, Judge.CONTROL_CHART)


@pytest.mark.parametrize(("last", "verdict"), [(1500, Verdict.WORSE), (500, Verdict.BETTER)])
def test_a_change_out_of_the_limits_is_beyond_chance(last: int, verdict: Verdict) -> None:
    first = told(*CALM, last).comparisons[0]
    assert (first.beyond_chance, first.verdict) == (True, verdict)


def test_nothing_is_judged_across_a_rebase_or_a_break() -> None:
    shift = (*CALM, 1000, *(each + 1000 for each in CALM), 2000)
    for found in (
        told(*shift, rebases=(date(2021, 2, 1),)),
        told(*shift, measure=replace(MONTHLY, breaks=(Break(date(2021, 2, 1), "counted otherwise", "the law"),))),
    ):
        assert found.control is not None
        assert found.control.chart.rebased_at == date(2021, 2, 1)
        assert found.control.shifted is None
        assert all(each.beyond_chance is None for each in found.comparisons if each.period.end < date(2021, 2, 1))  # type: ignore[operator]


def test_monthly_searches_ask_for_a_rebase_at_march_2020_and_none_is_made() -> None:
    found = shipped.ask("stop searches by month")
    assert found.control is not None
    assert found.control.shifted is not None
    assert found.control.shifted.day == date(2020, 3, 1)
    assert found.control.chart.rebased_at is None
    assert all(each.beyond_chance is None for each in found.comparisons)


def test_with_the_rebase_the_newest_months_are_within_their_limits() -> None:
    found = judged(replace(shipped.ask("stop searches by month"), control=None), lambda _: [date(2020, 3, 1)])
    assert found.control is not None
    assert found.control.shifted is None
    assert [each.beyond_chance for each in found.comparisons] == [False, False]


@pytest.mark.parametrize("text", ["999 answered", "recorded crime", "999 answered by quarter", "homicides"])
def test_yearly_and_quarterly_figures_of_the_reports_have_no_chart(text: str) -> None:
    assert shipped.ask(text).control is None


def test_999_answered_gives_no_verdict_of_chance_and_homicides_are_chance() -> None:
    assert shipped.ask("999 answered").comparisons[0].beyond_chance is None
    assert shipped.ask("homicides 2023/24").comparisons[0].beyond_chance is False


@pytest.mark.parametrize(
    ("text", "value", "verdict"),
    [
        ("neighbourhood crime 2023/24", 8988, Verdict.WORSE),
        ("statement offences", 43, Verdict.NEUTRAL),
        ("domestic abuse satisfaction", 82, Verdict.NEUTRAL),
    ],
)
def test_the_baseline_of_december_2019_stands_beside_what_the_statement_prints(
    text: str, value: int, verdict: Verdict
) -> None:
    found = next(each for each in shipped.ask(text).comparisons if each.against.value == "baseline")
    assert (int(found.value), found.period.label, found.verdict) == (value, "calendar year 2019", verdict)


def test_nothing_is_compared_across_a_break() -> None:
    broken = replace(kpi(), breaks=(Break(date(2023, 4, 1), "counted otherwise", "the law"),))
    held = [figure("1200"), figure("1000", figure().period.shifted(-12))]
    assert answered(asking(broken), *held).comparisons == ()
    assert len(answered(asking(kpi()), *held).comparisons) == 1
