"""Who may use the bot, invitations that work once, and what a chat receives."""

from pathlib import Path

import pytest

from kpistore.store import Store
from kpistore.store.people import ALERTS, DIGEST, Person, Role, following
from tests.kpistore.store.stores import NOW, at_once, later, two_processes

ANN = Person(7, "Ann", Role.EDITOR, NOW)


def test_who_joins_is_found_and_receives_everything(store: Store) -> None:
    store.people.join(ANN)
    assert store.people.find(7) == ANN
    assert (store.people.subscribers(ALERTS), store.people.subscribers(DIGEST)) == ([7], [7])


def test_a_stranger_is_not_found_and_receives_nothing(store: Store) -> None:
    assert store.people.find(7) is None
    assert store.people.all() == []
    assert store.people.subscribers(ALERTS) == []


def test_who_joins_again_stays_as_they_were(store: Store) -> None:
    store.people.join(ANN)
    store.people.unsubscribe(7, DIGEST, NOW, "asked")
    store.people.join(Person(7, "Bob", Role.READER, later(days=1)))
    assert store.people.all() == [ANN]
    assert store.people.subscribers(DIGEST) == []


def test_who_is_removed_is_a_stranger_again(store: Store) -> None:
    store.people.join(ANN)
    assert [store.people.remove(7), store.people.remove(7)] == [True, False]
    assert store.people.find(7) is None
    assert store.people.subscribers(ALERTS) == []


def test_people_are_listed_in_the_order_they_joined(store: Store) -> None:
    for number, day in ((3, 2), (1, 1), (2, 1)):
        store.people.join(Person(number, "", Role.READER, later(days=day)))
    assert [each.user_id for each in store.people.all()] == [1, 2, 3]


def test_a_telegram_number_beyond_32_bits_is_kept_whole(store: Store) -> None:
    store.people.join(Person(2**52, "Ann", Role.READER, NOW))
    store.people.subscribe(-(10**12), ALERTS, NOW)
    assert store.people.find(2**52) is not None
    assert store.people.subscribers(ALERTS) == [-(10**12), 2**52]


def test_an_invitation_works_once(store: Store) -> None:
    store.people.invite("hash", Role.EDITOR, NOW, later(days=1))
    assert store.people.accept("hash", 7, NOW) is Role.EDITOR
    assert store.people.accept("hash", 8, NOW) is None
    assert store.people.accept("hash", 7, NOW) is None


@pytest.mark.parametrize(("hours", "role"), [(23.99, Role.READER), (24, None), (25, None)])
def test_an_invitation_works_until_it_expires(store: Store, hours: float, role: Role | None) -> None:
    store.people.invite("hash", Role.READER, NOW, later(hours=24))
    assert store.people.accept("hash", 7, later(hours=hours)) is role


def test_an_unknown_code_invites_nobody(store: Store) -> None:
    store.people.invite("hash", Role.ADMINISTRATOR, NOW, later(days=1))
    assert store.people.accept("other", 7, NOW) is None
    assert store.people.accept("", 7, NOW) is None


def test_of_two_who_use_one_invitation_at_once_one_gets_in(tmp_path: Path) -> None:
    with two_processes(tmp_path) as (one, other):
        for number in range(10):
            one.people.invite(f"hash{number}", Role.READER, NOW, later(days=1))
            roles = at_once(
                lambda n=number: one.people.accept(f"hash{n}", 7, NOW),
                lambda n=number: other.people.accept(f"hash{n}", 8, NOW),
            )
            assert sorted(roles, key=str) == [None, Role.READER]


def test_a_subscription_ends_and_begins_again(store: Store) -> None:
    store.people.subscribe(1, ALERTS, NOW)
    store.people.subscribe(1, ALERTS, NOW)
    store.people.unsubscribe(1, ALERTS, later(days=1), "asked")
    assert store.people.subscribers(ALERTS) == []
    store.people.subscribe(1, ALERTS, later(days=2))
    assert store.people.subscribers(ALERTS) == [1]


def test_a_chat_that_is_gone_loses_every_subscription_and_others_none(store: Store) -> None:
    for chat in (1, 2):
        store.people.subscribe(chat, ALERTS, NOW)
        store.people.subscribe(chat, following("homicides"), NOW)
    store.people.unsubscribe(1, None, NOW, "kicked" * 100)
    assert store.people.subscribers(ALERTS) == [2]
    assert [(each.chat_id, each.kpi) for each in store.people.followed()] == [(2, "homicides")]


def test_subscriptions_follow_a_group_that_got_a_new_number(store: Store) -> None:
    store.people.subscribe(-1, ALERTS, NOW)
    store.people.subscribe(-100, ALERTS, NOW)
    store.people.move(-1, -100)
    assert store.people.subscribers(ALERTS) == [-100]
