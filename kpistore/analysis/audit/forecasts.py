"""A forecast that a figure already printed has reached."""

from collections.abc import Iterator
from dataclasses import replace

from kpistore.analysis.audit.held import Held
from kpistore.analysis.audit.wording import printed, subject
from kpistore.model.finding import Finding, FindingKind, Gravity, touched
from kpistore.model.kpi import Direction
from kpistore.model.observation import Bound, Observation


def check_forecasts(held: Held) -> Iterator[Finding]:
    """Every forecast that an earlier figure of the same measure, known by then, meets."""
    for forecast in held.forecasts:
        earlier = [each for each in held.of_kpi(forecast.kpi) if _comes_before(each, forecast)]
        if met := [each for each in earlier if _meets(held, each, forecast)]:
            yield _finding(held, forecast, max(met, key=lambda each: str(each.period.end)))


def _comes_before(figure: Observation, forecast: Observation) -> bool:
    """A figure of the same thing, of an earlier day, in a document no newer than the forecast's."""
    same = replace(figure.identity, start=None, end=None) == replace(forecast.identity, start=None, end=None)
    known = figure.document.known_from <= forecast.document.known_from
    ends = figure.period.end, forecast.period.end
    return same and known and figure.bound is None and None not in ends and str(ends[0]) < str(ends[1])


def _meets(held: Held, figure: Observation, forecast: Observation) -> bool:
    assert figure.value is not None
    assert forecast.value is not None
    if held.catalogue.kpi(figure.kpi).direction is Direction.LESS:
        return figure.value < forecast.value if forecast.bound else figure.value <= forecast.value
    return figure.value > forecast.value if forecast.bound is Bound.OVER else figure.value >= forecast.value


def _finding(held: Held, forecast: Observation, figure: Observation) -> Finding:
    return Finding(
        FindingKind.FORECAST,
        Gravity.DOUBT,
        forecast.document,
        forecast.locator,
        forecast.line,
        printed(forecast),
        printed(figure),
        subject(held.catalogue, forecast),
        f"{printed(forecast)} is forecast, and {printed(figure)} is already printed for {figure.period.label}",
        (touched(forecast), touched(figure)),
    )
