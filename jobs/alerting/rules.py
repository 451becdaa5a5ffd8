"""Does a rule fire on the figures known?"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from jobs.alerting.circumstances import NONE_KNOWN, Circumstances
from jobs.alerting.figures import alike, newest_of, of_rule, own_figures
from jobs.alerting.kinds import KINDS, Look, Verdict
from kpistore.analysis.change import is_barred
from kpistore.model.alert import RUNNING_KINDS, VERDICT_KINDS, AlertRule, RuleKind
from kpistore.model.assessment import Assessment, Marked
from kpistore.model.kpi import Direction, Kpi
from kpistore.model.observation import Observation
from kpistore.model.series import Series

MONTHS_LOOKED_BACK = 24
"""Where a fall began is looked for in the two years before the figure."""


def assess(
    rule: AlertRule,
    kpi: Kpi,
    observations: Sequence[Observation],
    day: date | None = None,
    around: Circumstances = NONE_KNOWN,
) -> Assessment | None:
    """Look at the KPI's newest figure and those as long as it; observations are those known and right, of one area.

    Superseded ones may be among them. None where there is nothing to judge: no figure, or the rule's kind or dates have
    nothing to say of the newest one. `day` is the one looked from, for figures that are late.
    """
    figures = own_figures(kpi, observations)
    judged = of_rule(rule, kpi, figures)
    newest = newest_of(kpi, judged)
    if newest is None:
        return None
    marked = _marked(rule, kpi, judged, around.marked)
    look = Look(rule, kpi, alike(judged, newest), newest, figures, observations, day, around, marked)
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
    return _found(look, verdict, previous, barred=barred)


def _found(look: Look, verdict: Verdict, previous: Observation | None, *, barred: bool) -> Assessment:
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
        marked=look.marked,
        wrong=tuple(each.figure for each in look.around.marked),
    )


def _marked(rule: AlertRule, kpi: Kpi, judged: Sequence[Observation], marked: Sequence[Marked]) -> Marked | None:
    """The figure that would be the newest, were it not marked as wrong."""
    wrong = of_rule(rule, kpi, own_figures(kpi, [each.figure for each in marked]))
    lost = [each for each in wrong if not any(each.period.covers_same_days(one.period) for one in judged)]
    newest = newest_of(kpi, [*judged, *lost])
    return next((each for each in marked if each.figure is newest), None)


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
