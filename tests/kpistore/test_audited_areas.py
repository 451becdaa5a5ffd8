"""An answer is about one area: what is found about it is the same whether or not the figures of others are read too."""

import pytest

from kpistore.auditing import Auditor
from kpistore.incoming.importing import shipped_claims
from kpistore.shelf import ClaimShelf
from tests.kpistore.shipped import office, shelf

AREAS = sorted({each.area for each in shelf().all()})


@pytest.fixture(scope="module")
def auditor() -> Auditor:
    return Auditor(office(), shelf(), ClaimShelf(shipped_claims(office())))


@pytest.mark.parametrize("area", AREAS)
def test_of_an_area_the_same_is_found_alone_as_among_all(auditor: Auditor, area: str) -> None:
    for kpi in office().catalogue.kpis:
        among_all = [each for each in auditor.of_kpi(kpi.key) if any(one.identity.area == area for one in each.touches)]
        alone = [each for each in auditor.of_kpi(kpi.key, area=area) if each.touches]
        assert sorted(map(repr, alone)) == sorted(map(repr, among_all)), kpi.key


def test_there_is_something_to_find(auditor: Auditor) -> None:
    assert any(auditor.of_kpi(kpi.key, area=office().area) for kpi in office().catalogue.kpis)
