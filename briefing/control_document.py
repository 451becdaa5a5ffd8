"""The control chart and the place among forces, in the shape that is promised to scripts."""

from typing import TYPE_CHECKING, Any

from kpistore.analysis.findings import signalled
from kpistore.analysis.spc.words import Signal
from kpistore.asking.answer import Answer

if TYPE_CHECKING:  # numpy is loaded where there is a chart
    from kpistore.analysis.spc.chart import ControlChart

DIGITS = 10
"""How exactly a limit is written: far finer than any figure is printed."""


def tidy_limit(limit: float | None) -> float | None:
    """A computed limit without what the arithmetic of the machine leaves behind: 97.2605, not 97.26050000000001."""
    return None if limit is None else float(f"{limit:.{DIGITS}g}")


def signal_document(answer: Answer) -> dict[str, Any] | None:
    """The signal of the answered period on its control chart; None without a chart, and where there is none."""
    where = signalled(answer.observation, answer.control) if answer.observation else None
    if where is None or where.point.signal is Signal.NONE:
        return None
    point = where.point
    return {
        "kind": point.signal.value,
        "tone": point.tone.value,
        "heading": "high" if point.heading > 0 else "low",
        "mean": tidy_limit(point.mean),
        "lower": tidy_limit(point.lower),
        "upper": tidy_limit(point.upper),
    }


def control_document(answer: Answer) -> dict[str, Any] | None:
    """The control chart in short; None where the series has too few points for one."""
    if answer.control is None:
        return None
    chart, shifted = answer.control.chart, answer.control.shifted
    suggested = shifted.day.isoformat() if shifted else None
    return {"n": chart.n, **chart_document(chart), "suggested_rebase": suggested}


def chart_document(chart: "ControlChart") -> dict[str, Any]:
    """What a control chart says of its series as a whole."""
    return {
        "mean": tidy_limit(chart.mean),
        "lower": tidy_limit(chart.lower),
        "upper": tidy_limit(chart.upper),
        "variation": chart.variation.value,
        "assurance": chart.assurance.value if chart.assurance else None,
        "rebased_at": chart.rebased_at.isoformat() if chart.rebased_at else None,
        "screened": chart.screened,
        "notes": list(chart.notes),
    }


def standing_document(answer: Answer) -> dict[str, Any] | None:
    """The place among forces, from the highest; None where too few are held to rank."""
    held = answer.standing
    if held is None:
        return None
    return {"place": held.place, "of": len(held.areas), "shared": held.shared, "areas": list(held.areas)}
