"""How much of a draft's text was read and checked, for the terminal and scripts."""

from collections.abc import Sequence
from typing import Any

from kpistore.model.finding import Audit, Gravity
from kpistore.proofing.coverage import Coverage
from kpistore.proofing.proof_reading import ProofReading

_MOST_PLACES = 40
"""Places of sentences that are listed; JSON and --verbose have them all."""


def prose_lines(proof: ProofReading, *, verbose: bool = False) -> list[str]:
    """How many sentences were compared with tables or the record, wholly or in part, and where the others stand.

    verbose adds each sentence that was not wholly compared, with the figures of it that nothing is known of.
    """
    read = proof.coverage
    if not read:
        return ["Text: no figure stands outside the tables."]
    whole = [each for each in read if each.is_whole]
    parts = [each for each in read if not (each.is_whole or each.is_unchecked)]
    left = [each for each in read if each.is_unchecked]
    lines = [
        f"Text: {_counted(read)} with figures. Wholly compared with tables and the record: {len(whole)}"
        + (f" ({_places(proof, whole)})." if whole else ".")
    ]
    if parts:
        lines.append(f"Compared in part: {len(parts)} ({_places(proof, parts)}).")
    if left:
        lines.append(
            f"{_counted(left)} with figures could not be checked, for measure, period or base is not certain: "
            f"{_places(proof, left)}."
        )
    return lines + [_quoted(proof, each) for each in (*parts, *left) if verbose]


def prose_document(proof: ProofReading) -> dict[str, Any]:
    """The part of `kpibot audit FILE --json` about a draft's text; empty for a document that is held already."""
    if proof.reading is None:
        return {}
    read = proof.coverage
    return {
        "statements": {
            "read": len(read),
            "checked": sum(not each.is_unchecked for each in read),
            "wholly": sum(each.is_whole for each in read),
            "partly": [_document(proof, each) for each in read if not (each.is_whole or each.is_unchecked)],
            "unchecked": [_document(proof, each) for each in read if each.is_unchecked],
        }
    }


def _document(proof: ProofReading, each: Coverage) -> dict[str, Any]:
    line = each.sentence.line
    return {
        "line": line,
        "page": proof.text.page(line),
        "paragraph": proof.paragraph_at(line),
        "quotation": each.sentence.text,
        "compared": list(each.compared),
        "follows": list(each.followed),
        "unknown": list(each.left),
    }


def _quoted(proof: ProofReading, each: Coverage) -> str:
    """ "Line 33, not compared: 12,466: …"."""
    unknown = ", ".join((*each.followed, *each.left))
    place = _places(proof, [each])
    return f"  {place[0].upper()}{place[1:]}, not compared: {unknown}\n  > {each.sentence.text}"


def _counted(sentences: Sequence[Coverage]) -> str:
    return f"{len(sentences)} {'sentence' if len(sentences) == 1 else 'sentences'}"


def _places(proof: ProofReading, sentences: Sequence[Coverage]) -> str:
    """ "Lines 3, 5 and 9", or pages where the document has them."""
    at = [each.sentence.line for each in sentences]
    pages = [proof.text.page(each) for each in at]
    paragraphs = [proof.paragraph_at(each) for each in at]
    word, numbers = ("paragraph", paragraphs) if all(paragraphs) else ("line", list(at))
    word, numbers = ("page", pages) if all(pages) else (word, numbers)
    told = [str(each) for each in dict.fromkeys(numbers)]
    more = len(told) - _MOST_PLACES
    if more > 0:
        told = [*told[:_MOST_PLACES], f"{more} more"]
    words = f"{', '.join(told[:-1])} and {told[-1]}" if len(told) > 1 else told[0]
    return f"{word if len(told) == 1 else f'{word}s'} {words}"


def count_line(audit: Audit, name: str) -> str:
    """How much of a report that is loaded does not agree, in one line; notes are left to the audit itself."""
    errors, doubts = (sum(each.severity is severity for each in audit.findings) for severity in _GRAVE)
    if not (errors or doubts):
        return "Read against itself and what is held: no error and no doubt was found."
    counts = [_number_of(errors, "error"), _number_of(doubts, "doubt")]
    return f"⚠ Read against itself and what is held: {', '.join(filter(None, counts))}. kpibot audit {name} lists them."


def _number_of(number: int, word: str) -> str:
    return f"{number} {word}{'' if number == 1 else 's'}" if number else ""


_GRAVE = (Gravity.ERROR, Gravity.DOUBT)
