"""How much of a draft's text was read and checked, for the terminal and scripts."""

from collections.abc import Sequence
from typing import Any

from kpistore.proofing.proof_reading import ProofReading
from kpistore.proofing.sentences import Sentence

_MOST_PLACES = 40
"""Places of unchecked sentences that are listed; JSON has them all."""


def prose_lines(proof: ProofReading) -> list[str]:
    """How many statements were read and how many could be checked, and where the others stand."""
    read, left = len(proof.sentences), proof.unchecked
    if not read:
        return ["Text: no figure stands outside the tables."]
    checked = f"{read - len(left)} could be checked"
    lines = [f"Text: {read} {'statement' if read == 1 else 'statements'} with a figure read, {checked}."]
    if left:
        lines.append(f"Not checked, for measure, period or base is not certain: {_places(proof, left)}.")
    return lines


def prose_document(proof: ProofReading) -> dict[str, Any]:
    """The part of `kpibot audit FILE --json` about a draft's text; empty for a document that is held already."""
    if proof.reading is None:
        return {}
    unchecked = [
        {
            "line": each.line,
            "page": proof.text.page(each.line),
            "paragraph": proof.paragraph_at(each.line),
            "quotation": each.text,
        }
        for each in proof.unchecked
    ]
    read = len(proof.sentences)
    return {"statements": {"read": read, "checked": read - len(unchecked), "unchecked": unchecked}}


def _places(proof: ProofReading, sentences: Sequence[Sentence]) -> str:
    """ "Lines 3, 5 and 9", or pages where the document has them."""
    pages = [proof.text.page(each.line) for each in sentences]
    paragraphs = [proof.paragraph_at(each.line) for each in sentences]
    word, numbers = ("paragraph", paragraphs) if all(paragraphs) else ("line", [each.line for each in sentences])
    word, numbers = ("page", pages) if all(pages) else (word, numbers)
    told = [str(each) for each in dict.fromkeys(numbers)]
    more = len(told) - _MOST_PLACES
    if more > 0:
        told = [*told[:_MOST_PLACES], f"{more} more"]
    words = f"{', '.join(told[:-1])} and {told[-1]}" if len(told) > 1 else told[0]
    return f"{word if len(told) == 1 else f'{word}s'} {words}"
