"""Shares of small bases told from chance. Pure; standard library only."""

from decimal import ROUND_HALF_UP, Decimal

from kpistore.analysis.significance import CHANCE, SMALL_BASE, Share, score_interval, small_shares_differ
from kpistore.model.kpi import Kpi
from kpistore.model.observation import Observation
from kpistore.model.sample import Base


def base_of(kpi: Kpi, figure: Observation) -> int | None:
    """The number of the office's own whole figure's base; None as for `whole_base_of`."""
    base = whole_base_of(kpi, figure)
    return base.number if base else None


def whole_base_of(kpi: Kpi, figure: Observation) -> Base | None:
    """The base of the office's own whole figure; no report prints one for a part, another area or the country."""
    if kpi.sample is None or figure.comparator or figure.breakdown:
        return None
    return kpi.sample.base_of(figure.period)


def share_of(kpi: Kpi, figure: Observation) -> Share | None:
    """So many of its base; None where no small base is printed or the figure is in words."""
    base = base_of(kpi, figure)
    if base is None or base >= SMALL_BASE or figure.value is None or figure.bound or not 0 <= figure.value <= 100:
        return None
    return Share(int((figure.value * base / 100).quantize(Decimal(1), ROUND_HALF_UP)), base)


def is_without_base(kpi: Kpi, *figures: Observation) -> bool:
    """Whether one of the shares is of an unprinted number of people or cases, or is told in words only."""
    return kpi.sample is not None and any(base_of(kpi, each) is None or each.bound for each in figures)


def shares_differ(kpi: Kpi, newer: Observation, older: Observation) -> bool | None:
    """Whether chance is ruled out between two shares of small bases; None where no test applies."""
    shares = share_of(kpi, newer), share_of(kpi, older)
    if shares[0] is None or shares[1] is None:
        return None
    return small_shares_differ(shares[0], shares[1]) < CHANCE


def may_be_at(kpi: Kpi, figure: Observation, level: Decimal) -> bool:
    """Whether a level lies within what the share's small base leaves open (Wilson's score interval)."""
    share = share_of(kpi, figure)
    if share is None:
        return False
    low, high = score_interval(share)
    return low * 100 <= level <= high * 100
