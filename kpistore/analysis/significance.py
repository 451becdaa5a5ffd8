"""Whether a difference may be chance. Pure; standard library only."""

from math import comb

SMALL_COUNT = 100
"""Counts under this, of events that do not come in clusters, are compared by an exact test; larger ones cluster."""

CHANCE = 0.05
"""A difference that chance alone makes at least this often is called nothing."""


def small_counts_differ(first: int, second: int) -> float:
    """How often chance alone makes two counts differ at least this much, between 0 and 1.

    The exact conditional binomial test for two Poisson counts over equal spans (Przyborowski and Wilenski, 1940):
    given their sum n, each is Binomial(n, 1/2); two-sided by doubling. Two zeros never differ.
    """
    total = first + second
    if total == 0:
        return 1.0
    tail = sum(comb(total, k) for k in range(min(first, second) + 1))
    return min(1.0, float(2 * tail) / float(2**total))
