"""What a reading would change of what is held."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime

from kpistore.model.observation import Document, Observation, Release, current
from kpistore.model.sameness import repetition, sameness


@dataclass(frozen=True, slots=True)
class Difference:
    """What a reading would change."""

    new: tuple[Observation, ...] = ()
    revised: tuple[tuple[Observation, Observation], ...] = field(default=())
    """The figure in force and the one that would take its place."""
    unchanged: int = 0
    repeated: Mapping[str, int] = field(default_factory=dict)
    """How many of the unchanged ones stand in another document, by its name."""


def differences(held: Sequence[Observation], fresh: Sequence[Observation]) -> Difference:
    """What is new and what revises a figure in force.

    Unchanged is what its own document said before, and what another one says of the same day that is still in force.
    """
    if not fresh:
        return Difference()
    known, elsewhere = {sameness(each) for each in held}, _elsewhere(held)
    in_force = {each.identity: each for each in current(list(held))}
    new, revised, unchanged, repeated = [], [], 0, Counter[str]()
    for figure in fresh:
        before, told = in_force.get(figure.identity), elsewhere.get(repetition(figure))
        if sameness(figure) in known:
            unchanged += 1
        elif told and before and before.value == figure.value and figure.document.release in (told.release, _QUIET):
            unchanged += 1
            repeated[told.name] += told.name != figure.document.name
        elif before and _is_revised(before, figure):
            revised.append((before, figure))
        else:
            new.append(figure)
    return Difference(tuple(new), tuple(revised), unchanged, +repeated)


_QUIET = Release.UNPUBLISHED
"""What may not be quoted adds nothing to what is held, whatever that is; what is published does to what is not."""


def _elsewhere(held: Sequence[Observation]) -> Mapping[tuple[object, ...], Document]:
    """The document of each figure held, by what makes another one a repetition of it; wrong ones repeat nothing."""
    return {repetition(each): each.document for each in held if not each.mistake}


def _is_revised(before: Observation, figure: Observation) -> bool:
    """Whether another value takes the place of the one in force, as it ranks once recorded.

    Of two documents of one day the later recorded one holds.
    """
    last = replace(figure, recorded_at=datetime.max.replace(tzinfo=UTC))
    return before.value not in (None, figure.value) and current([before, last]) != [before]
