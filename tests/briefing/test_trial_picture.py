"""Limits of too few points: dashed and named as a trial, without a verdict; of very few none."""

from briefing.answer_picture import picture_for
from briefing.chart import figure as chart_of
from briefing.picture import LevelKind, Picture
from kpistore.asking.judged import judged
from kpistore.model.kpi import Direction, Unit
from kpistore.model.period import quarter
from tests.briefing.answers import TITLE, answered, asking
from tests.briefing.test_chart import assert_readable
from tests.kpistore.made import figure, kpi

SHARE = kpi("answered", Unit.PERCENT, Direction.MORE, target="90", title="999 calls answered")
QUARTERLY = ("87.2", "73.3", "83.4", "83.6", "80.3", "77.5", "85.6", "86.8")


def short_series(*values: str) -> Picture:
    held = [figure(v, quarter(2020, 1).shifted(3 * at), "answered", unit=Unit.PERCENT) for at, v in enumerate(values)]
    made = picture_for(judged(answered(asking(SHARE, quarter(2020, 1).shifted(3 * (len(values) - 1))), *held)), TITLE)
    assert made is not None
    return made


def test_limits_of_few_points_are_on_trial_and_judge_nothing() -> None:
    made = short_series(*QUARTERLY)
    limits = [each for each in made.levels if each.kind is LevelKind.LIMIT]
    assert [(round(each.value, 1), each.label) for each in limits] == [
        (97.3, "trial limits 67.2% to 97.3%"),
        (67.2, ""),
    ]
    assert made.foot.startswith("8 points, trial limits: no signal is read from fewer than 13. ")
    assert made.caption.endswith("8 points, trial limits 67.2% to 97.3%")
    assert (made.bands, made.signs) == ((), ())
    assert_readable(chart_of(made))


def test_limits_of_very_few_or_of_equal_points_are_none() -> None:
    for values in (QUARTERLY[:5], ("80",) * 8):
        made = short_series(*values)
        assert all(each.kind is not LevelKind.LIMIT for each in made.levels)
        assert "trial" not in made.foot
