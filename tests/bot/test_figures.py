from dataclasses import replace

import pytest

from bot.commands import BUTTONS
from bot.desk import OUTDATED, Request
from bot.sandbox import GROUP_ID, YOU, StoredMessage
from briefing.answer import answer_message
from kpistore.asking.answering import answer
from kpistore.asking.question import understand
from kpistore.asking.reference import question_of, reference_of
from tests.bot.conversation import Conversation, labels


def text_of(message: StoredMessage) -> str:
    assert message.text is not None
    return message.text


def test_a_measure_is_answered_with_its_newest_figure_and_a_chart_below(shared: Conversation) -> None:
    reply, chart = shared.say("/kpi stopsearch")
    assert text_of(reply).split("\n")[:3] == [
        "Stop and searches carried out",
        "8,993 · 2023/24",
        "▲ up 1,856 (+26.0%) on 2022/23",
    ]
    assert "Published, may be quoted · OPCC report for 2023-24" in text_of(reply)
    assert {*labels(reply)} == {"Say it", "Chart", "Why", "Source", "2022/23: 7,137", "By quarter", "Alert me"}
    assert chart.photo is not None
    assert chart.photo.startswith(b"\x89PNG")
    assert "2022/23: 7,137" in (chart.caption or "")
    assert "2023/24: 8,993" in (chart.caption or "")


def test_a_period_in_the_question_is_the_period_of_the_answer(shared: Conversation) -> None:
    reply, chart = shared.say("/kpi stopsearch q3 2021/22")
    assert "1,546 · Q3 2021/22 (Oct to Dec 2021)" in text_of(reply)
    assert "8,993" not in text_of(reply)
    assert "Q4 2021/22: no figure" in (chart.caption or "")


def test_by_quarter_shows_the_fall_and_the_rise_of_999_calls_answered(shared: Conversation) -> None:
    reply, _ = shared.say("/kpi 999 answered")
    assert "89.2% · 12 months to Sept 2024" in text_of(reply)
    assert "0.8 points below the 90% national standard" in text_of(reply)
    quarters, chart = shared.press("By quarter")
    assert "Q2 2021/22: 77.5%" in text_of(quarters)
    assert "86.8% · Q4 2021/22 (Jan to March 2022)" in text_of(quarters)
    assert chart.photo is not None
    assert "Q2 2021/22: 77.5%" in (chart.caption or "")


def test_a_button_for_an_earlier_period_answers_that_period(shared: Conversation) -> None:
    shared.say("/kpi stopsearch")
    reply, _ = shared.press("2022/23: 7,137")
    assert "7,137 · 2022/23" in text_of(reply)


def test_the_buttons_say_draw_and_prove_the_figure(shared: Conversation) -> None:
    shared.say("/kpi 999 answered")
    (sentence,) = shared.press("Say it")
    assert "89.2 per cent" in text_of(sentence)
    assert "%" not in text_of(sentence)
    (chart,) = shared.press("Chart")
    assert chart.photo is not None
    (source,) = shared.press("Source")
    assert "Printed as “89.2%”" in text_of(source)
    assert "003_67bae830ca1309f3.txt" in text_of(source)


def test_chart_and_source_are_commands_too(shared: Conversation) -> None:
    (chart,) = shared.say("/chart burglary")
    assert chart.photo is not None
    assert "12 months to Sept 2024: 3,131" in (chart.caption or "")
    (source,) = shared.say("/source stopsearch")
    assert "Printed as “8,993”" in text_of(source)


@pytest.mark.parametrize("command", ["/kpi", "/chart", "/source"])
def test_a_command_without_a_name_shows_how_it_is_used(shared: Conversation, command: str) -> None:
    (reply,) = shared.say(command)
    assert text_of(reply).startswith("Name a measure and, if you like, a period:")
    assert f"{command} stopsearch" in text_of(reply)


def test_plain_words_in_a_private_chat_are_a_question(shared: Conversation) -> None:
    reply, _ = shared.say("burglary q3 2021/22")
    assert "Residential burglary" in text_of(reply)
    assert "Q3 2021/22" in text_of(reply)


@pytest.mark.parametrize("command", ["/kpi", "/chart", "/source"])
def test_an_unknown_name_gets_the_nearest_ones_as_buttons_and_no_figure(shared: Conversation, command: str) -> None:
    (reply,) = shared.say(f"{command} stopsearch 1950")
    assert text_of(reply).startswith("No measure goes by “stopsearch 1950”. The nearest names are below;")
    assert 1 <= len(labels(reply)) <= 3
    answered, *_ = shared.press(labels(reply)[0])
    assert "8,993 · 2023/24" in text_of(answered)


def test_a_name_like_no_other_gets_one_sentence_and_no_buttons(shared: Conversation) -> None:
    (reply,) = shared.say("/kpi qwertyzxc")
    assert text_of(reply) == "No measure goes by “qwertyzxc”. /kpis lists all that can be asked."
    assert not labels(reply)


def test_a_name_of_several_measures_is_asked_back_and_each_button_answers(shared: Conversation) -> None:
    (reply,) = shared.say("/kpi stops")
    assert text_of(reply) == "Which figure?"
    assert "Positive outcomes" in labels(reply)
    answered, *_ = shared.press("Positive outcomes")
    assert text_of(answered).startswith("Stop and searches with a positive outcome\n")


@pytest.mark.parametrize("command", ["/kpi", "/chart", "/source"])
def test_a_period_without_a_figure_never_borrows_another(shared: Conversation, command: str) -> None:
    (reply,) = shared.say(f"{command} stopsearch q4 2021/22")
    assert text_of(reply) == (
        "Stop and searches carried out, Q4 2021/22: not in the reports loaded\n"
        "Police and Crime Plan performance update, March 2022 leaves the cell blank."
    )
    assert labels(reply) == ["Q3 2021/22: 1,546", "2022/23: 7,137"]
    nearest, _ = shared.press("Q3 2021/22: 1,546")
    assert "1,546 · Q3 2021/22" in text_of(nearest)


@pytest.mark.parametrize(
    "data",
    ["q:gone", "c:gone", "s:gone", "y:gone", "q:", "q:calls-999-answered~9999", "q:stop-searches~~x", "x" * 64, "q"],
)
def test_a_button_that_leads_nowhere_says_so_in_one_sentence(shared: Conversation, data: str) -> None:
    (reply,) = shared.press_data(data)
    assert text_of(reply) == OUTDATED


@pytest.mark.parametrize(
    "data", ["q:" + "~" * 62, "s:stop-searches~240101-231231", "c:stop-searches~~~sex", "y:\u202e"]
)
def test_junk_in_a_button_is_answered_and_the_bot_goes_on(shared: Conversation, data: str) -> None:
    (reply,) = shared.press_data(data)
    assert len(text_of(reply)) < 300
    assert "8,993" not in text_of(reply)
    assert len(shared.say("/kpi stopsearch")) == 2


def test_a_chart_already_sent_is_not_uploaded_again(bot: Conversation) -> None:
    _, first = bot.say("/kpi stopsearch")
    _, again = bot.say("/kpi stopsearch")
    _, elsewhere = bot.say("/kpi stopsearch", chat=GROUP_ID)
    assert first.file is not None
    assert again.file is first.file
    assert elsewhere.file is first.file
    _, other = bot.say("/kpi 999 answered")
    assert other.file is not first.file


def test_who_was_told_a_figure_is_kept(bot: Conversation) -> None:
    told = {each.as_published: each.id for each in bot.store.figures.of_kpi("stop-searches")}
    assert told["8,993"] is not None
    assert bot.store.told.chats_told(told["8,993"]) == []
    bot.say("/kpi stopsearch")
    assert bot.store.told.chats_told(told["8,993"]) == [YOU.id]
    assert told["1,546"] is not None
    assert bot.store.told.chats_told(told["1,546"]) == []


def test_every_button_under_every_figure_fits_and_leads_to_an_answer(bot: Conversation) -> None:
    """All the figures that ship, by the buttons of the measures they belong to."""
    desk = bot.service.desk
    request = Request(YOU.id, YOU.id, YOU.name, True, "")
    actions: dict[str, str] = {}
    for figure in bot.store.figures.all():
        found = answer(question_of(reference_of(figure), desk.office.catalogue), desk.store.figures, figure.area)
        message = answer_message(found, desk.office.area_title)
        for button in (button for row in message.buttons for button in row):
            assert 1 <= len(button.action.encode()) <= 64, button
            actions[button.action] = button.label
    assert len(actions) > 1000
    for action in (each for each in actions if each[0] == "q"):
        verb, _, words = action.partition(":")
        reply = BUTTONS[verb].run(desk, replace(request, words=words))
        assert reply.message.text != OUTDATED, action


def test_the_answer_is_the_same_as_on_the_command_line(shared: Conversation) -> None:
    desk = shared.service.desk
    question = understand("999 answered", desk.office.catalogue, shared.clock().date())
    figures = answer(question, desk.store.figures, desk.office.area)
    reply, _ = shared.say("/kpi 999 answered")
    assert f"{figures.value}%" in text_of(reply)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("compare burglary and robbery", ("Residential burglary", "Robbery")),
        ("stop searches cleveland and durham", ("Cleveland", "Durham")),
        ("stop searches durham", ("Oct 2021: 177", "Nov 2021: 211")),
        ("charge rate", ("Possession of weapons: 36.7%",)),
    ],
)
def test_the_chart_button_draws_what_the_reply_tells(shared: Conversation, text: str, told: tuple[str, ...]) -> None:
    shared.say(text)
    (chart,) = shared.press("Chart")
    assert chart.photo is not None
    assert all(each in (chart.caption or "") for each in told)


def test_an_old_button_for_several_figures_leads_nowhere_and_says_so(shared: Conversation) -> None:
    (reply,) = shared.press_data("cs:!a-topic-that-is-gone")
    assert "older message" in (reply.text or "")


@pytest.mark.parametrize("command", ["/why", "/source"])
def test_the_method_and_the_source_of_another_areas_figure_name_the_area(shared: Conversation, command: str) -> None:
    (reply,) = shared.say(f"{command} stop searches durham")
    assert (reply.text or "").startswith("Stop and searches carried out, Durham")
