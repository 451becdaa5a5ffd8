"""The figures an audit looks at, found by what they measure and by the document that prints them."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from kpistore.catalogue import Catalogue
from kpistore.model.claim import Claim
from kpistore.model.observation import Document, Identity, Medium, Observation, Status
from kpistore.model.period import Period

_FORECAST = "forecast"


def is_forecast(figure: Observation) -> bool:
    """Whether a figure is what somebody expected, not what was counted: by its status, or its note says so first."""
    return figure.status is Status.FORECAST or figure.note.casefold().startswith(_FORECAST)


def lies_in(period: Period, span: Period) -> bool:
    """Whether a period with both its ends lies within a span with both its ends."""
    edges = (span.start, period.start, period.end, span.end)
    return None not in edges and list(edges) == sorted(edges, key=str)


class Held:
    """Every figure with a value; forecasts stand apart."""

    def __init__(self, observations: Iterable[Observation], catalogue: Catalogue) -> None:
        valued = [each for each in observations if each.value is not None]
        self.catalogue = catalogue
        self.figures = [each for each in valued if not is_forecast(each)]
        self.forecasts = [each for each in valued if is_forecast(each)]
        self.by_identity: defaultdict[Identity, list[Observation]] = defaultdict(list)
        for figure in self.figures:
            self.by_identity[figure.identity].append(figure)

    def of_kpi(self, kpi: str) -> list[Observation]:
        """The figures of one measure."""
        return [each for each in self.figures if each.kpi == kpi]

    def beside(self, figure: Observation, kpi: str) -> Observation | None:
        """The same document's figure of another measure for the same area, part and days."""
        return _best(self.all_beside(figure, kpi))

    def all_beside(self, figure: Observation, kpi: str) -> list[Observation]:
        """Every figure of that kind, where the document prints it more than once."""
        return self._in(figure.document, replace(figure.identity, kpi=kpi))

    def split(self, figure: Observation, kpi: str, over: str) -> list[Observation]:
        """The same document's figures of a measure by one dimension, for the same area and days."""
        place = replace(figure.identity, kpi=kpi)
        found = []
        for each in self.of_kpi(kpi):
            rest = tuple(pair for pair in each.breakdown if pair[0] != over)
            alike = rest != each.breakdown and replace(each.identity, breakdown=rest) == place
            found += [each] if alike and each.document.name == figure.document.name else []
        return found

    def like(self, figure: Observation) -> list[Observation]:
        """The same document's figures of the same thing for other periods of that kind, oldest first; tables only."""
        mine, found = figure.identity, []
        for each in self.of_kpi(figure.kpi):
            alike = replace(each.identity, start=mine.start, end=mine.end) == mine and each.identity != mine
            same = each.document.name == figure.document.name and each.period.kind is figure.period.kind
            found += [each] if alike and same and each.medium is Medium.TABLE and each.bound is None else []
        return sorted(found, key=lambda each: str(each.period.end))

    def meant(self, claim: Claim, period: Period) -> Observation | None:
        """The exact figure that a claim speaks of: of its own document, else of another one of the family."""
        identity = Identity(
            claim.kpi, claim.area, claim.comparator, claim.breakdown, period.start, period.end, claim.document.family
        )
        if period.end is None:
            return None
        exact = [each for each in self.by_identity.get(identity, ()) if each.bound is None]
        own = [each for each in exact if each.document.name == claim.document.name]
        return _best(own) or _best(exact)

    def _in(self, document: Document, identity: Identity) -> list[Observation]:
        return [each for each in self.by_identity.get(identity, ()) if each.document.name == document.name]


def _best(figures: Sequence[Observation]) -> Observation | None:
    """A table's figure before one in prose, then the newest document's."""
    return max(figures, key=lambda each: (each.medium is Medium.TABLE, each.document.known_from), default=None)
