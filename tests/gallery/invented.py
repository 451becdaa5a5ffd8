"""Pictures for which the reports hold too few figures; these are invented, and the page says so."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal

from briefing.figure_picture import picture_of
from briefing.picture import Picture
from kpistore.asking.judged import control_of
from kpistore.model.kpi import MOST_SIMILAR_GROUP, NATIONAL, Direction, Kpi, Target, Unit
from kpistore.model.observation import Status
from kpistore.model.period import Period, PeriodKind, month, quarter
from kpistore.model.series import Series, series_of
from tests.kpistore.made import figure, kpi

PLACE = "Exampleshire"
CALLS = kpi("calls", Unit.COUNT, Direction.LESS, title="Calls received")
ANSWERED = replace(
    kpi("answered", Unit.PERCENT, Direction.MORE, title="Calls answered in time"),
    targets=(
        Target(Decimal(80), "local target", "plan", date(2020, 4, 1), date(2021, 3, 31)),
        Target(Decimal(90), "national standard", "law", date(2021, 4, 1)),
    ),
)
OWN = ("87.2", "73.3", "83.4", "83.6", "80.3", "77.5", "85.6", "86.8")
COUNTRY = ("84", "82", "83.3", None, "86", "87.1", "88", "88.9")
SIMILAR = ("80", "79.5", "78", "80", "81", "82", "83.1", None)


def invented() -> Iterator[tuple[str, Picture]]:
    """Each with its name."""
    own = _series(ANSWERED, OWN, quarter(2020, 1))
    country = _series(ANSWERED, COUNTRY, quarter(2020, 1), NATIONAL)
    similar = _series(ANSWERED, SIMILAR, quarter(2020, 1), MOST_SIMILAR_GROUP)
    without = replace(ANSWERED, targets=())
    yield from _drawn("Invented: a target that was raised, and the country", ANSWERED, own, country)
    yield from _drawn("Invented: the country and the similar forces", without, own, country, similar)
    for number in (120, 500):
        many = [str(1000 + at * 37 % 211 + (150 if at > number - 30 else 0)) for at in range(number)]
        yield from _drawn(f"Invented: {number} months", CALLS, _series(CALLS, many, month(1980, 1)))
    yield from _drawn("Invented: the newest two provisional", ANSWERED, _provisional(own))


def _drawn(name: str, measure: Kpi, series: Series, *others: Series) -> Iterator[tuple[str, Picture]]:
    made = picture_of(measure, series, PLACE, control_of(measure, series), (), others)
    if made:
        yield name, made


def _series(measure: Kpi, values: Sequence[str | None], first: Period, comparator: str | None = None) -> Series:
    cells = [
        figure(value, first.shifted(at * first.months), measure.key, unit=measure.unit, comparator=comparator)
        for at, value in enumerate(values)
    ]
    return series_of(cells, PeriodKind.QUARTER if first.months > 1 else PeriodKind.MONTH)


def _provisional(series: Series) -> Series:
    *final, one, other = series.observations
    return Series(series.kind, (*final, *(replace(each, status=Status.PROVISIONAL) for each in (one, other))))
