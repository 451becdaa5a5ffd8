"""What /metrics counts, and what it never tells."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from itertools import count
from zoneinfo import ZoneInfo

import pytest
from prometheus_client import CollectorRegistry, generate_latest

from bot.metrics import Metrics
from bot.sandbox import STRANGER, YOU
from bot.store_metrics import StoreMetrics
from kpistore.store import Store, StoreError, open_store
from kpistore.store.ledger import RunStatus
from kpistore.store.outbox import Parcel, State
from kpistore.store.vitals import Vitals
from tests.bot.conversation import Conversation
from tests.databases import new_address
from tests.kpistore.made import figure

NOW = datetime(2024, 10, 7, 9, tzinfo=UTC)


@pytest.fixture
def store() -> Iterator[Store]:
    opened = open_store(new_address())
    yield opened
    opened.close()


def told(store: Store) -> CollectorRegistry:
    registry = CollectorRegistry()
    registry.register(StoreMetrics(store.vitals, lambda: NOW, ZoneInfo("Europe/London")))
    return registry


def requests(metrics: Metrics, status: str) -> float | None:
    return metrics.registry.get_sample_value("kpibot_requests_total", {"status": status})


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("/kpi stopsearch", "answered"),
        ("domestic abuse", "ambiguous"),
        ("stopsearch q4 2021/22", "no_data"),
        ("/kpi xyzzy", "unknown"),
        ("/help", "other"),
        ("/nonsense", "other"),
    ],
)
def test_a_request_counts_once_by_how_it_ended(shared: Conversation, text: str, status: str) -> None:
    metrics = shared.service.metrics
    before = requests(metrics, status) or 0
    shared.say(text)
    assert requests(metrics, status) == before + 1


def test_a_stranger_counts_as_one(bot: Conversation) -> None:
    bot.say("/kpi stopsearch", by=STRANGER)
    assert requests(bot.service.metrics, "stranger") == 1
    assert requests(bot.service.metrics, "answered") == 0


def test_what_fails_counts_as_failed_and_is_timed_by_the_watch_it_was_given() -> None:
    seconds = count(step=2)
    metrics = Metrics("1.0", lambda: float(next(seconds)))
    with pytest.raises(ZeroDivisionError), metrics.request():
        raise ZeroDivisionError
    assert requests(metrics, "failed") == 1
    assert metrics.registry.get_sample_value("kpibot_reply_seconds_sum") == 2


def test_no_text_name_number_or_secret_is_told(bot: Conversation) -> None:
    bot.say("/kpi stopsearch for our secret friend")
    bot.say("/kpi 999 answered", by=STRANGER)
    page = generate_latest(bot.service.metrics.registry).decode()
    assert 'kpibot_build_info{version="' in page
    never = ("friend", "stopsearch", YOU.first_name, STRANGER.first_name, bot.sandbox.token, "kpibot.db")
    assert not [each for each in never if each in page]
    assert not re.search(rf'"[^"]*{YOU.id}[^"]*"', page)


def test_the_sandbox_tells_of_its_figures_and_runs(bot: Conversation) -> None:
    bot.run_job("alerts")
    registry = bot.service.metrics.registry
    assert registry.get_sample_value("kpibot_store_up") == 1
    assert (registry.get_sample_value("kpibot_figures") or 0) > 300
    end = registry.get_sample_value("kpibot_newest_figure_timestamp_seconds")
    assert end == datetime(2024, 9, 30, tzinfo=ZoneInfo("Europe/London")).timestamp()
    assert registry.get_sample_value("kpibot_job_runs_total", {"job": "alerts", "outcome": "done"}) == 1
    assert registry.get_sample_value("kpibot_job_runs_total", {"job": "digest", "outcome": "failed"}) == 0
    success = registry.get_sample_value("kpibot_job_last_success_timestamp_seconds", {"job": "alerts"})
    assert success == bot.clock().timestamp()


def test_messages_are_counted_by_what_became_of_them(store: Store) -> None:
    store.outbox.post([Parcel(key, 1, "alerts", "{}", NOW) for key in "abc"], NOW)
    first, second = store.outbox.claim(NOW, 2)
    store.outbox.settle(first, State.SENT, NOW)
    store.outbox.settle(second, State.REFUSED, NOW)
    said = told(store)
    for state, number in {"waiting": 1, "failed": 1, "held": 0, "unconfirmed": 0}.items():
        assert said.get_sample_value("kpibot_outbox_messages", {"state": state}) == number


def test_an_empty_store_tells_no_newest_figure_and_no_success(store: Store) -> None:
    page = generate_latest(told(store)).decode()
    assert "kpibot_figures 0.0" in page
    assert "newest" not in page
    assert "last_success_timestamp_seconds{" not in page


def test_a_run_that_failed_is_no_success_nor_one_as_if_at_a_later_time(store: Store) -> None:
    later = NOW.replace(year=2030)
    for slot in (NOW, later):
        store.runs.claim("alerts", slot, slot)
    store.runs.finish("alerts", NOW, NOW, RunStatus.FAILED)
    store.runs.finish("alerts", later, later, RunStatus.DONE)
    assert store.vitals(NOW).succeeded == {}
    assert store.vitals(NOW).runs == {("alerts", "failed"): 1, ("alerts", "done"): 1}


def test_superseded_figures_count_and_cells_without_one_do_not(store: Store) -> None:
    store.figures.record([figure("12"), figure("13"), figure(None)], NOW)
    assert store.vitals(NOW).figures == 2
    assert store.vitals(NOW).newest_recorded == NOW


def test_a_store_that_does_not_answer_is_told_and_nothing_else() -> None:
    def gone(_: datetime) -> Vitals:
        raise StoreError("gone")

    registry = CollectorRegistry()
    registry.register(StoreMetrics(gone, lambda: NOW, ZoneInfo("Europe/London")))
    lines = [line for line in generate_latest(registry).decode().splitlines() if not line.startswith("#")]
    assert lines == ["kpibot_store_up 0.0"]
