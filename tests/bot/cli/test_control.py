"""`kpibot spc` and `kpibot series --spc`, as a person calls them."""

import csv
import json
from pathlib import Path

import pytest

from tests.bot.cli.program import kpibot, kpibot_started, refused

HEADING = "series_id,date,value\n"
STEADY = (10, 12, 11, 9, 10, 13, 8, 11, 12, 10, 9, 11, 40)
SERIES = HEADING + "".join(
    f"calls,2023-{place % 12 + 1:02d}-{place // 12 + 1:02d},{v}\n" for place, v in enumerate(STEADY)
)
DATES_SORTED_LAST = "2023-12-01"
CASES = "case_id,series_id,improvement_direction,target,rebase_dates,fix_after_n_points,screen_outliers\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "in.csv").write_text(SERIES, encoding="utf-8")
    return tmp_path


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_points_and_summary_are_written(folder: Path) -> None:
    outcome = kpibot(folder, "spc", "in.csv", "--direction", "increase", "-o", "out.csv", "--summary", "sum.csv")
    assert (outcome.status, outcome.out, outcome.err) == (0, "", "")
    assert len(rows(folder / "out.csv")) == len(STEADY)
    (line,) = rows(folder / "sum.csv")
    assert (line["case_id"], line["n"], line["last_date"], line["n_special"]) == ("calls", "13", DATES_SORTED_LAST, "1")


def test_points_are_put_in_order_of_time(folder: Path) -> None:
    kpibot(folder, "spc", "in.csv", "-o", "out.csv")
    days = [row["date"] for row in rows(folder / "out.csv")]
    assert days == sorted(days)


def test_nothing_is_called_better_unless_told(folder: Path) -> None:
    kpibot(folder, "spc", "in.csv", "-o", "out.csv")
    assert {row["point_type"] for row in rows(folder / "out.csv")} == {"common_cause", "special_cause_neutral_high"}


def test_options_hold_where_a_case_says_nothing(folder: Path) -> None:
    (folder / "cases.csv").write_text(CASES + "a,calls,,,,,\nb,calls,decrease,5,,,FALSE\n", encoding="utf-8")
    call = ("spc", "in.csv", "--cases", "cases.csv", "--direction", "increase", "--target", "99", "-o", "out.csv")
    assert kpibot(folder, *call, "--summary", "sum.csv").status == 0
    first, second = rows(folder / "sum.csv")
    assert (first["assurance_icon"], second["assurance_icon"]) == ("fail", "inconsistent")
    assert first["last_upl"] != second["last_upl"]


def test_a_rebase_on_no_points_date_is_said_and_begins_no_group(folder: Path) -> None:
    outcome = kpibot(folder, "spc", "in.csv", "--rebase", "2023-05-20", "-o", "out.csv")
    assert outcome.err == (
        "calls: no point on 2023-05-20, so limits do not begin anew there; the next point is 2023-06-01\n"
    )
    assert {row["rebase_group"] for row in rows(folder / "out.csv")} == {"0"}


def test_rebases_split_the_series(folder: Path) -> None:
    kpibot(folder, "spc", "in.csv", "--rebase", "2023-05-01,2023-08-01", "-o", "out.csv")
    assert {row["rebase_group"] for row in rows(folder / "out.csv")} == {"0", "1", "2"}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("series_id,date\na,2023-01-01\n", "in.csv, line 1: the column value must be there"),
        ("x\n1\n", "in.csv, line 1: the columns series_id, date, value must be there"),
        ("", "in.csv, line 1: the columns series_id, date, value must be there"),
        (HEADING, "in.csv has no rows below its heading"),
        (
            HEADING + "a,2023-01-01,5\na,01/02/2023,6\n",
            "in.csv, line 3: date “01/02/2023”: write dates as year-month-day",
        ),
        (HEADING + "a,2023-02-30,5\n", "in.csv, line 2: date “2023-02-30”"),
        (HEADING + "a,2023-01-01,N/A\n", "in.csv, line 2: value “N/A”: write a plain number"),
        (HEADING + 'a,2023-01-01,"1,234"\n', "in.csv, line 2: value “1,234”"),
        (HEADING + "a,2023-01-01,1,234\n", "in.csv, line 2: there are more cells than columns"),
        (HEADING + "a,2023-01-01,inf\n", "in.csv, line 2: value “inf”"),
        (HEADING + "a,2023-01-01,1e300\n", "in.csv, line 2: value “1e300”"),
        (HEADING + "a,2023-01-01,5\na,2023-01-01,6\n", "in.csv, line 3: a has 2023-01-01 twice; keep one of the two"),
        (HEADING + ",2023-01-01,5\n", "in.csv, line 2: series_id is blank"),
        (HEADING + 'a,2023-01-01,"5\n', "in.csv, line 2: unexpected end of data"),
    ],
)
def test_a_spoilt_file_of_series_is_refused_by_line_and_nothing_written(folder: Path, text: str, said: str) -> None:
    (folder / "in.csv").write_text(text, encoding="utf-8")
    assert said in refused(kpibot(folder, "spc", "in.csv", "-o", "out.csv", "--summary", "sum.csv"), 1)
    assert [path.name for path in folder.iterdir()] == ["in.csv"]


def test_a_file_that_is_no_text_is_refused(folder: Path) -> None:
    (folder / "in.csv").write_bytes(b"\xff\xfe\x00")
    assert "in.csv is no UTF-8 text" in refused(kpibot(folder, "spc", "in.csv", "-o", "out.csv"), 1)


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("a,mice,,,,,", "line 2: series_id “mice” is not among the series"),
        ("a,calls,up,,,,", "line 2: improvement_direction “up”: write one of increase, decrease, neutral"),
        ("a,calls,,high,,,", "line 2: target “high”"),
        ("a,calls,,,soon,,", "line 2: rebase_dates “soon”: write dates as year-month-day"),
        ("a,calls,,,,11,", "line 2: fix_after_n_points “11”: write a whole number of 12 or more"),
        ("a,calls,,,,,maybe", "line 2: screen_outliers “maybe”: write TRUE or FALSE"),
        ("a,calls,,,,,\na,calls,,,,,", "line 3: case_id “a” is there twice"),
        (",calls,,,,,", "line 2: case_id is blank"),
        ("", "cases.csv has no rows"),
    ],
)
def test_a_spoilt_file_of_cases_is_refused_by_line(folder: Path, row: str, said: str) -> None:
    (folder / "cases.csv").write_text(CASES + row + "\n", encoding="utf-8")
    assert said in refused(kpibot(folder, "spc", "in.csv", "--cases", "cases.csv", "-o", "out.csv"), 1)
    assert not (folder / "out.csv").exists()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--direction", "up"), "--direction is 'up'; write one of increase, decrease, neutral"),
        (("--target", "much"), "--target is 'much'; write a plain number"),
        (("--rebase", "March"), "--rebase is 'March'; write dates as year-month-day"),
        (("--fix-after", "5"), "--fix-after is '5'; write a whole number of 12 or more"),
        (("--cases", "none.csv"), "none.csv is not there; check the name"),
        (("--summary", "out.csv"), "out.csv is named twice"),
        (("--summary", "in.csv"), "in.csv is named twice"),
        (("--summary", "nowhere/sum.csv"), "nowhere/sum.csv cannot be written: the folder nowhere is not there"),
    ],
)
def test_a_wrong_call_is_one_line_and_writes_nothing(folder: Path, arguments: tuple[str, ...], said: str) -> None:
    assert said in refused(kpibot(folder, "spc", "in.csv", "-o", "out.csv", *arguments), 2)
    assert sorted(path.name for path in folder.iterdir()) == ["in.csv"]
    assert (folder / "in.csv").read_text(encoding="utf-8") == SERIES


def test_a_refused_call_leaves_an_earlier_table_as_it_was(folder: Path) -> None:
    kpibot(folder, "spc", "in.csv", "-o", "out.csv")
    before = (folder / "out.csv").read_bytes()
    (folder / "in.csv").write_text(SERIES + "calls,2024-02-01,many\n", encoding="utf-8")
    refused(kpibot(folder, "spc", "in.csv", "-o", "out.csv"), 1)
    assert (folder / "out.csv").read_bytes() == before


def test_a_series_has_limits_and_signals_if_asked(tmp_path: Path) -> None:
    call = ("series", "stop-searches", "--kind", "quarter", "--format", "json")
    document = json.loads(kpibot(tmp_path, *call, "--spc").out)
    assert document["mean"] == pytest.approx(sum(p["value"] for p in document["points"] if p["value"]) / document["n"])
    assert document["lower"] < document["mean"] < document["upper"]
    assert (document["variation"], document["assurance"], document["rebased_at"]) == ("common_cause", None, None)
    assert any("trial limits" in note for note in document["notes"])
    assert {"mean", "lower", "upper", "signal", "tone"} <= set(document["points"][0])
    assert json.loads(kpibot(tmp_path, *call).out)["mean"] is None


def test_limits_of_a_series_have_no_digits_that_only_arithmetic_left_behind(tmp_path: Path) -> None:
    outcome = kpibot(tmp_path, "series", "calls-999-answered", "--kind", "quarter", "--spc", "--format", "json")
    document = json.loads(outcome.out)
    limits = [document[name] for name in ("mean", "lower", "upper")]
    limits += [each[name] for each in document["points"] for name in ("mean", "lower", "upper")]
    assert all(len(f"{each!r}".replace(".", "").lstrip("0")) <= 10 for each in limits if each is not None)
    assert any(limits)


def test_a_table_of_a_series_has_the_limits_at_its_end(tmp_path: Path) -> None:
    outcome = kpibot(tmp_path, "series", "stop-searches", "--kind", "quarter", "--spc", "--no-screen")
    assert outcome.out.splitlines()[0].endswith(",mean,lower,upper,signal,tone")
    assert outcome.out.splitlines()[-1].endswith(",none,none")


def test_a_series_without_a_chart_is_given_with_the_reason(tmp_path: Path) -> None:
    call = ("series", "divert-referrals", "--kind", "range", "--spc", "--format", "json")
    outcome = kpibot(tmp_path, *call)
    document = json.loads(outcome.out)
    assert outcome.status == 0
    assert "a part is never compared with a whole" in outcome.err
    assert (document["mean"], document["variation"], document["points"][0]["signal"]) == (None, None, "none")


def test_asking_does_not_load_numpy(tmp_path: Path) -> None:
    outcome = kpibot_started(tmp_path, "ask", "999 answered", settings={"PYTHONPROFILEIMPORTTIME": "1"})
    assert outcome.status == 0
    assert "kpistore.asking" in outcome.err
    assert "numpy" not in outcome.err
