"""The chart of an answer: a series, its parts, two measures, or a topic; before it is drawn."""

from collections.abc import Sequence
from dataclasses import replace

from briefing.card import ways_words
from briefing.figure_picture import mark_of, picture_of, shape_of, sources_words, target_levels
from briefing.message import CAPTION_LIMIT
from briefing.picture import MOST_PANELS, MOST_PARTS, Mark, Panel, Picture, Shape
from briefing.words import COMPARATOR_WORDS, beside_words, change, figure_words
from kpistore.analysis.change import Against, Comparison
from kpistore.asking.answer import Answer, AnswerStatus
from kpistore.model.kpi import NATIONAL, Breakdown, Kpi
from kpistore.model.observation import Observation, Status
from kpistore.model.period import Period

MOST_PERIODS = 12
"""Of a small chart: more would be too fine to read."""
FEWEST_LINES = 2
_TWO = 2
"""Dimensions, or values of one, that can be drawn as pairs of bars."""


def picture_for(answer: Answer, area_title: str) -> Picture | None:
    """The chart of an answer; None where there is nothing to draw."""
    if answer.lines:
        pair = (replace(answer, lines=()),) if answer.observation else ()
        return _of_several((*pair, *answer.lines), _whole(answer), area_title)
    if answer.status is AnswerStatus.ANSWERED and answer.kpi and answer.series:
        drawn = picture_of(answer.kpi, answer.series, area_title, answer.control, answer.comparisons)
        if drawn:
            return drawn
    return parts_picture(answer.kpi, answer.parts, area_title) if answer.kpi and answer.parts else None


def parts_picture(kpi: Kpi, parts: Sequence[Observation], area_title: str) -> Picture | None:
    """A lying bar for each part of one period, largest first, with the country's beside; None for fewer than two."""
    own = [each for each in parts if each.comparator is None and each.value is not None]
    if len(own) < FEWEST_LINES:
        return None
    own.sort(key=lambda each: each.value or 0, reverse=True)
    marks, beside = _twos(own) or _with_country(own, parts)
    first, period = own[0], own[0].period
    highest = f"{_name(first.breakdown)}: {figure_words(first)}, the highest of {len(own)}"
    cut = f"The {MOST_PARTS} largest of {len(marks)}. " if len(marks) > MOST_PARTS else ""
    return Picture(
        title=highest,
        subtitle=f"{kpi.title} · {area_title}, {period.label}{beside}",
        unit=kpi.unit.value,
        shape=Shape.ACROSS,
        marks=marks,
        foot=f"{cut}Source: {sources_words(own)}",
        caption=_caption(f"{kpi.title}, {period.label}", marks),
    )


def _with_country(own: Sequence[Observation], parts: Sequence[Observation]) -> tuple[tuple[Mark, ...], str]:
    country = {each.breakdown: each for each in parts if each.comparator == NATIONAL}
    marks = tuple(_part(each, _name(each.breakdown), country.get(each.breakdown)) for each in own)
    return marks, f", thin bars: {COMPARATOR_WORDS[NATIONAL]}" if any(mark.beside_text for mark in marks) else ""


def _twos(own: Sequence[Observation]) -> tuple[tuple[Mark, ...], str] | None:
    """By two dimensions of which one has two values, such as offence and sex: the second value below the first."""
    for dimension in (0, 1):
        values = {each.breakdown[dimension][1] for each in own if len(each.breakdown) == _TWO}
        if len(values) != _TWO or any(len(each.breakdown) != _TWO for each in own):
            continue
        main, other = sorted(values)
        held = {(each.breakdown[1 - dimension], each.breakdown[dimension][1]): each for each in own}
        names = dict.fromkeys(each.breakdown[1 - dimension] for each in own)
        marks = [
            _part(held[name, main], _name((name,)), held.get((name, other))) for name in names if (name, main) in held
        ]
        return tuple(marks), f", bars: {main}, thin bars: {other}"
    return None


def _part(own: Observation, name: str, other: Observation | None) -> Mark:
    mark = replace(mark_of(own), label=name)
    if other is None or other.value is None:
        return mark
    return replace(mark, beside=float(other.value), beside_text=figure_words(other))


def _name(breakdown: Breakdown) -> str:
    words = ", ".join(value.replace("-", " ") for _, value in breakdown)
    return words[:1].upper() + words[1:]


def _of_several(lines: Sequence[Answer], title: str, area_title: str) -> Picture | None:
    """Before and after where all are of the same two periods and unit, else a small chart for each."""
    told = [each for each in lines if each.observation and each.kpi]
    return _before_and_after(told, title, area_title) or _panels(told, title, area_title)


def _panels(lines: Sequence[Answer], title: str, area_title: str) -> Picture | None:
    panels = tuple(panel for each in lines if (panel := _panel(each)))
    if len(panels) < FEWEST_LINES:
        return None
    shown = [each.observation for each in lines if each.observation]
    cut = f"The first {MOST_PANELS} of {len(panels)}. " if len(panels) > MOST_PANELS else ""
    return Picture(
        title=title,
        subtitle=f"{area_title}, each on its own scale",
        unit=panels[0].unit,
        shape=Shape.PANELS,
        marks=(),
        foot=f"{cut}Source: {sources_words(shown)}",
        caption="\n".join(_caption(panel.title, panel.marks) for panel in panels)[:CAPTION_LIMIT],
        panels=panels,
    )


def _panel(line: Answer) -> Panel | None:
    """The newest periods of a measure; None where it has a single figure."""
    assert line.kpi is not None
    if line.series is None or len(line.series.figures) < FEWEST_LINES or line.series.newest is None:
        return None
    printed = [each for each in line.series.observations if each.status is not Status.FORECAST]
    name = f"{line.kpi.short} ({_name(line.breakdown).lower()})" if line.breakdown else line.kpi.title
    return Panel(
        title=name,
        unit=line.kpi.unit.value,
        shape=shape_of(line.kpi),
        marks=tuple(mark_of(each) for each in printed[-MOST_PERIODS:]),
        levels=target_levels(line.kpi, line.series.newest),
    )


def _before_and_after(lines: Sequence[Answer], title: str, area_title: str) -> Picture | None:
    changes = [_previous(each) for each in lines]
    ends = {(each.period, change.period) for each, change in zip(lines, changes, strict=True) if change}
    units = {each.kpi.unit for each in lines if each.kpi}
    long = any(each.series and len(each.series.figures) > 3 for each in lines)
    if len(lines) <= FEWEST_LINES or None in changes or len(ends) != 1 or len(units) != 1 or long:
        return None
    after, before = ends.pop()
    marks = tuple(_ends(each) for each in lines)
    assert isinstance(after, Period)
    return Picture(
        title=title,
        subtitle=f"{area_title}, before and after",
        unit=units.pop().value,
        shape=Shape.SLOPE,
        marks=marks,
        foot=f"Source: {sources_words([each.observation for each in lines if each.observation])}",
        caption=_caption(f"{title}, {before.label} to {after.label}", marks),
        ends=(before.label, after.label),
    )


def _ends(line: Answer) -> Mark:
    assert line.observation is not None
    assert line.kpi is not None
    against = _previous(line)
    assert against is not None
    assert against.observation is not None
    name = f"{line.kpi.short}{f', {_name(line.breakdown).lower()}' if line.breakdown else ''}"
    return replace(
        mark_of(line.observation),
        label=name,
        beside=float(against.value),
        beside_text=figure_words(against.observation),
    )


def _whole(answer: Answer) -> str:
    """The finding: of a topic whether its measures agree, of two measures how each moved."""
    if answer.question.topic:
        return ". ".join([answer.question.topic.title, *(each.rstrip(".") for each in ways_words(answer.lines))])
    lines = [each for each in (answer, *answer.lines) if each.kpi and each.observation]
    changes = [_previous(each) for each in lines]
    periods = {change.period for change in changes if change}
    if len(periods) != 1 or None in changes:
        return "; ".join(f"{each.kpi.short} {figure_words(each.observation)}" for each in lines)  # type: ignore[union-attr,arg-type]
    moved = ", ".join(_moved(each) for each in lines)
    return f"{moved}, on {beside_words(periods.pop())}"


def _previous(line: Answer) -> Comparison | None:
    return next((each for each in line.comparisons if each.against is Against.PREVIOUS), None)


def _moved(line: Answer) -> str:
    against = _previous(line)
    assert line.kpi is not None
    assert against is not None
    way = "up" if against.change > 0 else "down"
    return f"{line.kpi.short} {f'{way} {change(against.change, line.kpi.unit)}' if against.change else 'unchanged'}"


def _caption(title: str, marks: Sequence[Mark]) -> str:
    values = (f"{each.label}: {_told(each)}" for each in marks)
    return f"{title}\n{' · '.join(values)}"[:CAPTION_LIMIT]


def _told(mark: Mark) -> str:
    beside = f" ({mark.beside_text} beside)" if mark.beside_text else ""
    return f"{mark.text or 'no figure'}{beside}"
