"""Observations: recorded once, never overwritten."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from datetime import date, datetime

from sqlalchemy import Connection, Engine, bindparam, func, select

from kpistore.model.claim import Claim
from kpistore.model.observation import Document, Observation
from kpistore.store.bulk import in_parts
from kpistore.store.claims import record_claims
from kpistore.store.engine import reading, writing
from kpistore.store.figure_rows import FIGURE_ROWS, figure_of
from kpistore.store.recording import record_figures
from kpistore.store.tables import claims, documents, mistakes, observations, releases

FIGURES_HELD = 50_000
"""What was read is held until so many figures are, about 1 KB each; then it begins anew."""


class Figures:
    """What was published, by whom, where and when."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._read: dict[tuple[str, str | None], tuple[int, tuple[Observation, ...]]] = {}

    def of_kpi(self, key: str, area: str | None = None) -> list[Observation]:
        """Every observation of a KPI, superseded ones included, in the order they were recorded; of one area, if named.

        Read again only if something was recorded since, by whichever process: asking that costs a fifth of reading.
        """
        with reading(self._engine) as connection:
            state = last_state(connection)
            held = self._held(key, area, state)
            if held is None:
                rows = connection.execute(_OF_KPI if area is None else _OF_AREA, {"key": key, "area": area})
                held = tuple(map(figure_of, rows))
                self._hold((key, area), (state, held))
            return list(held)

    def _held(self, key: str, area: str | None, state: int) -> tuple[Observation, ...] | None:
        """What was read before and is still so; of one area also if all areas were read."""
        for which in (area, None):
            known, figures = self._read.get((key, which), (-1, ()))
            if known == state:
                return figures if which == area else tuple(each for each in figures if each.area == area)
        return None

    def _hold(self, which: tuple[str, str | None], read: tuple[int, tuple[Observation, ...]]) -> None:
        if sum(len(figures) for _, figures in list(self._read.values())) + len(read[1]) > FIGURES_HELD:
            self._read.clear()
        self._read[which] = read

    def measures(self) -> list[str]:
        """The keys of the measures that a figure is held of, in alphabetical order."""
        with reading(self._engine) as connection:
            return sorted(connection.scalars(select(observations.c.kpi).distinct()))

    def all(self) -> list[Observation]:
        """Every observation, superseded ones included, in the order they were recorded."""
        with reading(self._engine) as connection:
            return [figure_of(row) for row in connection.execute(FIGURE_ROWS)]

    def like(self, figures: Iterable[Observation]) -> list[Observation]:
        """What is held of the same measures, areas and period ends: all that these figures could repeat or revise."""
        ends: defaultdict[tuple[str, str], set[date | None]] = defaultdict(set)
        for each in figures:
            ends[each.kpi, each.area].add(each.period.end)
        with reading(self._engine) as connection:
            return [each for (kpi, area), days in ends.items() for each in _ending(connection, kpi, area, days)]

    def of_document(self, document: Document) -> list[Observation]:
        """What was read from a document, in the order it was recorded."""
        known = {"name": document.name, "known_from": document.known_from, "sha256": document.sha256}
        with reading(self._engine) as connection:
            return [figure_of(row) for row in connection.execute(_OF_DOCUMENT, known)]

    def numbered(self, numbers: Iterable[int]) -> dict[int, Observation]:
        """The observations of these numbers; what is not there is left out."""
        with reading(self._engine) as connection:
            read = (row for some in in_parts(numbers) for row in connection.execute(_NUMBERED, {"numbers": some}))
            return {row.id: figure_of(row) for row in read}

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


def last_state(connection: Connection) -> int:
    """What Figures.last returns, as part of a larger transaction."""
    return sum(connection.execute(_STATE).one())


def recorded_after(connection: Connection, number: int) -> list[tuple[int, Observation]]:
    """The figures recorded after that number, each with its document's number."""
    rows = connection.execute(FIGURE_ROWS.where(observations.c.id > number))
    return [(row.document_id, figure_of(row)) for row in rows]


def _ending(connection: Connection, kpi: str, area: str, days: Collection[date | None]) -> Iterable[Observation]:
    """What is held of one measure and area that ends on these days; None: whose end is not printed."""
    of = {"key": kpi, "area": area}
    for some in in_parts(each for each in days if each):
        yield from map(figure_of, connection.execute(_ENDING, {**of, "days": some}))
    if None in days:
        yield from map(figure_of, connection.execute(_ENDLESS, of))


_COLUMN = observations.c
# Each of the four only ever grows, for writers take turns (see databases.py), so their sum changes with every one of
# them. None is counted: that takes longer the more there are.
_NEWEST = [func.max(number) for number in (_COLUMN.id, releases.c.id, claims.c.id, mistakes.c.id)]
_STATE = select(*(select(func.coalesce(newest, 0)).scalar_subquery() for newest in _NEWEST))
_OF_KPI = FIGURE_ROWS.where(_COLUMN.kpi == bindparam("key"))
_OF_AREA = _OF_KPI.where(_COLUMN.area == bindparam("area"))
_ENDING = _OF_AREA.where(_COLUMN.period_end.in_(bindparam("days", expanding=True)))
_ENDLESS = _OF_AREA.where(_COLUMN.period_end.is_(None))
_OF_DOCUMENT = FIGURE_ROWS.where(*(documents.c[name] == bindparam(name) for name in ("name", "known_from", "sha256")))
_NUMBERED = FIGURE_ROWS.where(_COLUMN.id.in_(bindparam("numbers", expanding=True)))
