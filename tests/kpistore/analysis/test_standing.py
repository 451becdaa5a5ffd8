"""A place among forces: of shares, rates and waits of the same days and source, never among fewer than three."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from kpistore.analysis.change import Verdict
from kpistore.analysis.standing import Standing, standing_of
from kpistore.model.caution import Caution
from kpistore.model.kpi import NATIONAL, Direction, Kpi, Unit
from kpistore.model.observation import Bound, Observation
from kpistore.model.sample import Sample
from tests.kpistore.made import YEAR, figure, kpi

SHARE = kpi("answered", Unit.PERCENT, Direction.MORE)
FORCES = ("durham", "kent", "essex")


def of(value: str, area: str = "exampleshire", measure: Kpi = SHARE, **more: Any) -> Observation:
    return replace(figure(value, of=measure.key, unit=measure.unit, **more), area=area)


def others(*values: str, measure: Kpi = SHARE, **more: Any) -> list[Observation]:
    return [of(value, area, measure, **more) for value, area in zip(values, FORCES, strict=False)]


def test_the_place_is_counted_from_the_highest_and_the_forces_are_named_in_order() -> None:
    own = of("80")
    found = standing_of(SHARE, own, [own, *others("90", "70", "60")])
    assert found == Standing(2, ("durham", "exampleshire", "kent", "essex"), shared=False)
    assert found.verdict is Verdict.NEUTRAL


def test_forces_with_equal_figures_share_the_better_place() -> None:
    found = standing_of(SHARE, of("80"), others("90", "80.0", "60"))
    assert found is not None
    assert (found.place, found.shared) == (2, True)


def test_first_or_second_of_two_is_no_rank() -> None:
    assert standing_of(SHARE, of("80"), others("90")) is None


@pytest.mark.parametrize("unit", [Unit.COUNT, Unit.GBP, Unit.HOURS, Unit.POINTS])
def test_forces_of_different_sizes_are_not_ranked_by_counts_or_money(unit: Unit) -> None:
    measure = kpi(unit=unit)
    assert standing_of(measure, of("80", measure=measure), others("90", "70", "60", measure=measure)) is None


@pytest.mark.parametrize(
    "other",
    [
        {"period": YEAR.shifted(-12)},
        {"family": "data.police.uk"},
        {"breakdown": (("sex", "female"),)},
        {"comparator": NATIONAL},
        {"bound": Bound.OVER},
    ],
    ids=lambda each: next(iter(each)),
)
def test_only_like_is_set_beside_like(other: dict[str, Any]) -> None:
    assert standing_of(SHARE, of("80"), others("90", "70", "60", **other)) is None


def test_a_share_of_a_few_people_is_not_ranked() -> None:
    asked = replace(SHARE, sample=Sample("people asked"))
    assert standing_of(asked, of("80"), others("90", "70", "60")) is None


def test_figures_of_which_a_report_warns_are_not_ranked() -> None:
    warned = replace(SHARE, cautions=(Caution("doubtful", "a.txt", 1, no_verdict=True),))
    assert warned.bars_verdict(date(2024, 3, 31))
    assert standing_of(warned, of("80"), others("90", "70", "60")) is None


def test_the_countrys_own_figure_has_no_place() -> None:
    assert standing_of(SHARE, of("80", comparator=NATIONAL), others("90", "70", "60")) is None
