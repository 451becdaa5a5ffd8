"""Rows of figures as they are read, and the figures they stand for."""

from functools import lru_cache
from typing import Any

from sqlalchemy import Row, Select, select

from kpistore.model.kpi import Unit, parse_breakdown
from kpistore.model.observation import Bound, Medium, NoFigure, Observation, Status
from kpistore.model.period import Period, PeriodKind
from kpistore.store.documents import DOCUMENT_COLUMNS, document_of
from kpistore.store.tables import documents, mistakes, observations

ROWS_KNOWN = 10_000
"""To put a figure together takes longer than to read its row: that is done once for so many, about 1 KB each."""


def _all_columns() -> Select[Any]:
    joined = observations.join(documents).outerjoin(mistakes)
    columns = (*observations.c, *DOCUMENT_COLUMNS, mistakes.c.reason.label("mistake"), mistakes.c.marked_at)
    return select(*columns).select_from(joined).order_by(observations.c.id)


FIGURE_ROWS = _all_columns()
"""Every figure with its document and whether it was wrong, in the order they were recorded.

Put together once: to build so many columns anew takes longer than to read a measure's figures.
"""


@lru_cache(maxsize=ROWS_KNOWN)
def figure_of(row: Row[Any]) -> Observation:
    """The figure a row stands for; known by the whole row as it was just read, so never older than the store."""
    return Observation(
        id=row.id,
        kpi=row.kpi,
        area=row.area,
        comparator=row.comparator or None,
        breakdown=parse_breakdown(row.breakdown) if row.breakdown else (),
        period=Period(row.period_start, row.period_end, PeriodKind(row.period_kind)),
        value=row.value,
        unit=Unit(row.unit),
        as_published=row.as_published,
        document=document_of(row),
        locator=row.locator,
        line=row.line,
        reason=NoFigure(row.reason) if row.reason else None,
        bound=Bound(row.bound) if row.bound else None,
        status=Status(row.status),
        medium=Medium(row.medium),
        note=row.note,
        recorded_at=row.recorded_at,
        mistake=row.mistake or "",
        marked_at=row.marked_at if row.mistake else None,
    )
