"""Files that wait for a decision, and what is recorded on an approval: all of it, once, or nothing."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import text

from kpistore.model.observation import Document, Observation, Release
from kpistore.store import Store, open_store
from kpistore.store.engine import _alembic, connect, reading
from kpistore.store.pending import Change, Outdated, PendingFile, PendingState
from tests.kpistore.made import figure
from tests.kpistore.store.stores import NOW, address, at_once, later, two_processes

CONTENT = b"robbery,5\n" * 1000


def pending(sha256: str = "a" * 64, name: str = "monthly.csv") -> PendingFile:
    """A file as it is sent, waiting for two days."""
    return PendingFile(sha256, name, len(CONTENT), "New (1)", "f" * 64, 7, 7, "Ann", NOW, later(days=2))


def change(store: Store, *figures: Observation) -> Change:
    """What would be recorded, compared with what is held now."""
    return Change(figures, (), (), store.figures.last())


def test_a_file_waits_with_its_content_and_once_however_often_it_is_sent(store: Store) -> None:
    number = store.pending.keep(pending(), CONTENT)
    assert store.pending.keep(replace(pending(), summary="New (2)"), CONTENT) == number
    (held,) = store.pending.waiting(NOW)
    assert (held.id, held.summary, held.state) == (number, "New (2)", PendingState.WAITING)
    assert store.pending.content(number) == CONTENT


def test_one_that_has_waited_too_long_is_not_offered_and_its_content_goes(store: Store) -> None:
    number = store.pending.keep(pending(), CONTENT)
    after = later(days=3)
    assert store.pending.waiting(after) == []
    assert not store.pending.begin(number, "Ann", after)
    store.pending.keep(replace(pending("b" * 64), sent_at=after, expires_at=later(days=5)), CONTENT)
    with pytest.raises(LookupError):
        store.pending.content(number)


def test_a_rejected_file_is_forgotten_but_for_who_rejected_it(store: Store) -> None:
    number = store.pending.keep(pending(), CONTENT)
    assert store.pending.reject(number, "Ann", NOW)
    assert not store.pending.reject(number, "Bob", NOW)
    held = store.pending.find(number)
    assert held is not None
    assert (held.state, held.decided_by) == (PendingState.REJECTED, "Ann")
    with pytest.raises(LookupError):
        store.pending.content(number)


def test_of_two_processes_one_takes_a_file_in_hand(tmp_path: Path) -> None:
    with two_processes(tmp_path) as (one, other):
        number = one.pending.keep(pending(), CONTENT)
        taken = at_once(lambda: one.pending.begin(number, "Ann", NOW), lambda: other.pending.begin(number, "Bob", NOW))
        assert sorted(taken) == [False, True]


def test_an_approval_records_figures_and_itself_together(store: Store) -> None:
    store.figures.record([figure("12")], NOW)
    number = store.pending.keep(pending(), CONTENT)
    store.pending.begin(number, "Ann", NOW)
    (old,) = store.figures.all()
    new = figure("13", known_from=date(2025, 4, 1))
    file = store.pending.record(number, Change((new,), (), ((old, new),), store.figures.last()), NOW)
    assert (file.state, file.decided_by, file.revised) == (PendingState.RECORDED, "Ann", ((1, 2),))
    assert store.releases.measures(file.documents) == {"robbery"}


def test_nothing_is_recorded_where_others_recorded_meanwhile(store: Store) -> None:
    number = store.pending.keep(pending(), CONTENT)
    store.pending.begin(number, "Ann", NOW)
    compared = change(store, figure("13"))
    store.figures.record([figure("12")], NOW)
    with pytest.raises(Outdated):
        store.pending.record(number, compared, NOW)
    assert store.figures.count() == 1
    store.pending.give_back(number, "Revised (1)", "e" * 64)
    (held,) = store.pending.waiting(NOW)
    assert (held.summary, held.decided_by) == ("Revised (1)", "")


def unpublished(sha256: str) -> Document:
    """A table that nobody has published."""
    day = date(2024, 4, 1)
    return Document("monthly.csv", "monthly.csv", "", day, True, "import", Release.UNPUBLISHED, sha256=sha256)


def test_a_document_of_another_content_is_not_published_with_the_first(store: Store) -> None:
    first, second = (replace(figure(value), document=unpublished(value * 64)) for value in ("1", "2"))
    store.figures.record([first], NOW)
    before = store.figures.last()
    assert store.releases.publish([1], "Ann", date(2024, 10, 7), NOW) == 1
    assert store.releases.publish([1], "Ann", date(2024, 10, 7), NOW) == 0
    assert store.figures.last() != before, "what was found about published figures has to be found anew"
    store.figures.record([second], NOW)
    assert [each.document.release for each in store.figures.all()] == [Release.PUBLISHED, Release.UNPUBLISHED]
    assert store.figures.all()[0].document.published_on == date(2024, 10, 7)
    assert store.releases.unpublished([1, 2]) == 1
    assert store.releases.of_content(["2" * 64]) == [2]


def test_a_figure_is_marked_as_wrong_once_and_says_so_ever_after(store: Store) -> None:
    store.figures.record([figure("12")], NOW)
    assert store.mistakes.mark(1, "typing mistake", "Ann", NOW)
    assert not store.mistakes.mark(1, "wrong period", "Bob", NOW)
    (mistake,) = store.mistakes.since(NOW)
    assert (mistake.observation_id, mistake.reason, mistake.person) == (1, "typing mistake", "Ann")
    assert store.mistakes.since(later(minutes=1)) == []
    assert [each.mistake for each in store.figures.all()] == ["typing mistake"]
    assert store.mistakes.among([1, 2]) == {1: mistake}


def test_a_mark_is_taken_back_and_may_be_made_again_and_each_time_readers_see_it(store: Store) -> None:
    store.figures.record([figure("12")], NOW)
    assert not store.mistakes.undo(1, "Ann", NOW)
    states = [store.figures.last()]
    for reason in ("typing mistake", "wrong period"):
        assert store.mistakes.mark(1, reason, "Ann", NOW)
        states.append(store.figures.last())
        assert store.mistakes.undo(1, "Bob", NOW)
        states.append(store.figures.last())
    assert len(set(states)) == len(states)
    assert [each.mistake for each in store.figures.of_kpi("robbery")] == [""]
    assert (store.mistakes.since(NOW), store.mistakes.among([1])) == ([], {})


def test_an_upgrade_keeps_every_figure_and_its_document(tmp_path: Path) -> None:
    from alembic import command

    engine = connect(address(tmp_path))
    with engine.connect() as connection:
        command.upgrade(_alembic(connection), "0004")
        connection.commit()
    with engine.begin() as connection:
        kept = "'2024-04-02 00:00:00'"
        columns = 'recorded_at, id, name, sha256, title, published, known_from, known_from_estimated, family, "release"'
        values = f"{kept}, 3, 'a.txt', '', 'A', '', '2024-04-01', false, 'force-report', 'published'"
        connection.execute(text(f"INSERT INTO documents ({columns}) VALUES ({values})"))
        columns = (
            "recorded_at, id, kpi, area, period_kind, unit, value, as_published, status, medium, locator, document_id"
        )
        values = f"{kept}, 1, 'robbery', 'exampleshire', 'none', 'count', '12', '12', 'final', 'table', 'row 1', 3"
        connection.execute(text(f"INSERT INTO observations ({columns}) VALUES ({values})"))
    engine.dispose()
    store = open_store(address(tmp_path))
    (held,) = store.figures.all()
    assert (held.as_published, held.document.name) == ("12", "a.txt")
    assert store.problems() == []
    with reading(store._engine) as connection:
        if connection.dialect.name == "sqlite":
            assert connection.execute(text("PRAGMA foreign_keys")).scalar() == 1, "references are minded again"
    store.close()
