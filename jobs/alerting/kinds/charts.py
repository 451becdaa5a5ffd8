"""A signal of the control chart on the newest figure."""

from jobs.alerting.kinds.look import Look, Verdict
from kpistore.model.assessment import Grounds
from kpistore.model.kpi import Direction
from kpistore.model.series import series_of

CONCERN, NEUTRAL = "concern", "neutral"


def signal(look: Look) -> Verdict | None:
    """Fits a figure with one of the rule's signals that is a concern; of a measure without a direction, any way.

    Nothing to judge where the figures have no chart: periods that overlap, too few points for limits.
    """
    # A tenth of a second to import, for which `kpibot ask` has no time.
    from kpistore.analysis.spc.chart import Refusal
    from kpistore.analysis.spc.control import control_chart

    starts = {*look.around.begun, *(each.day for each in look.kpi.breaks)}
    chart = control_chart(series_of(look.series.figures, look.figure.period.kind), look.kpi.direction, None, starts)
    if isinstance(chart, Refusal):
        return None
    newest = chart.newest
    if newest.lower is None or newest.upper is None or newest.period.end != look.end:
        return None
    meant = NEUTRAL if look.kpi.direction is Direction.NEITHER else CONCERN
    wanted = not look.rule.signals or newest.signal.value in look.rule.signals
    limits = (newest.lower, newest.upper)
    grounds = Grounds(signal=newest.signal.value, heading=newest.heading, limits=limits)
    return Verdict(wanted and newest.tone.value == meant, grounds=grounds)
