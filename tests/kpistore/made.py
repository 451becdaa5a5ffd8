"""Measures, documents and figures of Exampleshire for the tests; all of them are invented."""

from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal

from kpistore.catalogue import Catalogue
from kpistore.model.kpi import Aggregation, Breakdown, Direction, Kpi, Label, Target, Unit
from kpistore.model.observation import FORCE_REPORT, Bound, Document, Medium, NoFigure, Observation, Release, Status
from kpistore.model.period import Period, PeriodKind, financial_year

AREA = "exampleshire"
YEAR = financial_year(2023)


def kpi(
    key: str = "robbery",
    unit: Unit = Unit.COUNT,
    direction: Direction = Direction.LESS,
    main_kind: PeriodKind = PeriodKind.YEAR,
    target: str = "",
    title: str = "",
    labels: Sequence[Label] = (),
) -> Kpi:
    """A measure; a count adds up, anything else does not."""
    return Kpi(
        key=key,
        title=title or key.capitalize(),
        short=key,
        unit=unit,
        direction=direction,
        aggregation=Aggregation.SUM if unit is Unit.COUNT else Aggregation.NONE,
        main_kind=main_kind,
        definition="What it counts.",
        objective="safety",
        labels=tuple(labels),
        targets=(Target(Decimal(target), "national standard", "the law"),) if target else (),
    )


def catalogue(*kpis: Kpi) -> Catalogue:
    """A catalogue of these measures."""
    return Catalogue(kpis)


def document(
    known_from: date = date(2024, 4, 1), family: str = FORCE_REPORT, release: Release = Release.PUBLISHED
) -> Document:
    """A report that prints the date from which it is known."""
    return Document(
        name=f"{known_from}.txt",
        title=f"Report of {known_from:%B %Y}",
        published=f"{known_from:%B %Y}",
        known_from=known_from,
        known_from_estimated=False,
        family=family,
        release=release,
    )


def figure(
    value: str | None = "12",
    period: Period = YEAR,
    of: str = "robbery",
    *,
    unit: Unit = Unit.COUNT,
    comparator: str | None = None,
    breakdown: Breakdown = (),
    known_from: date | None = None,
    family: str = FORCE_REPORT,
    medium: Medium = Medium.TABLE,
    bound: Bound | None = None,
    release: Release = Release.PUBLISHED,
    reason: NoFigure = NoFigure.BLANK,
    locator: str = "Crime, row 1",
) -> Observation:
    """A figure, or a blank cell for None; known from the day after its period unless another day is given."""
    day = known_from or (period.end + timedelta(days=1) if period.end else date(2024, 4, 1))
    return Observation(
        kpi=of,
        area=AREA,
        comparator=comparator,
        breakdown=breakdown,
        period=period,
        value=None if value is None else Decimal(value),
        unit=unit,
        as_published=value or "",
        document=document(day, family, release),
        locator=locator,
        reason=reason if value is None else None,
        bound=bound,
        status=Status.MISSING if value is None else Status.FINAL,
        medium=medium,
    )
