"""A draft as text, Word and PDF: where its findings stand and what is quoted."""

import pytest

from kpistore.proofing.proof_reading import ProofReading, proof_read
from kpistore.readers.file_reading import Refused
from kpistore.readers.source import Limits, source_of_bytes
from kpistore.shelf import ClaimShelf, Shelf
from tests.kpistore.proofing.look_alike import desk, proof_here
from tests.kpistore.readers.books import pdf, word

TABLE = [["Measures", "Q1 2029/30", "Q2 2029/30"], ["Robbery", "104", "120"], ["Vehicle crime", "54", "66"]]
RIGHT = "Robbery rose from 104 in Q1 2029/30 to 120 in Q2 2029/30, an increase of 15.4%."
WRONG = "Robbery rose from 104 in Q1 2029/30 to 120 in Q2 2029/30, an increase of 14.5%."


def read(name: str, content: bytes) -> ProofReading:
    return proof_here(source_of_bytes(name, content))


def test_a_finding_in_a_word_document_stands_in_a_paragraph() -> None:
    proof = read("draft.docx", word("Crime", "All is well.", TABLE, "There is more.", WRONG))
    (finding,) = proof.audit.findings
    assert (finding.kind, proof.paragraph(finding), proof.page(finding)) == ("change", 5, None)
    assert proof.quotation(finding) == WRONG


def test_a_finding_in_a_pdf_stands_on_a_page() -> None:
    first, second = WRONG[:-18], WRONG[-18:]
    proof = read("draft.pdf", pdf(["Crime", TABLE], ["There is more.", first, second]))
    (finding,) = proof.audit.findings
    assert (finding.kind, finding.printed, proof.page(finding), proof.paragraph(finding)) == (
        "change",
        "14.5%",
        2,
        None,
    )


@pytest.mark.parametrize("text", [RIGHT, "Nothing is said of any figure."])
def test_a_draft_without_fault_says_how_much_was_checked(text: str) -> None:
    proof = read("draft.docx", word("Crime", TABLE, text))
    assert proof.audit.findings == ()
    assert (len(proof.sentences), proof.unchecked) == (int(text == RIGHT), ())
    assert proof.audit.checked == (3 if text == RIGHT else 0)


def test_a_draft_that_says_nothing_in_figures_is_refused() -> None:
    with pytest.raises(Refused, match="no table and no figure"):
        read("draft.txt", b"Only words.\n")


def test_a_draft_that_takes_too_long_is_given_up_by_name() -> None:
    source = source_of_bytes("draft.pdf", pdf(["Crime", TABLE]))
    with pytest.raises(Refused, match=r"^draft\.pdf takes longer than 0 s to read and was given up"):
        proof_read(source, desk(Limits(seconds=0)), Shelf(()), ClaimShelf(()))


def test_what_is_read_in_a_process_of_its_own_is_checked_like_all_else() -> None:
    content = word("Crime", TABLE, WRONG)
    proof = proof_read(source_of_bytes("draft.docx", content), desk(), Shelf(()), ClaimShelf(()))
    assert proof.audit.findings == read("draft.docx", content).audit.findings
