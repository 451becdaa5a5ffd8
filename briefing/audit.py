"""Findings put into words: for the chat, the terminal and scripts."""

from collections import Counter
from collections.abc import Sequence
from typing import Any, Protocol

from briefing.message import Button, ButtonRows, Message, bold, plain
from kpistore.model.finding import Audit, Finding, FindingKind, Gravity
from kpistore.model.observation import Observation

PAGE = 5
"""Findings on one page of the chat: what fits a phone's screen."""
ACTION = "a"
"""The action of the buttons that turn the pages."""

_WORDS = {
    Gravity.ERROR: ("error", "errors"),
    Gravity.DOUBT: ("doubt", "doubts"),
    Gravity.NOTE: ("note", "notes"),
}
_MEANINGS = {
    Gravity.ERROR: "Error: measure, period and figures are printed, and cannot all be right.",
    Gravity.DOUBT: "Doubt: right only if something else is meant, or was rounded or revised; somebody should ask.",
    Gravity.NOTE: "Note: no figure is in question.",
}
_MARKS = {Gravity.ERROR: "🔴 Error", Gravity.DOUBT: "🟠 To ask", Gravity.NOTE: "⚪ Note"}


class AtHand(Protocol):
    """A document at hand: the words of a finding in it, and their page."""

    def quotation(self, finding: Finding) -> str | None:
        """The line or sentence that a finding is about; None without one."""
        ...

    def page(self, finding: Finding) -> int | None:
        """Its page; None where the document has none."""
        ...

    def paragraph(self, finding: Finding) -> int | None:
        """Its paragraph, where the document is made of paragraphs and not of lines; None for all others."""
        ...


def audit_message(audit: Audit, page: int = 0) -> Message:
    """One page, gravest findings first, with buttons to turn it; a page that is not there is the nearest one."""
    last = max(0, (len(audit.findings) - 1) // PAGE)
    page = min(max(page, 0), last)
    shown = audit.findings[page * PAGE : (page + 1) * PAGE]
    lines = [bold("Audit of the figures held"), plain(summary(audit))]
    if last:
        lines.append(f"Page {page + 1} of {last + 1}")
    lines += ["", "\n\n".join(f"{_MARKS[each.severity]} · {plain(each.says)}\n{plain(place(each))}" for each in shown)]
    return Message("\n".join(lines).rstrip(), _turning(page, last))


def summary(audit: Audit, *, is_draft: bool = False) -> str:
    """How much holds and how much does not, in one sentence; of a draft only what could be compared is spoken of."""
    agree = f"{audit.checked} {'comparisons agree' if is_draft else 'checked and right'}"
    if not audit.findings:
        return f"{agree}; nothing found{' in what could be compared' if is_draft else ''}."
    counted = Counter(each.severity for each in audit.findings)
    words = [f"{counted[each]} {_WORDS[each][counted[each] != 1]}" for each in Gravity if counted[each]]
    return f"{agree}; found: {', '.join(words)}."


def meaning(audit: Audit) -> str:
    """What the severities that occur mean, in one line."""
    told = [_MEANINGS[each] for each in Gravity if any(one.severity is each for one in audit.findings)]
    return f"{' '.join(told)}"


def place(finding: Finding, at_hand: AtHand | None = None) -> str:
    """Where it stands: document, heading, page, and line or paragraph."""
    heading = f"“{finding.locator.rsplit(', row ', 1)[0]}”" if finding.locator else ""
    page, paragraph = (at_hand.page(finding), at_hand.paragraph(finding)) if at_hand else (None, None)
    line = f"line {finding.line}" if finding.line else ""
    where = (f"page {page}" if page else "", f"paragraph {paragraph}" if paragraph else line)
    return ", ".join(each for each in (finding.document.title, heading, *where) if each)


def audit_lines(audit: Audit, at_hand: AtHand | None = None, *, is_draft: bool = False) -> list[str]:
    """The audit as a terminal prints it: each finding, where it stands, and its line where the document is at hand."""
    lines = [summary(audit, is_draft=is_draft)]
    lines += [meaning(audit)] if audit.findings else []
    for finding in audit.findings:
        lines += ["", f"{finding.severity} ({finding.kind}): {finding.says}", f"  {place(finding, at_hand)}"]
        quoted = at_hand.quotation(finding) if at_hand else None
        lines += [f"  > {quoted}"] if quoted else []
    return lines


def audit_document(audit: Audit, at_hand: AtHand | None = None) -> dict[str, Any]:
    """The JSON shape of `kpibot audit --json`."""
    return {"checked": audit.checked, "findings": [_document(each, at_hand) for each in audit.findings]}


def gravest(findings: Sequence[Finding]) -> Finding | None:
    """The finding that is told below a figure, one about its value before one about its table's heading."""
    serious = [each for each in findings if each.severity is not Gravity.NOTE]
    return min(serious, key=lambda each: each.kind is FindingKind.PERIOD_LABEL, default=None)


def more_words(findings: Sequence[Finding]) -> str:
    """After the one finding that is told, how many more there are and where; empty where it is the only one."""
    more = sum(each.severity is not Gravity.NOTE for each in findings) - 1
    return f" {more} more {'doubt' if more == 1 else 'doubts'} about it (editors: /audit)." if more > 0 else ""


def warning_words(finding: Finding, figure: Observation) -> str:
    """A finding as a line below a figure; a finding that is first about another measure names that one."""
    if finding.kpis[:1] != (figure.kpi,) and finding.kind is not FindingKind.PERIOD_LABEL:
        return finding.says
    return f"{finding.matter[0].upper()}{finding.matter[1:]}."


def _document(finding: Finding, at_hand: AtHand | None) -> dict[str, Any]:
    return {
        "document": finding.document.name,
        "locator": finding.locator,
        "line": finding.line,
        "page": at_hand.page(finding) if at_hand else None,
        "paragraph": at_hand.paragraph(finding) if at_hand else None,
        "quotation": at_hand.quotation(finding) if at_hand else None,
        "kind": finding.kind.value,
        "printed": finding.printed,
        "computed": finding.computed,
        "says": finding.says,
        "severity": finding.severity.value,
        "kpis": list(finding.kpis),
    }


def _turning(page: int, last: int) -> ButtonRows:
    row = [Button("‹ Before", f"{ACTION}:{page - 1}")] if page > 0 else []
    row += [Button("Next ›", f"{ACTION}:{page + 1}")] if page < last else []
    return (tuple(row),) if row else ()
