"""Several measures as small charts of one page, each with its own limits; before they are drawn."""

from collections.abc import Sequence
from dataclasses import replace

from briefing.figure_picture import picture_of
from briefing.line_words import long_names, share_a_measure
from briefing.mark_words import caption_of
from briefing.message import CAPTION_LIMIT
from briefing.picture import CONTROL_LEVELS, MOST_PANELS, Panel, Picture, Shape
from briefing.picture_notes import sources_words
from kpistore.asking.answer import Answer

MOST_PERIODS = 12
"""Of a small chart: more bars would be too fine to read."""
MOST_POINTS = 36
"""Of a small control chart: fewer would hide the run that is a signal."""
FEWEST_PANELS = BOTH_ENDS = 2
BEFORE_AND_AFTER = "before and after"
OWN_SCALES = "each on its own scale"


def panels_picture(lines: Sequence[Answer], title: str, area_title: str, *, both_ends: bool = False) -> Picture | None:
    """A small chart for each answer that has several figures; None for fewer than two of them.

    Of one measure they share a scale, so that areas and parts can be compared by eye. With `both_ends` each shows its
    newest two periods only, before and after.
    """
    named = zip(lines, long_names(lines, area_title), strict=True)
    panels = tuple(panel for line, name in named if (panel := _panel(line, name, both_ends=both_ends)))
    if len(panels) < FEWEST_PANELS:
        return None
    alike = share_a_measure(lines)
    shown = [each.observation for each in lines if each.observation]
    cut = f"The first {MOST_PANELS} of {len(panels)}. " if len(panels) > MOST_PANELS else ""
    return Picture(
        title=title,
        subtitle=_subtitle(lines, area_title, alike=alike, both_ends=both_ends),
        unit=panels[0].unit,
        shape=Shape.PANELS,
        marks=(),
        foot=f"{cut}Source: {sources_words(shown)}",
        caption=_caption(panels),
        panels=_on_one_scale(panels) if alike else panels,
    )


def _subtitle(lines: Sequence[Answer], area_title: str, *, alike: bool, both_ends: bool) -> str:
    ends = f"{BEFORE_AND_AFTER}, " if both_ends else ""
    kpi = lines[0].kpi
    return f"{kpi.title}, {ends}all on one scale" if alike and kpi else f"{area_title}, {ends}{OWN_SCALES}"


def _caption(panels: Sequence[Panel]) -> str:
    """The newest figures of every panel, as many of each as the limit allows."""
    told = ""
    for most in range(MOST_PERIODS, 0, -1):
        told = "\n".join(caption_of(panel.title, panel.marks[-most:]) for panel in panels)
        if len(told) <= CAPTION_LIMIT:
            return told
    return told[:CAPTION_LIMIT]


def _panel(line: Answer, name: str, *, both_ends: bool) -> Panel | None:
    """The newest periods of a measure; None where it has a single figure."""
    assert line.kpi is not None
    most = BOTH_ENDS if both_ends else MOST_POINTS if line.control else MOST_PERIODS
    series, control = line.series, None if both_ends else line.control
    if series is None:
        return None
    made = picture_of(line.kpi, series, "", control, line.comparisons, line.others, most, line.observation)
    if made is None:
        return None
    levels = tuple(replace(each, label="") if each.kind in CONTROL_LEVELS else each for each in made.levels)
    drawn = (made.unit, made.shape, made.marks, levels, made.bands, made.divides, made.range_words)
    return Panel(name, *drawn, signs=made.signs, chosen=made.chosen)


def _on_one_scale(panels: Sequence[Panel]) -> tuple[Panel, ...]:
    reached = [value for panel in panels for value in panel.heights]
    return tuple(replace(panel, reach=(min(reached), max(reached))) for panel in panels)
