"""How often a rule would fire by chance: on the same figures in a random order, in which nothing happened."""

import random
from collections.abc import Sequence
from dataclasses import replace

from jobs.alerting.rules import assess
from kpistore.model.alert import TARGET_KINDS, VALUE_KINDS, AlertRule, RuleKind
from kpistore.model.kpi import Kpi
from kpistore.model.observation import Observation
from kpistore.model.series import Series

SHUFFLES = 200
FEWEST_FIGURES = 5
HALF = 0.5
_SEED = 7


def odds_words(rule: AlertRule, kpi: Kpi, known: Sequence[Observation]) -> str:
    """How often, in a sentence; what cannot be said is said to be so."""
    found = assess(rule, kpi, known, None) if rule.kind is not RuleKind.LATE else None
    if rule.kind is RuleKind.LATE:
        return "Whether a figure is late is no matter of chance."
    if found is None or len(found.series.figures) < FEWEST_FIGURES:
        return "Too few figures to say how often chance alone would do it."
    if rule.kind in TARGET_KINDS | VALUE_KINDS and rule.periods == 1:
        return _how_many(rule, kpi, known, found.series)
    share = by_chance(rule, kpi, known, found.series)
    if share == 0:
        return f"By chance alone: in none of {SHUFFLES} random orders of the same figures."
    return f"By chance alone: in about {_often(share)} random orders of the same {len(found.series.figures)} figures."


def by_chance(rule: AlertRule, kpi: Kpi, known: Sequence[Observation], series: Series) -> float:
    """In which share of random orders of the series' values the newest figure fits the rule."""
    values = [each.value for each in series.figures]
    others = [each for each in known if each.comparator is not None]
    chance, fired = random.Random(_SEED), 0  # noqa: S311 - no secret
    for _ in range(SHUFFLES):
        chance.shuffle(values)
        shuffled = [replace(each, value=value) for each, value in zip(series.figures, values, strict=True)]
        found = assess(rule, kpi, [*shuffled, *others])
        fired += bool(found and found.firing)
    return fired / SHUFFLES


def _how_many(rule: AlertRule, kpi: Kpi, known: Sequence[Observation], series: Series) -> str:
    fits = 0
    for figure in series.figures:
        assert figure.period.end is not None
        found = assess(rule, kpi, [each for each in known if each.period.end and each.period.end <= figure.period.end])
        fits += bool(found and found.figure.period.covers_same_days(figure.period) and found.firing)
    return f"It fits {fits} of the {len(series.figures)} figures held."


def _often(share: float) -> str:
    return f"1 in {round(1 / share)}" if share < HALF else f"{share:.0%} of the"
