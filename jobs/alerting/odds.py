"""How often a rule would fire by chance: on the same figures in a random order, in which nothing happened."""

import random
from collections.abc import Sequence
from dataclasses import replace

from jobs.alerting.figures import of_rule, own_figures
from jobs.alerting.rules import assess
from kpistore.model.alert import TARGET_KINDS, VALUE_KINDS, AlertRule, RuleKind
from kpistore.model.kpi import Aggregation, Kpi
from kpistore.model.observation import Observation
from kpistore.model.series import Series, series_of

SHUFFLES = 200
FEWEST_FIGURES = 5
HALF = 0.5
_SEED = 7


def odds_words(rule: AlertRule, kpi: Kpi, known: Sequence[Observation]) -> str:
    """How often, in a sentence; what cannot be said is said to be so."""
    if rule.kind is RuleKind.IMPORT_FAILED:
        return "Whether an import fails is no matter of chance."
    if rule.kind is RuleKind.LATE:
        return "Whether a figure is late is no matter of chance."
    if rule.kind in TARGET_KINDS | VALUE_KINDS and rule.periods == 1:
        return _how_many(rule, kpi, known)
    series = _longest(rule, kpi, known)
    number = len(series.figures) if series else 0
    if series is None or number < FEWEST_FIGURES or assess(rule, kpi, _alone(known, series)) is None:
        return "Too few figures to say how often chance alone would do it."
    share = by_chance(rule, kpi, known, series)
    if share == 1:
        return f"By chance alone: in every one of {SHUFFLES} random orders of the same {number} figures."
    if share == 0:
        return f"By chance alone: in none of {SHUFFLES} random orders of the same {number} figures."
    return f"By chance alone: in about {_often(share)} random orders of the same {number} figures."


def by_chance(rule: AlertRule, kpi: Kpi, known: Sequence[Observation], series: Series) -> float:
    """In which share of random orders of the series' values the newest figure fits the rule."""
    values = [each.value for each in series.figures]
    others = _alone(known, None)
    chance, fired = random.Random(_SEED), 0  # noqa: S311 - no secret
    for _ in range(SHUFFLES):
        chance.shuffle(values)
        shuffled = [replace(each, value=value) for each, value in zip(series.figures, values, strict=True)]
        found = assess(rule, kpi, [*shuffled, *others])
        fired += bool(found and found.firing)
    return fired / SHUFFLES


def _longest(rule: AlertRule, kpi: Kpi, known: Sequence[Observation]) -> Series | None:
    """The series with most figures; for a level of a count, that of the main kind."""
    own = own_figures(kpi, known)
    kinds = {each.period.kind for each in own if each.period.months}
    if rule.kind in TARGET_KINDS | VALUE_KINDS and kpi.aggregation is Aggregation.SUM:
        kinds &= {kpi.main_kind}
    return max((series_of(own, kind) for kind in sorted(kinds)), key=lambda each: len(each.figures), default=None)


def _alone(known: Sequence[Observation], series: Series | None) -> list[Observation]:
    """The series with the comparators' figures; without a series, only those."""
    return [*(series.figures if series else ()), *(each for each in known if each.comparator is not None)]


def _how_many(rule: AlertRule, kpi: Kpi, known: Sequence[Observation]) -> str:
    """Each figure by itself, whatever length of period it covers: a level is no matter of what came before."""
    judged = of_rule(rule, kpi, own_figures(kpi, known))
    found = [each for each in (assess(rule, kpi, [figure]) for figure in judged) if each]
    if not found:
        return "No figure is held that it could judge."
    fits = sum(each.firing for each in found)
    return f"It fits {fits} of the {len(found)} {'figure' if len(found) == 1 else 'figures'} held."


def _often(share: float) -> str:
    return f"1 in {round(1 / share)}" if share < HALF else f"{share:.0%} of the"
