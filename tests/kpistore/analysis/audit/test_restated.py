"""One measurement printed twice has one value, and a value that comes again for no reason is worth a question."""

from datetime import date

import pytest

from kpistore.model.observation import Bound, Observation
from kpistore.model.period import UNDATED, Period, PeriodKind, quarter
from tests.kpistore.analysis.audit.made_up import Q1, Q2, Q3, TWO, audited, figure, forecast, only, prose, told


@pytest.mark.parametrize(
    ("table", "text", "bound"),
    [
        (figure("apples", "8,993"), "8,993", None),
        (figure("pear-rate", "21.0%"), "21%", None),
        (figure("pear-rate", "89.2%"), "90%", Bound.ABOUT),
        (figure("apples", "1,049"), "1,000", Bound.OVER),
        (figure("apples", "248"), "250", Bound.UNDER),
        (figure("apples", "1,495"), "1,500", None),
        (figure("fives", "20"), "18", None),
    ],
)
def test_text_that_may_mean_the_table_is_checked_and_not_found(
    table: Observation, text: str, bound: Bound | None
) -> None:
    audit = audited(table, prose(table.kpi, text, bound=bound))
    assert (audit.checked, audit.findings) == (1, ())


@pytest.mark.parametrize(
    ("table", "text", "bound"),
    [
        (figure("apples", "8,993"), "7,136", None),
        (figure("wait", "4.4"), "4.9", None),
        (figure("apples", "999"), "1,000", Bound.OVER),
        (figure("apples", "13"), "10", None),
    ],
)
def test_text_that_cannot_mean_the_table_is_an_error(table: Observation, text: str, bound: Bound | None) -> None:
    finding = only(table, prose(table.kpi, text, bound=bound))
    assert (finding.kind, finding.severity, finding.line) == ("prose-and-table", "error", 9)
    assert len(finding.touches) == 1


def test_the_sentence_names_the_text_first() -> None:
    finding = only(figure("wait", "4.4"), prose("wait", "4.9"))
    assert finding.says == "Wait, Q1 2021/22: the report's text says 4.9 seconds, its table 4.4 seconds."


def test_the_same_wrong_value_in_two_sentences_is_one_matter() -> None:
    assert len(told(figure("apples", "5"), prose("apples", "6"), prose("apples", "6", locator="elsewhere"))) == 1


def test_two_sentences_that_differ_are_told_by_their_lines() -> None:
    finding = only(prose("apples", "6"), prose("apples", "7", locator="elsewhere"))
    assert (finding.kind, finding.matter) == ("restated", "line 9 says 7, line 9 6")


def test_another_report_with_another_value_is_a_doubt_that_touches_both() -> None:
    finding = only(figure("apples", "9,038"), figure("apples", "9,040", document=TWO))
    assert (finding.kind, finding.severity, finding.document) == ("restated", "doubt", TWO)
    assert finding.matter == "9,040 in “Report two.txt”, 9,038 in “Report one.txt”"
    assert {each.document for each in finding.touches} == {"one.txt", "two.txt"}


def test_another_report_with_the_same_value_is_checked() -> None:
    assert audited(figure("apples", "9,038"), figure("apples", "9,038", document=TWO)).checked == 1


def test_figures_without_a_period_of_two_reports_are_two_measurements() -> None:
    assert told(figure("apples", "5", UNDATED), figure("apples", "6", UNDATED, document=TWO)) == []
    since = Period(date(2021, 4, 1), None, PeriodKind.RANGE)
    assert told(figure("apples", "5", since), figure("apples", "6", since, document=TWO)) == []
    assert len(told(figure("apples", "5", since), prose("apples", "6", since))) == 1


def row(kpi: str, *values: str) -> list[Observation]:
    """Quarters from Q1 2020/21 on."""
    return [figure(kpi, value, quarter(2020 + n // 4, n % 4 + 1)) for n, value in enumerate(values)]


SHARES = ("63.1%", "54.4%", "76.0%", "74.1%", "67.9%", "54.4%", "64.6%", "63.4%")


def test_a_value_that_chance_seldom_brings_again_a_year_later_is_a_doubt() -> None:
    finding = only(*row("pear-rate", *SHARES))
    assert (finding.kind, finding.severity) == ("repeated-value", "doubt")
    assert finding.matter == "54.4% repeats the value of Q2 2020/21; ask the force"


WAITS = ("114.3", "166.7", "65.3", "77.7", "100.7", "167", "116", "153")


def test_a_value_that_comes_again_but_for_its_rounding_is_a_doubt() -> None:
    finding = only(*row("wait", *WAITS))
    assert (finding.kind, finding.severity) == ("repeated-value", "doubt")
    assert finding.matter == (
        "167 seconds equals the value of Q2 2020/21, 166.7 seconds, but for rounding; ask the force"
    )


@pytest.mark.parametrize("value", ["166", "168", "166.8"])
def test_a_value_that_is_not_the_other_one_rounded_is_left_alone(value: str) -> None:
    assert told(*row("wait", *WAITS[:5], value, *WAITS[6:])) == []


@pytest.mark.parametrize(
    ("first", "second", "bound", "found"),
    [("300", "300", Bound.OVER, 1), ("300", "300", Bound.ABOUT, 0), ("300", "320", Bound.OVER, 0)],
)
def test_a_number_with_a_bound_in_one_place_and_bare_in_another_is_a_note(
    first: str, second: str, bound: Bound, found: int
) -> None:
    findings = audited(prose("apples", first, bound=bound), prose("apples", second, locator="box")).findings
    assert [(each.kind.value, each.severity.value) for each in findings] == [("restated", "note")] * found


def test_the_note_says_which_place_has_the_bound() -> None:
    finding = only(prose("apples", "300", bound=Bound.OVER), prose("apples", "300", locator="box"))
    assert finding.matter == "line 9 says over 300, line 9 300 alone"


@pytest.mark.parametrize(
    ("kpi", "values"),
    [
        ("apples", ("18", "19", "18", "18", "21")),
        ("fives", ("500", "900", "900", "300")),
        ("pear-rate", ("64%", "54%", "76%", "64%", "67%", "54%")),
        ("pear-rate", ("54.2%", "54.4%", "54.4%", "54.1%")),
        ("apples", ("5,112", "4,257", "5,112", "4,910")),
    ],
    ids=["small counts", "rounded by their source", "few digits", "a narrow row", "neither adjacent nor a year apart"],
)
def test_a_repetition_that_chance_or_nature_explains_is_left_alone(kpi: str, values: tuple[str, ...]) -> None:
    assert told(*row(kpi, *values)) == []


def test_a_percentage_that_follows_from_printed_counts_may_come_again() -> None:
    counts = [figure("pears", "544", each.period) for each in row("pears", *SHARES) if each.value]
    wholes = [figure("fruit", "1,000", each.period) for each in counts]
    held = [each for each in row("pear-rate", *SHARES) if each.as_published == "54.4%"]
    others = [each for each in row("pear-rate", *SHARES) if each.as_published != "54.4%"]
    at = {each.period for each in held}
    explained = [each for each in counts + wholes if each.period in at]
    assert told(*held, *others, *explained) == []


def test_a_forecast_that_is_already_met_is_a_doubt() -> None:
    finding = only(figure("apples", "1,461", Q2), forecast("apples", "1,460", Q3, Bound.OVER))
    assert (finding.kind, finding.severity) == ("forecast", "doubt")
    assert finding.matter == "over 1,460 is forecast, and 1,461 is already printed for Q2 2021/22"


@pytest.mark.parametrize(
    ("kpi", "value", "period"),
    [("apples", "1,460", Q2), ("apples", "1,470", Q3), ("wait", "1,470", Q2)],
    ids=["not over the bound", "of the same day", "less is better and this is more"],
)
def test_a_forecast_that_is_not_met_before_its_day_is_left_alone(kpi: str, value: str, period: Period) -> None:
    assert told(figure(kpi, value, period), forecast(kpi, "1,460", Q3, Bound.OVER)) == []


def test_a_forecast_is_no_figure_to_set_beside_others() -> None:
    assert told(figure("apples", "5", Q1), forecast("apples", "6", Q1)) == []
