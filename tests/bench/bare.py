"""The same chart as anybody would draw it with matplotlib alone: what ours is measured beside."""

from io import BytesIO

from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure

from briefing.picture import Picture, Shape

WIDTH, HEIGHT = 1080, 810
"""Pixels, as ours."""


def bare(picture: Picture) -> bytes:
    """Same size in pixels, figures, level, title, labels and source."""
    figure = Figure(figsize=(WIDTH / 100, HEIGHT / 100), dpi=100)
    FigureCanvasAgg(figure)
    axes = figure.add_subplot()
    values, places = [mark.value or 0.0 for mark in picture.marks], range(len(picture.marks))
    every = max(1, len(values) // 10)
    if picture.shape is Shape.BARS:
        axes.bar(places, values)
    else:
        axes.plot(places, values, marker="o")
    for level in picture.levels:
        axes.axhline(level.value, linestyle="--")
        axes.annotate(level.label, (0, level.value))
    for place in list(places)[::every]:
        axes.annotate(picture.marks[place].text, (place, values[place]))
    axes.set_xticks(list(places)[::every], [mark.label for mark in picture.marks][::every])
    axes.set_title(f"{picture.title}\n{picture.subtitle}")
    axes.set_xlabel(picture.foot)
    axes.grid(axis="y")
    png = BytesIO()
    figure.savefig(png, format="png")
    return png.getvalue()
