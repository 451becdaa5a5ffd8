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


def wording(figure: Observation) -> tuple[object, ...]:
    """The same without the place: rows of a table move when others are put between them."""
    return sameness(figure)[:-1]


def repetition(figure: Observation) -> tuple[object, ...]:
    """What makes a figure of another document no news: equal where both say the same from the same day on."""
    said = (figure.value, figure.as_published, figure.bound, figure.reason, figure.status, figure.medium)
    return (figure.identity, *said, figure.document.known_from)
