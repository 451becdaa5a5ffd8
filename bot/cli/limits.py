"""Limits and signals beside the figures that `kpibot series --spc` writes."""

import csv
import io
import sys
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from kpistore.analysis.spc.chart import ControlChart, ControlPoint, Refusal
    from kpistore.model.kpi import Kpi
    from kpistore.model.series import Series

COLUMNS = ("mean", "lower", "upper", "signal", "tone")
"""Of each point; mean and limits are empty where there are none."""

_NONE = dict.fromkeys(COLUMNS[:3]) | {"signal": "none", "tone": "none"}


def judged(kpi: "Kpi", chosen: "Series", rebases: "Iterable[date]" = (), *, screen: bool) -> "ControlChart | Refusal":
    """The chart of the series against the target in force at its end; a refusal is said on standard error.

    Limits begin anew where editors said so and where the catalogue has a break.
    """
    from kpistore.analysis.spc.chart import Refusal
    from kpistore.analysis.spc.control import control_chart

    end = chosen.newest.period.end if chosen.newest else None
    target = kpi.target_on(end) if end else None
    starts = {*rebases, *(each.day for each in kpi.breaks)}
    chart = control_chart(chosen, kpi.direction, target.value if target else None, starts, screen=screen)
    if isinstance(chart, Refusal):
        print(f"no control chart: {chart.reason}", file=sys.stderr)
    return chart


def with_limits(document: dict[str, Any], chart: "ControlChart | Refusal | None") -> dict[str, Any]:
    """The document of a series with what the chart says of it and of each point; nothing where none was asked for."""
    from kpistore.analysis.spc.chart import ControlChart

    places = _places(chart)
    points = [each | places.get((each["period_start"], each["period_end"]), _NONE) for each in document["points"]]
    if not isinstance(chart, ControlChart):
        overall: dict[str, Any] = dict.fromkeys(("mean", "lower", "upper", "variation", "assurance", "rebased_at"))
        notes = [chart.reason] if chart else []
        return document | overall | {"screened": None, "notes": notes, "points": points}
    from briefing.control_document import chart_document

    return document | chart_document(chart) | {"points": points}


def with_limit_columns(text: str, chart: "ControlChart | Refusal") -> str:
    """A tidy CSV of the series with COLUMNS added at the end of each row."""
    places = _places(chart)
    reader = csv.DictReader(io.StringIO(text, newline=""))
    written = io.StringIO(newline="")
    writer = csv.DictWriter(written, [*(reader.fieldnames or ()), *COLUMNS], lineterminator="\n")
    writer.writeheader()
    for row in reader:
        writer.writerow(row | places.get((row["period_start"], row["period_end"]), _NONE))
    return written.getvalue()


def _places(chart: "ControlChart | Refusal | None") -> dict[tuple[str, str], dict[str, Any]]:
    """What is said of each point, by the first and the last day of its period."""
    return {_days(point): _beside(point) for point in getattr(chart, "points", ())}


def _days(point: "ControlPoint") -> tuple[str, str]:
    assert point.period.end is not None
    return point.day.isoformat(), point.period.end.isoformat()


def _beside(point: "ControlPoint") -> dict[str, Any]:
    from briefing.control_document import tidy_limit

    limits = {"mean": tidy_limit(point.mean), "lower": tidy_limit(point.lower), "upper": tidy_limit(point.upper)}
    return limits | {"signal": point.signal.value, "tone": point.tone.value}
