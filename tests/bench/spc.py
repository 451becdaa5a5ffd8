"""XmR limits and all four rules on many series; the numbers only, as an evening's alerts need them."""

import numpy as np

from kpistore.analysis.spc.judging import judge
from tests.bench.timing import repeated

SERIES, POINTS, RUNS = 10_000, 60, 15
BATCH = 500
"""Series judged at once: their arrays stay in the processor's cache."""
TARGET_SECONDS = 0.5


def measure() -> list[str]:
    """One line with screening, one without: how long all series take."""
    generator = np.random.default_rng(7)
    batches = [generator.normal(200, 20, (POINTS, BATCH)).round() for _ in range(SERIES // BATCH)]
    return [_line(batches, screen=screen) for screen in (True, False)]


def _line(batches: list[np.ndarray[tuple[int, int], np.dtype[np.float64]]], *, screen: bool) -> str:
    taken = repeated(lambda: [judge(batch, screen=screen) for batch in batches], RUNS)
    screened = "screened" if screen else "not screened"
    return f"XmR, {SERIES:,} series of {POINTS} points, {screened}: {taken} (target {TARGET_SECONDS * 1000:g} ms)"
