"""The colours can be read and told apart; the axis is written as a British report writes it."""

import pytest
from matplotlib.colors import to_rgb

from briefing.letters import fitted, width
from briefing.picture import Shape
from briefing.scale import scale_of
from briefing.style import DARK, LIGHT, SMALLEST, SUBTITLE, TITLE_STEPS, WIDTH, Theme


def contrast(one: str, other: str) -> float:
    """As WCAG 2 defines it, 1 to 21."""
    high, low = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def _luminance(colour: str) -> float:
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in to_rgb(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("theme", [LIGHT, DARK])
def test_words_stand_out_from_the_paper(theme: Theme) -> None:
    assert all(contrast(colour, theme.paper) >= 4.5 for colour in (theme.ink, theme.soft, theme.newest, theme.level))


@pytest.mark.parametrize("theme", [LIGHT, DARK])
def test_the_newest_figure_differs_in_lightness_not_only_in_hue(theme: Theme) -> None:
    assert contrast(theme.newest, theme.earlier) >= 1.8
    assert contrast(theme.earlier, theme.paper) >= 2.8


def test_the_smallest_text_is_eleven_points_on_a_phone() -> None:
    assert min(SMALLEST, SUBTITLE, *(size for size, _ in TITLE_STEPS)) * 360 / WIDTH >= 11


@pytest.mark.parametrize(
    ("values", "unit", "shape", "words"),
    [
        ((87.2, 73.3, 90), "percent", Shape.LINE, ("70%", "75%", "80%", "85%", "90%")),
        ((98.5, 99.9), "percent", Shape.LINE, ("90%", "95%", "100%")),
        ((8, 12, 11), "count", Shape.BARS, ("0", "5", "10")),
        ((1, 2), "count", Shape.BARS, ("0", "1", "2")),
        ((0, 0), "count", Shape.BARS, ("0", "1")),
        ((1.31e9, 9e8), "gbp", Shape.BARS, ("£0", "£0.5bn", "£1bn")),
        ((2.6e6,), "count", Shape.BARS, ("0", "1m", "2m")),
        ((331000,), "gbp", Shape.BARS, ("£0", "£100,000", "£200,000", "£300,000")),
        ((3.9, 9), "seconds", Shape.LINE, ("0 s", "2 s", "4 s", "6 s", "8 s")),
        ((0.12, 0.45), "per_1000", Shape.LINE, ("0", "0.1", "0.2", "0.3", "0.4")),
        ((-120, 60), "count", Shape.BARS, ("-100", "-50", "0", "50")),
    ],
)
def test_ticks_are_even_steps_with_their_unit(
    values: tuple[float, ...], unit: str, shape: Shape, words: tuple[str, ...]
) -> None:
    assert scale_of(values, unit, shape).words == words


@pytest.mark.parametrize("values", [(0.2, 1.5), (99.0, 100.0), (0.0, 100.0), (50.0,), (0.0,), (100.0,)])
def test_a_share_stays_within_nought_and_a_hundred(values: tuple[float, ...]) -> None:
    scale = scale_of(values, "percent", Shape.LINE)
    assert 0 <= scale.low <= min(values) <= max(values) <= scale.high <= 100


def test_a_share_beyond_a_hundred_is_still_in_sight() -> None:
    assert scale_of((96.0, 112.0), "percent", Shape.LINE).high > 112


@pytest.mark.parametrize("text", ["word " * 60, "x" * 300, "short", ""])
def test_fitted_lines_are_never_wider_than_their_room(text: str) -> None:
    lines = fitted(text, 500, SMALLEST, 3)
    assert len(lines) <= 3
    assert all(width(line, SMALLEST) <= 500 for line in lines)
    assert (lines[-1:] == ["short"]) == (text == "short")
