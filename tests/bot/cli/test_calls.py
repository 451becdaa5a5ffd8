"""However a call is wrong, it ends with status 2 and one line that says what to do."""

import re
from pathlib import Path

import pytest

from tests.bot.cli.program import kpibot, refused


@pytest.mark.parametrize(
    ("call", "says"),
    [
        ([], "Name a command; kpibot --help lists them."),
        (["people"], "Name a command; kpibot people --help lists them."),
        (["nonsense"], "No such command 'nonsense'; kpibot --help shows how to call it."),
        (["ask", "--bogus"], "No such option: --bogus; kpibot ask --help shows"),
        (["chart", "stopsearch"], "Missing option '--output' / '-o'; kpibot chart --help shows"),
        (["series", "stop-searches", "--format", "pdf"], "'pdf' is not one of 'csv', 'json', 'xlsx'"),
        (["sandbox", "--port", "99999"], "kpibot sandbox --help shows"),
        (["people", "remove", "sam"], "kpibot people remove --help shows"),
        (["ask", "stopsearch", "--batch", "b.csv"], "Give one question or --batch"),
        (["ask", "--after", "stopsearch", "--batch", "b.csv"], "Give one question or --batch"),
        (["ask", "--batch", "nope.csv"], "nope.csv is not there; check the name"),
        (["audit", "nope.txt"], "nope.txt is not there; check the name"),
        (["import", "nope.csv", "--yes"], "nope.csv is not there; check the name"),
        (["spc", "nope.csv", "-o", "x.csv"], "nope.csv is not there; check the name"),
        (["chart", "stopsearch", "-o", "nodir/x.png"], "nodir/x.png cannot be written: the folder nodir is not there"),
        (["export", "-o", "nodir/x.csv"], "nodir/x.csv cannot be written: the folder nodir is not there"),
    ],
)
def test_a_wrong_call_is_told_in_one_line(tmp_path: Path, call: list[str], says: str) -> None:
    assert says in refused(kpibot(tmp_path, *call), 2)


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "no column named question"),
        (b"question;today\nstopsearch;\n", "separated by commas"),
        (b"question,today\n999 answered,\nstopsearch,2022-99-99\n", "b.csv, line 3: today is '2022-99-99'"),
        (b"question\n999 answered\n\xff\xfe\n", "b.csv cannot be read as CSV in UTF-8"),
    ],
)
def test_a_batch_with_a_fault_is_refused_before_anything_is_answered(tmp_path: Path, content: bytes, says: str) -> None:
    (tmp_path / "b.csv").write_bytes(content)
    outcome = kpibot(tmp_path, "ask", "--batch", "b.csv")
    assert says in refused(outcome, 2)
    assert outcome.out == ""


@pytest.mark.parametrize(
    ("content", "answers"),
    [
        (b"question\n", 0),
        (b"\xef\xbb\xbfQuestion , After\n999 answered,\n\n,\n", 2),
        (b"today,question,remark\n,stopsearch,mine\n", 1),
        (b"question,after,today\nstopsearch\n", 1),
        (b'question\n"999 answered\nin q3 2021/22"\n', 1),
    ],
)
def test_a_batch_is_read_however_it_was_saved(tmp_path: Path, content: bytes, answers: int) -> None:
    (tmp_path / "b.csv").write_bytes(content)
    outcome = kpibot(tmp_path, "ask", "--batch", "b.csv")
    assert outcome.status == 0
    assert len(outcome.out.splitlines()) == answers


def test_a_batch_answers_what_was_known_on_a_day(tmp_path: Path) -> None:
    (tmp_path / "b.csv").write_text("question\nstopsearch\n")
    assert '"value": 8993' not in kpibot(tmp_path, "ask", "--batch", "b.csv", "--as-of", "2023-06-01").out


def test_where_there_is_nothing_the_line_says_what_can_be_asked_instead(tmp_path: Path) -> None:
    line = refused(kpibot(tmp_path, "ask", "stopsearch q4 2021/22"), 1)
    assert line.endswith("not in the reports loaded; ask instead: Stop and searches carried out, Q3 2021/22")


def test_a_name_that_nothing_goes_by_is_answered_with_a_command_of_the_command_line(tmp_path: Path) -> None:
    outcome = kpibot(tmp_path, "ask", "gun crime")
    assert "kpibot export lists all that can be asked." in refused(outcome, 1)
    assert "/kpis" not in outcome.out + outcome.err


def test_the_program_says_which_version_it_is(tmp_path: Path) -> None:
    outcome = kpibot(tmp_path, "--version")
    assert (outcome.status, outcome.err) == (0, "")
    assert re.fullmatch(r"kpibot \d+\.\d+\.\d+\n", outcome.out)
