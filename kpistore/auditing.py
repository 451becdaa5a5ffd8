"""The audit of what is held, and of a draft beside it."""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Protocol

from kpistore.analysis.audit import audit
from kpistore.analysis.audit.extraction import check_twins
from kpistore.catalogue import Office
from kpistore.model.claim import Claim
from kpistore.model.finding import Audit, Finding
from kpistore.model.observation import Document, Observation, Release
from kpistore.placing import report_file
from kpistore.readers.documents import document_lines
from kpistore.readers.file_reading import FileReading
from kpistore.shipped import shipped_unread


class Figures(Protocol):
    """Where figures are read from."""

    def of_kpi(self, key: str) -> Sequence[Observation]:
        """Every observation of a KPI, superseded ones included."""
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
        self._found: dict[tuple[str, date | None, bool], tuple[Finding, ...]] = {}

    def of_kpi(self, kpi: str, as_of: date | None = None, *, published: bool = False) -> tuple[Finding, ...]:
        """The findings about one measure and those it hangs together with, from what was known on a day."""
        state = self._figures.last()
        if state != self._state:
            self._found, self._state = {}, state
        asked = (kpi, as_of, published)
        if asked not in self._found:
            related = self._office.structure.related(kpi)
            figures = _known((each for key in related for each in self._figures.of_kpi(key)), as_of, published)
            claims = self.claims_of(kpi, as_of, published=published)
            self._found[asked] = audit(figures, claims, self._office.catalogue, self._office.structure).findings
        return self._found[asked]

    def claims_of(self, kpi: str, as_of: date | None = None, *, published: bool = False) -> list[Claim]:
        """The changes that reports print of one measure, from what was known on a day."""
        return [each for each in self._claims.of_kpi(kpi) if _is_known(each.document, as_of, published)]

    def whole(self, *, published: bool = False) -> Audit:
        """Everything that is held."""
        claims = [each for each in self._claims.all() if _is_known(each.document, None, published)]
        return _whole(self._office, _known(self._figures.all(), None, published), claims)


@dataclass(frozen=True, slots=True)
class ProofReading:
    """The audit of one document, and its lines."""

    document: Document
    audit: Audit
    lines: tuple[str, ...]
    reading: FileReading | None
    """How a draft was read; None for a document that is held already."""

    def quotation(self, finding: Finding) -> str | None:
        """The line that a finding is about, as it stands in the document."""
        if finding.line is None or not 1 <= finding.line <= len(self.lines):
            return None
        return " ".join(self.lines[finding.line - 1].split())


def proof_read(path: Path, office: Office, figures: Figures, claims: Claims, today: date) -> ProofReading:
    """Check a document within itself and against what is held; nothing is recorded.

    A document that is held already is checked as it was recorded, its text included; of a draft the tables are read.
    Raises Refused for a file that cannot be read.
    """
    text = document_lines(path)
    lines = tuple(text.split("\n"))
    sha256 = hashlib.sha256(path.read_bytes()).hexdigest()
    held = office.document(path.name, sha256)
    if held and held.sha256 == sha256:
        return ProofReading(held, _whole(office, figures.all(), claims.all(), held.name), lines, None)
    reading = report_file(path.name, text, sha256, office, today)
    assert reading.document is not None
    name = reading.document.name
    observed = [*(each for each in figures.all() if each.document.name != name), *reading.observations]
    found = audit(observed, reading.claims, office.catalogue, office.structure, reading.unread, document=name)
    return ProofReading(reading.document, found, lines, reading)


def _whole(office: Office, figures: Iterable[Observation], claims: Iterable[Claim], document: str = "") -> Audit:
    twins = check_twins(office.documents, office.tables_in)
    return audit(figures, claims, office.catalogue, office.structure, shipped_unread(office), twins, document)


def _known(figures: Iterable[Observation], as_of: date | None, published: bool) -> list[Observation]:
    return [each for each in figures if _is_known(each.document, as_of, published)]


def _is_known(document: Document, as_of: date | None, published: bool) -> bool:
    """Whether it was known on the day, and may be quoted where only published figures may."""
    if published and document.release is not Release.PUBLISHED:
        return False
    return as_of is None or document.known_from <= as_of
