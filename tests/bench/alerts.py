"""`make bench-alerts`: how fast rules are looked at, how often signals are false, how soon a shift is told.

Without change, theory is a chart whose mean and limits are known: 3 standard deviations alone are passed once in 370.4
points (1 / 0.0027); all signals together are counted on a long series of independent normal points. A shift of 1.5
standard deviations passes a known limit after 14.97 points on average (1 / P(Z > 1.5)). Beside both stands the rule
that many use: worse than the period before. Only what is worse is counted, as alerts do.
"""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import numpy as np
from numpy.typing import NDArray

from jobs.alerting.rules import assess
from kpistore.analysis.spc.judging import judge
from kpistore.model.alert import AlertRule, RuleKind
from kpistore.model.kpi import Aggregation, Direction, Kpi, Unit
from kpistore.model.observation import Document, Observation
from kpistore.model.period import PeriodKind, month
from tests.bench.timing import repeated

SERIES, POINTS = 1000, 60
FIRST_JUDGED = 13
"""Fewer points give trial limits only."""
BEFORE_SHIFT, SHIFT = 30, 1.5
LONG = 200_000
RUN = 7
"""Points of a trend, and of a shift."""
KNOWN_LIMIT_DELAY = 14.97
KNOWN_LIMIT_ARL = 370.4
TARGET_SECONDS = 0.5
_SEED = 7

Series = NDArray[np.float64]
_KINDS = (
    AlertRule("below", "", RuleKind.BELOW, Decimal(180)),
    AlertRule("worse", "", RuleKind.WORSENS_BY, Decimal(20)),
    AlertRule("running", "", RuleKind.WORSENS_RUNNING, periods=3),
    AlertRule("changes", "", RuleKind.CHANGES_BY, Decimal(30)),
    AlertRule("signal", "", RuleKind.SIGNAL),
)


def measure(rules: int = SERIES, series: int = SERIES, long: int = LONG, runs: int = 5) -> list[str]:
    """Speed first, then the simulation; the same random numbers every time."""
    return [speed(rules, runs), *false_alerts(series, long), *delays(series, long)]


def speed(rules: int, runs: int) -> str:
    """So many rules of five kinds, each on a series of its own."""
    held = [_case(number) for number in range(rules)]
    taken = repeated(lambda: [assess(rule, kpi, figures) for rule, kpi, figures in held], runs)
    return f"{rules:,} rules on {rules:,} series of {POINTS} points: {taken} (target {TARGET_SECONDS * 1000:g} ms)"


def false_alerts(series: int, long: int) -> list[str]:
    """How many points, on average, from one false alert to the next, on series in which nothing changes."""
    values = np.random.default_rng(_SEED).normal(200, 20, (POINTS, series))
    found = [_concerns(values[:end])[-1] for end in range(FIRST_JUDGED, POINTS + 1)]
    naive = values[1:] < values[:-1]
    known = _known_concerns(np.random.default_rng(_SEED).normal(0, 1, (long, 1)))
    return [
        f"No change, default signals, limits from the points so far: one false alert in {_run(np.array(found)):.0f}"
        f" points (known limits: {_run(known):.0f}; one 3-sigma limit alone: {2 * KNOWN_LIMIT_ARL:.0f})",
        f"No change, “worse than the period before”: one in {_run(naive):.1f} points",
    ]


def delays(series: int, long: int) -> list[str]:
    """How many points after a shift of 1.5 standard deviations for the worse it is told."""
    values = np.random.default_rng(_SEED).normal(200, 20, (POINTS, series))
    steady = values.copy()
    values[BEFORE_SHIFT:] -= SHIFT * 20
    told = np.array([_concerns(values[:end])[-1] for end in range(BEFORE_SHIFT + 1, POINTS + 1)])
    first = np.where(told.any(axis=0), told.argmax(axis=0) + 1, POINTS - BEFORE_SHIFT)
    repeats = max(1, long // 100)
    known = _known_concerns(np.random.default_rng(_SEED).normal(-SHIFT, 1, (100, repeats)))
    soonest = known.argmax(axis=0) + 1
    missed = 1 - told.any(axis=0).mean()
    return [
        f"Shift of {SHIFT} standard deviations: told after {first.mean():.1f} points on average, half within"
        f" {np.median(first):.0f}; {missed:.1%} not within {POINTS - BEFORE_SHIFT}"
        f" (known limits, all signals: {soonest.mean():.1f}; a known 3-sigma limit alone: {KNOWN_LIMIT_DELAY})",
        f"The same shift, “worse than the period before”: told after {_naive_delay(values):.1f} points on average;"
        f" where nothing shifted it"
        f" says as much after {_naive_delay(steady):.1f}",
    ]


def _naive_delay(values: Series) -> float:
    """After how many points from the shift on a point is worse than the one before."""
    worse = values[BEFORE_SHIFT:] < values[BEFORE_SHIFT - 1 : -1]
    return float(np.where(worse.any(axis=0), worse.argmax(axis=0) + 1, POINTS - BEFORE_SHIFT).mean())


def _concerns(values: Series) -> NDArray[np.bool_]:
    """Where a signal points down, which is worse here."""
    judged = judge(values, screen=True)
    return (judged.signal > 0) & (judged.heading < 0)


def _known_concerns(values: Series) -> NDArray[np.bool_]:
    """The same with a mean of 0 and a standard deviation of 1 known beforehand, each point judged as it comes."""
    falls = np.zeros(values.shape, bool)
    falls[1:] = values[1:] < values[:-1]
    near = values < -2
    earlier = np.zeros(values.shape, bool)
    earlier[1:] |= near[:-1]
    earlier[2:] |= near[:-2]
    return (values < -3) | (near & earlier) | (_lasting(values < 0) >= RUN) | (_lasting(falls) >= RUN - 1)


def _lasting(held: NDArray[np.bool_]) -> NDArray[np.int64]:
    """For how many points running, up to each one, it held."""
    lasting = np.zeros(held.shape, np.int64)
    lasting[0] = held[0]
    for row in range(1, len(held)):
        lasting[row] = (lasting[row - 1] + 1) * held[row]
    return lasting


def _run(found: NDArray[np.bool_]) -> float:
    """Points from the beginning of one run of alerts to that of the next: an alert that goes on is told once."""
    begins = found.copy()
    begins[1:] &= ~found[:-1]
    return float(found.size / max(1, begins.sum()))


def _case(number: int) -> tuple[AlertRule, Kpi, list[Observation]]:
    key = f"kpi-{number}"
    chance = np.random.default_rng(number)
    kpi = Kpi(key, key, key, Unit.COUNT, Direction.MORE, Aggregation.SUM, PeriodKind.MONTH, "", "")
    figures = [_figure(key, place, int(value)) for place, value in enumerate(chance.normal(200, 20, POINTS))]
    return replace(_KINDS[number % len(_KINDS)], kpi=key), kpi, figures


def _figure(key: str, place: int, value: int) -> Observation:
    period = month(2015 + place // 12, place % 12 + 1)
    assert period.end is not None
    known: date = period.end + timedelta(days=1)
    document = Document(f"{known}.csv", "Report", "", known, known_from_estimated=False)
    return Observation(key, "cleveland", None, (), period, Decimal(value), Unit.COUNT, str(value), document, "row 1")


if __name__ == "__main__":
    for line in measure():
        print(line)
