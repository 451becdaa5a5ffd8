"""What a chat's pictures are drawn on is kept for the chat alone, and goes with it."""

from kpistore.model.ground import Ground
from kpistore.store import Store
from kpistore.store.people import Person, Role
from tests.kpistore.store.stores import NOW, later


def test_pictures_are_on_white_until_a_chat_says_otherwise(store: Store) -> None:
    assert store.grounds.of_chat(7) is Ground.LIGHT
    store.grounds.choose(7, Ground.DARK, NOW)
    assert [store.grounds.of_chat(chat) for chat in (7, 8)] == [Ground.DARK, Ground.LIGHT]


def test_the_newest_choice_holds(store: Store) -> None:
    for hours, ground in enumerate((Ground.DARK, Ground.LIGHT, Ground.DARK)):
        store.grounds.choose(7, ground, later(hours=hours))
    assert store.grounds.of_chat(7) is Ground.DARK


def test_a_group_that_becomes_a_supergroup_keeps_its_choice(store: Store) -> None:
    store.grounds.choose(-7, Ground.DARK, NOW)
    store.grounds.choose(-100_7, Ground.LIGHT, NOW)
    store.people.move(-7, -100_7)
    assert [store.grounds.of_chat(chat) for chat in (-7, -100_7)] == [Ground.LIGHT, Ground.DARK]


def test_who_is_removed_leaves_no_choice_behind(store: Store) -> None:
    store.people.join(Person(7, "Ann", Role.READER, NOW))
    store.grounds.choose(7, Ground.DARK, NOW)
    store.people.remove(7)
    assert store.grounds.of_chat(7) is Ground.LIGHT
