"""A draft as text, Word and PDF: where its findings stand and what is quoted."""

from pathlib import Path

import pytest

from kpistore.proofing.proof_reading import ProofReading, proof_read
from kpistore.readers.file_reading import Refused
from kpistore.shelf import ClaimShelf, Shelf
from tests.kpistore.readers.books import pdf, word
from tests.kpistore.shipped import TODAY, office

TABLE = [["Measures", "Q1 2029/30", "Q2 2029/30"], ["Robbery", "104", "120"], ["Vehicle crime", "54", "66"]]
RIGHT = "Robbery rose from 104 in Q1 2029/30 to 120 in Q2 2029/30, an increase of 15.4%."
WRONG = "Robbery rose from 104 in Q1 2029/30 to 120 in Q2 2029/30, an increase of 14.5%."


def read(path: Path, content: bytes) -> ProofReading:
    path.write_bytes(content)
    return proof_read(path, office(), Shelf(()), ClaimShelf(()), TODAY)


def test_a_finding_in_a_word_document_stands_in_a_paragraph(tmp_path: Path) -> None:
    proof = read(tmp_path / "draft.docx", word("Crime", "All is well.", TABLE, "There is more.", WRONG))
    (finding,) = proof.audit.findings
    assert (finding.kind, proof.paragraph(finding), proof.page(finding)) == ("change", 5, None)
    assert proof.quotation(finding) == WRONG


def test_a_finding_in_a_pdf_stands_on_a_page(tmp_path: Path) -> None:
    first, second = WRONG[:-18], WRONG[-18:]
    proof = read(tmp_path / "draft.pdf", pdf(["Crime", TABLE], ["There is more.", first, second]))
    (finding,) = proof.audit.findings
    assert (finding.kind, finding.printed, proof.page(finding), proof.paragraph(finding)) == (
        "change",
        "14.5%",
        2,
        None,
    )


@pytest.mark.parametrize("text", [RIGHT, "Nothing is said of any figure."])
def test_a_draft_without_fault_says_how_much_was_checked(tmp_path: Path, text: str) -> None:
    proof = read(tmp_path / "draft.docx", word("Crime", TABLE, text))
    assert proof.audit.findings == ()
    assert (len(proof.sentences), proof.unchecked) == (int(text == RIGHT), ())
    assert proof.audit.checked == (3 if text == RIGHT else 0)


def test_a_draft_that_says_nothing_in_figures_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="no table and no figure"):
        read(tmp_path / "draft.txt", b"Only words.\n")
