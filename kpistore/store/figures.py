"""Observations: recorded once, never overwritten."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import datetime
from functools import lru_cache
from typing import Any

from sqlalchemy import Connection, Engine, Row, Select, bindparam, func, insert, select

from kpistore.model.claim import Claim
from kpistore.model.kpi import Unit, breakdown_text, parse_breakdown
from kpistore.model.observation import (
    Bound,
    Medium,
    NoFigure,
    Observation,
    Status,
)
from kpistore.model.period import Period, PeriodKind
from kpistore.store.claims import record_claims
from kpistore.store.documents import DOCUMENT_COLUMNS, document_id, document_ids, document_of
from kpistore.store.engine import reading, writing
from kpistore.store.tables import claims, documents, mistakes, observations, releases

ROWS_KNOWN = 10_000
"""To put a figure together takes longer than to read its row: that is done once for so many, about 1 KB each."""


class Figures:
    """What was published, by whom, where and when."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._read: dict[str, tuple[int, tuple[Observation, ...]]] = {}

    def of_kpi(self, key: str) -> list[Observation]:
        """Every observation of a KPI, superseded ones included, in the order they were recorded.

        Read again only if something was recorded since, by whichever process: asking that costs a fifth of reading.
        """
        with reading(self._engine) as connection:
            state = last_state(connection)
            held = self._read.get(key)
            if held is None or held[0] != state or not _has_one_writer(connection):
                rows = connection.execute(_OF_KPI, {"key": key})
                held = self._read[key] = (state, tuple(map(_observation, rows)))
            return list(held[1])

    def all(self) -> list[Observation]:
        """Every observation, superseded ones included, in the order they were recorded."""
        with reading(self._engine) as connection:
            return [_observation(row) for row in connection.execute(_ALL)]

    def count(self) -> int:
        """How many observations are recorded."""
        with reading(self._engine) as connection:
            return int(connection.execute(select(func.count()).select_from(observations)).scalar_one())

    def last(self) -> int:
        """A number that changes whenever a figure or a claim is recorded, published or marked as wrong."""
        with reading(self._engine) as connection:
            return last_state(connection)

    def record(self, figures: Iterable[Observation], at: datetime, claims: Iterable[Claim] = ()) -> list[Observation]:
        """Record what is not yet there, and return it; a document's figure counts once however often it is loaded.

        The changes published beside the figures are recorded in the same transaction.
        """
        with writing(self._engine) as connection:
            record_claims(connection, claims, at)
            return record_figures(connection, figures, at)


def record_figures(connection: Connection, figures: Iterable[Observation], at: datetime) -> list[Observation]:
    """The same as part of a larger transaction."""
    known = {sameness(_observation(row)) for row in connection.execute(_ALL)}
    numbers = document_ids(connection)
    fresh: list[Observation] = []
    for figure in figures:
        if sameness(figure) in known:
            continue
        known.add(sameness(figure))
        fresh.append(replace(figure, recorded_at=figure.recorded_at or at))
    rows = [_as_row(each, document_id(connection, numbers, each.document, at)) for each in fresh]
    if rows:
        connection.execute(insert(observations), rows)
    return fresh


def last_state(connection: Connection) -> int:
    """What Figures.last returns, as part of a larger transaction."""
    return int(connection.execute(_STATE).scalar_one())


def _has_one_writer(connection: Connection) -> bool:
    """Whether numbers come into sight in their order; where many write at once a smaller one may come later."""
    return connection.dialect.name == "sqlite"


def recorded_after(connection: Connection, number: int) -> list[tuple[int, Observation]]:
    """The figures recorded after that number, each with its document's number."""
    return [(row.document_id, _observation(row)) for row in connection.execute(_ALL.where(observations.c.id > number))]


def _all_columns() -> Select[Any]:
    joined = observations.join(documents).outerjoin(mistakes)
    columns = (*observations.c, *DOCUMENT_COLUMNS, mistakes.c.reason.label("mistake"))
    return select(*columns).select_from(joined).order_by(observations.c.id)


_ALL = _all_columns()
_STATE = select(
    func.coalesce(select(func.max(observations.c.id)).scalar_subquery(), 0)
    + func.coalesce(select(func.max(releases.c.id)).scalar_subquery(), 0)
    + func.coalesce(select(func.max(claims.c.id)).scalar_subquery(), 0)
    + select(func.count()).select_from(mistakes).scalar_subquery()
)
"""Each of the four only ever grows, so their sum changes with every one of them."""
_OF_KPI = _ALL.where(observations.c.kpi == bindparam("key"))
"""Put together once: to build so many columns anew takes longer than to read a measure's figures."""


def sameness(figure: Observation) -> tuple[object, ...]:
    """What makes two readings of one document the same figure."""
    return (figure.identity, figure.document.name, figure.as_published, figure.value, figure.medium, figure.locator)


def _as_row(figure: Observation, number: int) -> Mapping[str, object]:
    return {
        "kpi": figure.kpi,
        "area": figure.area,
        "comparator": figure.comparator or "",
        "breakdown": breakdown_text(figure.breakdown),
        "period_start": figure.period.start,
        "period_end": figure.period.end,
        "period_kind": figure.period.kind,
        "value": figure.value,
        "unit": figure.unit,
        "as_published": figure.as_published,
        "bound": figure.bound,
        "status": figure.status,
        "reason": figure.reason,
        "medium": figure.medium,
        "locator": figure.locator,
        "line": figure.line,
        "note": figure.note,
        "document_id": number,
        "recorded_at": figure.recorded_at,
    }


@lru_cache(maxsize=ROWS_KNOWN)
def _observation(row: Row[Any]) -> Observation:
    """The figure a row stands for; known by the whole row as it was just read, so never older than the store."""
    return Observation(
        id=row.id,
        kpi=row.kpi,
        area=row.area,
        comparator=row.comparator or None,
        breakdown=parse_breakdown(row.breakdown),
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
    )
