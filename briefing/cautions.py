"""The caveats that a report prints with a measure, and of how many a share is, as lines below its figure."""

from kpistore.analysis.sampling import base_of
from kpistore.asking.answer import Answer


def caution_lines(answer: Answer) -> list[str]:
    """The cautions that hold for an answered figure, in the catalogue's order, and its base; empty without one."""
    if answer.kpi is None or answer.observation is None:
        return []
    return [*(each.text for each in answer.kpi.cautions_on(answer.observation.period.end)), *_base_lines(answer)]


def _base_lines(answer: Answer) -> list[str]:
    """Of how many a share of a sample is, or that no report says so."""
    kpi, figure = answer.kpi, answer.observation
    if kpi is None or figure is None or kpi.sample is None:
        return []
    base, older = base_of(kpi, figure), [each.observation for each in answer.comparisons if each.observation]
    unprinted = [each for each in older if base_of(kpi, each) is None]
    so = ", so no better or worse can be read from it" if unprinted else ""
    if base is None:
        return [f"The report does not print the number of {kpi.sample.of}{so}."]
    printed = f"The figure is a share of {base:,d} {kpi.sample.of}"
    if not unprinted:
        return [f"{printed}."]
    return [f"{printed}; of how many the {unprinted[0].period.label} figure is, no report prints."]
