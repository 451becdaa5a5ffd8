import csv
import io
import json
from pathlib import Path

import pytest
from openpyxl import load_workbook

from tests.bot.cli.program import REPORT, kpibot, refused

COLUMNS = (
    "kpi,title,area,comparator,breakdown,period_start,period_end,period_kind,period_label,value,bound,unit,"
    "as_published,status,reason,release,family,document,locator,known_from,recorded_at"
)


def held(folder: Path) -> int:
    return len(kpibot(folder, "export", "--unpublished").out.splitlines()) - 1


def test_export_has_the_promised_columns_and_reads_back_as_nothing_new(tmp_path: Path) -> None:
    outcome = kpibot(tmp_path, "export", "-o", "all.csv")
    assert outcome.status == 0, outcome.err
    with (tmp_path / "all.csv").open(newline="") as file:
        rows = list(csv.DictReader(file))
    assert set(COLUMNS.split(",")) <= set(rows[0])
    assert {row["as_published"] for row in rows if row["kpi"] == "stop-searches"} >= {"8,993", "1,546"}
    again = kpibot(tmp_path, "import", "all.csv", "--yes")
    assert again.out.startswith(f"all.csv: 0 new, 0 revised, {len(rows)} unchanged")


def test_what_is_only_expected_is_not_exported(tmp_path: Path) -> None:
    rows = list(csv.DictReader(io.StringIO(kpibot(tmp_path, "export").out)))
    assert {row["status"] for row in rows} <= {"final", "provisional", "missing"}
    assert "officers-expected" not in {row["kpi"] for row in rows}
    assert "police-officers" in {row["kpi"] for row in rows}


def test_export_writes_json_and_a_workbook_of_the_same_figures(tmp_path: Path) -> None:
    rows = list(csv.DictReader(io.StringIO(kpibot(tmp_path, "export").out)))
    documents = json.loads(kpibot(tmp_path, "export", "--format", "json").out)
    assert [each["kpi"] for each in documents] == [row["kpi"] for row in rows]
    kpibot(tmp_path, "export", "--format", "xlsx", "-o", "all.xlsx")
    assert (tmp_path / "all.xlsx").read_bytes().startswith(b"PK")
    sheet = load_workbook(tmp_path / "all.xlsx").active
    assert sheet.max_row == len(rows) + 1


def test_a_series_is_written_oldest_first(tmp_path: Path) -> None:
    document = json.loads(kpibot(tmp_path, "series", "calls-999-answered", "--kind", "quarter", "--format", "json").out)
    assert (document["kpi"], document["area"], document["kind"]) == ("calls-999-answered", "cleveland", "quarter")
    assert (document["unit"], document["n"]) == ("percent", 8)
    assert [each["value"] for each in document["points"]] == [87.2, 73.3, 83.4, 83.6, 80.3, 77.5, 85.6, 86.8]
    assert document["points"][0]["label"] == "Q1 2020/21"
    rows = list(csv.DictReader(io.StringIO(kpibot(tmp_path, "series", "999 answered", "--kind", "quarter").out)))
    assert [row["as_published"] for row in rows][-1] == "86.80%"


@pytest.mark.parametrize(
    ("call", "status", "says"),
    [
        (["series", "zzqx"], 1, "zzqx"),
        (["series", "stopsearch", "--area", "atlantis"], 1, "no figures by year from force-report for atlantis"),
        (["series", "stopsearch", "--kind", "fortnight"], 2, "--kind is 'fortnight'; write one of"),
    ],
)
def test_a_series_that_is_not_there_is_said_to_be_not_there(
    tmp_path: Path, call: list[str], status: int, says: str
) -> None:
    assert says in refused(kpibot(tmp_path, *call), status)


def test_a_dry_run_shows_what_a_report_would_change_and_records_nothing(tmp_path: Path) -> None:
    (tmp_path / "update.txt").write_text(REPORT)
    outcome = kpibot(tmp_path, "import", "update.txt", "--dry-run", "--json")
    document = json.loads(outcome.out)
    assert outcome.status == 0
    assert document["recorded"] == 0
    new = {(each["kpi"], each["period"]["label"]): each["value"] for each in document["new"]}
    assert new["calls-999-answered", "Q1 2022/23"] == 88.1
    assert new["calls-999-answered", "Q3 2022/23"] == 87.9
    assert any("pigeons" in each["where"] + each["why"] for each in document["questioned"])
    assert not (tmp_path / "kpibot.db").exists()


def test_a_report_is_recorded_once_it_is_told_yes(tmp_path: Path) -> None:
    (tmp_path / "update.txt").write_text(REPORT)
    before = held(tmp_path)
    waiting = kpibot(tmp_path, "import", "update.txt")
    assert "Nothing recorded; say yes" in waiting.err
    assert held(tmp_path) == before
    kpibot(tmp_path, "import", "update.txt", "--yes")
    assert held(tmp_path) > before
    answer = json.loads(kpibot(tmp_path, "ask", "999 answered q3 2022/23", "--json").out)
    assert (answer["value"], answer["source"]["document"]) == (87.9, "update.txt")
    assert json.loads(kpibot(tmp_path, "import", "update.txt", "--yes", "--json").out)["recorded"] == 0


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("empty.txt", b"", "is empty"),
        ("letter.txt", b"Dear Sir,\nthere are no tables here.\n", "holds no table"),
        ("picture.txt", b"\x89PNG\xff\xfe\x00", "UTF-8"),
    ],
)
def test_a_file_that_cannot_be_read_is_refused_in_one_line(
    tmp_path: Path, name: str, content: bytes, says: str
) -> None:
    (tmp_path / name).write_bytes(content)
    line = refused(kpibot(tmp_path, "import", name, "--dry-run"), 1)
    assert name in line
    assert says in line


@pytest.mark.parametrize(
    ("further", "family"),
    [
        (["--kind", "month"], "data.police.uk"),
        (["--kind", "month", "--area", "durham"], "data.police.uk"),
        (["--area", "durham"], "data.police.uk"),
        (["--source", "data.police.uk"], "data.police.uk"),
        (["--kind", "quarter"], "force-report"),
        ([], "force-report"),
    ],
)
def test_the_only_family_and_kind_that_is_held_need_not_be_named(
    tmp_path: Path, further: list[str], family: str
) -> None:
    document = json.loads(kpibot(tmp_path, "series", "stop-searches", *further, "--format", "json").out)
    assert document["family"] == family
    assert (document["kind"] == "month") == (family == "data.police.uk")
    assert document["points"]


def test_a_series_has_every_promised_key_with_and_without_limits(tmp_path: Path) -> None:
    plain, judged = (
        json.loads(kpibot(tmp_path, "series", "calls-999-answered", "--kind", "quarter", "--format", "json", *more).out)
        for more in ([], ["--spc"])
    )
    assert set(plain) == set(judged)
    assert {"n", "mean", "lower", "upper", "variation", "assurance", "rebased_at"} <= set(plain)
    assert plain["mean"] is None
    assert judged["mean"] is not None
    assert [set(each) for each in plain["points"]] == [set(each) for each in judged["points"]]


@pytest.mark.parametrize(("kpi", "kind"), [("asb-additional-patrols", "range"), ("asb-patrol-investment", "none")])
@pytest.mark.parametrize("further", [[], ["--spc"]])
def test_figures_without_an_end_are_a_series_without_limits(
    tmp_path: Path, kpi: str, kind: str, further: list[str]
) -> None:
    outcome = kpibot(tmp_path, "series", kpi, "--kind", kind, "--format", "json", *further)
    (point,) = json.loads(outcome.out)["points"]
    assert point["period_end"] is None
    assert point["signal"] == "none"


def test_a_series_that_is_not_held_is_answered_with_those_that_are(tmp_path: Path) -> None:
    line = refused(kpibot(tmp_path, "series", "stop-searches", "--kind", "quarter", "--source", "data.police.uk"), 1)
    assert "; there are: --area cleveland --kind quarter --source force-report" in line
    assert kpibot(tmp_path, "series", "stop-searches", "--area", "Cleveland").status == 0


def test_exported_documents_hold_numbers_and_null_where_a_table_is_empty(tmp_path: Path) -> None:
    documents = json.loads(kpibot(tmp_path, "export", "--format", "json").out)
    of_women = [each for each in documents if each["breakdown"] == {"sex": "female"}]
    assert of_women
    assert all(isinstance(each["value"], int | float) or each["status"] == "missing" for each in documents)
    assert not [each for each in documents if "" in each.values()]


def test_a_series_has_unpublished_figures_only_where_they_are_asked_for(tmp_path: Path) -> None:
    head = "kpi,period_start,period_end,value,unit,family,known_from"
    (tmp_path / "m.csv").write_text(f"{head}\nstop-searches,2023-04-01,2024-03-31,9,count,force-report,2024-10-01\n")
    kpibot(tmp_path, "import", "m.csv", "--yes")
    values = [
        json.loads(kpibot(tmp_path, "series", "stop-searches", "--format", "json", *further).out)["points"][-1]["value"]
        for further in ([], ["--unpublished"])
    ]
    assert values == [8993, 9]


def test_a_series_of_an_area_of_which_nothing_is_published_is_of_what_is_held(tmp_path: Path) -> None:
    head = "kpi,area,period_start,period_end,value,unit"
    rows = [f"robbery,hartlepool,2024-0{month}-01,2024-0{month}-28,{month},count" for month in (1, 4, 6)]
    (tmp_path / "m.csv").write_text("\n".join([head, *rows]) + "\n")
    kpibot(tmp_path, "import", "m.csv", "--yes")
    found = kpibot(tmp_path, "series", "robbery", "--area", "hartlepool", "--kind", "range", "--format", "json")
    assert [each["value"] for each in json.loads(found.out)["points"]] == [1, 4, 6]
