import asyncio
from collections.abc import Callable
from datetime import datetime, timedelta

import pytest

from briefing.message import Delayed, Message, Moved, Refused, Unconfirmed
from jobs.delivery import MOST_ATTEMPTS, DeliveryReport, deliver, pause_after
from jobs.letters import message_to_json
from kpistore.store import Store
from kpistore.store.outbox import Parcel
from kpistore.store.people import ALERTS, DIGEST
from tests.jobs.worlds import KeepingSender, figure, moment, quarters, store_with

NOW = moment("2024-10-07T09:00")


def parcel(chat_id: int, text: str = "text", due: datetime = NOW, ids: tuple[int, ...] = ()) -> Parcel:
    return Parcel(f"{text}:{chat_id}", chat_id, ALERTS, message_to_json(Message(text)), due, ids)


def world(*parcels: Parcel) -> Store:
    store = store_with([figure(quarters("1")[0].period, "89.2")], 7, 8)
    store.outbox.post(parcels, NOW)
    return store


def delivered(store: Store, sender: KeepingSender, now: datetime = NOW) -> DeliveryReport:
    clock: Callable[[], datetime] = lambda: now  # noqa: E731
    return asyncio.run(deliver(store.outbox, store.people, sender, clock))


def test_what_is_due_is_sent_once_oldest_first() -> None:
    store = world(parcel(7, "second"), parcel(8, "first", NOW - timedelta(hours=1)))
    sender = KeepingSender()
    assert delivered(store, sender).sent == 2
    assert [message.text for _, message in sender.sent] == ["first", "second"]
    assert delivered(store, sender).sent == 0


def test_what_is_not_due_waits() -> None:
    store = world(parcel(7, due=NOW + timedelta(minutes=1)))
    assert delivered(store, KeepingSender()).sent == 0
    assert delivered(store, KeepingSender(), NOW + timedelta(minutes=1)).sent == 1


def test_more_than_one_handful_is_sent_in_one_round() -> None:
    store = world(*[parcel(7, f"message {number}") for number in range(45)])
    assert delivered(store, KeepingSender()).sent == 45


def test_who_was_told_which_figure_is_kept() -> None:
    store = world(parcel(7, ids=(1,)))
    delivered(store, KeepingSender())
    assert store.told.chats_told(1) == [7]


def test_a_message_of_which_nothing_can_be_kept_stops_no_other_and_is_not_sent_again() -> None:
    store = world(parcel(7, ids=(999,)), parcel(8))
    sender = KeepingSender()
    report = delivered(store, sender)
    assert [chat for chat, _ in sender.sent] == [7, 8]
    assert len(report.errors) == 1
    delivered(store, sender, NOW + timedelta(days=1))
    assert [chat for chat, _ in sender.sent] == [7, 8]


def test_a_refusal_ends_everything_that_chat_receives_and_no_other() -> None:
    store = world(parcel(7), parcel(8))
    report = delivered(store, KeepingSender(_7=Refused("Forbidden: bot was blocked by the user")))
    assert (report.refused, report.sent) == (1, 1)
    assert store.people.subscribers(ALERTS) == [8]
    assert store.people.subscribers(DIGEST) == [8]
    assert store.outbox.waiting() == []


def test_a_chat_that_moved_gets_its_message_at_once_and_keeps_its_subscriptions() -> None:
    store = world(parcel(7))
    sender = KeepingSender(_7=Moved(-100))
    assert delivered(store, sender).sent == 1
    assert [chat for chat, _ in sender.sent] == [-100]
    assert store.people.subscribers(ALERTS) == [-100, 8]


def test_a_chat_that_moves_for_ever_is_given_up() -> None:
    store = world(parcel(7))
    sender = KeepingSender()
    sender.raising[7] = [Moved(7) for _ in range(MOST_ATTEMPTS)]
    assert delivered(store, sender).given_up == 1


def test_a_message_delayed_by_telegram_waits_as_long_as_it_says() -> None:
    store = world(parcel(7))
    sender = KeepingSender(_7=Delayed(40, "flood"))
    assert delivered(store, sender).put_back == 1
    assert delivered(store, sender, NOW + timedelta(seconds=39)).sent == 0
    assert delivered(store, sender, NOW + timedelta(seconds=40)).sent == 1


def test_a_message_that_may_have_arrived_is_not_sent_again() -> None:
    store = world(parcel(7, ids=(1,)))
    assert delivered(store, KeepingSender(_7=Unconfirmed("timed out"))).unconfirmed == 1
    assert delivered(store, KeepingSender(), NOW + timedelta(days=1)).sent == 0
    assert store.told.chats_told(1) == [7]


def test_what_a_stopped_process_left_half_sent_is_not_sent_again() -> None:
    store = world(parcel(7))
    store.outbox.claim(NOW)
    assert delivered(store, KeepingSender(), NOW + timedelta(minutes=4)).unconfirmed == 0
    report = delivered(store, KeepingSender(), NOW + timedelta(minutes=5))
    assert (report.unconfirmed, report.sent) == (1, 0)
    assert store.outbox.waiting() == []


def test_a_message_that_fails_stops_no_other_and_its_error_tells_no_secret() -> None:
    store = world(parcel(7), parcel(8))
    report = delivered(store, KeepingSender(_7=RuntimeError("https://api.telegram.org/bot123:SECRET/sendMessage")))
    assert (report.sent, report.put_back) == (1, 1)
    assert "SECRET" not in " ".join(report.errors)


def test_a_row_that_cannot_be_read_stops_no_other() -> None:
    unreadable = Parcel("x", 7, ALERTS, "{", NOW)
    report = delivered(world(unreadable, parcel(8)), KeepingSender())
    assert (report.sent, report.put_back) == (1, 1)


def test_a_message_is_given_up_after_its_last_attempt() -> None:
    store, now = world(parcel(7)), NOW
    sender = KeepingSender()
    sender.raising[7] = [RuntimeError() for _ in range(MOST_ATTEMPTS)]
    reports = []
    for _ in range(MOST_ATTEMPTS):
        reports.append(delivered(store, sender, now))
        now += timedelta(hours=1)
    assert [each.put_back for each in reports] == [1] * (MOST_ATTEMPTS - 1) + [0]
    assert reports[-1].given_up == 1
    assert delivered(store, sender, now).sent == 0


@pytest.mark.parametrize(("attempts", "seconds"), [(0, 30), (1, 60), (3, 240), (7, 3600), (50, 3600)])
def test_the_pause_doubles_up_to_an_hour(attempts: int, seconds: int) -> None:
    assert pause_after(attempts) == timedelta(seconds=seconds)
