"""Shares of people asked or cases looked at: nothing is called better or worse without the number they are of."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from kpistore.analysis.change import Against, Judge, Verdict, compare, compare_with_target
from kpistore.analysis.findings import record_of
from kpistore.analysis.sampling import share_of
from kpistore.analysis.significance import SMALL_BASE, Share
from kpistore.model.kpi import NATIONAL, Direction, Kpi, Unit
from kpistore.model.observation import Bound, Observation
from kpistore.model.period import Period, PeriodKind, financial_year
from kpistore.model.sample import Base, Sample
from kpistore.model.series import series_of
from tests.kpistore.made import figure, kpi

NOW, BEFORE = financial_year(2023), financial_year(2022)


def _asked(now: int | None, before: int | None, target: str = "") -> Kpi:
    spans = [(NOW, now), (BEFORE, before)]
    bases = tuple(_base(period, number) for period, number in spans if number)
    made = kpi("satisfied", Unit.PERCENT, Direction.MORE, target=target)
    return replace(made, sample=Sample("people asked", bases))


def _base(period: Period, number: int) -> Base:
    return Base(period.start or date.min, period.end or date.max, number, "report.txt", 1)


def _share(value: str, period: Period = NOW) -> Observation:
    return figure(value, period, unit=Unit.PERCENT)


@pytest.mark.parametrize(("now", "before"), [(None, None), (35, None), (None, 150)])
def test_without_a_printed_base_nothing_is_better_or_worse(now: int | None, before: int | None) -> None:
    found = compare(_asked(now, before), _share("80"), _share("82", BEFORE), Against.BASELINE)
    assert (found.verdict, found.beyond_chance, found.judge) == (Verdict.NEUTRAL, None, None)


@pytest.mark.parametrize(
    ("value", "now", "before", "verdict", "beyond"),
    [
        ("80", 35, 150, Verdict.NEUTRAL, False),
        ("40", 35, 150, Verdict.WORSE, True),
        ("80", 1835, 1253, Verdict.NEUTRAL, False),
        ("60", 1835, 1253, Verdict.WORSE, True),
    ],
)
def test_small_bases_are_told_from_chance_by_the_exact_test(
    value: str, now: int, before: int, verdict: Verdict, beyond: bool
) -> None:
    found = compare(_asked(now, before), _share(value), _share("82", BEFORE), Against.PREVIOUS)
    assert (found.verdict, found.beyond_chance, found.judge) == (verdict, beyond, Judge.SMALL_SHARES)


def test_a_share_of_all_there_were_has_a_direction_and_no_verdict_of_chance() -> None:
    measure = kpi("answered", Unit.PERCENT, Direction.MORE)
    found = compare(measure, _share("89.2"), _share("87.7", BEFORE), Against.PREVIOUS)
    assert (found.verdict, found.beyond_chance) == (Verdict.BETTER, None)


def test_a_base_as_large_as_the_calls_has_no_verdict_of_chance() -> None:
    found = compare(_asked(113_000, 113_000), _share("89.2"), _share("87.7", BEFORE), Against.PREVIOUS)
    assert found.beyond_chance is None


@pytest.mark.parametrize(
    ("value", "base", "verdict"),
    [
        ("80", None, Verdict.NEUTRAL),
        ("80", 35, Verdict.NEUTRAL),
        ("60", 35, Verdict.WORSE),
        ("80", 1800, Verdict.WORSE),
    ],
)
def test_a_target_within_what_a_small_base_leaves_open_is_neither_met_nor_missed(
    value: str, base: int | None, verdict: Verdict
) -> None:
    found = compare_with_target(_asked(base, None, target="85"), _share(value))
    assert found is not None
    assert found.verdict is verdict


def test_the_base_is_of_the_office_s_own_whole_figure() -> None:
    measure = _asked(35, None)
    assert share_of(measure, _share("80")) == Share(28, 35)
    assert share_of(measure, replace(_share("80"), comparator=NATIONAL)) is None
    assert share_of(measure, replace(_share("80"), breakdown=(("sex", "female"),))) is None
    assert share_of(measure, replace(_share("80"), bound=Bound.ABOUT)) is None
    assert share_of(measure, _share("120")) is None
    assert share_of(_asked(SMALL_BASE, None), _share("80")) is None


def test_the_highest_of_such_shares_is_no_record() -> None:
    held = tuple(_share(str(70 + n), financial_year(2010 + n)) for n in range(8))
    series = series_of(held, PeriodKind.YEAR)
    assert record_of(kpi("answered", Unit.PERCENT, Direction.MORE), held[-1], series) is not None
    assert record_of(_asked(None, None), held[-1], series) is None


def test_a_share_of_none_known_is_zero_of_its_base() -> None:
    assert share_of(_asked(35, None), replace(_share("0"), value=Decimal(0))) == Share(0, 35)
