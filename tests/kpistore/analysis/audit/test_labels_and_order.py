"""Periods that a table misprints or leaves out, what was not read, and the order of it all."""

from datetime import date

import pytest

from kpistore.analysis.audit.extraction import check_twins
from kpistore.model.finding import Unread, findings_for
from kpistore.model.kpi import MOST_SIMILAR_GROUP, NATIONAL
from kpistore.model.observation import Observation
from kpistore.readers.report import read_report
from tests.kpistore.analysis.audit.made_up import (
    ONE,
    Q1,
    Q2,
    Q3,
    Q4,
    TWO,
    audited,
    figure,
    only,
    prose,
    report,
    told,
)

MARCH = report("march.txt", date(2022, 3, 31), "March 2022")


@pytest.mark.parametrize(
    ("note", "severity", "matter"),
    [
        (
            "Q2 is July-Sept; the heading misprints its months",
            "error",
            "the table's heading misprints the months of Q2 2021/22",
        ),
        (
            "year from the document: its focus, Q3 2021/22; the row's first cell speaks for it",
            "note",
            "its heading names no year; read as Q2 2021/22",
        ),
        ("period from the text above: “March 2020”", "note", "its heading names no period; read as Q2 2021/22"),
        ("12 months data up to June 2024 (footnote)", "note", "a footnote gives rows another period: Q2 2021/22"),
    ],
)
def test_what_a_reader_noted_of_a_printed_period_is_told(note: str, severity: str, matter: str) -> None:
    finding = only(figure("apples", "5", Q2, note=note))
    assert (finding.kind, finding.severity, finding.matter) == ("period-label", severity, matter)


@pytest.mark.parametrize("note", ["", "provisional (footnote)", "table on its side: measures across, periods down"])
def test_a_note_that_is_about_no_period_is_no_finding(note: str) -> None:
    assert told(figure("apples", "5", note=note)) == []


def test_the_words_are_those_of_the_reader() -> None:
    text = "Fruit\n\nMeasures\t2021/22\t\t\t\n\tQ1 Apr-Jun\tQ2 May-Sep\tQ3 Oct-Dec\nApples\t1\t2\t3\n"
    notes = [cell.note for cell in read_report(text).cells if cell.note]
    assert len(notes) == 1
    assert only(figure("apples", "5", Q2, note=notes[0])).severity == "error"


def test_a_table_is_told_once_however_many_rows_it_has() -> None:
    note = "year from the document: its focus, Q3 2021/22"
    rows = [figure("apples", "5", each, note=note, locator=f"Fruit, row {n}") for n, each in enumerate((Q1, Q2, Q3))]
    finding = only(*rows)
    assert (finding.locator, finding.matter) == ("Fruit", "its heading names no year; read as Q1 2021/22 to Q3 2021/22")


def test_figures_for_a_period_that_ends_with_the_reports_own_month_are_a_doubt() -> None:
    finding = only(figure("apples", "5", Q3, document=MARCH), figure("apples", "6", Q4, document=MARCH))
    assert (finding.kind, finding.severity, finding.printed) == ("period-label", "doubt", "6")
    assert finding.matter == (
        "figures are printed for Q4 2021/22, which ends on 31 March 2022, in a document of March 2022: "
        "they may be provisional"
    )


def test_a_report_that_prints_no_month_of_its_own_is_not_measured_by_one() -> None:
    assert told(figure("apples", "6", Q4, document=report(known_from=date(2022, 3, 1)))) == []


@pytest.mark.parametrize(
    ("comparators", "whose"),
    [
        ((MOST_SIMILAR_GROUP, MOST_SIMILAR_GROUP), "the column of the most similar group"),
        ((NATIONAL,), "the column of the national figures"),
        ((NATIONAL, None), "one of its columns"),
    ],
)
def test_a_column_that_names_no_year_is_told_apart_from_a_heading(
    comparators: tuple[str | None, ...], whose: str
) -> None:
    note = "year from the neighbouring column “12 months (2020/21)”"
    held = [
        figure("rate", "5.0", Q2, note=note, comparator=each, breakdown=((f"kind-{n}", "red"),))
        for n, each in enumerate(comparators)
    ]
    assert only(*held).matter == f"{whose} names no year; read as Q2 2021/22"


def test_what_was_not_read_is_noted_with_its_place() -> None:
    finding = only(Unread(ONE, "Fruit", 4, "Direction of travel", "arrows came out as digits"))
    assert (finding.kind, finding.severity, finding.line) == ("unreadable", "note", 4)


def test_a_document_that_is_there_twice_is_noted_under_the_one_that_does_not_count() -> None:
    (finding,) = check_twins({"one.txt": ONE, "two.txt": TWO}, {"two.txt": "one.txt"})
    assert (finding.kind, finding.document, finding.computed) == ("duplicate-document", TWO, "one.txt")


def wrong() -> list[Observation]:
    return [figure("wait", "4.4", Q2), prose("wait", "4.9", Q2)]


def test_the_gravest_comes_first() -> None:
    note = figure("rate", "5.0", note="year from the document: its focus")
    assert [each[1] for each in told(note, *wrong(), figure("apples", "1"), figure("apples", "2", document=TWO))] == [
        "error",
        "doubt",
        "note",
    ]


def test_findings_are_found_by_the_figure_they_touch_and_by_no_other() -> None:
    table, text = wrong()
    audit = audited(table, text, figure("wait", "5.0", Q3))
    assert findings_for(audit, table) == list(audit.findings) == findings_for(audit, text)
    assert findings_for(audit, figure("wait", "4.4", Q3)) == []
    assert findings_for(audit, figure("wait", "4.4", Q2, document=TWO)) == []
    assert findings_for(audit, figure("wait", "4.4", Q2, comparator=NATIONAL)) == []


def test_nothing_held_is_nothing_checked() -> None:
    assert (audited().checked, audited().findings) == (0, ())
