"""What is made of a catalogue once and then held, since making it takes some milliseconds."""

from collections.abc import Callable
from typing import Generic, TypeVar

from kpistore.catalogue.lookup import Catalogue

Made = TypeVar("Made")

MOST_CATALOGUES = 8


class Indexed(Generic[Made]):
    """Made at the first call for each catalogue."""

    def __init__(self, make: Callable[[Catalogue], Made]) -> None:
        self._make = make
        self._held: dict[int, tuple[Catalogue, Made]] = {}

    def of(self, catalogue: Catalogue) -> Made:
        """What belongs to this very catalogue, which is kept alive with it, so that its id stays its own."""
        held = self._held.get(id(catalogue))
        if held is None:
            if len(self._held) >= MOST_CATALOGUES:
                self._held.clear()
            held = self._held[id(catalogue)] = (catalogue, self._make(catalogue))
        return held[1]
