"""The words of a control chart: signals, what they mean for the measure, and what the reference package calls them."""

from enum import StrEnum

from kpistore.model.kpi import Direction


class Signal(StrEnum):
    """What makes a point stand out. The first that applies is given."""

    NONE = "none"
    OUTSIDE_LIMITS = "outside-limits"
    TREND = "trend"
    TWO_IN_THREE = "two-in-three"
    SHIFT = "shift"


class Tone(StrEnum):
    """What a signal means. Neutral: the measure has no direction."""

    NONE = "none"
    IMPROVEMENT = "improvement"
    CONCERN = "concern"
    NEUTRAL = "neutral"


class Variation(StrEnum):
    """What the last point says of the process, and to which side."""

    COMMON_CAUSE = "common_cause"
    IMPROVEMENT_HIGH = "improvement_high"
    IMPROVEMENT_LOW = "improvement_low"
    CONCERN_HIGH = "concern_high"
    CONCERN_LOW = "concern_low"
    NEUTRAL_HIGH = "neutral_high"
    NEUTRAL_LOW = "neutral_low"


class Assurance(StrEnum):
    """Whether the process, as it is, meets its target: always, never, or hit and miss."""

    PASS = "pass"  # noqa: S105
    FAIL = "fail"
    INCONSISTENT = "inconsistent"


HIGH, LOW = 1, -1
"""Where a signal points: above the mean or rising, below it or falling. Without a signal it points to 0."""


def tone_of(heading: int, direction: Direction) -> Tone:
    """What a signal to that side means for a measure of that direction."""
    if heading == 0:
        return Tone.NONE
    if direction is Direction.NEITHER:
        return Tone.NEUTRAL
    return Tone.IMPROVEMENT if (heading == HIGH) == (direction is Direction.MORE) else Tone.CONCERN


def variation_of(heading: int, direction: Direction) -> Variation:
    """The same for the last point, with the side."""
    if heading == 0:
        return Variation.COMMON_CAUSE
    return Variation(f"{tone_of(heading, direction)}_{'high' if heading == HIGH else 'low'}")


def assurance_of(
    lower: float | None, upper: float | None, target: float | None, direction: Direction
) -> Assurance | None:
    """A target beyond the limits is always or never met; None without a target or a direction.

    Without limits nothing can be promised: inconsistent.
    """
    if target is None or direction is Direction.NEITHER:
        return None
    if upper is not None and target > upper:
        return Assurance.FAIL if direction is Direction.MORE else Assurance.PASS
    if lower is not None and target < lower:
        return Assurance.PASS if direction is Direction.MORE else Assurance.FAIL
    return Assurance.INCONSISTENT


_REFERENCE_SIGNALS = {
    Signal.OUTSIDE_LIMITS: ("Above UCL", "Below LCL"),
    Signal.TREND: ("7 Point Trend (Increasing)", "7 Point Trend (Decreasing)"),
    Signal.TWO_IN_THREE: ("2 in 3 Above CL", "2 in 3 Below CL"),
    Signal.SHIFT: ("7 Points Above CL", "7 Points Below CL"),
}
_REFERENCE_ASSURANCE = {
    Assurance.PASS: "consistent_pass",
    Assurance.FAIL: "consistent_fail",
    Assurance.INCONSISTENT: "inconsistent",
}


def reference_signal(signal: Signal, heading: int) -> str:
    """The signal as NHSRplotthedots names it: "7 Points Above CL"."""
    return _REFERENCE_SIGNALS[signal][heading != HIGH] if signal is not Signal.NONE else "Common Cause"


def reference_type(tone: Tone, heading: int) -> str:
    """A point's meaning as NHSRplotthedots names it: "special_cause_concern", "special_cause_neutral_low"."""
    if tone is Tone.NONE:
        return "common_cause"
    side = ("_high" if heading == HIGH else "_low") if tone is Tone.NEUTRAL else ""
    return f"special_cause_{tone}{side}"


def reference_assurance(assurance: Assurance | None) -> str:
    """The assurance as NHSRplotthedots names it: "consistent_pass"; empty for none."""
    return _REFERENCE_ASSURANCE[assurance] if assurance else ""
