import json
import subprocess
import sys
from pathlib import Path

import pytest

from briefing.style import DARK, LIGHT
from tests.bot.cli.program import environment, kpibot, kpibot_started, refused


def test_a_question_is_answered_as_in_the_chat(tmp_path: Path) -> None:
    outcome = kpibot_started(tmp_path, "ask", "stopsearch q3 2021/22")
    assert outcome.status == 0
    assert outcome.out.startswith("Stop and searches carried out\n1,546 · Q3 2021/22")
    assert outcome.err == ""
    assert list(tmp_path.iterdir()) == [], "a question makes no store"


def test_json_is_one_document_of_the_promised_shape(tmp_path: Path) -> None:
    outcome = kpibot(tmp_path, "ask", "stopsearch q3 2021/22", "--json")
    document = json.loads(outcome.out)
    promised = {
        "id": str,
        "status": "answered",
        "kpi": "stop-searches",
        "area": "cleveland",
        "comparator": None,
        "breakdown": {},
        "unit": "count",
        "measure": "value",
        "value": 1546,
        "bound": None,
        "as_published": "1,546",
        "release": "published",
        "computed": None,
    }
    for name, value in promised.items():
        assert document[name] == value or isinstance(document[name], type) or value is str, name
    assert document["period"] == {
        "label": "Q3 2021/22",
        "kind": "quarter",
        "start": "2021-10-01",
        "end": "2021-12-31",
    }
    assert document["source"]["document"] == "002_e4449af0dbfe1a1c.txt"
    assert document["source"]["known_from"] == "2022-03-31"
    assert {"also", "comparisons", "signal", "warnings", "suggestions", "say", "text", "title"} <= set(document)


@pytest.mark.parametrize(
    ("question", "status", "ends"),
    [
        ("999 answered", "answered", 0),
        ("domestic abuse", "ambiguous", 0),
        ("stopsearch q4 2021/22", "no_data", 1),
        ("zzqx", "unknown", 1),
    ],
)
def test_the_exit_status_says_how_it_ended(tmp_path: Path, question: str, status: str, ends: int) -> None:
    outcome = kpibot(tmp_path, "ask", question, "--json")
    document = json.loads(outcome.out)
    assert (document["status"], outcome.status) == (status, ends)
    assert (document["value"] is None) is (status != "answered")
    assert bool(outcome.err) is bool(ends), "one line says what and what to do"
    if ends:
        refused(outcome, ends)


def test_after_and_today_and_as_of_say_what_is_meant(tmp_path: Path) -> None:
    after = kpibot(tmp_path, "ask", "and 2022/23?", "--after", "stopsearch")
    assert "7,137" in after.out
    today = json.loads(kpibot(tmp_path, "ask", "999 answered last quarter", "--today", "2022-05-01", "--json").out)
    assert today["period"]["label"] == "Q4 2021/22"
    then = json.loads(kpibot(tmp_path, "ask", "999 answered", "--as-of", "2022-04-01", "--json").out)
    assert then["value"] == 86.8


@pytest.mark.parametrize(
    ("call", "says"),
    [
        (["ask"], "Type a question"),
        (["ask", "stopsearch", "--today", "tomorrow"], "--today is 'tomorrow'; write a date like 2024-10-07"),
        (["ask", "--batch", "none.csv"], "none.csv is not there; check the name"),
        (["chart", "stopsearch", "-o", "x.gif"], "x.gif cannot be written"),
        (["chart", "stopsearch", "-o", "nowhere/x.png"], "nowhere/x.png cannot be written"),
    ],
)
def test_a_wrong_call_ends_with_two_and_one_line(tmp_path: Path, call: list[str], says: str) -> None:
    assert says in refused(kpibot(tmp_path, *call), 2)


def test_a_batch_is_answered_line_by_line_in_order(tmp_path: Path) -> None:
    rows = ["question,after,today", "stopsearch,,", "zzqx,,", "and q3 2021/22,stopsearch,"]
    rows.append("999 answered last quarter,,2022-05-01")
    (tmp_path / "b.csv").write_text("\n".join(rows))
    outcome = kpibot(tmp_path, "ask", "--batch", "b.csv")
    assert outcome.status == 0
    answers = [json.loads(line) for line in outcome.out.splitlines()]
    assert [each["value"] for each in answers] == [8993, None, 1546, 86.8]


def test_a_batch_without_the_column_is_refused_by_name(tmp_path: Path) -> None:
    (tmp_path / "b.csv").write_text("text\nstopsearch\n")
    assert "no column named question" in refused(kpibot(tmp_path, "ask", "--batch", "b.csv"), 2)


def test_a_question_starts_without_the_heavy_libraries(tmp_path: Path) -> None:
    program = (
        "import sys; sys.argv = ['kpibot', 'ask', '999 answered', '--json']\n"
        "from bot.cli import main\n"
        "try: main()\n"
        "except SystemExit as end: assert not end.code\n"
        "heavy = {'pandas', 'numpy', 'matplotlib', 'telegram', 'sqlalchemy', 'alembic', 'apscheduler', 'tornado'}\n"
        "print('loaded', sorted(heavy & set(sys.modules)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=tmp_path, env=environment(), capture_output=True, text=True, check=False
    )
    assert done.stdout.splitlines()[-1] == "loaded []", done.stderr


@pytest.mark.parametrize(("name", "begins"), [("x.png", b"\x89PNG"), ("x.svg", b"<?xml"), ("x.pdf", b"%PDF")])
def test_a_chart_is_written_in_three_forms(tmp_path: Path, name: str, begins: bytes) -> None:
    outcome = kpibot(tmp_path, "chart", "999 answered q3 2021/22", "-o", name)
    assert outcome.status == 0, outcome.err
    assert (tmp_path / name).read_bytes().startswith(begins)
    assert "Q3 2021/22: 85.6%" in outcome.out


@pytest.mark.parametrize(("asked", "paper"), [((), LIGHT.paper), (("--dark",), DARK.paper)])
def test_a_chart_is_light_unless_asked_otherwise(tmp_path: Path, asked: tuple[str, ...], paper: str) -> None:
    outcome = kpibot(tmp_path, "chart", "999 answered q3 2021/22", *asked, "-o", "x.svg")
    assert outcome.status == 0, outcome.err
    assert f"fill: {paper}" in (tmp_path / "x.svg").read_text(encoding="utf-8")


def test_a_chart_that_may_be_of_several_measures_asks_which(tmp_path: Path) -> None:
    outcome = kpibot(tmp_path, "chart", "stop and search outcomes", "-o", "x.png")
    assert outcome.status == 1
    assert outcome.err.startswith("Which figure? Ask for one of them: Stop and searches with a positive outcome; ")


@pytest.mark.parametrize("question", ["zzqx", "stopsearch q4 2021/22"])
def test_no_chart_is_written_of_nothing(tmp_path: Path, question: str) -> None:
    refused(kpibot(tmp_path, "chart", question, "-o", "x.png"), 1)
    assert not (tmp_path / "x.png").exists()
