"""Each kind of rule at its edge: figures of quarters from Q1 2020/21 on, and whether it fires on the newest."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from briefing.alert import finding_words
from jobs.alerting.rules import assess
from kpistore.model.alert import AlertRule, Earlier, RuleKind, Size
from kpistore.model.assessment import Assessment
from kpistore.model.kpi import NATIONAL, Direction, Kpi, Unit
from kpistore.model.observation import Observation
from kpistore.model.period import PeriodKind
from tests.jobs.worlds import QUARTERS, figure, kpi, quarters

SHARE = kpi(main_kind=PeriodKind.QUARTER)
COUNT = kpi(unit=Unit.COUNT, direction=Direction.LESS, main_kind=PeriodKind.QUARTER)
NEITHER = replace(COUNT, direction=Direction.NEITHER)


def rule(kind: RuleKind, amount: str | None = None, **more: object) -> AlertRule:
    return replace(AlertRule("rule", "answered", kind, Decimal(amount) if amount else None), **more)  # type: ignore[arg-type]


def found(watching: AlertRule, measure: Kpi, *values: str, day: date | None = None) -> Assessment:
    result = assess(watching, measure, quarters(*values, unit=measure.unit), day)
    assert result is not None
    return result


BELOW_85 = rule(RuleKind.BELOW, "85")
UP_20 = rule(RuleKind.CHANGES_BY, "20", by=Size.PER_CENT)


@pytest.mark.parametrize(
    ("watching", "measure", "values", "firing", "words"),
    [
        (BELOW_85, SHARE, ("84.9",), True, "0.1 points below 85%, the level set"),
        (BELOW_85, SHARE, ("85",), False, "at 85%, the level set"),
        (rule(RuleKind.ABOVE, "85"), SHARE, ("85.1",), True, "0.1 points above 85%, the level set"),
        (replace(BELOW_85, periods=2), SHARE, ("90", "84"), False, "1 point below 85%, the level set"),
        (
            replace(BELOW_85, periods=2), SHARE, ("84", "83"), True,
            "2 points below 85%, the level set, for 2 periods running",
        ),
        (replace(BELOW_85, periods=2), SHARE, ("84", "", "83"), False, "2 points below 85%, the level set"),
        (rule(RuleKind.WORSENS_RUNNING, periods=2), SHARE, ("80", "79", "78"), True, "worse for 2 periods running"),
        (rule(RuleKind.WORSENS_RUNNING, periods=2), SHARE, ("80", "79", "79"), False, "unchanged on Q2"),
        (rule(RuleKind.WORSENS_RUNNING, periods=3), SHARE, ("80", "79", "78"), False, "worse for 2 periods running"),
        (rule(RuleKind.WORSENS_RUNNING, periods=2), COUNT, ("8", "9", "10"), True, "worse for 2 periods running"),
        (rule(RuleKind.IMPROVES_RUNNING, periods=2), COUNT, ("9", "8", "7"), True, "better for 2 periods running"),
        (UP_20, NEITHER, ("100", "120"), True, "up 20 (+20.0%) on Q1"),
        (UP_20, NEITHER, ("100", "80"), True, "down 20 (-20.0%) on Q1"),
        (UP_20, NEITHER, ("100", "119"), False, "up 19 (+19.0%) on Q1"),
        (UP_20, NEITHER, ("0", "5"), False, "up 5 on Q1"),
        (replace(UP_20, floor=Decimal(50)), NEITHER, ("10", "20"), False, "up 10 (+100.0%) on Q1"),
        (replace(UP_20, floor=Decimal(50)), NEITHER, ("10", "50"), True, "up 40 (+400.0%) on Q1"),
        (rule(RuleKind.CHANGES_BY, "5"), SHARE, ("80", "75"), True, "down 5 points on Q1"),
        (
            replace(UP_20, against=Earlier.YEAR), NEITHER, ("100", "1", "1", "1", "120"), True,
            "up 20 (+20.0%) on Q1 2020/21",
        ),
        (replace(UP_20, against=Earlier.YEAR), NEITHER, ("", "1", "1", "1", "120"), False, "up 119 on Q4 2020/21"),
        (rule(RuleKind.BEYOND_CHANCE), COUNT, ("10", "30"), True, "up 20 on Q1"),
        (rule(RuleKind.BEYOND_CHANCE), COUNT, ("10", "13"), False, "up 3 on Q1"),
        (rule(RuleKind.BEYOND_CHANCE), COUNT, ("30", "10"), False, "down 20 on Q1"),
    ],
)  # fmt: skip
def test_a_kind_fires_from_its_edge_on(
    watching: AlertRule, measure: Kpi, values: tuple[str, ...], firing: bool, words: str
) -> None:
    assessment = found(watching, measure, *values)
    assert assessment.firing is firing
    assert finding_words(assessment).startswith(words)


def test_a_figure_that_fits_too_short_is_pending() -> None:
    assert found(replace(BELOW_85, periods=3), SHARE, "90", "84", "83").pending
    assert not found(replace(BELOW_85, periods=3), SHARE, "84", "84", "83").pending


def test_chance_is_not_asked_of_large_counts() -> None:
    assert assess(rule(RuleKind.BEYOND_CHANCE), COUNT, quarters("500", "900", unit=Unit.COUNT)) is None


STEADY = ("80", "81", "79", "80", "82", "80", "79", "81", "80", "79", "81", "80")


@pytest.mark.parametrize(
    ("newest", "signals", "direction", "firing"),
    [
        ("60", (), Direction.MORE, True),
        ("60", ("outside-limits",), Direction.MORE, True),
        ("60", ("trend", "shift"), Direction.MORE, False),
        ("60", (), Direction.LESS, False),
        ("60", (), Direction.NEITHER, True),
        ("80", (), Direction.MORE, False),
    ],
)
def test_a_signal_that_is_a_concern_fires(
    newest: str, signals: tuple[str, ...], direction: Direction, firing: bool
) -> None:
    watching = rule(RuleKind.SIGNAL, signals=signals)
    assert found(watching, replace(SHARE, direction=direction), *STEADY, newest).firing is firing


def test_a_signal_names_itself_and_the_limits() -> None:
    words = finding_words(found(rule(RuleKind.SIGNAL), SHARE, *STEADY, "60"))
    assert words.startswith("outside the limits of its control chart (7")


def test_one_figure_has_no_control_chart() -> None:
    assert assess(rule(RuleKind.SIGNAL), SHARE, quarters("80")) is None


def with_national(value: str, *own: str) -> list[Observation]:
    mine = quarters(*own)
    return [*mine, replace(figure(mine[-1].period, value), comparator=NATIONAL)]


@pytest.mark.parametrize(
    ("margin", "own", "firing"),
    [(None, "79.9", True), (None, "80", False), ("2", "78", False), ("2", "77.9", True), (None, "90", False)],
)
def test_worse_than_the_country_by_a_margin(margin: str | None, own: str, firing: bool) -> None:
    assessment = assess(rule(RuleKind.WORSE_THAN, margin), SHARE, with_national("80", "70", own))
    assert assessment is not None
    assert assessment.firing is firing
    assert "England and Wales (80%)" in finding_words(assessment)


def test_the_country_is_set_beside_in_the_same_days_only() -> None:
    earlier = replace(figure(QUARTERS[0], "80"), comparator=NATIONAL)
    assert assess(rule(RuleKind.WORSE_THAN), SHARE, [*quarters("70", "70"), earlier]) is None


@pytest.mark.parametrize(
    ("arrears", "amount", "day", "firing"),
    [
        (None, None, date(2020, 12, 31), False),
        (None, None, date(2021, 1, 1), True),
        (45, None, date(2020, 11, 14), False),
        (45, None, date(2020, 11, 15), True),
        (45, "30", date(2020, 10, 31), True),
    ],
)
def test_a_figure_is_late_after_its_days_in_arrears(
    arrears: int | None, amount: str | None, day: date, firing: bool
) -> None:
    measure = replace(SHARE, arrears_days=arrears)
    assert found(rule(RuleKind.LATE, amount), measure, "80", day=day).firing is firing


def test_lateness_says_what_is_awaited_and_since_when() -> None:
    late = found(rule(RuleKind.LATE), SHARE, "80", day=date(2021, 2, 1))
    assert finding_words(late) == "Q2 2020/21 was due by 31 Dec 2020 and is not in the reports loaded"


@pytest.mark.parametrize(
    ("since", "until", "judged"),
    [(None, None, True), (date(2020, 9, 30), None, True), (date(2020, 10, 1), None, False),
     (None, date(2020, 9, 29), False)],
)  # fmt: skip
def test_a_rule_judges_figures_of_its_own_dates(since: date | None, until: date | None, judged: bool) -> None:
    dated = replace(BELOW_85, since=since, until=until)
    assert (assess(dated, SHARE, quarters("80", "80")) is not None) is judged
