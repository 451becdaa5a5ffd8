import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from bot.access import Access
from kpistore.store import open_store
from kpistore.store.people import Role
from tests.bot.cli.program import kpibot, refused
from tests.bot.conversation import HandClock


def test_an_invitation_from_the_command_line_lets_one_person_in(tmp_path: Path) -> None:
    outcome = kpibot(tmp_path, "people", "invite", "--role", "editor")
    assert outcome.status == 0, outcome.err
    code = outcome.out.splitlines()[0].removeprefix("/start ")
    store, clock = open_store(f"sqlite:///{tmp_path / 'kpibot.db'}"), HandClock()
    person = Access(store.people, clock, 72).accept(code, 42, "Sam")
    store.close()
    assert person is not None
    assert person.role is Role.EDITOR
    assert kpibot(tmp_path, "people", "list").out == "42\teditor\tSam\n"
    assert kpibot(tmp_path, "people", "remove", "42").status == 0
    assert kpibot(tmp_path, "people", "list").out == ""


def test_whoever_is_no_member_or_an_administrator_of_the_file_is_not_removed(tmp_path: Path) -> None:
    assert "Nobody with the number 42 is a member" in refused(kpibot(tmp_path, "people", "remove", "42"), 1)
    (tmp_path / "config.toml").write_text("[access]\nadmins = [7]\n")
    assert "[access] admins" in refused(kpibot(tmp_path, "people", "remove", "7"), 2)


def test_a_role_that_does_not_exist_is_refused_with_those_that_do(tmp_path: Path) -> None:
    line = refused(kpibot(tmp_path, "people", "invite", "--role", "boss"), 2)
    assert line == "--role is 'boss'; write one of reader, editor, administrator"


def test_the_store_is_made_checked_and_copied(tmp_path: Path) -> None:
    made = kpibot(tmp_path, "db", "upgrade")
    assert made.status == 0, made.err
    assert " figures." in made.out
    assert kpibot(tmp_path, "db", "check").status == 0
    assert kpibot(tmp_path, "db", "backup", "copy.db").status == 0
    with closing(sqlite3.connect(tmp_path / "copy.db")) as copy:
        (figures,) = copy.execute("SELECT count(*) FROM observations").fetchone()
    assert f"holds {figures} figures" in made.out
    assert "copy.db is there already" in refused(kpibot(tmp_path, "db", "backup", "copy.db"), 2)


@pytest.mark.parametrize(
    "url", ["sqlite:////nowhere/at/all/kpibot.db", "gibberish", "mysql+nothing://x:secret-word@h/d", "postgresql://"]
)
def test_a_store_that_cannot_be_opened_is_refused_in_one_line_without_its_password(tmp_path: Path, url: str) -> None:
    outcome = kpibot(tmp_path, "db", "check", settings={"KPIBOT_STORE_URL": url})
    refused(outcome, 2)
    assert "secret-word" not in outcome.out + outcome.err


def test_a_file_that_is_no_store_is_refused_and_left_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "kpibot.db").write_text("these are my notes, not a database; " * 99)
    refused(kpibot(tmp_path, "db", "check"), 2)
    assert (tmp_path / "kpibot.db").read_text().startswith("these are my notes")


def test_doctor_names_what_is_missing(tmp_path: Path) -> None:
    outcome = kpibot(tmp_path, "doctor")
    assert "configuration: fine" in outcome.out
    assert "2 alert rules" in outcome.out
    assert "no token; set KPIBOT_TOKEN" in refused(outcome, 1)


def test_doctor_says_that_a_server_is_not_there(tmp_path: Path) -> None:
    (tmp_path / "config.toml").write_text('[telegram]\napi_root = "http://127.0.0.1:9"\n')
    outcome = kpibot(tmp_path, "doctor", settings={"KPIBOT_TOKEN": "123456:not-a-token-of-anybody-at-all"})
    assert "http://127.0.0.1:9 not reachable" in refused(outcome, 1)
    assert "not-a-token" not in outcome.out + outcome.err


@pytest.mark.parametrize("command", [["ask", "stopsearch"], ["export"], ["jobs", "list"], ["doctor"], ["run"]])
def test_a_configuration_with_a_fault_stops_every_command_with_one_line(tmp_path: Path, command: list[str]) -> None:
    (tmp_path / "config.toml").write_text("[telegramm]\nmode = 'polling'\n")
    assert "telegramm is not a key" in refused(kpibot(tmp_path, *command), 2)
    assert not (tmp_path / "kpibot.db").exists()


@pytest.mark.parametrize("command", [["import", "years.csv", "--yes"], ["people", "invite", "--role", "reader"]])
def test_a_store_that_another_program_holds_is_said_to_be_busy_in_one_line(
    tmp_path: Path, command: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kpistore.store.databases.BUSY_TIMEOUT_MS", 1)
    kpibot(tmp_path, "db", "upgrade")
    (tmp_path / "years.csv").write_text(
        "kpi,period_start,period_end,value,unit\nrobbery,2024-04-01,2025-03-31,1,count\n"
    )
    with closing(sqlite3.connect(tmp_path / "kpibot.db")) as other:
        other.execute("BEGIN IMMEDIATE")
        assert "another program writes to it just now" in refused(kpibot(tmp_path, *command), 2)


def test_a_command_that_only_reads_waits_for_no_writer(tmp_path: Path) -> None:
    kpibot(tmp_path, "db", "upgrade")
    with closing(sqlite3.connect(tmp_path / "kpibot.db")) as other:
        other.execute("BEGIN IMMEDIATE")
        assert "8,993" in kpibot(tmp_path, "ask", "stopsearch").out
        assert "alerts" in kpibot(tmp_path, "jobs", "list").out


@pytest.mark.parametrize(
    "command", [["people", "list"], ["jobs", "list"], ["doctor"], ["db", "check"], ["rules", "test"]]
)
def test_what_only_looks_makes_no_store(tmp_path: Path, command: list[str]) -> None:
    kpibot(tmp_path, *command)
    assert list(tmp_path.iterdir()) == []


def test_a_store_that_is_not_there_is_not_checked(tmp_path: Path) -> None:
    assert "kpibot db upgrade makes one" in refused(kpibot(tmp_path, "db", "check"), 1)


def test_administrators_of_the_file_are_listed_before_they_were_let_in(tmp_path: Path) -> None:
    (tmp_path / "config.toml").write_text("[access]\nadmins = [7]\n")
    assert kpibot(tmp_path, "people", "list").out.startswith("7\tadministrator\t")


def test_several_faults_of_a_configuration_are_told_in_one_line(tmp_path: Path) -> None:
    (tmp_path / "config.toml").write_text("[office]\ntitle = 7\ntimezone = 'Mars'\n")
    line = refused(kpibot(tmp_path, "ask", "stopsearch"), 2)
    assert "office.title is 7" in line
    assert "office.timezone is 'Mars'" in line
