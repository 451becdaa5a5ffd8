"""PostgreSQL for real: several replicas on one server. Runs where the environment names one."""

import subprocess
import sys
from pathlib import Path
from subprocess import PIPE

import pytest
from sqlalchemy import text

from kpistore.shipped import shipped_claims, shipped_figures
from kpistore.store import Store, StoreError, open_store
from kpistore.store.engine import connect, reading, writing
from tests.databases import address, new_address, on_postgresql_only
from tests.kpistore.made import figure
from tests.kpistore.shipped import office
from tests.kpistore.store.stores import NOW, at_once, looking_into, parcel, two_processes

pytestmark = on_postgresql_only
REPLICAS = 3
STARTING = """
import sys
from datetime import UTC, datetime
from kpistore.catalogue import CLEVELAND, load_office
from kpistore.shipped import shipped_figures
from kpistore.store import open_store
store = open_store(sys.argv[1])
store.figures.record(shipped_figures(load_office(CLEVELAND)), datetime(2024, 10, 7, 9, tzinfo=UTC))
print(store.figures.count())
"""


def test_replicas_that_start_at_once_on_an_empty_server_load_the_figures_once(tmp_path: Path) -> None:
    call = [sys.executable, "-c", STARTING, address(tmp_path)]
    started = [subprocess.Popen(call, stdout=PIPE, stderr=PIPE, text=True) for _ in range(REPLICAS)]
    held = str(len(shipped_figures(office())))
    assert [each.communicate(timeout=60) for each in started] == [(f"{held}\n", "")] * REPLICAS


def test_what_ships_is_read_back_as_it_was_recorded(store: Store) -> None:
    figures, claims = shipped_figures(office()), shipped_claims(office())
    store.figures.record(figures, NOW)
    store.claims.record(claims, NOW)
    assert [(each.identity, each.value, each.as_published) for each in store.figures.all()] == [
        (each.identity, each.value, each.as_published) for each in figures
    ]
    assert len(store.claims.all()) == len(claims)


def test_a_message_goes_to_one_of_two_replicas(tmp_path: Path) -> None:
    with two_processes(tmp_path) as (one, other):
        one.outbox.post([parcel(str(number)) for number in range(40)], NOW)
        taken = at_once(*(lambda s=store: [s.outbox.claim(NOW, 5) for _ in range(4)] for store in (one, other)))
    keys = [each.key for batches in taken for batch in batches for each in batch]
    assert sorted(keys, key=int) == [str(number) for number in range(40)]


def test_what_two_replicas_look_up_before_they_write_stays_true(tmp_path: Path) -> None:
    with two_processes(tmp_path) as (one, other):
        acts = [lambda s=store: len(s.figures.record([figure("12")], NOW)) for store in (one, other) * 4]
        assert sorted(at_once(*acts)) == [0] * 7 + [1]
        assert one.figures.count() == 1


def test_a_reader_sees_one_state_and_is_held_up_by_no_writer(tmp_path: Path) -> None:
    with two_processes(tmp_path) as (one, _), looking_into(tmp_path) as connection:
        count = text("SELECT count(*) FROM observations")
        before = connection.execute(count).scalar()
        one.figures.record([figure("12")], NOW)
        assert connection.execute(count).scalar() == before == 0


def test_a_reading_transaction_writes_nothing() -> None:
    store, engine = Store(new_address()), connect(new_address())
    with pytest.raises(Exception, match="read-only"), reading(engine) as connection:
        connection.execute(text("CREATE TABLE mine (id integer)"))
    engine.dispose()
    store.close()


def test_a_connection_that_the_server_closed_is_not_used_again(tmp_path: Path) -> None:
    with two_processes(tmp_path) as (one, _):
        assert one.figures.count() == 0
        engine = connect(address(tmp_path))
        mine = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid()"
        with writing(engine) as connection:
            connection.execute(text(f"{mine} AND application_name = current_setting('application_name')"))
        engine.dispose()
        assert one.figures.count() == 0


def test_a_server_that_does_not_answer_is_said_so_without_the_password() -> None:
    with pytest.raises(StoreError, match="does its server answer") as caught:
        open_store("postgresql://somebody:secret-word@127.0.0.1:9/nowhere")
    assert "secret-word" not in str(caught.value)
