"""The caveats that a report prints with a measure, and of how many a share is, as lines below its figure."""

from kpistore.analysis.sampling import base_of, whole_base_of
from kpistore.asking.answer import Answer


def caution_lines(answer: Answer) -> list[str]:
    """The cautions of an answered figure in the catalogue's order, its base, and a figure before it that is wrong."""
    if answer.kpi is None or answer.observation is None:
        return []
    told = (each.text for each in answer.kpi.cautions_on(answer.observation.period.end))
    return [*told, *_base_lines(answer), *_wrong_before(answer)]


def _wrong_before(answer: Answer) -> list[str]:
    """That the figure before is marked as wrong, which is why nothing is said of a change."""
    figure, series = answer.observation, answer.series
    before = series.at(figure.period.previous()) if figure and series and not figure.mistake else None
    if before is None or not before.mistake:
        return []
    return [f"The figure of {before.period.label} is marked as wrong: nothing is compared with it."]


def _base_lines(answer: Answer) -> list[str]:
    """Of how many a share of a sample is, or that no report says so."""
    kpi, figure = answer.kpi, answer.observation
    if kpi is None or figure is None or kpi.sample is None:
        return []
    base, older = whole_base_of(kpi, figure), [each.observation for each in answer.comparisons if each.observation]
    unprinted = [each for each in older if base_of(kpi, each) is None]
    so = ", so no better or worse can be read from it" if unprinted else ""
    if base is None:
        return [f"The report does not print the number of {kpi.sample.of}{so}."]
    how = ", worked out from the count and the share that are printed" if base.worked_out else ""
    printed = f"The figure is a share of {base.number:,d} {kpi.sample.of}{how}"
    if not unprinted:
        return [f"{printed}."]
    return [f"{printed}; of how many the {unprinted[0].period.label} figure is, no report prints."]
