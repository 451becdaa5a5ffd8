"""Published changes: recorded once, to be checked against the figures, never figures themselves."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, Engine, Result, Row, Select, bindparam, func, insert, select

from kpistore.model.claim import Claim, ClaimUnit
from kpistore.model.kpi import breakdown_text, parse_breakdown
from kpistore.model.observation import Bound, Document, Medium
from kpistore.model.period import Period, PeriodKind
from kpistore.store.bulk import in_parts
from kpistore.store.documents import DOCUMENT_COLUMNS, document_id, document_of, documents_named
from kpistore.store.engine import reading, writing
from kpistore.store.tables import claims, documents


class Claims:
    """What the reports say has changed."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def of_kpi(self, key: str) -> list[Claim]:
        """The claims about a KPI, in the order they were recorded."""
        return self._read(_OF_KPI, key=key)

    def all(self) -> list[Claim]:
        """Every claim, in the order they were recorded."""
        return self._read(_ALL)

    def last(self) -> int:
        """The number of the newest claim: it changes whenever one is recorded."""
        with reading(self._engine) as connection:
            return int(connection.execute(_LAST).scalar_one() or 0)

    def record(self, published: Iterable[Claim], at: datetime) -> list[Claim]:
        """Record what is not yet there, and return it; a claim counts once however often its document is loaded."""
        with writing(self._engine) as connection:
            return record_claims(connection, published, at)

    def _read(self, query: Select[Any], **values: str) -> list[Claim]:
        with reading(self._engine) as connection:
            return _claims(connection.execute(query, values))


def record_claims(connection: Connection, published: Iterable[Claim], at: datetime) -> list[Claim]:
    """The same as part of a larger transaction."""
    published = list(published)
    if not published:
        return []
    numbers = documents_named(connection, {each.document.name for each in published})
    parts = (connection.execute(_OF_DOCUMENTS, {"documents": some}) for some in in_parts(numbers.values()))
    known = {_sameness(each) for part in parts for each in _claims(part)}
    fresh = [each for each in dict.fromkeys(published) if _sameness(each) not in known]
    rows = [_as_row(each, document_id(connection, numbers, each.document, at), at) for each in fresh]
    if rows:
        connection.execute(insert(claims), rows)
    return fresh


_ALL = select(*claims.c, *DOCUMENT_COLUMNS).select_from(claims.join(documents)).order_by(claims.c.id)
_OF_KPI = _ALL.where(claims.c.kpi == bindparam("key"))
_OF_DOCUMENTS = _ALL.where(claims.c.document_id.in_(bindparam("documents", expanding=True)))
_LAST = select(func.max(claims.c.id))


def _claims(rows: Result[Any]) -> list[Claim]:
    held: dict[int, Document] = {}
    return [_claim(row, held) for row in rows]


def _sameness(claim: Claim) -> tuple[object, ...]:
    what = (claim.kpi, claim.area, claim.comparator, claim.breakdown, claim.unit, claim.value, claim.as_published)
    when = (*_days(claim.period), *_days(claim.earlier))
    return (*what, *when, claim.document.name, claim.locator, claim.line, claim.medium)


def _days(period: Period | None) -> tuple[date | None, date | None, bool]:
    return (period.start, period.end, True) if period else (None, None, False)


def _as_row(claim: Claim, number: int, at: datetime) -> Mapping[str, object]:
    earlier = claim.earlier
    return {
        "kpi": claim.kpi,
        "area": claim.area,
        "comparator": claim.comparator or "",
        "breakdown": breakdown_text(claim.breakdown),
        "period_start": claim.period.start,
        "period_end": claim.period.end,
        "period_kind": claim.period.kind,
        "earlier_start": earlier.start if earlier else None,
        "earlier_end": earlier.end if earlier else None,
        "earlier_kind": earlier.kind if earlier else None,
        "unit": claim.unit,
        "value": claim.value,
        "bound": claim.bound,
        "as_published": claim.as_published,
        "medium": claim.medium,
        "locator": claim.locator,
        "line": claim.line,
        "note": claim.note,
        "document_id": number,
        "recorded_at": at,
    }


def _claim(row: Row[Any], held: dict[int, Document]) -> Claim:
    if row.document_id not in held:
        held[row.document_id] = document_of(row)
    earlier = Period(row.earlier_start, row.earlier_end, PeriodKind(row.earlier_kind)) if row.earlier_kind else None
    return Claim(
        kpi=row.kpi,
        area=row.area,
        comparator=row.comparator or None,
        breakdown=parse_breakdown(row.breakdown),
        period=Period(row.period_start, row.period_end, PeriodKind(row.period_kind)),
        earlier=earlier,
        unit=ClaimUnit(row.unit),
        value=row.value,
        as_published=row.as_published,
        document=held[row.document_id],
        locator=row.locator,
        line=row.line,
        medium=Medium(row.medium),
        bound=Bound(row.bound) if row.bound else None,
        note=row.note,
    )
