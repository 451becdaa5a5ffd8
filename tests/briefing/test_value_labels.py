"""Values stand next to their points, or are left out; a crowded chart says the telling ones."""

import math

import pytest

from briefing.chart import figure
from briefing.picture import Level
from briefing.style import SMALLEST
from tests.briefing.test_chart import LABELS, STANDARD, picture, texts_with_boxes, words

FAR = SMALLEST
"""Pixels between a point and the nearer edge of its value: a little air."""


@pytest.mark.parametrize("points", [3, 8, 20, 120])
@pytest.mark.parametrize("levels", [(), (STANDARD,), (STANDARD, Level(84, "Most similar group 84%"))])
def test_every_value_stands_next_to_its_point(points: int, levels: tuple[Level, ...]) -> None:
    values = [round(80 + 9.7 * math.sin(at * at * 1.7), 2) for at in range(points)]
    drawn = figure(picture(values, LABELS["quarters"], levels=levels))
    axes, marks = drawn.axes[0], {f"{value:,g}%": at for at, value in enumerate(values)}
    for text, box in texts_with_boxes(drawn):
        if text.get_text() in marks and text in drawn.texts:
            at = marks[text.get_text()]
            x, y = axes.transData.transform((at, values[at]))
            assert max(box.y0 - y, y - box.y1) < FAR, text.get_text()
            assert max(box.x0 - x, x - box.x1) < FAR, text.get_text()


def test_every_value_of_two_years_of_quarters_is_written() -> None:
    shown = words(figure(picture([63.1, 54.4, 76, 74.1, 67.9, 54.4, 64.6, 63.4])))
    assert [text for text in shown if text.endswith("%")].count("54.4%") == 2
    assert {"63.1%", "76%", "74.1%", "67.9%", "64.6%", "63.4%"} <= set(shown)


def test_a_crowded_line_says_first_highest_lowest_and_newest_only() -> None:
    values = [50.0 + (at * 7) % 23 for at in range(35)]
    values[1:4] = [60.0, 60.0, 60.0]
    values[0], values[10], values[20], values[34] = 60.5, 90.5, 30.5, 61.5
    shown = [text for text in words(figure(picture(values, LABELS["months"]))) if text.endswith(".5%")]
    assert sorted(shown) == ["30.5%", "60.5%", "61.5%", "90.5%"]
