"""Limits without width: where nearly all points are equal, screening drops the only jumps and leaves none.

The reference keeps such limits and flags every point. Told to a reader that would call each of them unusual, so a chart
for readers has no limits there and says so; `kpibot spc` keeps the reference's.
"""

from collections.abc import Sequence
from dataclasses import replace

from kpistore.analysis.spc.chart import ControlPoint, GroupLimits
from kpistore.analysis.spc.words import Signal, Tone


def without_collapsed(points: Sequence[ControlPoint]) -> tuple[ControlPoint, ...]:
    """The same points, those of a group whose limits lie on its mean, and its points beside it, without both."""
    collapsed = {each.group for each in points if each.outside and each.upper == each.lower}
    return tuple(_bare(each) if each.group in collapsed else each for each in points)


def _bare(point: ControlPoint) -> ControlPoint:
    limits = GroupLimits(point.mean, None, None, None, None)
    return replace(point, limits=limits, outside=None, near=None, signal=Signal.NONE, heading=0, tone=Tone.NONE)
