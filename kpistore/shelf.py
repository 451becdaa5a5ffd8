"""Figures without a database, so that a question can be answered from what ships with the program at once."""

from collections.abc import Sequence

from kpistore.model.observation import Observation


class Shelf:
    """Figures held in memory, read like the store: what ships with the program, without a database."""

    def __init__(self, figures: Sequence[Observation]) -> None:
        self._figures = tuple(figures)

    def of_kpi(self, key: str) -> list[Observation]:
        """Every observation of a KPI, in the order given."""
        return [each for each in self._figures if each.kpi == key]

    def all(self) -> list[Observation]:
        """Every observation, in the order given."""
        return list(self._figures)
