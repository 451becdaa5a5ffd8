"""A draft that is another version of a recorded report: what was recorded of its text stands there, or is told."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from kpistore.model.kpi import Unit
from kpistore.model.observation import Document, Medium, Observation
from kpistore.model.period import financial_year
from kpistore.proofing.proof_reading import ProofReading
from kpistore.shelf import Shelf
from tests.kpistore.proofing.look_alike import proof_at

REPORT = Document("report.txt", "The report", "", date(2024, 10, 1), True)
PARAGRAPHS = (
    "Chris runs a club for young people. It has 45 members and costs £331,000.",
    "The scheme did well: 32.1% came back, and 7.2 percentage points is the gap.",
    "More than 350 people were seen.",
    "A rate of 9.7% was reached.",
    "The app was downloaded 12,409 times.",
)
RECORDED = [(1, "45"), (1, "£331,000"), (3, "32.1%"), (3, "7.2"), (5, "350"), (7, "9.7%"), (9, "12,409")]


def recorded(line: int, printed: str) -> Observation:
    """Some measure's figure of the report: which one it is, the text need not say."""
    return Observation(
        "homicides", "cleveland", None, (("borough", printed),), financial_year(2023), Decimal(1), Unit.COUNT, printed,
        REPORT, "text", line, medium=Medium.PROSE,
    )  # fmt: skip


def proof(folder: Path, *paragraphs: str, gap: str = "\n\n") -> ProofReading:
    path = folder / "draft.txt"
    path.write_text(gap.join(paragraphs) + "\n", encoding="utf-8")
    return proof_at(path, Shelf([recorded(*each) for each in RECORDED]))


def told(reading: ProofReading) -> list[tuple[str, int | None, str, str]]:
    found = reading.audit.findings
    return [(each.severity.value, each.line, each.printed, each.computed) for each in found]


def with_other(was: str, now: str) -> list[str]:
    return [each.replace(was, now) for each in PARAGRAPHS]


def test_a_version_in_which_all_stands_as_recorded_is_accused_of_nothing_and_wholly_compared(tmp_path: Path) -> None:
    reading = proof(tmp_path, *PARAGRAPHS)
    assert (told(reading), reading.audit.checked) == ([], len(RECORDED))
    assert all(each.is_whole for each in reading.coverage)


@pytest.mark.parametrize(
    ("was", "now", "line", "printed"),
    [
        ("45", "54", 1, "54"),
        ("£331,000", "£313,000", 1, "£313,000"),
        ("32.1%", "31.2%", 3, "31.2%"),
        ("7.2 perc", "2.7 perc", 3, "2.7 percentage points"),
        ("350", "530", 5, "530"),
        ("9.7%", "7.9%", 7, "7.9%"),
        ("12,409", "12,904", 9, "12,904"),
    ],
)
def test_a_figure_in_the_place_of_a_recorded_one_is_a_doubt(
    tmp_path: Path, was: str, now: str, line: int, printed: str
) -> None:
    found = told(proof(tmp_path, *with_other(was, now)))
    assert [each[:3] for each in found] == [("doubt", line, printed)]


def test_it_is_said_in_which_report_and_line_and_with_what_it_was_recorded(tmp_path: Path) -> None:
    (finding,) = proof(tmp_path, *with_other("9.7%", "7.9%")).audit.findings
    assert finding.matter == "“The report” was recorded with 9.7% (line 7); 7.9% stands in its place"


def test_lines_that_moved_are_found_again(tmp_path: Path) -> None:
    moved = ["A new beginning with 1,000 words.", *with_other("350", "530")]
    assert [each[:3] for each in told(proof(tmp_path, *moved))] == [("doubt", 7, "530")]
    last, *others = reversed(PARAGRAPHS)
    assert told(proof(tmp_path, last, *reversed(others))) == []


def test_what_was_left_out_is_a_note(tmp_path: Path) -> None:
    found = told(proof(tmp_path, *PARAGRAPHS[:2], *PARAGRAPHS[3:]))
    assert [(each[0], each[3]) for each in found] == [("note", "350")]


@pytest.mark.parametrize("kept", [0, 1, 2])
def test_a_report_that_prints_other_figures_is_a_new_one_and_no_version(tmp_path: Path, kept: int) -> None:
    new = [each.replace("1", "8").replace("3", "6").replace("7", "5").replace("4", "2") for each in PARAGRAPHS[kept:]]
    assert told(proof(tmp_path, *PARAGRAPHS[:kept], *new)) == []


def test_a_figure_that_was_moved_is_not_missed_where_it_stood(tmp_path: Path) -> None:
    moved = ["There were 12,409 downloads.", *with_other("12,409 times", "often, 99 times in a day")]
    assert told(proof(tmp_path, *moved)) == []
