"""Small charts on one page: limits, gaps and targets in each; areas of one measure on one scale."""

from dataclasses import replace
from datetime import date

import pytest
from matplotlib.figure import Figure

from briefing.answer_picture import picture_for
from briefing.chart import figure
from briefing.message import CAPTION_LIMIT, Message
from briefing.picture import MOST_PANELS, Mark, Panel, Picture, Shape
from briefing.signs import Sign
from briefing.style import DARK, LIGHT, Theme
from jobs.letters import message_from_json, message_to_json
from kpistore.asking.judged import judged
from tests.briefing.test_chart import assert_readable, words
from tests.kpistore import shipped

AREAS = "compare stop searches by month cleveland and durham"


def drawn(text: str, *rebases: date) -> Picture:
    made = picture_for(judged(shipped.ask(text), lambda _: rebases), "Cleveland")
    assert made is not None
    return made


def labelled(drawn_figure: Figure, name: str) -> list[int]:
    """How many lines or patches of that name each panel has."""
    return [sum(each.get_label() == name for each in [*axes.lines, *axes.collections]) for axes in drawn_figure.axes]


def test_areas_of_one_measure_are_named_by_area_and_share_a_scale() -> None:
    made = drawn(AREAS)
    assert made.title == "Stop and search: Cleveland down 29, Durham up 34, on Oct 2021"
    assert made.subtitle == "Stop and searches carried out, all on one scale"
    assert [panel.title for panel in made.panels] == ["Cleveland", "Durham"]
    first, second = figure(made).axes
    assert first.get_ylim() == second.get_ylim()


def test_each_panel_of_a_long_series_has_its_own_limits_and_signals() -> None:
    made = drawn(AREAS)
    assert [panel.range_words for panel in made.panels] == [
        "Usual range 152 to 555, mean 353",
        "Usual range 83 to 286, mean 185",
    ]
    assert labelled(figure(made), "usual range") == [1, 1]
    assert {mark.sign for mark in made.panels[1].marks} == {Sign.NONE, Sign.NEUTRAL}
    shown = " ".join(words(figure(made)))
    assert "◆ outside the range" in shown
    assert "Upright line: rebase here? March 2020." in shown


def test_a_rebase_is_drawn_in_the_panel_of_the_measure_it_is_of() -> None:
    rebased = drawn(AREAS, date(2020, 3, 1))
    assert labelled(figure(rebased), "usual range") == [2, 2]


@pytest.mark.parametrize("theme", [LIGHT, DARK])
@pytest.mark.parametrize("text", [AREAS, "violence", "domestic abuse", "compare 999 answered with 101 answered"])
def test_nothing_overlaps_in_panels(text: str, theme: Theme) -> None:
    assert_readable(figure(drawn(text), theme))


def test_a_gap_in_a_panel_is_a_cross_explained_at_the_foot() -> None:
    shown = words(figure(drawn("violence")))
    assert "×" in shown
    assert any("× no figure." in text for text in shown)


def test_the_newest_figure_of_every_panel_is_written() -> None:
    for text in ("violence", "domestic abuse", "knife crime"):
        made = drawn(text)
        shown = words(figure(made))
        for panel in made.panels[:MOST_PANELS]:
            assert next(mark.text for mark in reversed(panel.marks) if mark.text) in shown, panel.title


def test_panels_with_limits_survive_the_outbox() -> None:
    message = Message("text", pictures=(drawn(AREAS, date(2020, 3, 1)),))
    assert message_from_json(message_to_json(message)) == message


def test_a_parts_panel_without_a_figure_is_left_out() -> None:
    made = drawn(AREAS)
    empty = replace(made.panels[0], marks=tuple(replace(each, value=None) for each in made.panels[0].marks))
    assert len(figure(replace(made, panels=(empty, made.panels[1]))).axes) == 1


@pytest.mark.parametrize("text", [AREAS, "violence", "domestic abuse"])
def test_the_caption_carries_the_newest_figures_of_every_panel(text: str) -> None:
    made = drawn(text)
    assert len(made.caption) <= CAPTION_LIMIT
    for panel in made.panels:
        newest = next(mark for mark in reversed(panel.marks) if mark.text)
        assert f"{newest.label}: {newest.text}" in made.caption.split(panel.title, 1)[1]


def test_a_figure_too_wide_for_its_panel_leaves_the_plot_some_room() -> None:
    marks = (
        Mark("2022/23", 1_148_000_000.4, "£1,148,000,000.40"),
        Mark("2023/24", 1_148_000_000.9, "£1,148,000,000.90"),
    )
    panel = Panel("Spent", "gbp", Shape.LINE, marks)
    drawn_figure = figure(replace(drawn(AREAS), panels=(panel,) * 4))
    assert all(axes.get_position().width > 0.1 for axes in drawn_figure.axes)
