"""Several changes running one way."""

from jobs.alerting.kinds.look import Look, Verdict
from kpistore.model.assessment import Grounds


def worsens_running(look: Look) -> Verdict:
    """Fits a figure that is worse for the rule's number of periods running; an unchanged one ends a run."""
    return _running(look, better=False)


def improves_running(look: Look) -> Verdict:
    """The same for the better."""
    return _running(look, better=True)


def _running(look: Look, *, better: bool) -> Verdict:
    count, figure = 0, look.figure
    while count <= len(look.series.figures):
        earlier = look.series.at(figure.period.previous())
        if earlier is None or earlier.value is None or figure.value is None or look.is_parted(earlier):
            break
        if look.kpi.is_better(figure.value - earlier.value) is not better:
            break
        count, figure = count + 1, earlier
    previous = look.at(look.figure.period.previous())
    worse = look.worse_by(previous.value) if previous and previous.value is not None else look.worse_by(look.value)
    return Verdict(count >= look.rule.periods, worse, Grounds(other=figure, running=count))
