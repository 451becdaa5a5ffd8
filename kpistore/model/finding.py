"""What an audit finds: a place where the reports do not agree with themselves, each other or the arithmetic."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from kpistore.model.observation import Document, Identity, Observation


class FindingKind(StrEnum):
    """What does not agree; in the order in which findings of one severity are listed."""

    TOTAL = "total"
    PROSE_AND_TABLE = "prose-and-table"
    CHANGE = "change"
    SIGN = "sign"
    UNIT = "unit"
    RESTATED = "restated"
    REPEATED_VALUE = "repeated-value"
    FORECAST = "forecast"
    PERIOD_LABEL = "period-label"
    UNREADABLE = "unreadable"
    ROUNDING = "rounding"
    MISSING_BASE = "missing-base"
    DUPLICATE_DOCUMENT = "duplicate-document"


class Gravity(StrEnum):
    """How much a finding matters, gravest first."""

    ERROR = "error"
    """Measure, period and figures are printed, or were confirmed by whoever reviewed them, and cannot all be right."""
    DOUBT = "doubt"
    """Right only if something else is meant than is taken to be meant, if a figure is rounded, or was revised."""
    NOTE = "note"
    """Good to know; no figure is in question."""


@dataclass(frozen=True, slots=True)
class Touched:
    """One figure that a finding is about: what it measures and the document that prints it."""

    identity: Identity
    document: str


@dataclass(frozen=True, slots=True)
class Finding:
    """One matter in one place of one document."""

    kind: FindingKind
    severity: Gravity
    document: Document
    locator: str
    line: int | None
    printed: str
    """As the document has it."""
    computed: str
    """What the arithmetic, or the other place, says; empty where there is nothing to compute."""
    subject: str
    """The measure and its period: "Robbery, Q2 2021/22"."""
    matter: str
    """What was found, as a clause without the subject: "the parts add up to 7,080; 7,021 is printed"."""
    touches: tuple[Touched, ...] = ()

    @property
    def says(self) -> str:
        """One plain sentence."""
        return f"{self.subject}: {self.matter}."

    @property
    def kpis(self) -> tuple[str, ...]:
        """The measures touched, each once."""
        return tuple(dict.fromkeys(each.identity.kpi for each in self.touches))


@dataclass(frozen=True, slots=True)
class Holds:
    """A total, share, change or restatement that was checked and is right."""

    document: Document


Outcome = Finding | Holds
"""What checking one thing comes to."""


@dataclass(frozen=True, slots=True)
class Unread:
    """A part of a document that its reader could not take for figures: where, what stands there, and why."""

    document: Document
    locator: str
    line: int | None
    what: str
    why: str


@dataclass(frozen=True)
class Audit:
    """How much was checked and holds, and what was found, gravest first."""

    checked: int
    findings: tuple[Finding, ...]

    @cached_property
    def by_figure(self) -> Mapping[Touched, tuple[Finding, ...]]:
        """The findings that touch a figure, gravest first."""
        index: dict[Touched, tuple[Finding, ...]] = {}
        for finding in self.findings:
            for touched in finding.touches:
                index[touched] = (*index.get(touched, ()), finding)
        return index


def touched(figure: Observation) -> Touched:
    """The figure as findings refer to it."""
    return Touched(figure.identity, figure.document.name)


def findings_for(audit: Audit, figure: Observation) -> list[Finding]:
    """What was found about this figure of this document, gravest first; often nothing."""
    return list(audit.by_figure.get(touched(figure), ()))
