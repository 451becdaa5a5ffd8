"""The tables and statements as PostgreSQL would get them; no server is asked."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import ClauseElement, Column, String, event
from sqlalchemy.dialects import postgresql
from sqlalchemy.engine import Engine
from sqlalchemy.schema import CreateIndex, CreateTable

from kpistore.catalogue.measures import LONGEST_KEY
from kpistore.model.alert import Event
from kpistore.model.failed_import import FailedImport
from kpistore.model.period import UNDATED
from kpistore.store import Store, open_store, tables
from kpistore.store.edits import Sent
from kpistore.store.ledger import RunStatus, ScheduleRow
from kpistore.store.outbox import Parcel, State
from kpistore.store.pending import Change, PendingFile
from kpistore.store.people import ALERTS, Person, Role
from kpistore.store.silences import Silence
from kpistore.store.tables import metadata
from tests.kpistore.made import figure
from tests.kpistore.store.stores import NOW, later, parcel
from tests.kpistore.store.test_ledger import FIRED

FILE = PendingFile("a" * 64, "a.csv", 7, "New (1)", "f" * 64, 7, 7, "Ann", NOW, later(days=2))
POSTGRESQL = postgresql.dialect()  # type: ignore[no-untyped-call]
LONGEST_NAME = 63
"""PostgreSQL cuts longer names off."""


@pytest.mark.parametrize("name", sorted(metadata.tables))
def test_every_table_can_be_made_by_postgresql(name: str) -> None:
    table = metadata.tables[name]
    made = str(CreateTable(table).compile(dialect=POSTGRESQL))
    made += "".join(str(CreateIndex(index).compile(dialect=POSTGRESQL)) for index in table.indexes)
    assert "AUTOINCREMENT" not in made
    assert "DATETIME" not in made


def test_no_name_is_longer_than_postgresql_keeps() -> None:
    tables = metadata.tables.values()
    names = [str(each.name) for table in tables for each in table.constraints]
    names += [str(each.name) for table in tables for each in table.indexes]
    assert len(names) >= len(tables)
    assert [name for name in names if len(name) > LONGEST_NAME] == []


@pytest.fixture
def watched() -> Iterator[tuple[Store, list[ClauseElement]]]:
    """A store, and every statement that it is given."""
    statements: list[ClauseElement] = []

    def watch(_connection: object, statement: ClauseElement, *_: object) -> None:
        statements.append(statement)

    store = open_store("sqlite://")
    event.listen(Engine, "before_execute", watch)
    yield store, statements
    event.remove(Engine, "before_execute", watch)
    store.close()


def figures(store: Store) -> None:
    store.figures.record([figure("12"), figure("13", comparator="national")], NOW)
    store.figures.of_kpi("robbery")
    store.figures.of_kpi("robbery", "exampleshire")
    store.figures.like([figure("12"), figure("12", UNDATED)])
    store.figures.numbered([1])
    store.figures.count()


def people(store: Store) -> None:
    store.people.join(Person(7, "Ann", Role.READER, NOW))
    store.people.find(7)
    store.people.all()
    store.people.invite("hash", Role.READER, NOW, later(days=1))
    store.people.accept("hash", 7, NOW)
    store.people.subscribe(7, ALERTS, NOW)
    store.people.subscribers(ALERTS)
    store.people.followed()
    store.people.move(7, 8)
    store.people.unsubscribe(8, None, NOW, "left")
    store.people.remove(7)


def ledger(store: Store) -> None:
    store.alerts.record(FIRED, [parcel("alert")], NOW)
    store.alerts.before(NOW)
    store.silences.add(Silence(1, "999 below", "Ann", NOW, until_newer_than=date(2024, 9, 30)))
    store.silences.silent("999 below", date(2024, 9, 30), NOW)
    store.silences.of_chat(1, NOW)
    store.runs.set_schedule(ScheduleRow("digest", "mon", "07:30", "Europe/London", NOW))
    store.runs.schedules()
    store.runs.claim("digest", NOW, NOW)
    store.runs.finish("digest", NOW, NOW, RunStatus.DONE)
    store.runs.last("digest", NOW)
    store.pictures.keep(1, "digest", "file", NOW)
    store.pictures.file_id(1, "digest")


def outbox(store: Store) -> None:
    store.figures.record([figure("12")], NOW)
    store.outbox.post([parcel("a", observation_ids=(1,)), parcel("b")], NOW)
    first, second = store.outbox.claim(NOW)
    store.outbox.settle(first, State.SENT, NOW)
    store.outbox.put_back(second, NOW, NOW, "later")
    store.outbox.recover(NOW, NOW)
    store.outbox.waiting()
    store.told.record("7Q3F", 1, (1,), NOW)
    store.told.chats_told(1)


def answering(store: Store) -> None:
    store.alerts.record(FIRED, [parcel("alert")], NOW)
    (told,) = store.outbox.claim(NOW)
    store.outbox.settle(told, State.SENT, NOW, telegram_id=5)
    for said in (Event.ACKNOWLEDGED, Event.IMPROVED):
        store.alerts.acknowledge(replace(FIRED, event=said), FIRED.key, _edited, str.upper, NOW)
    store.failed_imports.keep(FailedImport("a.pdf", "protected", NOW))
    store.failed_imports.last(NOW)


def _edited(sent: Sent) -> Parcel:
    return replace(parcel(f"{sent.message} again"), edits=sent.telegram_id)


def waiting(store: Store) -> None:
    number = store.pending.keep(FILE, b"content")
    store.pending.keep(FILE, b"content")
    store.pending.find(number)
    store.pending.waiting(NOW)
    store.pending.content(number)
    store.pending.begin(number, "Ann", NOW)
    store.pending.give_back(number, "New (1)", "f" * 64)
    store.pending.begin(number, "Ann", NOW)
    store.pending.record(number, Change((figure("12"),), (), (), store.figures.last()), NOW)
    store.pending.reject(number, "Ann", NOW)
    store.releases.publish([1], "Ann", date(2024, 10, 7), NOW)
    store.releases.unpublished([1])
    store.releases.measures([1])
    store.mistakes.mark(1, "typing mistake", "Ann", NOW)
    store.mistakes.since(NOW)
    store.mistakes.among([1])


@pytest.mark.parametrize(
    ("use", "least"), [(waiting, 25), (figures, 6), (people, 15), (ledger, 12), (outbox, 12), (answering, 12)]
)
def test_every_statement_can_be_compiled_for_postgresql(
    watched: tuple[Store, list[ClauseElement]], use: Callable[[Store], None], least: int
) -> None:
    store, statements = watched
    use(store)
    said = [str(each.compile(dialect=POSTGRESQL)) for each in statements]
    assert len(said) >= least
    assert all(each.split()[0] in {"SELECT", "INSERT", "UPDATE", "DELETE"} for each in said)


def test_on_postgresql_a_claim_passes_over_what_another_process_is_taking(
    watched: tuple[Store, list[ClauseElement]],
) -> None:
    store, statements = watched
    store.outbox.post([parcel("a")], NOW)
    statements.clear()
    store.outbox.claim(NOW)
    assert "FOR UPDATE SKIP LOCKED" in str(statements[0].compile(dialect=POSTGRESQL))


def test_the_migrations_use_no_word_of_one_database_alone() -> None:
    versions = Path(__file__).parents[3] / "kpistore" / "store" / "migrations" / "versions"
    written = "".join(each.read_text(encoding="utf-8") for each in versions.glob("*.py"))
    assert "create_table" in written
    assert not any(word in written for word in ("PRAGMA", "op.execute", "sqlite", "postgresql"))


@pytest.mark.parametrize("column", [tables.outbox.c.topic, tables.told.c.via, tables.subscriptions.c.topic])
def test_the_topic_of_the_longest_key_fits_where_it_is_kept(column: Column[str]) -> None:
    assert isinstance(column.type, String)
    assert column.type.length is not None
    assert len(f"kpi:{'k' * LONGEST_KEY}") <= column.type.length


def test_what_people_are_called_and_write_is_cut_to_its_column(store: Store) -> None:
    store.silences.add(Silence(7, "999 below", "A" * 500, NOW, until=later(days=7), reason="B" * 500))
    (held,) = store.silences.of_chat(7, NOW)
    assert (len(held.author), len(held.reason)) == (100, 300)
