from bot.commands import COMMANDS, MENU
from tests.bot.conversation import Conversation, labels


def test_everything_that_can_be_asked_is_two_taps_away(shared: Conversation) -> None:
    (objectives,) = shared.say("/kpis")
    assert objectives.text == "What can be asked\nBy objective of the Police and Crime Plan. Tap one."
    held = shared.service.desk.office.catalogue.by_objective()
    assert labels(objectives) == [f"{each.title} ({len(found)})" for each, found in held.items() if found]
    reached: set[str] = set()
    for label in labels(objectives):
        (measures,) = shared.press(label)
        assert measures.message_id == objectives.message_id, "the list is opened in its own place"
        reached.update(labels(measures))
        shared.press("‹ All objectives")
    assert reached >= {kpi.title for kpi in shared.service.desk.office.catalogue.kpis}


def test_a_measure_of_the_list_is_answered_by_a_tap(shared: Conversation) -> None:
    shared.say("/kpis")
    shared.press("Putting more police on the streets (7)")
    reply, *_ = shared.press("Police officers")
    assert reply.text is not None
    assert reply.text.startswith("Police officers")


def test_an_objective_that_is_gone_leads_back_to_all_of_them(shared: Conversation) -> None:
    (reply,) = shared.press_data("o:abolished")
    assert (reply.text or "").startswith("What can be asked")


def test_help_lists_every_command_with_a_line_of_its_own(shared: Conversation) -> None:
    (reply,) = shared.say("/help")
    lines = (reply.text or "").split("\n")
    for name, command in COMMANDS.items():
        assert f"/{name} – {command.summary}" in lines
        assert command.summary
    readers = [line.split(" ")[0] for line in lines if line.startswith("/")][: len(MENU)]
    assert readers == [f"/{name}" for name in MENU], "what readers need stands first"


def test_the_menu_of_telegram_shows_the_five_commands_of_readers(shared: Conversation) -> None:
    assert MENU == ("kpi", "kpis", "alerts", "digest", "help")
    assert all(1 <= len(COMMANDS[name].summary) <= 256 for name in MENU)
