"""The caveats that a report prints with a measure, as lines below its figure."""

from kpistore.asking.answer import Answer


def caution_lines(answer: Answer) -> list[str]:
    """The cautions that hold for an answered figure, in the catalogue's order; empty without one."""
    if answer.kpi is None or answer.observation is None:
        return []
    return [each.text for each in answer.kpi.cautions_on(answer.observation.period.end)]
