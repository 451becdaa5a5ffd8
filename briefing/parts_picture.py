"""The chart of one period in parts, the largest first; before it is drawn."""

from collections.abc import Sequence
from dataclasses import replace

from briefing.figure_picture import mark_of
from briefing.mark_words import caption_of, part_name
from briefing.picture import MOST_PARTS, Mark, Picture, Shape
from briefing.picture_notes import sources_words
from briefing.words import COMPARATOR_WORDS, figure_words
from kpistore.model.kpi import NATIONAL, Kpi
from kpistore.model.observation import Observation

FEWEST_PARTS = 2
_TWO = 2
"""Dimensions, or values of one, that can be drawn as pairs of bars."""


def parts_picture(kpi: Kpi, parts: Sequence[Observation], area_title: str) -> Picture | None:
    """A lying bar for each part of one period, largest first, with the country's beside; None for fewer than two."""
    own = [each for each in parts if each.comparator is None and each.is_sound]
    if len(own) < FEWEST_PARTS:
        return None
    own.sort(key=lambda each: each.value or 0, reverse=True)
    marks, names = _twos(own) or _with_country(own, parts, area_title)
    first, period = own[0], own[0].period
    highest = f"{part_name(first.breakdown)}: {figure_words(first)}, the highest of {len(own)}"
    cut = f"The {MOST_PARTS} largest of {len(marks)}. " if len(marks) > MOST_PARTS else ""
    return Picture(
        title=highest,
        subtitle=f"{kpi.title} · {area_title}, {period.label}",
        unit=kpi.unit.value,
        shape=Shape.ACROSS,
        marks=marks,
        names=names,
        foot=f"{cut}Source: {sources_words(own)}",
        caption=caption_of(f"{kpi.title}, {period.label}", marks, names[1] if names else ""),
    )


def _with_country(
    own: Sequence[Observation], parts: Sequence[Observation], area_title: str
) -> tuple[tuple[Mark, ...], tuple[str, ...]]:
    country = {each.breakdown: each for each in parts if each.comparator == NATIONAL and each.is_sound}
    marks = tuple(_part(each, part_name(each.breakdown), country.get(each.breakdown)) for each in own)
    return marks, (area_title, COMPARATOR_WORDS[NATIONAL]) if any(mark.beside_text for mark in marks) else ()


def _twos(own: Sequence[Observation]) -> tuple[tuple[Mark, ...], tuple[str, ...]] | None:
    """By two dimensions of which one has two values, such as offence and sex: the second value below the first."""
    for dimension in (0, 1):
        values = {each.breakdown[dimension][1] for each in own if len(each.breakdown) == _TWO}
        if len(values) != _TWO or any(len(each.breakdown) != _TWO for each in own):
            continue
        main, other = sorted(values)
        held = {(each.breakdown[1 - dimension], each.breakdown[dimension][1]): each for each in own}
        names = dict.fromkeys(each.breakdown[1 - dimension] for each in own)
        pairs = [(name, held[name, main]) for name in names if (name, main) in held]
        marks = [_part(one, part_name((name,)), held.get((name, other))) for name, one in pairs]
        return tuple(marks), (part_name((("", main),)), part_name((("", other),)))
    return None


def _part(own: Observation, name: str, other: Observation | None) -> Mark:
    mark = replace(mark_of(own), label=name)
    if other is None or other.value is None:
        return mark
    return replace(mark, beside=float(other.value), beside_text=figure_words(other))
