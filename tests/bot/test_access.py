from collections.abc import Iterator

import pytest

from bot.access import CODE_PREFIX, Access
from kpistore.store import Store, open_store
from kpistore.store.people import Role
from tests.bot.conversation import HandClock

HOURS = 72


@pytest.fixture
def store() -> Iterator[Store]:
    held = open_store("sqlite://")
    yield held
    held.close()


def test_nobody_is_a_member_until_let_in(store: Store) -> None:
    access = Access(store.people, HandClock(), HOURS)
    assert access.member(1, "Jo") is None
    access.admit_administrators([1])
    held = access.member(1, "Jo")
    assert held is not None
    assert held.role is Role.ADMINISTRATOR
    assert access.member(2, "Jo") is None


def test_admitting_administrators_again_leaves_them_as_they_are(store: Store) -> None:
    clock = HandClock()
    access = Access(store.people, clock, HOURS)
    access.admit_administrators([1])
    joined = access.member(1, "Jo")
    assert joined is not None
    assert joined.name == "Jo"
    clock.pass_by(days=9)
    access.admit_administrators([1])
    assert access.member(1, "Jo") == joined


def test_a_code_fits_a_deep_link_and_is_never_the_same_twice(store: Store) -> None:
    access = Access(store.people, HandClock(), HOURS)
    codes = {access.invite(Role.READER) for _ in range(20)}
    assert len(codes) == 20
    for code in codes:
        assert code.startswith(CODE_PREFIX)
        assert len(code) <= 64
        assert set(code) <= set("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-")


@pytest.mark.parametrize(("hours", "let_in"), [(0.0, True), (71.99, True), (72.0, False), (1000.0, False)])
def test_a_code_is_good_for_its_hours(store: Store, hours: float, let_in: bool) -> None:
    clock = HandClock()
    access = Access(store.people, clock, HOURS)
    code = access.invite(Role.EDITOR)
    clock.pass_by(hours=hours)
    assert (access.accept(code, 5, "Jo") is not None) is let_in
    assert (access.member(5, "Jo") is not None) is let_in


@pytest.mark.parametrize(
    "change", [str.upper, str.lower, lambda code: code + "x", lambda code: code[:-1], lambda _: ""]
)
def test_a_code_that_differs_at_all_is_not_good(store: Store, change) -> None:  # type: ignore[no-untyped-def]
    access = Access(store.people, HandClock(), HOURS)
    code = access.invite(Role.READER)
    assert access.accept(change(code), 5, "Jo") is None
    assert access.accept(code, 5, "Jo") is not None, "a wrong try does not use it up"


def test_a_long_name_is_cut_and_a_strange_one_kept(store: Store) -> None:
    access = Access(store.people, HandClock(), HOURS)
    long = access.accept(access.invite(Role.READER), 5, "😀" * 300)
    strange = access.accept(access.invite(Role.READER), 6, "<b>Robert'); DROP TABLE people;--")
    assert long is not None
    assert long.name == "😀" * 100
    assert strange is not None
    assert strange.name == "<b>Robert'); DROP TABLE people;--"
