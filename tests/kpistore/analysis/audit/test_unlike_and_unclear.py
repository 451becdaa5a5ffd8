"""Figures that do not compare, words that call a period the highest, and what cannot be read with certainty."""

import pytest

from kpistore.model.claim import OTHER_COLUMN, Claim, ClaimUnit
from kpistore.model.finding import findings_for
from kpistore.model.observation import Bound, Medium, Observation
from kpistore.model.period import Period, PeriodKind
from tests.kpistore.analysis.audit.made_up import (
    ONE,
    Q1,
    Q2,
    Q3,
    Q4,
    TWO,
    YEAR,
    audited,
    claim,
    figure,
    only,
    prose,
    told,
)

YEAR_SPAN = Period(Q1.start, Q4.end, PeriodKind.RANGE)


def highest(period: Period = Q3, value: str = "1", earlier: Period | None = YEAR_SPAN) -> Claim:
    return claim("pear-rate", "peaking", ClaimUnit.EXTREME, period, earlier, value=value, medium=Medium.PROSE)


def rates(*values: str) -> list[Observation]:
    return [figure("pear-rate", value, period) for period, value in zip((Q1, Q2, Q3, Q4), values, strict=False)]


def test_words_that_call_a_period_the_highest_when_others_pass_it_are_a_doubt() -> None:
    finding = only(*rates("87.2%", "73.3%", "85.6%", "86.8%"), highest())
    assert (finding.kind, finding.severity) == ("prose-and-table", "doubt")
    assert finding.matter == (
        "the text has it highest in Q3 2021/22 (85.6%); printed are 86.8% in Q4 2021/22 and 87.2% in Q1 2021/22"
    )


@pytest.mark.parametrize(
    ("values", "said"),
    [
        (("80.3%", "77.5%", "85.6%"), highest()),
        (("85.6%", "77.5%", "85.6%"), highest()),
        (("80.3%", "77.5%", "85.6%"), highest(Q2, "-1")),
        (("90.3%", "77.5%", "85.6%"), highest(earlier=Period(Q2.start, Q3.end, PeriodKind.RANGE))),
    ],
    ids=["highest", "another as high", "lowest", "passed outside the span only"],
)
def test_words_that_the_figures_bear_out_are_checked_and_not_found(values: tuple[str, ...], said: Claim) -> None:
    audit = audited(*rates(*values), said)
    assert (audit.checked, audit.findings) == (1, ())


def test_words_about_a_period_without_a_figure_or_of_another_report_say_nothing() -> None:
    assert audited(*rates("90.3%"), highest()).checked == 0
    other = figure("pear-rate", "99.0%", Q4, document=TWO)
    assert told(*rates("80.3%", "77.5%", "85.6%"), other, highest()) == []


def people(**further: object) -> list[Observation]:
    held = [prose("people", "15,000", YEAR, Bound.OVER), prose("meetings", "4,000", YEAR, Bound.OVER)]
    return [held[0], prose("meetings", "4,000", YEAR, Bound.OVER, **further)] if further else held


def test_a_figure_that_its_own_text_does_not_bear_out_is_a_doubt_about_it_alone() -> None:
    finding = only(*people())
    assert (finding.kind, finding.severity) == ("prose-and-table", "doubt")
    assert finding.matter == (
        "over 15,000 does not compare with over 4,000 (Meetings, line 9): one counts people, the other meetings"
    )
    assert finding.kpis == ("people",)


def test_figures_of_other_reports_or_days_do_not_stand_beside_each_other() -> None:
    assert told(*people(document=TWO)) == []
    assert told(people()[0], prose("meetings", "4,000", Q1, Bound.OVER)) == []
    assert told(people()[0]) == []


def test_where_the_office_says_so_they_are_noted_wherever_they_are_printed() -> None:
    finding = only(prose("money", "5"), prose("meetings", "4", YEAR, document=TWO))
    assert (finding.kind, finding.severity) == ("restated", "note")
    assert "4 (Meetings, “Report two.txt”)" in finding.matter
    assert finding.kpis == ("money", "meetings")


def test_what_is_printed_unclearly_is_one_note_for_each_place_and_reason() -> None:
    note = "unclear: numbers stand apart from their words; period of the box"
    first, second = prose("apples", "13", note=note), prose("pears", "44", note=note)
    audit = audited(first, second)
    assert {(each.kind.value, each.severity.value, each.matter) for each in audit.findings} == {
        ("unreadable", "note", "numbers stand apart from their words (13)"),
        ("unreadable", "note", "numbers stand apart from their words (44)"),
    }
    assert findings_for(audit, first)[0].printed == "13"


def test_one_box_is_told_once() -> None:
    note = "unclear: numbers stand apart from their words"
    box = [prose(kpi, value, note=note, locator="box") for kpi, value in (("apples", "13"), ("pears", "44"))]
    assert only(*box).matter == "numbers stand apart from their words (13, 44)"


def test_a_note_that_says_something_else_is_no_finding() -> None:
    assert told(prose("apples", "13", note="not unclear: printed as a word")) == []


def test_points_in_a_column_of_volumes_are_one_note_a_table() -> None:
    held = [figure("pear-rate", value, period) for value, period in (("89.2%", YEAR), ("87.7%", YEAR.previous() or Q1))]
    said = claim("pear-rate", "+1.5pts", ClaimUnit.POINTS, note=OTHER_COLUMN, document=ONE)
    finding = only(*held, said)
    assert (finding.kind, finding.severity, finding.locator) == ("unit", "note", "pear-rate")
    assert finding.matter == "the column of volume changes prints points: +1.5pts"
    assert told(*held, claim("pear-rate", "+1.5pts", ClaimUnit.POINTS)) == []
