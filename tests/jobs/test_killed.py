"""The process is killed at each call of the store in turn; the next run makes good, and nothing is told twice."""

import asyncio
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import event
from sqlalchemy.engine import Engine

from jobs.alerts import AlertSettings, run_alerts
from jobs.delivery import HALF_SENT, deliver
from kpistore.store import Store, open_store
from tests.jobs.worlds import BELOW, FALLING, KeepingSender, kpi, moment, office, quarters, store_with

OFFICE = office([kpi(target="90")], BELOW, FALLING)
AT = moment("2020-10-01T09:00")


class Killed(BaseException):
    """The process ends here: nobody catches it."""


def killed_at(number: int, work: Callable[[], object]) -> bool:
    """Do the work and end it before its statement of that number; whether it got so far."""
    left = [number]

    def count(*_: Any) -> None:
        left[0] -= 1
        if left[0] < 0:
            raise Killed

    event.listen(Engine, "before_cursor_execute", count)
    try:
        work()
    except Killed:
        return True
    finally:
        event.remove(Engine, "before_cursor_execute", count)
    return False


@pytest.fixture(scope="module")
def pattern(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with its figures, to be copied: to make one takes longer than to use it."""
    path = tmp_path_factory.mktemp("store") / "pattern.db"
    store_with(quarters("95", "80"), 7, 8, url=f"sqlite:///{path}").close()
    return path


@pytest.fixture
def store(pattern: Path, tmp_path: Path) -> Iterator[Store]:
    """A store in a file: one in memory would be gone with the connection that was killed."""
    copied = open_store(f"sqlite:///{shutil.copy(pattern, tmp_path / 'kpibot.db')}")
    yield copied
    copied.close()


def run(store: Store) -> None:
    run_alerts(store, OFFICE, AT, AlertSettings())


@pytest.mark.parametrize("number", range(60))
def test_an_alert_run_that_is_killed_loses_nothing_and_doubles_nothing(store: Store, number: int) -> None:
    killed_at(number, lambda: run(store))
    half = len(store.alerts.of_rule(BELOW.name)), len(store.outbox.waiting())
    assert half in ((0, 0), (1, 2)), "all of the run, or nothing of it"
    run(store)
    run(store)
    assert [each.event.value for each in store.alerts.of_rule(BELOW.name)] == ["fired"]
    assert [each.chat_id for each in store.outbox.waiting()] == [7, 8], "one message a chat, of both rules"


def test_the_run_has_fewer_statements_than_are_tried(store: Store) -> None:
    assert not killed_at(60, lambda: run(store))


@pytest.mark.parametrize("number", range(30))
def test_a_delivery_that_is_killed_doubles_nothing(store: Store, number: int) -> None:
    sender = KeepingSender()
    run(store)

    def send(at: Any = AT) -> None:
        asyncio.run(deliver(store.outbox, store.people, sender, lambda: at))

    killed_at(number, send)
    send(AT + HALF_SENT)
    send(AT + HALF_SENT)
    chats = [chat for chat, _ in sender.sent]
    assert len(chats) == len(set(chats)), "at most once"
    assert store.outbox.waiting() == [], "each is sent, or known as perhaps sent"


def test_a_clock_that_jumps_a_day_ahead_and_back_tells_nothing_twice(store: Store) -> None:
    for text in ("2020-10-01T09:00", "2020-10-02T09:00", "2020-10-01T08:00", "2020-10-01T10:00", "2020-10-02T09:00"):
        run_alerts(store, OFFICE, moment(text), AlertSettings())
    assert len(store.alerts.of_rule(BELOW.name)) == 1
    assert len(store.outbox.waiting()) == 2


def test_an_hour_that_comes_twice_tells_nothing_twice(store: Store) -> None:
    """Clocks go back on 25 October 2020, at two in the morning."""
    night = moment("2020-10-25T01:30")
    for at in (night.replace(fold=0), night.replace(fold=1)):
        run_alerts(store, OFFICE, at, AlertSettings())
    assert len(store.outbox.waiting()) == 2
