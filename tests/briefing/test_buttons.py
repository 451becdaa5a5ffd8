"""The taps under an answer: what they are called, and that each is answered."""

from dataclasses import replace

import pytest

from briefing.answer import answer_message, suggestion_texts
from briefing.answer_picture import picture_for
from briefing.buttons import BUTTON_LETTERS, choice_rows
from briefing.message import CALLBACK_LIMIT_BYTES, Button, ButtonRows
from kpistore.asking.answer import Answer, AnswerStatus, Choice
from kpistore.asking.reference import decode, question_of, reference_of
from kpistore.asking.several import question_of_several
from kpistore.model.kpi import Unit
from kpistore.model.observation import Medium
from kpistore.model.period import PeriodKind, financial_year, quarter
from tests.briefing.answers import TITLE, answered, asking
from tests.kpistore import shipped
from tests.kpistore.made import figure, kpi

TEXTS = [f"{kpi.title}{suffix}" for kpi in shipped.office().catalogue.kpis for suffix in ("", ", Q4 2021/22")]


def buttons(found: Answer) -> list[Button]:
    return [button for row in answer_message(found, TITLE).buttons for button in row]


def press(button: Button) -> Answer:
    reference = decode(button.action[2:])
    held = (each.breakdown for each in shipped.shelf().of_kpi(reference.kpi))
    return shipped.reply(question_of(reference.resolved(held), shipped.office().catalogue))


def labels(rows: ButtonRows) -> list[str]:
    return [button.label for row in rows for button in row]


def test_every_button_of_every_shipped_answer_fits_and_is_answered() -> None:
    pressed = {button.action: button for text in TEXTS for button in buttons(shipped.ask(text))}
    assert len(pressed) > 200
    dead = []
    for action, button in pressed.items():
        assert len(action.encode()) <= CALLBACK_LIMIT_BYTES
        assert 0 < len(button.label) <= BUTTON_LETTERS + 20
        if action.startswith("q:") and press(button).status not in (AnswerStatus.ANSWERED, AnswerStatus.AMBIGUOUS):
            dead.append((button.label, action))
    assert dead == []


def test_a_button_with_a_figure_gives_that_figure() -> None:
    found = shipped.ask("stop search q4 2021/22")
    assert [(each.label, str(press(each).value)) for each in buttons(found)] == [
        ("Q3 2021/22: 1,546", "1546"),
        ("2022/23: 7,137", "7137"),
    ]


def test_an_answer_offers_to_say_it_its_source_and_an_alert() -> None:
    alone = labels(answer_message(answered(asking(), figure("12")), TITLE).buttons)
    assert alone == ["Say it", "Why", "Source", "Alert me"]


def test_a_rate_that_is_only_computed_is_not_followed() -> None:
    rate = replace(figure("12", unit=Unit.PER_1000), medium=Medium.COMPUTED)
    assert "Alert me" not in labels(answer_message(answered(asking(), rate), TITLE).buttons)
    counted = replace(figure("12"), medium=Medium.COMPUTED)
    assert "Alert me" in labels(answer_message(answered(asking(), counted), TITLE).buttons)


def test_a_chart_and_the_figure_before_are_offered_where_there_are_several() -> None:
    held = [figure("12"), figure("7", financial_year(2022)), figure("3", quarter(2023, 1))]
    offered = labels(answer_message(answered(asking(), *held), TITLE).buttons)
    assert {"Chart", "2022/23: 7", "By quarter"} <= set(offered)
    assert "By year" not in offered


def test_a_kind_s_own_series_is_offered_from_three_figures_on() -> None:
    held = [figure(str(year), financial_year(year)) for year in (2021, 2022, 2023)]
    assert "By year" in labels(answer_message(answered(asking(), *held), TITLE).buttons)


@pytest.mark.parametrize(
    ("choice", "label", "action"),
    [
        (Choice(kpi()), "Robbery", "q:robbery"),
        (Choice(kpi(), (("sex", "female"),)), "Robbery, female", "q:robbery~~~sex=female"),
        (Choice(kpi(), (), figure("1234")), "2023/24: 1,234", "q:robbery~230401-240331"),
        (Choice(kpi(title="A title that is much longer than a button on a phone")), "robbery", "q:robbery"),
    ],
)
def test_a_choice_is_named_by_what_tells_it_apart(choice: Choice, label: str, action: str) -> None:
    ((button,),) = choice_rows([choice])
    assert (button.label, button.action) == (label, action)


def test_every_shipped_measure_has_a_name_that_fits_a_button_and_is_its_own() -> None:
    names = labels(choice_rows([Choice(each) for each in shipped.office().catalogue.kpis]))
    assert all(len(name) <= BUTTON_LETTERS for name in names)
    assert len(set(names)) == len(names)


def test_no_choice_is_no_row() -> None:
    assert choice_rows(()) == ()


def test_a_kind_button_asks_for_the_newest_of_that_kind() -> None:
    by_quarter = next(each for each in buttons(shipped.ask("stop searches")) if each.label == "By quarter")
    found = press(by_quarter)
    assert found.period is not None
    assert found.period.kind is PeriodKind.QUARTER


def test_buttons_under_another_areas_figure_stay_in_that_area() -> None:
    theirs = shipped.ask("stop searches durham")
    assert str(theirs.value) == "211"
    offered = {each.label: each for each in buttons(theirs)}
    assert "Alert me" not in offered, "a measure is followed in the office's own area"
    for label in ("Say it", "Source", "Chart", "Oct 2021: 177", "By month"):
        found = press(offered[label])
        assert {each.area for each in (found.observation, *found.series.figures) if each} == {"durham"}  # type: ignore[union-attr]
    assert str(press(offered["Oct 2021: 177"]).value) == "177"


def test_choices_for_another_area_are_of_that_area_typed_or_pressed() -> None:
    none = shipped.ask("stop searches durham 2023/24")
    assert none.status is AnswerStatus.NO_DATA
    (button,) = buttons(none)
    assert (button.label, str(press(button).value)) == ("Nov 2021: 211", "211")
    (text,) = suggestion_texts(none)
    assert str(shipped.ask(text).value) == "211"


def test_a_name_too_long_for_a_button_has_none() -> None:
    long = kpi("a-measure-with-a-name-that-leaves-a-button-no-room")
    assert choice_rows([Choice(long, (), figure("12", of=long.key))], "north-yorkshire") == ()


def several(text: str) -> tuple[Answer, Button]:
    found = shipped.ask(text)
    (chart,) = (each for each in buttons(found) if each.label == "Chart")
    return found, chart


@pytest.mark.parametrize(
    ("text", "action"),
    [
        ("knife crime", "cs:!knife-crime"),
        ("compare burglary and robbery", "cs:residential-burglary~231001-240930+robbery"),
        ("stop searches cleveland and durham", "cs:stop-searches~211101-211130&durham"),
    ],
)
def test_chart_draws_all_that_stands_side_by_side(text: str, action: str) -> None:
    found, chart = several(text)
    assert chart.action == action
    again = shipped.reply(question_of_several(chart.action.removeprefix("cs:"), shipped.office().catalogue))
    assert picture_for(again, "Cleveland") == picture_for(found, "Cleveland")


def test_a_card_of_a_period_is_drawn_for_that_period() -> None:
    found, chart = several("knife crime 2023/24")
    assert chart.action == "cs:!knife-crime~230401-240331"
    again = shipped.reply(question_of_several("!knife-crime~230401-240331", shipped.office().catalogue))
    assert picture_for(again, "Cleveland") == picture_for(found, "Cleveland")


@pytest.mark.parametrize("text", ["", "!", "!gone", "robbery", "robbery~231001-240930", "robbery&", "!knife-crime~x"])
def test_what_names_nothing_side_by_side_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="named"):
        question_of_several(text, shipped.office().catalogue)


def test_the_area_is_part_of_a_figures_name() -> None:
    assert decode("stop-searches@durham~211001-211031").area == "durham"
    assert reference_of(figure("12"), "durham").encode() == "robbery@durham~230401-240331"


def test_no_button_stands_twice() -> None:
    told = [each.action for each in buttons(shipped.ask("stop and search 2023"))]
    assert len(told) == len(set(told))
