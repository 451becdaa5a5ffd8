"""Made-up sentences as a draft report has them, with what a proof-reader should say of each."""

from datetime import date

from kpistore.model.finding import Finding, Outcome
from kpistore.model.observation import Document
from kpistore.proofing.marked import Marked, marked
from kpistore.proofing.outcomes import check
from kpistore.proofing.sentences import Sentence

DRAFT = Document("draft.txt", "A draft", "", date(2024, 10, 1), True)


def sentence(text: str) -> Marked:
    return marked(Sentence(text, 1, "", 0), None)


def outcomes(text: str, before: str = "") -> list[Outcome]:
    return [each for each, _ in check(DRAFT, sentence(text), sentence(before) if before else None)]


def findings(text: str, before: str = "") -> list[tuple[str, str, str, str]]:
    """Kind, gravity, what is printed and what the arithmetic says."""
    return [
        (each.kind.value, each.severity.value, each.printed, each.computed)
        for each in outcomes(text, before)
        if isinstance(each, Finding)
    ]
