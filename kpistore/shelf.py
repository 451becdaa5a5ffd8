"""Figures without a database, so that a question can be answered from what ships with the program at once."""

from collections.abc import Iterable, Sequence

from kpistore.model.claim import Claim
from kpistore.model.observation import Document, Observation


class Shelf:
    """Figures held in memory, read like the store: what ships with the program, without a database."""

    def __init__(self, figures: Sequence[Observation]) -> None:
        self._figures = tuple(figures)

    def of_kpi(self, key: str, area: str | None = None) -> list[Observation]:
        """Every observation of a KPI, in the order given; of one area, if named."""
        return [each for each in self._figures if each.kpi == key and area in (None, each.area)]

    def like(self, figures: Iterable[Observation]) -> list[Observation]:
        """Those of the same measures, areas and period ends, in the order given."""
        alike = {(each.kpi, each.area, each.period.end) for each in figures}
        return [each for each in self._figures if (each.kpi, each.area, each.period.end) in alike]

    def of_document(self, document: Document) -> list[Observation]:
        """What was read from a document, in the order given."""
        return [each for each in self._figures if each.document == document]

    def measures(self) -> list[str]:
        """The keys of the measures that a figure is held of, in alphabetical order."""
        return sorted({each.kpi for each in self._figures})

    def all(self) -> list[Observation]:
        """Every observation, in the order given."""
        return list(self._figures)

    def last(self) -> int:
        """Changes whenever a figure is recorded: held ones never do."""
        return len(self._figures)


class ClaimShelf:
    """Published changes held in memory, read like the store's."""

    def __init__(self, claims: Sequence[Claim]) -> None:
        self._claims = tuple(claims)

    def of_kpi(self, key: str) -> list[Claim]:
        """The claims about a KPI, in the order given."""
        return [each for each in self._claims if each.kpi == key]

    def all(self) -> list[Claim]:
        """Every claim, in the order given."""
        return list(self._claims)

    def last(self) -> int:
        """Changes whenever a claim is recorded: held ones never do."""
        return len(self._claims)
