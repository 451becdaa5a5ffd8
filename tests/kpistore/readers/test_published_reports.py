"""The five published reports, which are kept beside the repository and never in it."""

from pathlib import Path

import pytest

from kpistore.readers.reading import Cell, ReportReading
from kpistore.readers.report import read_report

FOLDER = Path(__file__).resolve().parents[3].parent / "shared" / "reports"
pytestmark = pytest.mark.skipif(not FOLDER.is_dir(), reason="the published reports are not here (../shared/reports)")


def report(number: str) -> ReportReading:
    (path,) = FOLDER.glob(f"{number}_*.txt")
    return read_report(path.read_text(encoding="utf-8"))


def cells(number: str, line: int) -> list[Cell]:
    return [cell for cell in report(number).cells if cell.line == line]


def printed(number: str, line: int) -> dict[str, str]:
    return {cell.period.label: cell.as_published for cell in cells(number, line)}


@pytest.mark.parametrize(
    ("number", "figures", "none", "claims"),
    [("000", 0, 0, 0), ("001", 23, 0, 10), ("002", 235, 101, 0), ("003", 83, 0, 42), ("004", 0, 0, 0)],
)
def test_every_cell_is_read(number: str, figures: int, none: int, claims: int) -> None:
    reading = report(number)
    held = [cell for cell in reading.cells if cell.value is not None]
    assert (len(held), len(reading.cells) - len(held), len(reading.claims)) == (figures, none, claims)


def test_only_contents_and_tables_of_words_are_refused() -> None:
    refused = [
        (number, refusal.line) for number in ("000", "001", "002", "003", "004") for refusal in report(number).refused
    ]
    assert refused == [("001", 7), ("001", 375), ("001", 840), ("002", 15)]


def test_covers() -> None:
    assert [str(report(number).printed_month) for number in ("000", "001", "002", "003")] == [
        "None",
        "None",
        "2022-03-31",
        "None",
    ]
    labels = [
        focus.label if (focus := report(number).focus) else None for number in ("000", "001", "002", "003", "004")
    ]
    assert labels == [None, None, "Q3 2021/22", "Q2 2024/25", None]


def test_stop_and_search_by_quarter() -> None:
    assert printed("002", 147) == {
        "Q1 2021/22": "1,687",
        "Q2 2021/22": "1,380",
        "Q3 2021/22": "1,546",
        "Q4 2021/22": "",
    }
    assert {(cell.section, cell.row) for cell in cells("002", 147)} == {("Stop and Search", 1)}


def test_stop_and_search_by_year() -> None:
    assert printed("001", 194) == {"2022/23": "7,137", "2023/24": "8,993"}


def test_drone_pilots_begin_after_five_blanks() -> None:
    assert [cell.as_published for cell in cells("002", 247)] == ["", "", "", "", "", "18", "18", ""]
    assert cells("002", 247)[5].period.label == "Q2 2021/22"


def test_headcounts_under_a_band() -> None:
    assert printed("002", 93)["Q4 2020/21"] == "97"
    assert printed("001", 404) == {"March 2019": "1,198", "Sept 2023": "1,495"}


def test_eight_quarters_without_a_year() -> None:
    assert printed("002", 282)["Q2 2021/22"] == "218"
    assert printed("002", 283)["Q1 2020/21"] == "N/A"


def test_a_footnote_dates_the_admissions() -> None:
    assert printed("003", 137) == {
        "12 months to June 2022": "100",
        "12 months to June 2023": "65",
        "12 months to June 2024": "90",
    }
    assert printed("003", 136)["12 months to Sept 2024"] == "11"


def test_comparators_of_neighbouring_tables_differ() -> None:
    assert [(cell.place, cell.comparator) for cell in cells("002", 181)[4:]] == [("Cleveland", None), ("", "national")]
    assert [cell.comparator for cell in cells("002", 191)[4:]] == ["most-similar-group", "national"]
    assert {cell.period.label for cell in cells("002", 191)[4:]} == {"2020/21"}


def test_periods_that_stand_in_the_prose() -> None:
    assert {cell.period.label for cell in cells("002", 127)} == {"March 2020"}
    assert {(cell.period.label, cell.breakdown) for cell in cells("002", 343)} == {
        ("April 2021 to Dec 2021", (("sex", "female"),)),
        ("April 2021 to Dec 2021", (("sex", "male"),)),
    }


def test_a_table_on_its_side() -> None:
    assert [(cell.label, cell.as_published) for cell in cells("001", 580)] == [
        ("Total complaints logged", "1,993"),
        ("Reviews received", "71"),
        ("Complaint satisfaction rate", "96%"),
    ]
