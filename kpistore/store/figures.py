"""Observations: recorded once, never overwritten."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Engine, Result, Row, Select, bindparam, func, insert, select

from kpistore.model.kpi import Unit, breakdown_text, parse_breakdown
from kpistore.model.observation import (
    Bound,
    Document,
    Medium,
    NoFigure,
    Observation,
    Release,
    Status,
)
from kpistore.model.period import Period, PeriodKind
from kpistore.store.engine import reading, writing
from kpistore.store.tables import documents, observations


class Figures:
    """What was published, by whom, where and when."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def of_kpi(self, key: str) -> list[Observation]:
        """Every observation of a KPI, superseded ones included, in the order they were recorded."""
        with reading(self._engine) as connection:
            return self._rows(connection.execute(_OF_KPI, {"key": key}))

    def all(self) -> list[Observation]:
        """Every observation, superseded ones included, in the order they were recorded."""
        with reading(self._engine) as connection:
            return self._rows(connection.execute(_ALL))

    def count(self) -> int:
        """How many observations are recorded."""
        with reading(self._engine) as connection:
            return int(connection.execute(select(func.count()).select_from(observations)).scalar_one())

    def record(self, figures: Iterable[Observation], at: datetime) -> list[Observation]:
        """Record what is not yet there, and return it; a document's figure counts once however often it is loaded."""
        with writing(self._engine) as connection:
            known = {_sameness(each) for each in self._rows(connection.execute(_ALL))}
            document_ids = _document_ids(connection)
            fresh: list[Observation] = []
            for figure in figures:
                if _sameness(figure) in known:
                    continue
                known.add(_sameness(figure))
                fresh.append(replace(figure, recorded_at=figure.recorded_at or at))
            rows = [_as_row(each, _document_id(connection, document_ids, each.document, at)) for each in fresh]
            if rows:
                connection.execute(insert(observations), rows)
            return fresh

    def _rows(self, rows: Result[Any]) -> list[Observation]:
        held: dict[int, Document] = {}
        return [_observation(row, held) for row in rows]


def _all_columns() -> Select[Any]:
    document_columns = [column.label(f"document_{column.name}") for column in documents.c if column.name != "id"]
    joined = observations.join(documents)
    return select(*observations.c, *document_columns).select_from(joined).order_by(observations.c.id)


_ALL = _all_columns()
_OF_KPI = _ALL.where(observations.c.kpi == bindparam("key"))
"""Put together once: to build so many columns anew takes longer than to read a measure's figures."""


def _sameness(figure: Observation) -> tuple[object, ...]:
    return (figure.identity, figure.document.name, figure.as_published, figure.value, figure.medium, figure.locator)


def _document_ids(connection: Connection) -> dict[tuple[str, object, str], int]:
    query = select(documents.c.name, documents.c.known_from, documents.c.family, documents.c.id)
    return {(name, known_from, family): number for name, known_from, family, number in connection.execute(query)}


def _document_id(
    connection: Connection, held: dict[tuple[str, object, str], int], document: Document, at: datetime
) -> int:
    key = (document.name, document.known_from, document.family)
    if key not in held:
        values = {column: getattr(document, column) for column in Document.__slots__}
        done = connection.execute(insert(documents).values(**values, recorded_at=at))
        assert done.inserted_primary_key is not None
        held[key] = done.inserted_primary_key[0]
    return held[key]


def _as_row(figure: Observation, document_id: int) -> Mapping[str, object]:
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
        "document_id": document_id,
        "recorded_at": figure.recorded_at,
    }


def _observation(row: Row[Any], held: dict[int, Document]) -> Observation:
    if row.document_id not in held:
        held[row.document_id] = _document(row)
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
        document=held[row.document_id],
        locator=row.locator,
        line=row.line,
        reason=NoFigure(row.reason) if row.reason else None,
        bound=Bound(row.bound) if row.bound else None,
        status=Status(row.status),
        medium=Medium(row.medium),
        note=row.note,
        recorded_at=row.recorded_at,
    )


def _document(row: Row[Any]) -> Document:
    return Document(
        name=row.document_name,
        title=row.document_title,
        published=row.document_published,
        known_from=row.document_known_from,
        known_from_estimated=row.document_known_from_estimated,
        family=row.document_family,
        release=Release(row.document_release),
        published_on=row.document_published_on,
        sha256=row.document_sha256,
    )
