"""A draft report checked before it is published: its tables, its prose, and what is on record. Nothing is recorded."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from kpistore.analysis.audit import audit, worst_first
from kpistore.auditing import Claims, Figures, audit_of
from kpistore.catalogue import Office
from kpistore.incoming.desk import Desk
from kpistore.model.claim import Claim
from kpistore.model.finding import Audit, Finding
from kpistore.model.observation import Document, Observation
from kpistore.proofing.comparing import comparable, softened
from kpistore.proofing.coverage import Coverage, coverage_of
from kpistore.proofing.draft import Draft, is_in_paragraphs, read_draft, read_lines, within_limits
from kpistore.proofing.sentences import Sentence
from kpistore.proofing.versions import check_version
from kpistore.readers.document_lines import DocumentText
from kpistore.readers.file_reading import FileReading
from kpistore.readers.source import Source


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


def proof_read(source: Source, desk: Desk, figures: Figures, claims: Claims) -> ProofReading:
    """Check a document within itself and against what is held; nothing is recorded.

    A document that is held already is checked as it was recorded. Raises Refused for a file that cannot be read, that
    takes more time or memory than the desk allows, or that holds neither a table nor a figure.
    """
    office, sha256 = desk.office, source.sha256()
    held = office.document(source.name, sha256)
    if held and held.sha256 == sha256:
        text = within_limits(source, desk, read_lines)
        found = audit_of(office, figures.all(), claims.all(), held.name)
        return ProofReading(held, found, text, None, in_paragraphs=is_in_paragraphs(source))
    return checked(within_limits(source, desk, read_draft), office, figures.all(), claims.all())


def checked(draft: Draft, office: Office, held: Sequence[Observation], claims: Sequence[Claim]) -> ProofReading:
    """What is found of a draft that was read, beside the figures and changes on record."""
    document, unread = draft.reading.document, draft.reading.unread
    assert document is not None
    kept = check_version(office.catalogue, document, draft.text.text, [*held, *claims])
    observed = [*held, *draft.reading.observations]
    compared = comparable(draft.prose.stated, observed, office.catalogue)
    observed += [each.said for each in draft.prose.stated if isinstance(each.said, Observation)]
    said = [*draft.reading.claims, *(each.said for each in compared if isinstance(each.said, Claim))]
    within = [*(each for _, each, _ in draft.prose.outcomes), *(each for _, _, each in kept)]
    found = audit(observed, said, office.catalogue, office.structure, unread, within, document=document.name)
    findings = worst_first(replace(softened(each, compared), document=draft.document) for each in found.findings)
    coverage = coverage_of(draft.prose, compared, [each[:2] for each in kept])
    own = replace(found, findings=findings)
    return ProofReading(draft.document, own, draft.text, draft.reading, coverage, in_paragraphs=draft.in_paragraphs)
