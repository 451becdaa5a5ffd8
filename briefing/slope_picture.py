"""Before and after as a slope, before it is drawn: a line for each measure, from the earlier figure to the later."""

from collections.abc import Sequence
from dataclasses import replace

from briefing.figure_picture import mark_of, shape_of
from briefing.line_words import short_names
from briefing.message import CAPTION_LIMIT
from briefing.panel_picture import BEFORE_AND_AFTER
from briefing.picture import Mark, Picture, Shape
from briefing.picture_notes import chance_note, sources_words
from briefing.picture_words import finding_of
from briefing.words import figure_words
from kpistore.analysis.change import IN_TIME, Against, Comparison
from kpistore.asking.answer import Answer

FEWEST_UNASKED = 3
"""Fewer lines are told in panels, unless before and after was asked for."""
MOST_IN_SERIES = 3
"""A measure with more figures has a course to show, not just a before and an after."""


def slope_picture(lines: Sequence[Answer], title: str, area_title: str, *, asked: bool) -> Picture | None:
    """One slope of all where they are of the same two periods and unit; None where they are not.

    Unasked it is drawn of three measures or more, none of which has a longer course to show.
    """
    changes = [previous_of(each) for each in lines]
    ends = {(each.period, change.period) for each, change in zip(lines, changes, strict=True) if change}
    units = {(each.kpi.unit, shape_of(each.kpi)) for each in lines if each.kpi}
    long = any(each.series and len(each.series.figures) > MOST_IN_SERIES for each in lines)
    if None in changes or len(ends) != 1 or len(units) != 1 or (not asked and (long or len(lines) < FEWEST_UNASKED)):
        return None
    names = short_names(lines, area_title)
    marks = tuple(_ends(each, name) for each, name in zip(lines, names, strict=True))
    return _drawn(lines, marks, title, f"{area_title}, {BEFORE_AND_AFTER}")


def slope_of_one(answer: Answer, area_title: str) -> Picture | None:
    """The slope of one measure, from the earlier figure that its change is counted from; None without one."""
    asked = answer.change if answer.change and answer.change.against in IN_TIME else None
    against = asked or _named(answer) or previous_of(answer)
    if answer.kpi is None or answer.observation is None or against is None or against.observation is None:
        return None
    mark = _ends(replace(answer, comparisons=(against,)), "")
    title = finding_of(answer.kpi, answer.observation, against.observation)
    return _drawn([answer], (mark,), title, f"{answer.kpi.title} · {area_title}, {BEFORE_AND_AFTER}", against)


def _named(answer: Answer) -> Comparison | None:
    return next((each for each in answer.comparisons if each.against is Against.NAMED), None)


def previous_of(line: Answer) -> Comparison | None:
    """The comparison with the period before, or where there is none with the nearest earlier one."""
    earlier = [each for each in line.comparisons if each.against in IN_TIME and each.observation]
    return next((each for each in earlier if each.against is Against.PREVIOUS), earlier[0] if earlier else None)


def _drawn(
    lines: Sequence[Answer], marks: tuple[Mark, ...], title: str, subtitle: str, against: Comparison | None = None
) -> Picture | None:
    first, against = lines[0], against or previous_of(lines[0])
    if first.kpi is None or first.period is None or against is None:
        return None
    figures = [each.observation for each in lines if each.observation]
    chance = dict.fromkeys(chance_note(each.observation, each.comparisons) for each in lines if each.observation)
    moved = " · ".join(f"{mark.label or first.kpi.short}: {mark.beside_text} to {mark.text}" for mark in marks)
    return Picture(
        title=title,
        subtitle=subtitle,
        unit=first.kpi.unit.value,
        shape=Shape.SLOPE,
        marks=marks,
        foot=f"{''.join(chance)}Source: {sources_words(figures)}",
        caption=f"{title}\nBefore: {against.period.label}. After: {first.period.label}.\n{moved}"[:CAPTION_LIMIT],
        ends=(against.period.label, first.period.label),
        on_zero=shape_of(first.kpi) is Shape.BARS,
    )


def _ends(line: Answer, name: str) -> Mark:
    against = previous_of(line)
    assert line.observation is not None
    assert against is not None
    assert against.observation is not None
    before = figure_words(against.observation)
    return replace(mark_of(line.observation), label=name, beside=float(against.value), beside_text=before)
