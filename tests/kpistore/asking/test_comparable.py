"""A count has no national figure to stand beside: the printed rate answers, and no change in time passes for it."""

import pytest

from kpistore.analysis.change import IN_TIME
from tests.kpistore.asking.test_carried_part import told
from tests.kpistore.shipped import ask


@pytest.mark.parametrize(
    ("text", "own", "theirs"),
    [
        ("is burglary above the national average", "5.4", "3.2"),
        ("is neighbourhood crime below the national average", "12.0", "11.2"),
        ("is robbery above national", "1.1", "1.0"),
    ],
)
def test_the_printed_rate_is_told_beside_the_countrys(text: str, own: str, theirs: str) -> None:
    found = ask(text)
    (beside,) = (each for each in found.comparisons if each.against.value == "national")
    assert (str(found.value), str(beside.observation and beside.observation.value)) == (own, theirs)


def test_a_follow_up_is_told_so_too() -> None:
    found = told("neighbourhood crime", "how does it compare nationally")
    assert found.kpi is not None
    assert found.kpi.key == "neighbourhood-crime-rate"


@pytest.mark.parametrize(
    "text", ["is asb above the national average", "is burglary above the national average q3 2021/22"]
)
def test_a_count_without_their_figure_is_told_without_better_or_worse(text: str) -> None:
    found = ask(text)
    assert found.lacking
    assert not [each for each in found.comparisons if each.against in IN_TIME]
