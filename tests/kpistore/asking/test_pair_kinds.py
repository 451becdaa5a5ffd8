"""Two measures side by side by the kind of period that was asked for."""

import pytest

from kpistore.model.period import PeriodKind
from tests.kpistore import shipped


@pytest.mark.parametrize(
    ("text", "kind", "label"),
    [
        ("compare burglary and robbery by quarter", PeriodKind.QUARTER, "Q3 2021/22"),
        ("compare 999 answered with 101 answered by quarter", PeriodKind.QUARTER, "Q4 2021/22"),
        ("compare burglary and robbery", PeriodKind.ROLLING12, "12 months to Sept 2024"),
    ],
)
def test_both_are_of_the_newest_period_of_that_kind(text: str, kind: PeriodKind, label: str) -> None:
    found = shipped.ask(text)
    for each in (found, *found.lines):
        assert each.period is not None
        assert (each.period.kind, each.period.label) == (kind, label)


def test_a_kind_that_neither_has_is_not_answered_with_another() -> None:
    found = shipped.ask("compare burglary and robbery by month")
    assert found.observation is None
