"""Small counts of parts hidden, and with them whatever would give them away by subtraction. Pure."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import permutations

from kpistore.model.kpi import Breakdown, Kpi
from kpistore.model.observation import NoFigure, Observation, Status
from kpistore.model.period import Period

FEWEST_HIDDEN = 2
"""One count hidden alone is the total less the rest."""

_Cell = tuple[str, str | None, Breakdown, Period]
"""Area, comparator, part and period: what one count is about, whoever prints it."""


def without_small_counts(kpi: Kpi, recorded: Sequence[Observation]) -> list[Observation]:
    """The same observations in their order, the small counts of parts suppressed as the catalogue asks.

    A part below `suppress_below` is hidden. With it go the next smallest of its fellows, until two or more are hidden
    that together reach the threshold, since a total less the rest would give it away; every figure of the same part
    whose period overlaps; and both of two periods of one part, one within the other, that differ by a small count. A
    total is never hidden; every revision of a hidden count is. Without the catalogue's word nothing changes.
    """
    least = kpi.suppress_below
    if least is None:
        return list(recorded)
    counts: dict[_Cell, int] = {}
    for each in recorded:  # an older revision may be the small one
        if each.breakdown and each.value is not None:
            counts[_cell(each)] = min(int(each.value), counts.get(_cell(each), int(each.value)))
    hidden = {cell for cell, count in counts.items() if count < least} | _set_apart(counts, least)
    while True:
        added = _overlapping(counts, hidden) | _given_away(counts, hidden, least)
        if added <= hidden:
            return [_hidden(each) if _cell(each) in hidden and each.value is not None else each for each in recorded]
        hidden |= added


def without_small_parts(kpis: Iterable[Kpi], recorded: Iterable[Observation]) -> list[Observation]:
    """The same observations in their order, each measure's as `without_small_counts` leaves them."""
    shown = list(recorded)
    for kpi in kpis:
        if kpi.suppress_below is not None:
            places = [n for n, each in enumerate(shown) if each.kpi == kpi.key]
            left = without_small_counts(kpi, [shown[n] for n in places])
            for n, each in zip(places, left, strict=True):
                shown[n] = each
    return shown


def _cell(observation: Observation) -> _Cell:
    return observation.area, observation.comparator, observation.breakdown, observation.period


def _set_apart(counts: dict[_Cell, int], least: int) -> set[_Cell]:
    """Counts of one part of which one period holds the other and little more."""
    pairs = permutations(counts, 2)
    near = (
        (one, other) for one, other in pairs if one[:3] == other[:3] and _holds(one[3], other[3]) and one[3] != other[3]
    )
    return {cell for one, other in near if 0 < counts[one] - counts[other] < least for cell in (one, other)}


def _overlapping(counts: dict[_Cell, int], hidden: set[_Cell]) -> set[_Cell]:
    """A quarter that is hidden is its year less the others."""
    return {each for each in counts for one in hidden if each[:3] == one[:3] and each[3].overlaps(one[3])}


def _given_away(counts: dict[_Cell, int], hidden: set[_Cell], least: int) -> set[_Cell]:
    """The next smallest of each group in which too little is hidden."""
    added = set()
    for fellows in _groups(counts):
        gone = [each for each in fellows if each in hidden]
        left = sorted((each for each in fellows if each not in hidden), key=lambda each: (counts[each], each[2]))
        while gone and left and (len(gone) < FEWEST_HIDDEN or sum(counts[each] for each in gone) < least):
            gone.append(left.pop(0))
        added |= set(gone)
    return added


def _groups(counts: Iterable[_Cell]) -> list[list[_Cell]]:
    """Parts of one period that add up: alike in all their dimensions but one."""
    groups: dict[tuple[object, ...], list[_Cell]] = {}
    for cell in counts:
        area, comparator, breakdown, period = cell
        for pair in breakdown:
            rest = tuple(each for each in breakdown if each is not pair)
            groups.setdefault((area, comparator, pair[0], rest, period.start, period.end), []).append(cell)
    return list(groups.values())


def _holds(one: Period, other: Period) -> bool:
    if not (one.start and one.end and other.start and other.end):
        return False
    return one.start <= other.start and other.end <= one.end


def _hidden(observation: Observation) -> Observation:
    return replace(
        observation,
        value=None,
        reason=NoFigure.SUPPRESSED,
        as_published="",
        bound=None,
        note="",
        status=Status.MISSING,
    )
