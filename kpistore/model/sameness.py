"""When two readings are one figure."""

from kpistore.model.observation import Observation


def sameness(figure: Observation) -> tuple[object, ...]:
    """What makes two readings of one document the same figure: equal for both, whenever and from whatever file read."""
    period, document = figure.period, figure.document
    return (
        figure.kpi,
        figure.area,
        figure.comparator,
        figure.breakdown,
        period.start,
        period.end,
        document.family,
        document.name,
        figure.as_published,
        figure.value,
        figure.medium,
        figure.locator,
    )
