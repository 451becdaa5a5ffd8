"""What a reader of a chart sees: its figures, words, limits, and nothing on top of anything else."""

import math
from collections.abc import Sequence
from dataclasses import replace
from io import BytesIO
from itertools import combinations
from typing import Any

import pytest
from matplotlib.figure import Figure
from matplotlib.text import Text
from PIL import Image

from briefing.chart import draw, figure
from briefing.picture import PLOTTED, Level, Mark, Picture, Shape
from briefing.style import DARK, LIGHT, PLOT_HEIGHT, SMALLEST, WIDTH

QUARTERS = [f"Q{number} {year}" for year in ("2020/21", "2021/22") for number in (1, 2, 3, 4)]
CALLS_999 = [87.2, 73.3, 83.4, 83.6, 80.3, 77.5, 85.6, 86.8]
STANDARD = Level(90, "National standard 90%")
MONTHS = ("Jan", "Feb", "March", "April", "May", "June", "July", "Aug", "Sept", "Oct", "Nov", "Dec")
LABELS = {
    "quarters": [f"Q{at % 4 + 1} {1994 + at // 4}/{(1995 + at // 4) % 100:02d}" for at in range(120)],
    "months": [f"{MONTHS[at % 12]} {2012 + at // 12}" for at in range(120)],
    "twelve months": [f"12 months to {MONTHS[at % 12]} {2012 + at // 12}" for at in range(120)],
    "years": [f"{1900 + at}/{(1901 + at) % 100:02d}" for at in range(120)],
    "ranges": [
        f"{MONTHS[at % 12]} {2012 + at // 12} to {MONTHS[(at + 1) % 12]} {2013 + at // 12}" for at in range(120)
    ],
}


def picture(
    values: Sequence[float | None], labels: Sequence[str] = QUARTERS, unit: str = "percent", shape: Shape = Shape.LINE,
    levels: tuple[Level, ...] = (), title: str = "999 calls: 86.8% answered within 10 seconds", sign: str = "%",
) -> Picture:  # fmt: skip
    marks = tuple(
        Mark(label, value, "" if value is None else f"{value:,g}{sign}")
        for label, value in zip(labels, values, strict=False)
    )
    return Picture(title, "999 calls, Cleveland, by quarter", unit, shape, marks, levels, "Performance summary 2021-22")


def bars(values: Sequence[float | None], labels: Sequence[str] = QUARTERS, levels: tuple[Level, ...] = ()) -> Picture:
    return picture(values, labels, "count", Shape.BARS, levels, "Stop and searches", "")


def words(drawn: Figure) -> list[str]:
    return [text.get_text() for text in drawn.texts]


def ticks(drawn: Figure) -> list[str]:
    return [tick.get_text() for tick in drawn.axes[0].get_yticklabels()]


def line(drawn: Figure, name: str) -> Any:
    return next(each for each in drawn.axes[0].lines if each.get_label() == name)


def texts_with_boxes(drawn: Figure) -> list[tuple[Text, Any]]:
    drawn.draw_without_rendering()
    shown = [*drawn.texts, *(tick for axes in drawn.axes if axes.axison for tick in axes.get_yticklabels())]
    return [(text, text.get_window_extent()) for text in shown if text.get_text()]


def assert_readable(drawn: Figure) -> None:
    boxes = texts_with_boxes(drawn)
    for text, box in boxes:
        assert float(text.get_fontsize()) >= SMALLEST, text.get_text()
        assert 0 <= box.x0 <= box.x1 <= WIDTH, f"{text.get_text()} leaves the picture"
        assert 0 <= box.y0 <= box.y1 <= drawn.bbox.height, f"{text.get_text()} leaves the picture"
    for (one, first), (other, second) in combinations(boxes, 2):
        wide = min(first.x1, second.x1) - max(first.x0, second.x0)
        high = min(first.y1, second.y1) - max(first.y0, second.y0)
        assert wide <= 0.5 or high <= 4, f"{one.get_text()!r} lies on {other.get_text()!r}"


@pytest.mark.parametrize("shape", PLOTTED)
@pytest.mark.parametrize("kind", LABELS)
@pytest.mark.parametrize("points", [1, 2, 3, 5, 8, 12, 20, 35, 120])
def test_no_words_overlap_leave_the_picture_or_are_too_small(points: int, kind: str, shape: Shape) -> None:
    values = [None if at % 11 == 5 else 62.4 + 20 * math.sin(at * 1.7) for at in range(points)]
    marks = [None if value is None else round(value, 1) for value in values]
    levels = (Level(90, "National standard 90%"), Level(64, "Most similar group 64%"))
    assert_readable(figure(picture(marks, LABELS[kind], "percent", shape, levels)))


@pytest.mark.parametrize("values", [[0, 0, 0], [5, 5, 5], [1.31e9, 1.2e9], [-120, 30, -45, 60], [-3, -2], [0], [7e12]])
@pytest.mark.parametrize("shape", PLOTTED)
def test_odd_figures_are_drawn_too(values: list[float], shape: Shape) -> None:
    assert_readable(figure(picture(values, unit="gbp", shape=shape, sign="")))


def test_three_levels_above_a_full_page_leave_the_ticks_apart() -> None:
    levels = tuple(Level(value, f"A level of which much is to be said, {value}") for value in (20, 45, 88))
    crowded = picture([None if at % 9 == 4 else at * 37 % 101 for at in range(60)], LABELS["months"], levels=levels)
    assert_readable(figure(replace(crowded, title="finding " * 25, subtitle="measure, " * 20, foot="source " * 60)))


@pytest.mark.parametrize("title", ["A finding of many words " * 9, "x" * 200, "Up", ""])
def test_a_long_finding_stays_in_the_picture(title: str) -> None:
    assert_readable(figure(picture(CALLS_999, levels=(STANDARD,), title=title)))


def test_a_picture_is_1080_pixels_wide_and_without_transparency() -> None:
    with Image.open(BytesIO(draw(picture(CALLS_999)))) as png:
        assert (png.format, png.width, png.mode) == ("PNG", WIDTH, "RGB")


@pytest.mark.parametrize("title", ["Up", "A finding of many words " * 9])
def test_a_long_title_makes_the_page_higher_and_never_the_plot_lower(title: str) -> None:
    drawn = figure(picture(CALLS_999, title=title))
    assert drawn.axes[0].get_position().height * drawn.bbox.height == pytest.approx(PLOT_HEIGHT)


def test_equal_pictures_give_equal_bytes() -> None:
    assert draw(picture(CALLS_999)) == draw(picture(CALLS_999))


def test_a_share_is_a_line_with_its_newest_figure_emphasised() -> None:
    drawn = figure(picture(CALLS_999))
    assert list(line(drawn, "figures").get_ydata()) == CALLS_999
    assert list(line(drawn, "newest").get_ydata()) == [86.8]
    bold = [text.get_text() for text in drawn.texts if text.get_fontweight() == "bold"]
    assert bold[-1] == "86.8%"


def test_counts_are_bars_that_stand_on_zero() -> None:
    drawn = figure(bars([7137, 8993], ["2022/23", "2023/24"]))
    assert [bar.get_height() for bar in drawn.axes[0].patches] == [7137, 8993]  # type: ignore[attr-defined]
    assert drawn.axes[0].get_ylim()[0] == 0
    assert ticks(drawn) == ["0", "2,000", "4,000", "6,000", "8,000"]
    assert {"7,137", "8,993", "2022/23", "2023/24"} <= set(words(drawn))


def test_a_gap_in_a_line_stays_a_gap_and_is_named() -> None:
    drawn = figure(picture([80.0, None, 82.0]))
    assert math.isnan(line(drawn, "figures").get_ydata()[1])
    assert "no figure" in words(drawn)


def test_a_missing_bar_is_not_a_zero() -> None:
    drawn = figure(bars([1687, 1380, 1546, None]))
    assert len(drawn.axes[0].patches) == 3
    assert "no figure" in words(drawn)
    assert words(drawn).count("0") == 0


def test_a_gap_too_narrow_for_words_is_a_cross_explained_at_the_foot() -> None:
    shown = words(figure(bars([None if at == 7 else 100 + at for at in range(35)], LABELS["months"])))
    assert "×" in shown
    assert any(text.startswith("× no figure.") for text in shown)


def test_a_level_is_in_sight_and_named() -> None:
    drawn = figure(picture([73.3, 80.0], levels=(STANDARD,)))
    assert drawn.axes[0].get_ylim()[1] > 90
    assert list(line(drawn, STANDARD.label).get_ydata()) == [90, 90]
    assert line(drawn, STANDARD.label).get_linestyle() == "--"
    assert STANDARD.label in words(drawn)


def test_two_levels_differ_by_more_than_their_colour() -> None:
    drawn = figure(picture(CALLS_999, levels=(STANDARD, Level(84, "Most similar group 84%"))))
    first, second = (line(drawn, name) for name in (STANDARD.label, "Most similar group 84%"))
    assert first._dash_pattern != second._dash_pattern


def test_an_axis_that_does_not_start_at_zero_says_so() -> None:
    drawn = figure(picture(CALLS_999))
    assert any(text.startswith(f"Axis starts at {ticks(drawn)[0]}.") for text in words(drawn))


def test_an_axis_from_zero_says_nothing() -> None:
    assert not any("Axis starts" in text for text in words(figure(picture([3.0, 9.0]))))


def test_the_year_is_written_where_it_changes() -> None:
    shown = words(figure(picture(CALLS_999)))
    assert [shown.count(year) for year in ("2020/21", "2021/22")] == [1, 1]
    assert shown.count("Q1") == 2


def test_twelve_months_break_over_two_lines_or_are_explained_once() -> None:
    few = words(figure(picture([85.7, 87.7, 89.2], ["12 months to Sept 2022", "12 months to Sept 2023", "x 2024"])))
    many = words(figure(picture(CALLS_999, LABELS["twelve months"])))
    assert {"12 months to", "Sept 2022", "Sept 2023"} <= set(few)
    assert "12 months to" not in many
    assert any(text.startswith("Each figure covers the 12 months") for text in many)


def test_dollars_are_no_mathematics_and_unknown_letters_no_boxes() -> None:
    drawn = figure(picture([1.0, 2.0], title="From $5 to $6 🟠"))
    assert words(drawn)[0] == "From $5 to $6"
    assert not drawn.texts[0].get_parse_math()


def test_the_dark_theme_only_changes_colours() -> None:
    light, dark = figure(picture(CALLS_999), LIGHT), figure(picture(CALLS_999), DARK)
    assert words(light) == words(dark)
    assert light.get_facecolor() != dark.get_facecolor()


@pytest.mark.parametrize(
    ("values", "why"),
    [([], "no periods were given"), ([None, None], "none of the 2 periods has a figure"), ([math.nan], "is no figure")],
)
def test_without_figures_there_is_no_chart_and_a_reason(values: list[float | None], why: str) -> None:
    with pytest.raises(ValueError, match=why):
        draw(picture(values))


@pytest.mark.parametrize("shape", PLOTTED)
def test_a_gap_among_figures_under_zero_hangs_from_their_ground(shape: Shape) -> None:
    drawn = figure(picture([-40, -41, None, -40, -39, -42, None, -40], unit="points", shape=shape, sign=""))
    assert "no" in words(drawn)
    assert_readable(drawn)
