"""Breakdowns, two measures, topics, before and after: drawn readably on the figures of the reports."""

from collections.abc import Sequence

import pytest

from briefing.answer_picture import of_several, picture_for
from briefing.chart import draw, figure
from briefing.message import CAPTION_LIMIT, Message
from briefing.parts_picture import parts_picture
from briefing.picture import Mark, Panel, Picture, Shape
from briefing.style import DARK, LIGHT, Theme
from jobs.letters import message_from_json, message_to_json
from kpistore.model.kpi import Kpi
from tests.briefing.test_chart import assert_readable
from tests.kpistore import shipped


def drawn(text: str) -> Picture:
    made = picture_for(shipped.ask(text), "Cleveland")
    assert made is not None
    return made


def before_and_after(*texts: str) -> Picture:
    made = of_several([shipped.ask(text) for text in texts], "Neighbourhood crime", "Cleveland")
    assert made is not None
    return made


KINDS = (
    "charge rate",
    "compare burglary and robbery",
    "knife crime",
    "divert referrals by offence",
    "999 before and after",
)


@pytest.mark.parametrize("theme", [LIGHT, DARK])
@pytest.mark.parametrize("text", KINDS)
def test_nothing_overlaps_on_any_kind(text: str, theme: Theme) -> None:
    assert_readable(figure(drawn(text), theme))


def test_charge_rates_stand_beside_the_country_s_largest_first() -> None:
    made = drawn("charge rate")
    assert made.shape is Shape.ACROSS
    assert [(mark.label, mark.text, mark.beside_text) for mark in made.marks][:2] == [
        ("Possession of weapons", "36.7%", "28.3%"),
        ("Shoplifting", "25.3%", "16.4%"),
    ]
    assert made.names == ("Cleveland", "England and Wales")
    assert "28.3% England and Wales" in [" ".join(text.get_text().split()) for text in figure(made).texts]


def test_offences_by_sex_are_pairs() -> None:
    made = drawn("divert referrals by offence")
    theft = next(mark for mark in made.marks if mark.label == "Theft")
    assert (theft.text, theft.beside_text) == ("24.7%", "5.0%")
    assert made.names == ("Female", "Male")


def test_two_measures_are_two_panels_each_on_its_own_axis() -> None:
    made = drawn("compare burglary and robbery")
    assert [panel.title for panel in made.panels] == ["Residential burglary", "Robbery"]
    assert len(figure(made).axes) == 2
    assert made.title == "Residential burglary down 919, Robbery down 84, on the 12 months to Sept 2023"


def test_a_topic_says_that_its_measures_differ() -> None:
    assert drawn("knife crime").title == "Knife crime. These point different ways"


def test_a_topic_without_better_or_worse_says_how_many_figures_rose_and_fell() -> None:
    assert drawn("domestic abuse").title == "Domestic abuse. Figures: 4 down, 1 up"


@pytest.mark.parametrize(
    ("text", "title", "chosen"),
    [
        ("999 answered q3 2021/22", "85.6% in Q3 2021/22, up 8.1 points on Q2 2021/22", "Q3 2021/22"),
        ("stop searches q1 2021/22", "1,687 in Q1 2021/22", "Q1 2021/22"),
        ("stop searches march 2020", "280 in March 2020, up 129 on Feb 2020", "March 2020"),
        ("lowest 999 answered", "73.3% in Q2 2020/21, down 13.9 points on Q1 2020/21", "Q2 2020/21"),
    ],
)
def test_the_figure_asked_for_is_the_finding_and_stands_out(text: str, title: str, chosen: str) -> None:
    made = drawn(text)
    assert made.title == title
    assert made.chosen is not None
    mark = made.marks[made.chosen]
    assert mark.label == chosen
    assert f"{chosen}: " in made.caption
    told = figure(made)
    assert mark.text in [each.get_text() for each in told.texts if each.get_fontweight() == "bold"]
    assert_readable(told)


def test_the_newest_figure_stands_out_where_it_was_asked_for() -> None:
    assert drawn("999 answered").chosen is None
    assert drawn("999 answered q4 2021/22").chosen is None


def test_small_charts_of_an_earlier_period_have_it_stand_out() -> None:
    made = drawn("compare burglary and robbery q2 2021/22")
    assert [panel.marks[panel.chosen or 0].label for panel in made.panels] == ["Q2 2021/22"] * 2
    assert_readable(figure(made))


def test_a_slope_writes_both_ends_of_every_line() -> None:
    made = before_and_after("residential burglary", "robbery", "theft from the person", "vehicle crime")
    assert made.shape is Shape.SLOPE
    shown = " ".join(text.get_text() for text in figure(made).texts)
    assert all(value in shown for value in ("4,050", "3,131", "914", "830", "453", "280", "4,491", "4,222"))
    assert_readable(figure(made))


@pytest.mark.parametrize(
    ("text", "ends", "values"),
    [
        ("999 answered before and after", ("12 months to Sept 2023", "12 months to Sept 2024"), ("87.7%", "89.2%")),
        ("999 answered q4 2021/22 then and now", ("Q3 2021/22", "Q4 2021/22"), ("85.6%", "86.8%")),
        ("slope of 999 answered from q1 2020/21 to q4 2021/22", ("Q1 2020/21", "Q4 2021/22"), ("87.2%", "86.8%")),
    ],
)
def test_before_and_after_is_a_slope_of_two_figures(text: str, ends: tuple[str, str], values: tuple[str, str]) -> None:
    made = drawn(text)
    assert (made.shape, made.ends) == (Shape.SLOPE, ends)
    assert [(mark.beside_text, mark.text) for mark in made.marks] == [values]
    assert f"{values[0]} to {values[1]}" in made.caption
    assert not made.on_zero
    assert_readable(figure(made))


def test_a_slope_of_counts_stands_on_zero_and_one_of_a_handful_says_so() -> None:
    made = drawn("homicides before and after")
    assert made.on_zero
    assert made.foot.startswith("Numbers this small rise and fall by chance. Source: ")


def test_measures_of_different_units_before_and_after_are_panels_of_two_figures() -> None:
    made = drawn("999 before and after")
    assert [len(panel.marks) for panel in made.panels] == [2, 2, 2]


@pytest.mark.parametrize("measure", shipped.office().catalogue.kpis, ids=lambda each: each.key)
def test_every_picture_of_the_reports_has_a_caption_that_fits_and_survives_the_outbox(measure: Kpi) -> None:
    for suffix in ("", " by quarter", " by month"):
        made = picture_for(shipped.ask(measure.title + suffix), "Cleveland")
        if made:
            assert 0 < len(made.caption) <= CAPTION_LIMIT
            message = Message("text", pictures=(made,))
            assert message_from_json(message_to_json(message)) == message


def test_one_part_is_no_breakdown() -> None:
    found = shipped.ask("charge rate")
    assert found.kpi is not None
    assert parts_picture(found.kpi, found.parts[:1], "Cleveland") is None


def made_of(shape: Shape, values: Sequence[tuple[float, float | None]], title: str = "Finding") -> Picture:
    marks = tuple(
        Mark(f"Part {at}", value, f"{value:,g}", beside=other, beside_text="" if other is None else f"{other:,g}")
        for at, (value, other) in enumerate(values)
    )
    panels = tuple(Panel("A measure", "count", Shape.LINE, (mark, mark)) for mark in marks)
    ends = ("12 months to Sept 2023", "12 months to Sept 2024")
    return Picture(title, "Measure", "count", shape, marks, foot="Source", ends=ends, panels=panels)


@pytest.mark.parametrize("shape", [Shape.ACROSS, Shape.SLOPE, Shape.PANELS])
@pytest.mark.parametrize(
    "values",
    [
        [(5.0, 5.0)],
        [(0.0, 0.0), (0.0, 0.0)],
        [(-3.0, 4.0), (5.0, -2.0)],
        [(1e9, 1.1e9), (2e9, 9e8)],
        [(float(at), float(at) + 0.1) for at in range(8)],
    ],
    ids=["one", "zeros", "negative", "thousand millions", "many close together"],
)
def test_odd_figures_are_drawn_readably(shape: Shape, values: list[tuple[float, float | None]]) -> None:
    assert_readable(figure(made_of(shape, values, title="A long finding of many words " * 8)))


@pytest.mark.parametrize("shape", [Shape.ACROSS, Shape.SLOPE, Shape.PANELS])
def test_without_figures_the_reason_is_said(shape: Shape) -> None:
    with pytest.raises(ValueError, match="no periods were given"):
        draw(made_of(shape, []))


def test_a_chart_of_a_share_within_chance_says_so_at_its_foot() -> None:
    picture = picture_for(shipped.ask("VCOP met rate"), "Cleveland")
    assert picture is not None
    assert "A change this small in a share of so few may be chance. " in picture.foot
