"""The figures of a sentence as the audit's arithmetic takes them, and what is found as it is told."""

from decimal import Decimal

from kpistore.analysis.audit.span import Span, around, bounded, span_of
from kpistore.model.claim import Claim, ClaimUnit
from kpistore.model.finding import Finding, FindingKind, Gravity
from kpistore.model.kpi import Aggregation, Direction, Kpi, Unit
from kpistore.model.observation import Bound, Document, Medium, Observation
from kpistore.model.period import UNDATED, PeriodKind
from kpistore.proofing.amounts import Amount
from kpistore.proofing.marked import Marked

LOOSE = Decimal("0.1")
"""How far "half" or "doubled" may be off, as a share of it: what is said in words is not meant to the last digit."""
NAMELESS = Kpi("", "The text", "", Unit.COUNT, Direction.NEITHER, Aggregation.NONE, PeriodKind.NONE, "Any.", "")
"""What a sentence's figures measure does not matter where they are only set beside each other."""


def observed(amount: Amount, document: Document, medium: Medium = Medium.PROSE) -> Observation:
    """A figure without measure or period; as one of a table it is taken to be exact."""
    return Observation(
        kpi="", area="", comparator=None, breakdown=(), period=UNDATED, value=amount.value,
        unit=amount.unit or Unit.COUNT, as_published=amount.printed, document=document, locator="",
        bound=amount.bound, medium=medium, note=bound_note(amount),
    )  # fmt: skip


def claimed(change: Amount, sign: int, unit: ClaimUnit, document: Document) -> Claim:
    """A change without measure or period."""
    return Claim(
        kpi="", area="", comparator=None, breakdown=(), period=UNDATED, earlier=None, unit=unit,
        value=change.value * sign, as_published=change.printed, document=document, locator="", line=None,
        medium=Medium.PROSE, bound=change.bound,
    )  # fmt: skip


def found(
    document: Document, sentence: Marked, amount: Amount, kind: FindingKind, severity: Gravity, *,
    matter: str, computed: str = "", printed: str = "",
) -> Finding:  # fmt: skip
    """A finding about a sentence, at the line of one of its figures."""
    line = sentence.line(amount)
    return Finding(
        kind, severity, document, locator(sentence), line, printed or amount.printed, computed, "The text", matter
    )


def locator(sentence: Marked) -> str:
    """Where a sentence stands, as the reviewed readings of the reports have it: "Stop and Search, text"."""
    heading = sentence.sentence.heading
    return f"{heading}, text" if heading else "text"


def bound_note(amount: Amount) -> str:
    """The note that keeps the words of a bound: "just over" says more than over."""
    return f"printed with “{amount.bound_words}”" if amount.bound else ""


def told(amount: Amount) -> str:
    """A figure with the words that bound it: "over 1,000"."""
    return f"{amount.bound_words} {amount.printed}".strip()


def span(amount: Amount, document: Document) -> Span:
    """What a figure may stand for; said in words, more than in digits."""
    if not amount.in_words:
        return span_of(observed(amount, document), NAMELESS)
    if amount.bound in (Bound.OVER, Bound.UNDER):
        return bounded(amount.value, amount.bound)
    return around(amount.value, amount.value * LOOSE)
