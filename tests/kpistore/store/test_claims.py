"""Published changes are recorded once and come back as they were."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from kpistore.model.claim import Claim, ClaimUnit
from kpistore.model.observation import Bound, Document, Medium
from kpistore.model.period import UNDATED, Period, PeriodKind, quarter
from kpistore.store import Store
from tests.kpistore.store.stores import NOW, later

REPORT = Document("one.txt", "Report one", "March 2022", date(2022, 3, 31), False)
TABLE = Claim(
    "robbery", "cleveland", None, (("sex", "female"),), quarter(2021, 3), quarter(2021, 2), ClaimUnit.PERCENT,
    Decimal("-5.90"), "-5.9%", REPORT, "Robbery, row 1", 7, Medium.TABLE,
)  # fmt: skip
PROSE = Claim(
    "arrests", "cleveland", "national", (), UNDATED, None, ClaimUnit.VOLUME, Decimal("7500"), "over 7,500", REPORT,
    "Arrests, text", None, Medium.PROSE, Bound.OVER, "no period printed",
)  # fmt: skip


def test_claims_come_back_as_they_were(store: Store) -> None:
    assert store.claims.record([TABLE, PROSE], NOW) == [TABLE, PROSE]
    assert store.claims.all() == [TABLE, PROSE]
    assert str(store.claims.all()[0].value) == "-5.90"


def test_the_claims_about_one_measure_are_read_alone(store: Store) -> None:
    store.claims.record([TABLE, PROSE], NOW)
    assert store.claims.of_kpi("arrests") == [PROSE]
    assert store.claims.of_kpi("drones") == []


def test_the_same_claim_is_recorded_once(store: Store) -> None:
    store.claims.record([TABLE, TABLE], NOW)
    assert store.claims.record([TABLE], later(days=1)) == []
    assert store.claims.all() == [TABLE]


@pytest.mark.parametrize("earlier", [None, Period(None, None, PeriodKind.NONE), quarter(2021, 1)])
def test_a_claim_against_another_period_is_another_claim(store: Store, earlier: Period | None) -> None:
    other = replace(TABLE, earlier=earlier)
    assert store.claims.record([TABLE, other], NOW) == [TABLE, other]
    assert store.claims.all() == [TABLE, other]


def test_the_newest_number_tells_that_something_was_recorded(store: Store) -> None:
    assert store.claims.last() == 0
    store.claims.record([TABLE], NOW)
    first = store.claims.last()
    store.claims.record([TABLE], NOW)
    assert store.claims.last() == first
    store.claims.record([PROSE], NOW)
    assert store.claims.last() > first
