"""How many moved which way is told whichever way was asked for."""

import pytest

from briefing.movers import tally_lines
from kpistore.asking.movers import Moved, Tally


@pytest.mark.parametrize(
    ("moved", "tally", "says"),
    [
        (
            Moved.WORSE,
            Tally(61, 7, 30, (), 0),
            "7 of 61 measures compared are worse than the period before, 30 better.",
        ),
        (
            Moved.BETTER,
            Tally(61, 30, 7, (), 0),
            "30 of 61 measures compared are better than the period before, 7 worse.",
        ),
        (
            Moved.WORSE,
            Tally(61, 1, 30, ("Robbery", "Sharps admissions", "Homicides", "Burglary"), 0),
            "may be chance. Of them went the wrong way: robbery, sharps admissions, homicides, 1 more.",
        ),
        (Moved.WORSE, Tally(9, 0, 9, (), 0), "0 of 9 measures compared are worse"),
        (Moved.ROSE, Tally(9, 2, 3, (), 0), "For some measures neither higher nor lower is better."),
        (Moved.FELL, Tally(9, 2, 3, (), 5), "Of those compared, 5 have no figure of the last year"),
        (Moved.BELOW_TARGET, Tally(1, 1, 0, (), 0), "1 of 1 with a target misses it."),
        (Moved.WORSE, Tally(0, 0, 0, (), 0), "No measure has a figure and an earlier one to compare with."),
    ],
)
def test_the_tally_says_how_many_went_either_way(moved: Moved, tally: Tally, says: str) -> None:
    assert says in " ".join(tally_lines(moved, tally, 8))


def test_more_than_are_shown_are_said_to_be_more() -> None:
    assert any("Shown are 8" in each for each in tally_lines(Moved.BETTER, Tally(61, 30, 7, (), 0), 8))
    assert not any("Shown are" in each for each in tally_lines(Moved.BETTER, Tally(61, 8, 7, (), 0), 8))
