"""A figure that an editor has marked as wrong: it is not drawn, and nothing is compared with it, added up or ranked."""

from dataclasses import replace

import pytest

from briefing.answer import answer_message
from briefing.answer_picture import picture_for
from briefing.chart import figure as chart_of
from kpistore.analysis.change import Against
from kpistore.analysis.findings import record_of
from kpistore.asking.answer import Answer
from kpistore.asking.judged import control_of
from kpistore.model.observation import Observation
from kpistore.model.period import financial_year, month, quarter
from kpistore.model.series import series_of
from tests.briefing.answers import TITLE, answered, asking
from tests.briefing.test_chart import assert_readable
from tests.kpistore.made import figure, kpi

COUNTED = ("1000", "1100", "1200", "1900")


def held(wrong: int) -> list[Observation]:
    figures = [figure(value, quarter(2023, number)) for number, value in enumerate(COUNTED, 1)]
    return [replace(each, mistake="copied") if number == wrong else each for number, each in enumerate(figures, 1)]


def newest(wrong: int) -> Answer:
    return answered(asking(period=quarter(2023, 4)), *held(wrong))


def test_the_picture_of_a_figure_marked_as_wrong_says_so_and_does_not_draw_it() -> None:
    made = picture_for(newest(4), TITLE)
    assert made is not None
    assert made.title == "1,900 in Q4 2023/24 is marked as wrong, not to be quoted"
    assert [mark.value for mark in made.marks] == [1000.0, 1100.0, 1200.0, None]
    assert made.caption.endswith("Q4 2023/24: 1,900, marked as wrong")
    assert_readable(chart_of(made))


def test_a_wrong_figure_among_others_is_a_gap_and_named_at_the_foot() -> None:
    made = picture_for(newest(2), TITLE)
    assert made is not None
    assert made.title == "1,900 in Q4 2023/24, up 700 on Q3 2023/24"
    assert made.foot.startswith("Marked as wrong and not drawn: Q2 2023/24. ")


def test_nothing_is_compared_with_a_figure_marked_as_wrong() -> None:
    found = newest(3)
    assert all(each.against is not Against.PREVIOUS for each in found.comparisons)
    told = answer_message(found, TITLE).text
    assert "⚠ The figure of Q3 2023/24 is marked as wrong: nothing is compared with it." in told
    assert newest(4).comparisons == ()


def test_a_control_chart_leaves_it_out_and_says_so() -> None:
    measure = kpi()
    cells = [figure(str(100 + at % 3), month(2020, 1).shifted(at)) for at in range(20)]
    cells[7] = replace(cells[7], mistake="a typing error")
    control = control_of(measure, series_of(cells, cells[0].period.kind))
    assert control is not None
    assert control.chart.n == 19
    assert "left out, marked as wrong: Aug 2020" in control.chart.notes


@pytest.mark.parametrize("wrong", [0, 6])
def test_it_is_no_record(wrong: int) -> None:
    cells = [figure(str(100 + at), month(2020, 1).shifted(at)) for at in range(7)]
    if wrong:
        cells[wrong] = replace(cells[wrong], mistake="a typing error")
    assert (record_of(kpi(), cells[6], series_of(cells, cells[0].period.kind)) is None) == bool(wrong)


def test_it_is_not_added_up() -> None:
    whole, holed = (answered(asking(period=financial_year(2023)), *held(wrong)) for wrong in (0, 2))
    assert whole.value == 5200
    assert holed.value is None
