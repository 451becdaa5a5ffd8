"""A figure is called wrong, everybody who heard it is to hear that, and it was right after all."""

import asyncio

from briefing.correction import corrections_log
from briefing.message import Message, without_markup
from jobs.correcting import approve, draft, withdrawal
from jobs.delivery import deliver
from jobs.letters import message_from_json, message_to_json
from jobs.taking_back import take_back
from kpistore.store import Store
from kpistore.store.outbox import Parcel
from kpistore.store.people import ALERTS, Person, Role
from tests.jobs.worlds import KeepingSender, kpi, moment, quarters, store_with

NOW, MORNING = moment("2020-10-02T22:00"), moment("2020-10-03T07:30")
EDITOR, OTHER = 1, 2
STANDS = "✎ Answered, Q2 2020/21\nTaken back: the figure of 95% stands. It was called wrong by mistake."


def marked(store: Store | None = None) -> Store:
    """7 was told 95% of Q2; Ed marks it as wrong, which is drafted."""
    store = store or store_with(quarters("92", "95"), 7)
    if not store.people.all()[1:]:
        for number in (EDITOR, OTHER):
            store.people.join(Person(number, "Ed", Role.EDITOR, moment("2020-01-01T00:00")))
        store.told.record("A", 7, [2], NOW)
    (old,) = store.figures.numbered([2]).values()
    store.mistakes.mark(2, "counted twice", "Ed", NOW)
    draft(store, withdrawal(kpi(), old, "counted twice", NOW), NOW, by=EDITOR)
    return store


def newest(store: Store) -> int:
    return store.corrections.all()[0].id


def sent(store: Store) -> list[tuple[int, str]]:
    """What is delivered in the morning."""
    sender = KeepingSender()
    asyncio.run(deliver(store.outbox, store.people, sender, lambda: MORNING))
    return [(chat, without_markup(message.text)) for chat, message in sender.sent]


def log(store: Store) -> str:
    return without_markup(corrections_log(store.corrections.all()).text)


def test_what_waits_is_never_sent_and_the_log_says_that_nobody_was_told() -> None:
    store = marked()
    assert approve(store, newest(store), "Ed", NOW, MORNING) == 1
    assert take_back(store, 2, "Ed", NOW, MORNING) == 0
    assert store.outbox.waiting() == []
    assert sent(store) == []
    assert "Answered, Q2 2020/21: 95% stands; that it was wrong was taken back. Nobody was told." in log(store)
    assert "withdrawn" not in log(store)


def test_who_heard_that_it_was_wrong_hears_once_that_it_stands() -> None:
    store = marked()
    approve(store, newest(store), "Ed", NOW)
    assert [chat for chat, _ in sent(store)] == [OTHER, 7]
    assert take_back(store, 2, "Ed", MORNING) == 1
    assert take_back(store, 2, "Ed", MORNING) is None
    assert sent(store) == [(7, STANDS)]
    assert "95% stands; that it was wrong was taken back. 1 chat was told otherwise and heard of both." in log(store)


def test_a_message_on_its_way_counts_as_heard() -> None:
    store = marked()
    approve(store, newest(store), "Ed", NOW)
    store.outbox.claim(MORNING)
    assert take_back(store, 2, "Ed", MORNING) == 1


def test_what_waits_with_the_figure_says_no_more_that_it_is_wrong() -> None:
    store = marked()
    said = message_to_json(Message("⏰ Answered: 95%"))
    store.outbox.post([Parcel("alert:1:9", 9, ALERTS, said, MORNING, (2,))], NOW)
    approve(store, newest(store), "Ed", NOW, MORNING)
    (noted,) = [message_from_json(each.message).text for each in store.outbox.waiting() if each.chat_id == 9]
    assert "Since this was written" in noted
    assert take_back(store, 2, "Ed", NOW, MORNING) == 0
    assert sent(store) == [(9, "⏰ Answered: 95%")]


def test_who_heard_of_it_below_another_message_hears_that_it_stands() -> None:
    store = marked()
    said = message_to_json(Message("⏰ Answered: 95%"))
    store.outbox.post([Parcel("alert:1:9", 9, ALERTS, said, NOW, (2,))], NOW)
    approve(store, newest(store), "Ed", NOW, MORNING)
    sender = KeepingSender()
    asyncio.run(deliver(store.outbox, store.people, sender, lambda: NOW))
    assert take_back(store, 2, "Ed", NOW, MORNING) == 1
    assert sent(store) == [(9, STANDS)]


def test_a_draft_that_is_dropped_is_not_shown_to_the_other_editors_either() -> None:
    store = marked()
    assert [each.chat_id for each in store.outbox.waiting()] == [OTHER]
    assert take_back(store, 2, "Ed", NOW) == 0
    assert store.outbox.waiting() == []
    assert approve(store, newest(store), "Ed", NOW) is None


def test_called_wrong_once_more_it_is_drafted_once_more() -> None:
    store = marked()
    approve(store, newest(store), "Ed", NOW)
    sent(store)
    take_back(store, 2, "Ed", MORNING)
    sent(store)
    marked(store)
    assert approve(store, newest(store), "Ed", MORNING) == 1
    assert [chat for chat, _ in sent(store)] == [OTHER, 7]
