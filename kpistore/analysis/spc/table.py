"""A chart as CSV rows with the columns and the words of NHSRplotthedots' own results."""

from collections.abc import Sequence

from kpistore.analysis.spc.chart import ControlPoint
from kpistore.analysis.spc.words import (
    Signal,
    assurance_of,
    reference_assurance,
    reference_signal,
    reference_type,
    variation_of,
)
from kpistore.model.kpi import Direction

POINT_COLUMNS = (
    "case_id", "date", "value", "rebase_group", "mean", "lpl", "upl", "nlpl", "nupl", "outside_limits",
    "relative_to_mean", "close_to_limits", "special_cause_type", "special_cause_flag", "point_type",
    "short_group_warning", "target",
)  # fmt: skip
SUMMARY_COLUMNS = (
    "case_id", "n", "groups", "last_date", "last_value", "last_mean", "last_lpl", "last_upl",
    "last_special_cause_type", "variation_type", "variation_icon", "assurance_type", "assurance_icon", "n_special",
)  # fmt: skip

NO_LIMITS = "NaN"


def point_rows(case: str, points: Sequence[ControlPoint], target: float | None) -> list[tuple[str, ...]]:
    """A row of POINT_COLUMNS for each point; a missing value is blank, a missing limit NaN."""
    return [
        (
            case,
            point.day.isoformat(),
            _number(point.value),
            str(point.group),
            *_limits(point),
            _limit(point.limits.near_lower),
            _limit(point.limits.near_upper),
            _truth(point.outside),
            "" if point.side is None else str(point.side),
            _truth(point.near),
            reference_signal(point.signal, point.heading),
            _truth(point.signal is not Signal.NONE),
            reference_type(point.tone, point.heading),
            _truth(point.short_group),
            _number(target),
        )
        for point in points
    ]


def summary_row(
    case: str, points: Sequence[ControlPoint], direction: Direction, target: float | None
) -> tuple[str, ...]:
    """One row of SUMMARY_COLUMNS; the last row speaks even where its value is missing, and n counts all rows."""
    last = points[-1]
    assurance = assurance_of(last.lower, last.upper, target, direction)
    return (
        case,
        str(len(points)),
        str(len({point.group for point in points})),
        last.day.isoformat(),
        _number(last.value),
        *_limits(last),
        reference_signal(last.signal, last.heading),
        reference_type(last.tone, last.heading),
        variation_of(last.heading, direction).value,
        reference_assurance(assurance),
        assurance.value if assurance else "",
        str(sum(point.signal is not Signal.NONE for point in points)),
    )


def _limits(point: ControlPoint) -> tuple[str, str, str]:
    return _limit(point.mean), _limit(point.lower), _limit(point.upper)


def _limit(value: float | None) -> str:
    return NO_LIMITS if value is None else _number(value)


def _number(value: float | None) -> str:
    """Fifteen significant digits, as R writes a number; blank for none."""
    return "" if value is None else f"{value + 0.0:.15g}"


def _truth(value: bool | None) -> str:
    return "" if value is None else str(value).upper()
