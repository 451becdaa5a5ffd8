"""Seconds taken, and what is said of many of them."""

from collections.abc import Callable, Sequence
from statistics import median
from time import perf_counter


class Spread:
    """Many measurements of one thing, in seconds; prints as milliseconds."""

    def __init__(self, seconds: Sequence[float]) -> None:
        self._seconds = sorted(seconds)

    @property
    def median(self) -> float:
        """Half of them took at most this."""
        return median(self._seconds)

    @property
    def worst(self) -> float:
        """The longest."""
        return self._seconds[-1]

    def percentile(self, percent: int) -> float:
        """So many of a hundred took at most this; the longest where they are too few to say."""
        at = len(self._seconds) * percent // 100
        return self._seconds[min(at, len(self._seconds) - 1)]

    def __str__(self) -> str:
        return f"median {ms(self.median)} (middle half {ms(self.percentile(25))} to {ms(self.percentile(75))})"


def seconds(work: Callable[[], object]) -> float:
    """How long the work takes, once."""
    begun = perf_counter()
    work()
    return perf_counter() - begun


def repeated(work: Callable[[], object], runs: int) -> Spread:
    """How long the work takes, after one run that is not counted."""
    work()
    return Spread([seconds(work) for _ in range(runs)])


def ms(taken: float) -> str:
    """Seconds as milliseconds, about three figures."""
    taken *= 1000
    return f"{taken:.{2 if taken < 10 else 1 if taken < 100 else 0}f} ms"
