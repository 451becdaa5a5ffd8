"""A picture may be passed on alone: one of unpublished figures says so on its face and in its caption."""

from dataclasses import replace

import pytest

from briefing.answer_picture import INSIDE, picture_for
from kpistore.model.observation import Observation, Release
from kpistore.model.period import financial_year
from tests.briefing.answers import TITLE, answered, asking
from tests.kpistore.made import figure

NEWER, OLDER = figure("1200", financial_year(2023)), figure("1000", financial_year(2022))


def unpublished(held: Observation) -> Observation:
    return replace(held, document=replace(held.document, release=Release.UNPUBLISHED))


@pytest.mark.parametrize("held", [(unpublished(NEWER), OLDER), (NEWER, unpublished(OLDER))])
def test_one_unpublished_figure_keeps_the_whole_picture_inside(held: tuple[Observation, ...]) -> None:
    made = picture_for(answered(asking(), *held), TITLE)
    assert made is not None
    assert made.foot.startswith(f"{INSIDE} ")
    assert made.caption.startswith(f"{INSIDE}\n")


def test_published_figures_need_no_such_words() -> None:
    made = picture_for(answered(asking(), NEWER, OLDER), TITLE)
    assert made is not None
    assert INSIDE not in made.foot + made.caption
