"""A picture drawn, as PNG, SVG or PDF."""

import math
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from PIL import Image

from briefing.across import across
from briefing.panels import panels
from briefing.picture import Picture, Shape
from briefing.plotted import plotted
from briefing.slope import slope
from briefing.style import COMPRESSION, LIGHT, Theme

FILE_KINDS = ("png", "svg", "pdf")


def draw(picture: Picture, theme: Theme = LIGHT) -> bytes:
    """The picture as a PNG, 1080 pixels wide. Raises ValueError, saying why, where there is nothing to draw."""
    canvas = FigureCanvasAgg(figure(picture, theme))
    canvas.draw()  # type: ignore[no-untyped-call]
    pixels = canvas.buffer_rgba()  # type: ignore[no-untyped-call]
    drawn = Image.frombuffer("RGBA", canvas.get_width_height(), pixels, "raw", "RGBA", 0, 1)
    png = BytesIO()
    drawn.convert("RGB").save(png, "PNG", compress_level=COMPRESSION)
    return png.getvalue()


def save(picture: Picture, path: Path, theme: Theme = LIGHT) -> None:
    """Write the picture to a .png, .svg or .pdf file; raises ValueError for another ending, OSError where it cannot."""
    kind = path.suffix.lower().removeprefix(".")
    if kind not in FILE_KINDS:
        raise ValueError(f"a picture's name ends in .{', .'.join(FILE_KINDS)}, not in {path.suffix or 'nothing'}")
    if kind == "png":
        content = draw(picture, theme)
    else:
        drawn = BytesIO()
        figure(picture, theme).savefig(drawn, format=kind)
        content = drawn.getvalue()
    path.write_bytes(content)


def figure(picture: Picture, theme: Theme = LIGHT) -> Figure:
    """The same as a figure, for SVG and PDF. Raises ValueError where there is nothing to draw."""
    _must_have_figures(picture)
    drawn = _PAGES.get(picture.shape, plotted)(picture, theme)
    FigureCanvasAgg(drawn)
    return drawn


def _must_have_figures(picture: Picture) -> None:
    marks = [*picture.marks, *(mark for panel in picture.panels for mark in panel.marks)]
    values = [mark.value for mark in marks if mark.value is not None]
    if not values:
        periods = f"none of the {len(marks)} periods has a figure" if marks else "no periods were given"
        raise ValueError(f"no chart of {picture.subtitle!r}: {periods}")
    odd = [value for value in [*values, *(level.value for level in picture.levels)] if not math.isfinite(value)]
    if odd:
        raise ValueError(f"no chart of {picture.subtitle!r}: {odd[0]} is no figure; a gap has the value None")


_PAGES: dict[Shape, Callable[[Picture, Theme], Figure]] = {
    Shape.ACROSS: across,
    Shape.SLOPE: slope,
    Shape.PANELS: panels,
}
