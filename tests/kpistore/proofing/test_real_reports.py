"""The published reports read as if they were drafts: what is found in their prose is what reviewers found, no more."""

from pathlib import Path

import pytest

from kpistore.incoming.importing import shipped_claims
from kpistore.proofing.proof_reading import ProofReading
from kpistore.shelf import ClaimShelf
from tests.kpistore.proofing.look_alike import proof_at, told
from tests.kpistore.shipped import office, shelf

REPORTS = Path(__file__).parents[4] / "shared" / "reports"
pytestmark = pytest.mark.skipif(not REPORTS.is_dir(), reason=f"the reports are not at {REPORTS}")

FOUND = {
    "000": [],
    "001": [("prose-and-table", "doubt", "7,136")],
    "002": [
        ("prose-and-table", "error", "267 more"),
        ("prose-and-table", "doubt", "4.9 seconds"),
        ("prose-and-table", "doubt", "peaking"),
        ("prose-and-table", "doubt", "141 less"),
        ("forecast", "doubt", "over 1,460"),
    ],
    "003": [],
    "004": [("forecast", "doubt", "over 1,460")],
}
READ = {"000": (9, 5), "001": (76, 1), "002": (48, 5), "003": (25, 6), "004": (53, 1)}
"""Statements with a figure, and of how many something could be checked at the least."""


def as_draft(number: str, folder: Path) -> ProofReading:
    """A report under another name and with another sum, so that nothing is known of it beforehand."""
    (report,) = REPORTS.glob(f"{number}_*.txt")
    path = folder / "draft.txt"
    path.write_text(report.read_text(encoding="utf-8") + "\n", encoding="utf-8")
    return proof_at(path, shelf(), ClaimShelf(shipped_claims(office())))


@pytest.mark.parametrize("number", FOUND)
def test_only_true_contradictions_are_found_in_the_prose_of_a_published_report(number: str, tmp_path: Path) -> None:
    assert sorted(told(as_draft(number, tmp_path))) == sorted(FOUND[number])


@pytest.mark.parametrize("number", READ)
def test_most_of_what_is_said_is_read_and_much_is_left_unchecked(number: str, tmp_path: Path) -> None:
    proof = as_draft(number, tmp_path)
    read, checked = len(proof.sentences), len(proof.sentences) - len(proof.unchecked)
    assert read == READ[number][0]
    assert checked >= READ[number][1]


@pytest.mark.parametrize(
    ("line", "was", "now"),
    [
        (21, "9 in 10", "8 in 10"),
        (76, "5.7%", "7.5%"),
        (76, "1,047", "1,407"),
        (87, "£331,000", "£313,000"),
        (133, "25%", "52%"),
        (180, "32.1%", "31.2%"),
        (180, "7.2 ", "2.7 "),
        (190, "9.7%", "7.9%"),
    ],
)
def test_one_altered_figure_of_a_published_report_is_found_on_its_line(
    line: int, was: str, now: str, tmp_path: Path
) -> None:
    (report,) = REPORTS.glob("003_*.txt")
    lines = report.read_text(encoding="utf-8").split("\n")
    assert was in lines[line - 1]
    lines[line - 1] = lines[line - 1].replace(was, now)
    path = tmp_path / "draft.txt"
    path.write_text("\n".join(lines), encoding="utf-8")
    proof = proof_at(path, shelf(), ClaimShelf(shipped_claims(office())))
    found = [each for each in proof.audit.findings if each.line == line and each.severity != "note"]
    assert any(now.strip() in each.says or now.split()[0] in each.says for each in found)


def test_a_version_of_the_same_name_is_set_beside_the_recorded_tables(tmp_path: Path) -> None:
    (report,) = REPORTS.glob("003_*.txt")
    path = tmp_path / report.name
    path.write_text(report.read_text(encoding="utf-8").replace("\t84.6%", "\t86.4%"), encoding="utf-8")
    (finding,) = [each for each in proof_at(path, shelf()).audit.findings if each.kind == "restated"]
    assert (finding.severity, finding.document.name, finding.line) == ("doubt", report.name, 38)
    title = "Performance summary 2024-25 Q2"
    assert finding.matter == f"86.4% in “{title} (draft)”, 84.6% in “{title}”"
