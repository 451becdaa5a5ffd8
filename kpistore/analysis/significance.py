"""Whether a difference may be chance. Pure; standard library only."""

from collections.abc import Callable
from dataclasses import dataclass
from math import comb, fsum, sqrt

SMALL_COUNT = 100
"""Counts under this, of events that do not come in clusters, are compared by an exact test; larger ones cluster."""

CHANCE = 0.05
"""A difference that chance alone makes at least this often is called nothing."""

SMALL_BASE = 2000
"""Shares of fewer than this, as of 1,835 audited crimes, are compared by an exact test; in far larger ones every tenth
of a point would pass."""

EXACT_BASE = 1000
"""From this base on the terms of an exact interval outgrow a float; the score interval serves as well there."""

NORMAL_QUANTILE = 1.959963984540054
"""97.5% of a standard normal variable lies below."""

HALVINGS = 60
"""Halving the share so often leaves nothing a float can tell."""


@dataclass(frozen=True, slots=True)
class Share:
    """So many of a base, such as 20 of 35 interviews."""

    part: int
    base: int

    def __post_init__(self) -> None:
        if not 0 <= self.part <= self.base < SMALL_BASE:
            raise ValueError(f"a small share is 0 to {SMALL_BASE - 1} of as many, not {self.part} of {self.base}")


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


def small_shares_differ(first: Share, second: Share) -> float:
    """How often chance alone makes two shares as unequal as these or more, between 0 and 1.

    Fisher's exact test (1935): given all four totals, how many of the parts fall to the first base; two-sided by
    adding every split that is no likelier than the one found. A base of none never differs.
    """
    parts, bases = first.part + second.part, first.base + second.base
    splits = range(max(0, parts - second.base), min(parts, first.base) + 1)
    ways = {split: comb(first.base, split) * comb(second.base, parts - split) for split in splits}
    found = ways[first.part]
    return sum(way for way in ways.values() if way <= found) / comb(bases, parts)


def exact_interval(share: Share) -> tuple[float, float]:
    """Between which shares, 0 to 1, the true one lies 19 times in 20 or more; (0, 1) for an empty base.

    Clopper and Pearson (1934): the ends are the shares under which so few, or so many, are seen once in 40 times.
    """
    part, base = share.part, share.base
    if base >= EXACT_BASE:
        raise ValueError(f"an exact interval is for bases under {EXACT_BASE}, not {base}; ask for the score interval")
    lower = 0.0 if part == 0 else _where(lambda p: 1 - _at_most(part - 1, base, p) > CHANCE / 2)
    upper = 1.0 if part == base else _where(lambda p: _at_most(part, base, p) < CHANCE / 2)
    return lower, upper


def score_interval(share: Share) -> tuple[float, float]:
    """The same by Wilson's score interval (1927): a closed form, narrower, for a base of any size."""
    part, base = share.part, share.base
    if base == 0:
        return 0.0, 1.0
    square = NORMAL_QUANTILE**2
    middle = (2 * part + square) / (2 * (base + square))
    reach = NORMAL_QUANTILE * sqrt(square + 4 * part * (base - part) / base) / (2 * (base + square))
    lower, upper = max(0.0, middle - reach), min(1.0, middle + reach)
    return (0.0 if part == 0 else lower), (1.0 if part == base else upper)


def rounding_bounds(count: int, rounded_to: int) -> tuple[int, int]:
    """The counts that are published as this one: 20 in fives stands for 18 to 22, 0 for 0 to 2."""
    doubt = rounded_to // 2
    return max(0, count - doubt), count + doubt


def change_bounds(older: int, newer: int, rounded_to: int) -> tuple[int, int]:
    """The least and the greatest change that two rounded counts allow: 20 to 15 in fives is -9 to -1."""
    (older_low, older_high), (newer_low, newer_high) = (rounding_bounds(each, rounded_to) for each in (older, newer))
    return newer_low - older_high, newer_high - older_low


def rounded_counts_differ(first: int, second: int, rounded_to: int) -> float:
    """small_counts_differ for the two counts as near to each other as their rounding allows."""
    lower, higher = sorted((first, second))
    doubt = min(rounded_to // 2, (higher - lower) // 2)
    return small_counts_differ(lower + doubt, higher - doubt)


def _at_most(part: int, base: int, share: float) -> float:
    """How often a Binomial(base, share) count is at most the part."""
    return fsum(comb(base, k) * share**k * (1 - share) ** (base - k) for k in range(part + 1))


def _where(turned: Callable[[float], bool]) -> float:
    """The share from which on a question that turns once is answered by yes, by halving."""
    low, high = 0.0, 1.0
    for _ in range(HALVINGS):
        middle = (low + high) / 2
        low, high = (low, middle) if turned(middle) else (middle, high)
    return (low + high) / 2
