"""Recording figures: what a document says counts once, however often and by however many it is loaded."""

from collections.abc import Iterable, Iterator
from datetime import datetime

from sqlalchemy import Connection, Dialect, bindparam, select

from kpistore.model.kpi import Unit, breakdown_text, parse_breakdown
from kpistore.model.observation import Bound, Medium, NoFigure, Observation, Status
from kpistore.model.period import PeriodKind
from kpistore.model.sameness import sameness
from kpistore.store.bulk import Plain, in_parts, insert_rows
from kpistore.store.documents import document_id, documents_named
from kpistore.store.tables import documents, observations


def record_figures(connection: Connection, figures: Iterable[Observation], at: datetime) -> list[Observation]:
    """Record within a transaction what is not yet there, and return it as it was given, in its order.

    Of what is held only the rows of the same documents and measures are read, one after another. Whoever records has
    the store to himself (see databases.py), so that nobody puts the same figure beside it meanwhile.
    """
    fresh: dict[tuple[object, ...], Observation] = {}
    for figure in figures:
        fresh.setdefault(sameness(figure), figure)
    numbers = documents_named(connection, {each.document.name for each in fresh.values()})
    for known in _known(connection, list(numbers.values()), {each.kpi for each in fresh.values()}):
        fresh.pop(known, None)
    row = _Rows(connection.dialect, at)
    rows = (row.of(each, document_id(connection, numbers, each.document, at)) for each in fresh.values())
    insert_rows(connection, observations, COLUMNS, rows)
    return list(fresh.values())


COLUMNS = (
    *("kpi", "area", "comparator", "breakdown", "period_start", "period_end", "period_kind"),
    *("value", "unit", "as_published", "bound", "status", "reason"),
    *("medium", "locator", "line", "note", "document_id", "recorded_at"),
)
_SAME = (
    select(
        *(observations.c[name] for name in ("kpi", "area", "comparator", "breakdown", "period_start", "period_end")),
        documents.c.family,
        documents.c.name,
        *(observations.c[name] for name in ("as_published", "value", "medium", "locator")),
    )
    .select_from(observations.join(documents))
    .where(observations.c.document_id.in_(bindparam("documents", expanding=True)))
    .where(observations.c.kpi.in_(bindparam("kpis", expanding=True)))
    .execution_options(yield_per=1000)
)
"""What sameness looks at, in its order."""
_WORDS = {each: each.value for kind in (PeriodKind, Unit, Bound, Status, NoFigure, Medium) for each in kind}
"""A plain word for each that the driver would have to ask what it is."""


def _known(connection: Connection, numbers: list[int], kpis: set[str]) -> Iterator[tuple[object, ...]]:
    for some in in_parts(numbers):
        for keys in in_parts(kpis):
            for kpi, area, comparator, breakdown, *rest in connection.execute(_SAME, {"documents": some, "kpis": keys}):
                parts = parse_breakdown(breakdown) if breakdown else ()
                yield (kpi, area, comparator or None, parts, *rest)


class _Rows:
    """Figures as plain values in the order of COLUMNS."""

    def __init__(self, dialect: Dialect, at: datetime) -> None:
        self._at = at
        self._day = Plain(observations.c.period_start.type, dialect)
        self._moment = Plain(observations.c.recorded_at.type, dialect)

    def of(self, figure: Observation, document: int) -> tuple[object, ...]:
        """One row."""
        period = figure.period
        return (
            figure.kpi,
            figure.area,
            figure.comparator or "",
            breakdown_text(figure.breakdown) if figure.breakdown else "",
            self._day[period.start],
            self._day[period.end],
            _WORDS[period.kind],
            None if figure.value is None else str(figure.value),
            _WORDS[figure.unit],
            figure.as_published,
            figure.bound and _WORDS[figure.bound],
            _WORDS[figure.status],
            figure.reason and _WORDS[figure.reason],
            _WORDS[figure.medium],
            figure.locator,
            figure.line,
            figure.note,
            document,
            self._moment[figure.recorded_at or self._at],
        )
