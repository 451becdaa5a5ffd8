"""A change that is forecast: a doubt where printed figures have already made it, a note where its base is not held."""

from typing import Any

import pytest

from kpistore.model.claim import Claim, ClaimUnit
from kpistore.model.observation import Bound
from kpistore.model.period import Period, calendar_year, point
from tests.kpistore.analysis.audit.made_up import Q4, TWO, YEAR, audited, claim, figure, only, told

PERCENT, VOLUME = ClaimUnit.PERCENT, ClaimUnit.VOLUME


def expected(printed: str, unit: ClaimUnit = PERCENT, **further: Any) -> Claim:
    """A change that is forecast for the year, on the calendar year 2019."""
    base = further.pop("earlier", calendar_year(2019))
    return claim("apples", printed, unit, earlier=base, note="forecast; its date from the sentence before", **further)


def test_a_forecast_change_whose_base_is_not_printed_cannot_be_checked() -> None:
    (finding,) = audited(expected("20%"), figure("apples", "1,461", Q4)).findings
    assert (finding.kind, finding.matter.split(":")[0]) == (
        "missing-base", "20% is printed as a forecast difference and cannot be checked")  # fmt: skip


def test_a_forecast_change_that_printed_figures_have_already_made_is_a_doubt() -> None:
    held = [figure("apples", "1,198", point(2019, 3), document=TWO), figure("apples", "1,461", Q4)]
    finding = only(*held, expected("20%"), expected("250", VOLUME))
    assert (finding.kind, finding.severity, finding.printed) == ("forecast", "doubt", "250 and 20%")
    assert finding.matter == (
        "250 and 20% are forecast on calendar year 2019; 1,461 for Q4 2021/22 is already +263 or +22.0% on the 1,198 "
        "of March 2019 (printed in “Report two.txt”)"
    )


@pytest.mark.parametrize(
    ("newer", "period", "further"),
    [("1,440", Q4, {}), ("1,461", YEAR, {}), ("1,461", Q4, {"document": TWO}), ("1,448", Q4, {"bound": Bound.OVER})],
    ids=["not so far", "of the same day", "not known by then", "not over the bound"],
)
def test_a_forecast_change_that_is_not_yet_made_is_left_alone(
    newer: str, period: Period, further: dict[str, Any]
) -> None:
    bound = further.pop("bound", None)
    held = [figure("apples", "1,198", point(2019, 3)), figure("apples", newer, period, **further)]
    assert told(*held, expected("250", VOLUME, bound=bound)) == []
