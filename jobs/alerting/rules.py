"""Does a rule fire on the figures known?"""

from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import date

from jobs.alerting.kinds import KINDS, Look
from kpistore.analysis.change import is_barred
from kpistore.model.alert import RUNNING_KINDS, TARGET_KINDS, VALUE_KINDS, VERDICT_KINDS, AlertRule, RuleKind
from kpistore.model.assessment import Assessment
from kpistore.model.failed_import import FailedImport
from kpistore.model.kpi import Aggregation, Direction, Kpi
from kpistore.model.observation import FORCE_REPORT, Observation, current
from kpistore.model.series import Series, series_of

MONTHS_LOOKED_BACK = 24
"""Where a fall began is looked for in the two years before the figure."""


def assess(
    rule: AlertRule,
    kpi: Kpi,
    observations: Sequence[Observation],
    day: date | None = None,
    failed: FailedImport | None = None,
    begun: Collection[date] = (),
) -> Assessment | None:
    """Look at the KPI's newest series; observations are those known, of one area, superseded ones included.

    None where there is nothing to judge: no figure, or the rule's kind or dates have nothing to say of the newest one.
    `day` is the one looked from, for figures that are late; `failed` the newest import that failed,
    `begun` the days from which editors let the limits of its control chart begin anew.
    """
    figures = own_figures(kpi, observations)
    # A level for a count is meant for one length of period; a share's holds for every length.
    if rule.kind in TARGET_KINDS | VALUE_KINDS and kpi.aggregation is Aggregation.SUM:
        figures = [each for each in figures if each.period.kind is kpi.main_kind]
    series = newest_series(kpi, figures)
    if series is None or series.newest is None or series.newest.period.end is None:
        return None
    look = Look(rule, kpi, series, series.newest, figures, observations, day, failed, begun)
    return assessed(look) if rule.in_force(look.end) else None


def expired(rule: AlertRule, kpi: Kpi, observations: Sequence[Observation]) -> Assessment | None:
    """The newest figure, unjudged, where it ends after the rule's last day; None for a rule that goes on."""
    if rule.until is None:
        return None
    found = assess(replace(rule, since=None, until=None), kpi, observations)
    if found is None or found.end <= rule.until:
        return None
    return replace(found, rule=rule, firing=False, pending=False, expired=True)


def assessed(look: Look) -> Assessment | None:
    """What the rule's kind finds in the figure looked at."""
    previous = look.at(look.figure.period.previous())
    barred = is_barred(look.kpi, look.figure, *([previous] if previous else []))
    verdict = KINDS[look.rule.kind](look)
    if verdict is None or (barred and _calls_it_better_or_worse(look)):
        return None
    long_enough = verdict.fits and _held_before(look)
    return Assessment(
        rule=look.rule,
        kpi=look.kpi,
        series=look.series,
        figure=look.figure,
        previous=previous,
        firing=long_enough,
        target=look.kpi.target_on(look.end),
        shortfall=verdict.shortfall,
        before=_before(look.kpi, look.series, look.figure),
        grounds=verdict.grounds,
        pending=verdict.fits and not long_enough,
        barred=barred,
    )


def _calls_it_better_or_worse(look: Look) -> bool:
    directed = look.rule.kind is RuleKind.SIGNAL and look.kpi.direction is not Direction.NEITHER
    return directed or look.rule.kind in VERDICT_KINDS


def _held_before(look: Look) -> bool:
    """Whether the rule fitted as many earlier figures running as it asks for."""
    if look.rule.kind in RUNNING_KINDS:
        return True
    earlier: Look | None = look
    for _ in range(look.rule.periods - 1):
        earlier = earlier.before() if earlier else None
        verdict = KINDS[look.rule.kind](earlier) if earlier else None
        if verdict is None or not verdict.fits:
            return False
    return True


def own_figures(kpi: Kpi, observations: Sequence[Observation]) -> list[Observation]:
    """The exact values in force of the office's own reports: no comparator, no breakdown, no bound, with a date."""
    mine = [
        each
        for each in observations
        if each.kpi == kpi.key
        and each.comparator is None
        and not each.breakdown
        and each.bound is None
        and each.document.family == FORCE_REPORT
    ]
    # Only area and dates part these figures; where no two share them, none supersedes another.
    once = len({(each.area, each.period.start, each.period.end) for each in mine}) == len(mine)
    held = mine if once else current(mine)
    return [each for each in held if each.is_figure and each.period.end is not None]


def newest_series(kpi: Kpi, figures: Sequence[Observation]) -> Series | None:
    """The series of the kind of period whose figure ended last; of several, the KPI's main kind, then the longest."""
    if not figures:
        return None
    end = max(each.period.end for each in figures if each.period.end)
    last = [each for each in figures if each.period.end == end]
    newest = max(last, key=lambda each: (each.period.kind is kpi.main_kind, each.period.months))
    return series_of(figures, newest.period.kind)


def _before(kpi: Kpi, series: Series, figure: Observation) -> Observation | None:
    if not figure.period.months or kpi.direction is Direction.NEITHER:
        return None
    earliest, last = figure.period.shifted(-MONTHS_LOOKED_BACK).end, figure.period.end
    assert earliest is not None
    assert last is not None
    best: Observation | None = None
    for each in series.figures:
        end = each.period.end
        if each is figure or end is None or end < earliest or kpi.break_between(end, last):
            continue
        if not _is_worse(kpi, each, best or figure):
            best = each
    return best if best and best.value != figure.value else None


def _is_worse(kpi: Kpi, one: Observation, other: Observation) -> bool:
    assert one.value is not None
    assert other.value is not None
    return kpi.is_better(one.value - other.value) is False
