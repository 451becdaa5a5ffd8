"""Rebasing: where limits begin anew. No moving range and no run crosses it."""

from collections.abc import Collection, Sequence
from datetime import date
from itertools import accumulate, groupby


def group_numbers(days: Sequence[date], rebases: Collection[date]) -> tuple[int, ...]:
    """The group of each point in order of time: a rebase on a point's own day begins the next one.

    Counted from 0, and from 1 where the first point is itself a rebase, as the reference counts.
    """
    return tuple(accumulate(int(day in rebases) for day in days))


def spans(groups: Sequence[int]) -> tuple[slice, ...]:
    """The rows of each group, in order."""
    spans, start = [], 0
    for _, members in groupby(groups):
        end = start + len(list(members))
        spans.append(slice(start, end))
        start = end
    return tuple(spans)
