"""A draft report checked before it is published: its tables, its prose, and what is on record. Nothing is recorded."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise
from pathlib import Path

from kpistore.analysis.audit import audit, worst_first
from kpistore.auditing import Claims, Figures, audit_of
from kpistore.catalogue import Office
from kpistore.incoming.placing import report_file
from kpistore.model.claim import Claim
from kpistore.model.finding import Audit, Finding
from kpistore.model.observation import Document, Observation
from kpistore.proofing.comparing import comparable, softened
from kpistore.proofing.coverage import Coverage, coverage_of
from kpistore.proofing.proof import Prose, read_prose
from kpistore.proofing.sentences import Sentence, sentences_of
from kpistore.proofing.versions import check_version
from kpistore.readers.cover import cover_lines, focus_period
from kpistore.readers.document_lines import DocumentText
from kpistore.readers.documents import document_at
from kpistore.readers.file_reading import FileReading, Refused
from kpistore.readers.layout import text_lines


@dataclass(frozen=True, slots=True)
class ProofReading:
    """The audit of one document, and its lines."""

    document: Document
    audit: Audit
    text: DocumentText
    reading: FileReading | None
    """How a draft was read; None for a document that is held already."""
    coverage: tuple[Coverage, ...] = ()
    """The sentences of a draft that print a figure, in order, and what of each could be checked."""
    in_paragraphs: bool = False
    """Whether it is a Word document, whose lines nobody sees."""

    @property
    def sentences(self) -> tuple[Sentence, ...]:
        """The sentences of a draft that print a figure, in order."""
        return tuple(each.sentence for each in self.coverage)

    @property
    def unchecked(self) -> tuple[Sentence, ...]:
        """Those of which nothing could be checked: their measure, period or base is not certain."""
        return tuple(each.sentence for each in self.coverage if each.is_unchecked)

    def quotation(self, finding: Finding) -> str | None:
        """The sentence or the row that a finding is about, as it stands in the document."""
        lines = self.text.text.split("\n")
        if finding.line is None or not 1 <= finding.line <= len(lines):
            return None
        row = " ".join(lines[finding.line - 1].split())
        if "\t" in lines[finding.line - 1]:
            return row
        there = (each for each in self.sentences if each.line <= finding.line <= each.last_line)
        return next((each.text for each in there if finding.printed in each.text), row)

    def page(self, finding: Finding) -> int | None:
        """The page of a finding; None where the format has none, or the finding no line."""
        return self.text.page(finding.line) if finding.line else None

    def paragraph(self, finding: Finding) -> int | None:
        """The paragraph of a finding in a Word document, tables counted too; None for a document of lines."""
        return self.paragraph_at(finding.line) if finding.line else None

    def paragraph_at(self, line: int) -> int | None:
        """The paragraph of a line, counted from 1; None for a document of lines."""
        if not self.in_paragraphs:
            return None
        lines = self.text.text.split("\n")[:line]
        return sum(bool(each.strip()) and not before.strip() for before, each in pairwise(["", *lines]))


def proof_read(path: Path, office: Office, figures: Figures, claims: Claims, today: date) -> ProofReading:
    """Check a document within itself and against what is held; nothing is recorded.

    A document that is held already is checked as it was recorded. Raises Refused for a file that cannot be read, or
    that holds neither a table nor a figure.
    """
    text = document_at(path)
    sha256 = hashlib.sha256(path.read_bytes()).hexdigest()
    held = office.document(path.name, sha256)
    if held and held.sha256 == sha256:
        found = audit_of(office, figures.all(), claims.all(), held.name)
        return ProofReading(held, found, text, None, in_paragraphs=_in_paragraphs(path))
    reading = report_file(path.name, text.text, sha256, office, today, text.place, needs_tables=False)
    assert reading.document is not None
    prose = _prose(path, text.text, office, reading.document, reading.observations)
    if not (prose.sentences or reading.understood):
        raise Refused(f"{path.name} holds no table and no figure in its text; there is nothing to check")
    checked = _checked(text, office, figures.all(), claims.all(), reading, prose)
    return replace(checked, in_paragraphs=_in_paragraphs(path))


def _in_paragraphs(path: Path) -> bool:
    return path.suffix.lower() == ".docx"


def _prose(path: Path, text: str, office: Office, document: Document, own: Sequence[Observation]) -> Prose:
    focus = focus_period(cover_lines(text_lines(text)))
    whole = _in_paragraphs(path)
    return read_prose(text, office.catalogue, office.area, document, focus, own, in_paragraphs=whole)


def _checked(
    text: DocumentText, office: Office, held: Sequence[Observation], claims: Sequence[Claim], reading: FileReading,
    prose: Prose,
) -> ProofReading:  # fmt: skip
    document = reading.document
    assert document is not None
    kept = check_version(office.catalogue, document, sentences_of(text.text), [*held, *claims])
    observed = [*(each for each in held if each.document.name != document.name), *reading.observations]
    compared = comparable(prose.stated, observed, office.catalogue)
    observed += [each.said for each in prose.stated if isinstance(each.said, Observation)]
    said = [*reading.claims, *(each.said for each in compared if isinstance(each.said, Claim))]
    within = [*(each for _, each, _ in prose.outcomes), *(each for _, _, each in kept)]
    found = audit(observed, said, office.catalogue, office.structure, reading.unread, within, document=document.name)
    findings = worst_first(softened(each, compared) for each in found.findings)
    coverage = coverage_of(prose, compared, [each[:2] for each in kept])
    return ProofReading(document, replace(found, findings=findings), text, reading, coverage)
