"""What answers that stand side by side are called: by measure, or by what tells them apart where they share it."""

from collections.abc import Sequence

from briefing.mark_words import part_name
from briefing.named import place_words
from kpistore.asking.answer import Answer


def share_a_measure(lines: Sequence[Answer]) -> bool:
    """Whether all are of one measure, in several areas or parts."""
    return len({each.kpi.key for each in lines if each.kpi}) == 1


def short_names(lines: Sequence[Answer], area_title: str) -> list[str]:
    """ "Burglary" and "Robbery"; "Cleveland" and "Durham" of one measure; "Female" and "Male" of one area."""
    if share_a_measure(lines):
        return [_apart(each, lines, area_title) for each in lines]
    parts = (f", {part_name(each.breakdown).lower()}" if each.breakdown else "" for each in lines)
    return [f"{each.kpi.short}{part}" for each, part in zip(lines, parts, strict=True) if each.kpi]


def long_names(lines: Sequence[Answer], area_title: str) -> list[str]:
    """The same with whole titles, where there is room for them."""
    if share_a_measure(lines):
        return short_names(lines, area_title)
    return [
        f"{each.kpi.short} ({part_name(each.breakdown).lower()})" if each.breakdown else each.kpi.title
        for each in lines
        if each.kpi
    ]


def _apart(line: Answer, lines: Sequence[Answer], area_title: str) -> str:
    place = place_words(line.question.area) if line.question.area else area_title
    part = part_name(line.breakdown) or "All"
    areas, parts = ({each.question.area for each in lines}, {each.breakdown for each in lines})
    if len(parts) == 1:
        return place
    return part if len(areas) == 1 else f"{place}, {part.lower()}"
