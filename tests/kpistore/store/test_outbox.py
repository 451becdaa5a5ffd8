"""Messages on their way: each cause once, each message to one sender, nothing sent twice after a stop."""

from pathlib import Path

import pytest

from kpistore.store import Store
from kpistore.store.outbox import State
from tests.kpistore.made import figure
from tests.kpistore.store.stores import NOW, at_once, later, parcel, two_processes


def test_one_cause_is_posted_once(store: Store) -> None:
    assert store.outbox.post([parcel("a"), parcel("b")], NOW) == 2
    assert store.outbox.post([parcel("b"), parcel("c"), parcel("c")], NOW) == 1
    assert [each.key for each in store.outbox.waiting()] == ["a", "b", "c"]


def test_a_cause_that_was_sent_is_not_posted_again(store: Store) -> None:
    store.outbox.post([parcel("a")], NOW)
    (taken,) = store.outbox.claim(NOW)
    store.outbox.settle(taken, State.SENT, NOW, telegram_id=5)
    assert store.outbox.post([parcel("a")], later(days=1)) == 0
    assert store.outbox.waiting() == []


def test_nothing_is_posted_from_nothing(store: Store) -> None:
    assert store.outbox.post([], NOW) == 0


def test_only_what_is_due_is_taken_the_oldest_first(store: Store) -> None:
    store.outbox.post([parcel("tomorrow", minutes=1440), parcel("now"), parcel("before", minutes=-5)], NOW)
    assert [each.key for each in store.outbox.claim(NOW)] == ["before", "now"]
    assert store.outbox.claim(NOW) == []
    assert [each.key for each in store.outbox.claim(later(days=1))] == ["tomorrow"]


def test_no_more_is_taken_than_asked_for(store: Store) -> None:
    store.outbox.post([parcel(str(number)) for number in range(5)], NOW)
    assert [len(store.outbox.claim(NOW, limit=2)) for _ in range(4)] == [2, 2, 1, 0]


def test_two_processes_never_take_the_same_message(tmp_path: Path) -> None:
    with two_processes(tmp_path) as (one, other):
        one.outbox.post([parcel(f"{number:03}") for number in range(60)], NOW)

        def take(store: Store) -> list[str]:
            return [each.key for _ in range(15) for each in store.outbox.claim(NOW, limit=3)]

        first, second = at_once(lambda: take(one), lambda: take(other))
    assert sorted(first + second) == [f"{number:03}" for number in range(60)]


def test_a_message_put_back_is_taken_again_when_it_is_due_and_its_attempts_are_counted(store: Store) -> None:
    store.outbox.post([parcel("a")], NOW)
    (taken,) = store.outbox.claim(NOW)
    store.outbox.put_back(taken, later(minutes=1), NOW, "Too Many Requests", chat_id=-100)
    assert store.outbox.claim(NOW) == []
    (again,) = store.outbox.claim(later(minutes=1))
    assert (again.attempts, again.chat_id, again.id) == (1, -100, taken.id)


def test_what_a_stopped_process_left_half_sent_is_not_sent_again(store: Store) -> None:
    store.outbox.post([parcel("sending"), parcel("waiting", minutes=60)], NOW)
    store.outbox.claim(NOW)
    assert store.outbox.recover(later(minutes=-1), NOW) == 0
    assert store.outbox.recover(NOW, later(minutes=1)) == 1
    assert [each.key for each in store.outbox.waiting()] == ["waiting"]
    assert [each.key for each in store.outbox.claim(later(days=1))] == ["waiting"]


@pytest.mark.parametrize(
    ("state", "chats"), [(State.SENT, [1]), (State.UNCONFIRMED, [1]), (State.REFUSED, []), (State.WAITING, [])]
)
def test_who_was_told_a_figure_is_kept_with_what_was_sent(store: Store, state: State, chats: list[int]) -> None:
    store.figures.record([figure("12"), figure("5", of="burglary")], NOW)
    store.outbox.post([parcel("a", observation_ids=(1,))], NOW)
    (taken,) = store.outbox.claim(NOW)
    assert taken.observation_ids == (1,)
    store.outbox.settle(taken, state, NOW)
    assert (store.told.chats_told(1), store.told.chats_told(2)) == (chats, [])


def test_a_long_refusal_is_kept_as_far_as_it_fits(store: Store) -> None:
    store.outbox.post([parcel("a")], NOW)
    (taken,) = store.outbox.claim(NOW)
    store.outbox.settle(taken, State.REFUSED, NOW, error="x" * 5000)
    assert store.outbox.waiting() == []
