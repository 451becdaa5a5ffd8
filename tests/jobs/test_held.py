"""What is held over the night or a quiet day comes as one message after, and stays one for whatever follows."""

import asyncio
from dataclasses import replace
from datetime import date

from briefing.message import Message
from jobs.alerts import AlertSettings, run_alerts
from jobs.answering import acknowledge
from jobs.correcting import approve, draft
from jobs.delivery import deliver
from jobs.digests import DigestSettings, run_digest
from jobs.enquiring import run_enquiries
from jobs.following import run_following
from jobs.hours import SendingHours, next_sending_time
from jobs.letters import message_to_json, noted
from kpistore.catalogue import Office
from kpistore.catalogue.lookup import Objective
from kpistore.model.alert import AlertRule, RuleKind, Severity
from kpistore.model.observation import Observation
from kpistore.store import Store
from kpistore.store.corrections import Correction
from kpistore.store.enquiries import Enquiry
from kpistore.store.outbox import Parcel
from kpistore.store.people import ALERTS, Person, Role, following
from tests.jobs.worlds import KeepingSender, figure, kpi, moment, office, quarters, store_with

CALLS = replace(AlertRule("calls", "answered", RuleKind.BELOW_TARGET), severity=Severity.LOW)
CRIME = replace(AlertRule("crime", "burglary", RuleKind.BELOW_TARGET), severity=Severity.HIGH)
NIGHT, LATER, MORNING = "2020-10-01T21:00", "2020-10-01T23:00", "2020-10-02T07:30"
WRONG = Correction("answered", "Answered, Q1", 1, None, "95%", "", "A typing mistake.", moment(NIGHT))


def watched() -> Office:
    burglary = replace(kpi("burglary", target="90"), objective="crime")
    held = office([kpi(target="90"), burglary], CALLS, CRIME)
    objectives = (Objective("service", "Access to services"), Objective("crime", "Less crime"))
    return replace(held, catalogue=replace(held.catalogue, objectives=objectives))


def burglary() -> list[Observation]:
    return [figure(each.period, "70", "burglary") for each in quarters("1", "1")]


def two_runs(*members: int) -> Store:
    """One alert of each of two runs of one night."""
    return at_night(store_with(quarters("95", "80"), *members))


def at_night(store: Store) -> Store:
    """The two runs of it."""
    run_alerts(store, watched(), moment(NIGHT), AlertSettings())
    store.figures.record(burglary(), moment("2020-10-01T22:00"))
    run_alerts(store, watched(), moment(LATER), AlertSettings())
    return store


def delivered(store: Store, at: str, sender: KeepingSender) -> list[Message]:
    asyncio.run(deliver(store.outbox, store.people, sender, lambda: moment(at)))
    return [message for _, message in sender.sent]


def test_two_runs_of_a_night_are_one_message_a_chat_most_severe_first_under_objectives() -> None:
    sender = KeepingSender()
    messages = delivered(two_runs(7, 8), MORNING, sender)
    assert [chat for chat, _ in sender.sent] == [7, 8]
    lines = messages[0].plain().splitlines()
    assert lines[0] == "2 alerts, most severe first"
    assert [line for line in lines if line in ("Less crime", "Access to services")] == [
        "Less crime",
        "Access to services",
    ]
    assert [button.label for row in messages[0].buttons for button in row] == ["Burglary", "Answered"]


def test_nothing_is_sent_before_the_morning_and_nothing_twice() -> None:
    store, sender = two_runs(7), KeepingSender()
    assert delivered(store, LATER, sender) == []
    assert len(delivered(store, MORNING, sender)) == 1
    assert len(delivered(store, "2020-10-02T09:00", sender)) == 1
    assert run_alerts(store, watched(), moment("2020-10-02T09:30"), AlertSettings()) == []


def test_who_was_told_which_figure_is_kept_of_all() -> None:
    store = two_runs(7)
    delivered(store, MORNING, KeepingSender())
    told = [each.id for each in store.figures.all() if each.id and store.told.chats_told(each.id) == [7]]
    assert len(told) == 2


def test_a_briefing_held_over_a_quiet_day_comes_at_the_end_of_the_one_message_with_its_pictures() -> None:
    quiet, sender = SendingHours(quiet_days=("fri",)), KeepingSender()
    store = store_with([*quarters("95", "80"), *burglary()], 7)
    run_alerts(store, watched(), moment("2020-10-02T09:00"), AlertSettings(hours=quiet))
    briefing = DigestSettings(headlines=("answered",), hours=quiet)
    run_digest(store, watched(), moment("2020-10-02T09:00"), briefing)
    (message,) = delivered(store, "2020-10-03T07:30", sender)
    lines = message.plain().splitlines()
    assert lines[0] == "2 alerts, most severe first; 1 weekly briefing"
    assert lines.index("Weekly briefing · Friday 2 October 2020") > lines.index("Access to services")
    assert "2 office rules checked" in lines[-3]
    assert lines[-1] == "You receive these because you follow alerts."
    assert len(message.pictures) == 2


def test_a_briefing_with_nothing_beside_it_stays_as_it_is() -> None:
    store, sender = store_with(quarters("95", "92"), 7), KeepingSender()
    run_digest(store, watched(), moment(NIGHT), DigestSettings(headlines=("answered",)))
    (message,) = delivered(store, MORNING, sender)
    assert message.plain().splitlines()[0] == "Weekly briefing · Thursday 1 October 2020"


def test_an_acknowledgement_edits_the_one_message() -> None:
    store, sender = two_runs(7), KeepingSender()
    delivered(store, MORNING, sender)
    acknowledge(store, CRIME, "Ann", moment("2020-10-02T09:00"))
    delivered(store, "2020-10-02T09:01", sender)
    ((chat, number, message),) = sender.edited
    assert (chat, number) == (7, 1)
    assert "2 alerts" in message.text
    assert "Acknowledged by Ann" in message.text


def test_a_second_acknowledgement_keeps_the_note_of_the_first_sent_or_not() -> None:
    for between in ((), ("2020-10-02T09:01",)):
        store, sender = two_runs(7), KeepingSender()
        delivered(store, MORNING, sender)
        acknowledge(store, CRIME, "Ann", moment("2020-10-02T09:00"))
        for at in between:
            delivered(store, at, sender)
        acknowledge(store, CALLS, "Bob", moment("2020-10-02T09:02"))
        delivered(store, "2020-10-02T09:03", sender)
        assert len(sender.edited) == 1 + len(between), "an edit on its way is told by the next one"
        text = sender.edited[-1][2].text
        assert text.count("Acknowledged by Ann") == text.count("Acknowledged by Bob") == 1


def test_who_hears_in_the_morning_hears_who_took_it_on_at_night() -> None:
    store = two_runs(7)
    acknowledge(store, CALLS, "Ann", moment("2020-10-01T23:30"))
    (message,) = delivered(store, MORNING, KeepingSender())
    note = message.plain().index("Acknowledged by Ann")
    assert message.plain().index("Answered: 80%") < note, "below its own alert"
    assert [button.label for row in message.buttons for button in row] == ["Burglary", "Answered"]


def test_messages_of_the_same_number_in_two_chats_are_both_edited() -> None:
    class Numbering(KeepingSender):
        """Counts in each chat of its own, as Telegram does in large groups."""

        async def send(self, chat_id: int, message: Message) -> int:
            await super().send(chat_id, message)
            return 1

    store = two_runs(7, 8)
    delivered(store, MORNING, Numbering())
    acknowledge(store, CRIME, "Ann", moment("2020-10-02T09:00"))
    assert sorted(each.chat_id for each in store.outbox.waiting()) == [7, 8]


def test_what_comes_up_by_day_is_not_put_together() -> None:
    store = store_with(quarters("95", "80"), 7)
    run_alerts(store, watched(), moment("2020-10-01T10:00"), AlertSettings())
    store.figures.record(burglary(), moment("2020-10-01T10:30"))
    run_alerts(store, watched(), moment("2020-10-01T11:00"), AlertSettings())
    assert len(delivered(store, "2020-10-01T11:01", KeepingSender())) == 2


def test_words_added_below_an_alert_come_with_it() -> None:
    store = two_runs(7)
    store.outbox.amend("calls", lambda text: noted(text, "Ann: known"))
    (message,) = delivered(store, MORNING, KeepingSender())
    assert message.text.count("Ann: known") == 1


def test_reminders_new_figures_and_corrections_of_a_night_come_in_the_same_message() -> None:
    store = store_with(quarters("95", "80"))
    store.people.join(Person(7, "Ed", Role.EDITOR, moment("2020-09-01T00:00")))
    at_night(store)
    store.people.subscribe(7, following("answered"), moment("2020-09-01T00:00"))
    asked = Enquiry(
        "calls", "answered", date(2020, 6, 30), date(2020, 9, 1), date(2020, 10, 1), 7, "Ann", moment(NIGHT)
    )
    store.enquiries.ask(asked)
    run_following(store, watched(), moment("2020-10-01T23:10"), AlertSettings())
    run_enquiries(store, watched(), moment("2020-10-01T23:10"), AlertSettings())
    draft(store, WRONG, moment(NIGHT), AlertSettings())
    (message,) = delivered(store, MORNING, KeepingSender())
    lines = message.plain().splitlines()
    assert lines[0] == "1 correction; 2 alerts, most severe first; 1 answer due; 1 new figure"
    headings = ("Corrections", "Less crime", "Access to services", "Asked of the force", "New figures")
    assert [line for line in lines if line in headings] == list(headings)
    assert lines[-1] == "You receive these because you follow alerts and these measures."
    assert [[button.label for button in row] for row in message.buttons] == [
        ["Approve: Answered, Q1", "Reject"],
        ["Burglary"],
        ["answered below its target"],
        ["Answered: Answered", "A week longer"],
        ["Answered"],
    ]


def test_a_correction_approved_at_night_rings_in_the_morning() -> None:
    store = store_with(quarters("95", "80"))
    store.told.record("A", 7, [1], moment("2020-09-01T09:00"))
    draft(store, WRONG, moment(NIGHT))
    due = next_sending_time(moment(NIGHT), SendingHours())
    assert approve(store, 1, "Ann", moment(NIGHT), due) == 1
    assert delivered(store, LATER, KeepingSender()) == []
    assert len(delivered(store, MORNING, KeepingSender())) == 1


def test_another_message_held_and_one_that_cannot_be_read_do_not_stop_it() -> None:
    store = two_runs(7)
    due = moment(MORNING)
    others = [Parcel("x", 7, ALERTS, "{", due), Parcel("y", 7, ALERTS, message_to_json(Message("reminder")), due)]
    store.outbox.post(others, moment(NIGHT))
    assert len(delivered(store, MORNING, KeepingSender())) == 2
