"""The audit of what is held."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from typing import Protocol

from kpistore.analysis.audit import audit
from kpistore.analysis.audit.extraction import check_twins
from kpistore.analysis.suppressing import without_small_parts
from kpistore.catalogue import Office
from kpistore.model.claim import Claim
from kpistore.model.finding import Audit, Finding, touched
from kpistore.model.observation import Document, Observation, Release
from kpistore.shipped import shipped_unread


class Figures(Protocol):
    """Where figures are read from."""

    def of_kpi(self, key: str, area: str | None = None) -> Sequence[Observation]:
        """Every observation of a KPI, superseded ones included; of one area, if named."""
        ...

    def all(self) -> Sequence[Observation]:
        """Every observation."""
        ...

    def last(self) -> int:
        """A number that changes whenever a figure or a published change is recorded."""
        ...


class Claims(Protocol):
    """Where published changes are read from."""

    def of_kpi(self, key: str) -> Sequence[Claim]:
        """The claims about a KPI."""
        ...

    def all(self) -> Sequence[Claim]:
        """Every claim."""
        ...

    def last(self) -> int:
        """A number that changes whenever a claim is recorded."""
        ...


class Auditor:
    """What is found about the figures held. A measure is audited when it is asked for, once per state of the store."""

    def __init__(self, office: Office, figures: Figures, claims: Claims) -> None:
        self._office, self._figures, self._claims = office, figures, claims
        self._state: int | None = None
        self._found: dict[tuple[str, date | None, bool, str | None], tuple[Finding, ...]] = {}

    def of_kpi(
        self, kpi: str, as_of: date | None = None, *, published: bool = False, area: str | None = None
    ) -> tuple[Finding, ...]:
        """The findings about one measure and those it hangs together with, from what was known on a day.

        Figures of one area only are read, if it is named: what two areas print is never set against each other.
        """
        state = self._figures.last()
        if state != self._state:
            self._found, self._state = {}, state
        asked = (kpi, as_of, published, area)
        if asked not in self._found:
            related = self._office.structure.related(kpi)
            figures = _known((each for key in related for each in self._figures.of_kpi(key, area)), as_of, published)
            claims = self.claims_of(kpi, as_of, published=published)
            claims = [each for each in claims if area in (None, each.area)]
            found = audit(figures, claims, self._office.catalogue, self._office.structure).findings
            self._found[asked] = self._telling_no_small_count(found, figures)
        return self._found[asked]

    def claims_of(self, kpi: str, as_of: date | None = None, *, published: bool = False) -> list[Claim]:
        """The changes that reports print of one measure, from what was known on a day."""
        return [each for each in self._claims.of_kpi(kpi) if _is_known(each.document, as_of, published)]

    def whole(self, *, published: bool = False) -> Audit:
        """Everything that is held."""
        claims = [each for each in self._claims.all() if _is_known(each.document, None, published)]
        figures = _known(self._figures.all(), None, published)
        whole = audit_of(self._office, figures, claims)
        return replace(whole, findings=self._telling_no_small_count(whole.findings, figures))

    def _telling_no_small_count(self, found: tuple[Finding, ...], figures: list[Observation]) -> tuple[Finding, ...]:
        """Those about a count that the catalogue hides are left out: their words would give it away."""
        shown = without_small_parts(self._office.catalogue.kpis, figures)
        both = zip(figures, shown, strict=True)
        hidden = {touched(held) for held, left in both if held.value is not None and left.value is None}
        return tuple(each for each in found if hidden.isdisjoint(each.touches))


def audit_of(office: Office, figures: Iterable[Observation], claims: Iterable[Claim], document: str = "") -> Audit:
    """What is held, or what one document of it prints, with the parts of the shipped reports that were not read."""
    twins = check_twins(office.documents, office.tables_in)
    return audit(figures, claims, office.catalogue, office.structure, shipped_unread(office), twins, document)


def _known(figures: Iterable[Observation], as_of: date | None, published: bool) -> list[Observation]:
    return [each for each in figures if _is_known(each.document, as_of, published)]


def _is_known(document: Document, as_of: date | None, published: bool) -> bool:
    """Whether it was known on the day, and may be quoted where only published figures may."""
    if published and document.release is not Release.PUBLISHED:
        return False
    return as_of is None or document.known_from <= as_of
