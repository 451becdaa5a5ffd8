"""`kpibot import`: changes are shown, then recorded at once; a file that is refused leaves the store as it was."""

import json
import zipfile
from contextlib import closing
from hashlib import sha256
from pathlib import Path

import pytest

from kpistore.store import open_store
from tests.bot.cli.program import REPORT, kpibot, refused
from tests.bot.cli.test_audit import DRAFT
from tests.kpistore.readers.books import workbook
from tests.kpistore.readers.searches import NONE, search, searches

DECEMBER = "2021-12-cleveland-stop-and-search.csv"
MOMENT = "2021-12-05T12:00:00+00:00"
MONTH = searches(search("Arrest", "True", MOMENT), search(NONE, "False", MOMENT), search("", "True", MOMENT))


def held(folder: Path) -> list[str]:
    with closing(open_store(f"sqlite:///{folder / 'kpibot.db'}")) as store:
        return [repr(each) for each in store.figures.all()]


def kept(folder: Path) -> list[tuple[str, bytes]]:
    with closing(open_store(f"sqlite:///{folder / 'kpibot.db'}")) as store:
        return [(each.name, b"".join(store.originals.pieces(each.sha256))) for each in store.originals.all()]


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder whose store holds what ships; nothing is ever recorded in it."""
    folder = tmp_path_factory.mktemp("filled")
    kpibot(folder, "db", "upgrade")
    return folder


@pytest.fixture(scope="module")
def before(filled: Path) -> list[str]:
    """What that store holds."""
    return held(filled)


def test_a_month_in_a_zip_is_shown_recorded_asked_for_and_its_file_kept(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "months.zip", "w") as archive:
        archive.writestr(f"2021-12/{DECEMBER}", MONTH)
    shown = kpibot(tmp_path, "import", "months.zip", "--dry-run")
    assert shown.status == 0
    assert f"{DECEMBER}: 5 new, 0 revised, 0 unchanged, 0 questioned, 0 refused" in shown.out
    assert "3 searches; outcome positive 1, no further action 1, not stated 1" in shown.out
    document = json.loads(kpibot(tmp_path, "import", "months.zip", "--yes", "--json").out)
    assert (document["file"], document["recorded"]) == (DECEMBER, 5)
    assert document["sha256"] == sha256(MONTH).hexdigest()
    share = next(each for each in document["new"] if each["kpi"] == "stop-search-positive-rate")
    assert (share["value"], share["as_published"], share["note"]) == (33.3, None, "1 of 3; 1 not stated")
    answer = json.loads(kpibot(tmp_path, "ask", "stop searches december 2021", "--json").out)
    assert (answer["value"], answer["source"]["document"], answer["source"]["family"]) == (
        3,
        DECEMBER,
        "data.police.uk",
    )
    assert kept(tmp_path) == [(DECEMBER, MONTH)]
    again = json.loads(kpibot(tmp_path, "import", "months.zip", "--yes", "--json").out)
    assert (again["recorded"], again["unchanged"], again["new"]) == (0, 5, [])


def test_several_files_are_a_list_and_a_refused_one_is_named_in_it(tmp_path: Path) -> None:
    (tmp_path / DECEMBER).write_bytes(MONTH)
    (tmp_path / "locked.xlsx").write_bytes(b"\xd0\xcf\x11\xe0" + bytes(600))
    outcome = kpibot(tmp_path, "import", DECEMBER, "locked.xlsx", "--yes", "--json")
    good, bad = json.loads(outcome.out)
    assert (good["recorded"], bad["recorded"]) == (5, 0)
    assert bad["refused"][0]["where"] == "locked.xlsx"
    assert "is protected by a password" in refused(outcome, 1)


def test_the_shipped_months_come_from_the_files_as_they_are_published(tmp_path: Path) -> None:
    answer = json.loads(kpibot(tmp_path, "ask", "stop searches october 2021", "--json").out)
    assert (answer["value"], answer["source"]["family"]) == (506, "data.police.uk")
    quarter = json.loads(kpibot(tmp_path, "ask", "stop searches q1 2021/22", "--json").out)
    assert (quarter["value"], quarter["source"]["family"], quarter["computed"]) == (1687, "force-report", None)
    assert json.loads(kpibot(tmp_path, "ask", "stopsearch", "--json").out)["value"] == 8993


@pytest.mark.parametrize(
    ("name", "content"),
    [
        (DECEMBER, MONTH[:-40]),
        (DECEMBER, MONTH.replace(b"Outcome,", b"Result,")),
        ("people.xlsx", workbook(A=[["Surname", "n"], ["Doe", 1]])),
        ("mac.csv", b"kpi,period_start\rrobbery,2021-04-01\r"),
        ("cut.zip", b"PK\x03\x04" + bytes(40)),
    ],
)
def test_a_bad_file_leaves_the_store_as_it_was_and_is_not_kept(
    filled: Path, before: list[str], name: str, content: bytes
) -> None:
    (filled / name).write_bytes(content)
    assert name in refused(kpibot(filled, "import", name, "--yes"), 1)
    assert held(filled) == before
    assert kept(filled) == []


def test_the_limits_of_the_configuration_hold(tmp_path: Path) -> None:
    (tmp_path / "config.toml").write_text("[imports]\nbiggest_mb = 1\n")
    (tmp_path / "large.csv").write_bytes(bytes(1024**2 + 1))
    assert "large.csv is larger than 1 MB" in refused(kpibot(tmp_path, "import", "large.csv", "--dry-run"), 1)


def test_what_is_imported_is_published_where_that_is_asked_for_then_or_later(tmp_path: Path) -> None:
    rows = "kpi,period_start,period_end,value,unit\nrobbery,2011-04-01,2012-03-31,{},count\n"
    for name, value in (("a.csv", 5), ("b.csv", 6)):
        (tmp_path / name).write_text(rows.format(value), encoding="utf-8")
    assert kpibot(tmp_path, "import", "a.csv", "--yes").status == 0
    assert "a.csv" not in kpibot(tmp_path, "export").out
    assert "1 document published." in kpibot(tmp_path, "import", "a.csv", "--publish").err
    assert ",5,,count,5,final,,published,import,a.csv," in kpibot(tmp_path, "export").out
    assert "1 document published." in kpibot(tmp_path, "import", "b.csv", "--yes", "--publish").err
    assert ",6,,count,6,final,,published,import,b.csv," in kpibot(tmp_path, "export").out


def test_a_table_that_is_imported_stays_unpublished_until_somebody_says_otherwise(tmp_path: Path) -> None:
    rows = "kpi,period_start,period_end,value,unit\nrobbery,2011-04-01,2012-03-31,{},count\n"
    for value in (5, 6):
        (tmp_path / "a.csv").write_text(rows.format(value), encoding="utf-8")
        publish = ["--publish"] if value == 5 else []
        assert kpibot(tmp_path, "import", "a.csv", "--yes", *publish).status == 0
    assert "a.csv" in kpibot(tmp_path, "export").out, "the first was published"
    assert ",6,,count,6,final,,unpublished,import,a.csv," in kpibot(tmp_path, "export", "--unpublished").out


def test_going_back_to_what_an_earlier_file_of_the_name_said_is_told_and_changes_nothing(tmp_path: Path) -> None:
    head = "kpi,period_start,period_end,value,unit\n"
    for value in (5, 6):
        (tmp_path / "m.csv").write_text(f"{head}robbery,2011-04-01,2012-03-31,{value},count\n")
        kpibot(tmp_path, "import", "m.csv", "--yes")
    before = held(tmp_path)
    (tmp_path / "m.csv").write_text(f"{head}robbery,2011-04-01,2012-03-31,5,count\n")
    shown = kpibot(tmp_path, "import", "m.csv", "--yes")
    assert "m.csv: 0 new, 0 revised, 0 unchanged, 1 questioned, 0 refused" in shown.out
    assert "an earlier file of this name said 5, the newest one 6; to go back, give the file another name" in shown.out
    assert held(tmp_path) == before


def test_a_file_named_like_a_listed_report_is_told_apart_from_it(tmp_path: Path) -> None:
    name = "002_e4449af0dbfe1a1c.txt"
    (tmp_path / name).write_text(REPORT)
    warned = f"⚠ {name} differs from what is held under this name. Once approved, its figures count as that report's."
    assert warned in kpibot(tmp_path, "import", name, "--dry-run").out
    assert json.loads(kpibot(tmp_path, "import", name, "--dry-run", "--json").out)["warnings"] == [warned]


def test_a_file_that_takes_too_long_is_refused_by_name_and_nothing_is_recorded(tmp_path: Path) -> None:
    (tmp_path / "config.toml").write_text("[imports]\nseconds = 0.000001\n")
    (tmp_path / "big.xlsx").write_bytes(workbook(Crime=[["Crime", "x"], ["Measure", 1]]))
    assert "big.xlsx takes longer than" in refused(kpibot(tmp_path, "import", "big.xlsx", "--yes"), 1)
    assert kept(tmp_path) == []


SPOILT = REPORT.replace("26,111", "1.234,5").replace("28,222", "12x4")
SPOILT_LINES = [
    f"line 12: Number of 999 calls received, 2022/23 {quarter}: {cell}: neither a figure nor a known word for none; "
    "write a plain number such as 1,546 or 87.2%, or leave it empty"
    for quarter, cell in (("Q1 Apr-Jun", "1.234,5"), ("Q2 Jul-Sep", "12x4"))
]


def test_a_fault_in_a_part_of_a_file_refuses_all_of_it_and_each_file_is_judged_alone(tmp_path: Path) -> None:
    kpibot(tmp_path, "db", "upgrade")
    before = held(tmp_path)
    (tmp_path / "spoilt.txt").write_text(SPOILT)
    with zipfile.ZipFile(tmp_path / "z.zip", "w") as archive:
        archive.writestr("good.txt", REPORT)
        archive.writestr("spoilt.txt", SPOILT)
    for name, said in (("spoilt.txt", "spoilt.txt, "), ("z.zip", "z.zip: spoilt.txt, ")):
        outcome = kpibot(tmp_path, "import", name, "--yes")
        first = f"{said.removesuffix(', ')} has 2 faults and nothing of it was recorded; the first: {said}"
        assert refused(outcome, 1) == f"{first}{SPOILT_LINES[0]}"
        assert all(f"refused, {line}" in outcome.out for line in SPOILT_LINES)
        assert "spoilt.txt: refused, 2 faults; nothing of it is recorded" in outcome.out
    assert "good.txt is not recorded, for another file of z.zip is refused; mend that one" in outcome.out
    assert (held(tmp_path), kept(tmp_path)) == (before, [])
    (tmp_path / "folder").mkdir()
    for name, text in (("good.txt", REPORT), ("spoilt.txt", SPOILT)):
        (tmp_path / "folder" / name).write_text(text)
    outcome = kpibot(tmp_path, "import", "folder", "--yes", "--json")
    good, bad = json.loads(outcome.out)
    assert refused(outcome, 1).startswith("spoilt.txt has 2 faults")
    assert (good["recorded"] > 0, bad["recorded"], bad["new"], len(bad["refused"])) == (True, 0, [], 2)
    assert len(held(tmp_path)) == len(before) + good["recorded"]


def test_a_file_that_gives_nothing_ends_with_status_1_and_its_fault(tmp_path: Path) -> None:
    (tmp_path / "renamed.csv").write_text(
        "kpi,period_start,period_end,number,unit\nrobbery,2011-04-01,2012-03-31,5,count\n"
    )
    said = refused(kpibot(tmp_path, "import", "renamed.csv", "--yes"), 1)
    assert said == "renamed.csv, row 1: value: this column is missing; add it to the first row"
    with zipfile.ZipFile(tmp_path / "empty.zip", "w"):
        pass
    (tmp_path / "folder").mkdir()
    for name in ("empty.zip", "folder"):
        assert refused(kpibot(tmp_path, "import", name), 1) == f"{name} holds no files; there is nothing to read"


FAULTY = (
    "kpi,period_start,period_end,value,unit\n"
    "robbery,2021-04-01,2022-03-31,1.5,count\nrobbery,2022-04-01,2023-03-31,-2,count\n"
)


def test_several_faults_are_one_line_and_each_is_listed_on_standard_output(tmp_path: Path) -> None:
    (tmp_path / "bad.csv").write_text(FAULTY, encoding="utf-8")
    outcome = kpibot(tmp_path, "import", "bad.csv", "--dry-run")
    line = refused(outcome, 1)
    assert line.startswith("bad.csv has 2 faults and nothing of it was recorded; the first: bad.csv, ")
    assert outcome.out.count("refused, bad.csv") == 2
    outcome = kpibot(tmp_path, "import", "bad.csv", "--dry-run", "--json")
    refused(outcome, 1)
    assert len(json.loads(outcome.out)["refused"]) == 2


def test_the_faults_of_several_files_are_one_line_too(tmp_path: Path) -> None:
    for name in ("a.csv", "b.csv"):
        (tmp_path / name).write_text(FAULTY, encoding="utf-8")
    line = refused(kpibot(tmp_path, "import", "a.csv", "b.csv", "--dry-run"), 1)
    assert line.startswith("2 of 2 files have 4 faults and nothing of them was recorded; the first: a.csv, ")


def test_a_report_that_may_be_a_draft_is_audited_as_it_is_read(tmp_path: Path) -> None:
    (tmp_path / "draft.txt").write_text(DRAFT, encoding="utf-8")
    shown = kpibot(tmp_path, "import", "draft.txt", "--dry-run")
    assert "⚠ Read against itself and what is held: 1 error. kpibot audit draft.txt lists them." in shown.out
