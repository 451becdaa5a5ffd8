"""A file becomes observations, questions and refusals; nothing in it is dropped without a word."""

import hashlib
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from kpistore.catalogue import Office
from kpistore.incoming.importing import FileReading, Refused, differences, read_file, shipped_figures
from kpistore.model.observation import FORCE_REPORT, Medium, Observation, Release
from kpistore.model.period import quarter
from kpistore.readers.source import Limits
from kpistore.readers.tidy import write_tidy
from tests.kpistore.made import figure
from tests.kpistore.readers.looks import COVER, row
from tests.kpistore.small_office import office_in
from tests.kpistore.test_catalogue_reports import WITH_TABLES, needs_reports, office

REPORTS = Path(__file__).parents[4] / "shared" / "reports"
TODAY = date(2024, 10, 7)
HEADER = "kpi,period_start,period_end,value,unit\n"
TABLE = [
    "Crime",
    row("", "Q1 2021/22", "Q2 2021/22"),
    row("Robbery – police*", "1,204", ""),
    row("Robery – polise", "7", "8"),
    row("Weather", "1", "2"),
]


@pytest.fixture
def small(tmp_path: Path) -> Office:
    return office_in(tmp_path)


def read(office_: Office, name: str, text: str | bytes) -> FileReading:
    path = office_.figures_path.with_name(name)
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return read_file(path, office_, TODAY)


def refusal(office_: Office, name: str, text: str | bytes) -> str:
    with pytest.raises(Refused) as caught:
        read(office_, name, text)
    return str(caught.value)


@needs_reports
def test_the_shipped_figures_are_exactly_what_the_reader_reads_from_the_reports() -> None:
    figures: list[Observation] = []
    for number in WITH_TABLES:
        (path,) = REPORTS.glob(f"{number}_*.txt")
        figures += read_file(path, office(), TODAY).observations
    written = write_tidy(figures, {kpi.key: kpi.title for kpi in office().catalogue.kpis})
    assert written == office().figures_path.read_text(encoding="utf-8")


@needs_reports
def test_every_shipped_figure_is_printed_on_its_line_of_its_report() -> None:
    lines = {path.name: path.read_text(encoding="utf-8").splitlines() for path in REPORTS.glob("*.txt")}
    astray = [
        (each.document.name, each.line, each.as_published)
        for each in shipped_figures(office())
        if each.document.family == FORCE_REPORT
        if not each.line or not _is_printed(each.as_published, lines[each.document.name][each.line - 1])
    ]
    assert astray == []


def _is_printed(printed: str, line: str) -> bool:
    """As a whole cell of a table's row, or anywhere in a sentence."""
    return printed in ([each.strip() for each in line.split("\t")] if "\t" in line else line)


def test_a_report_of_an_unknown_name_is_described_by_its_cover(small: Office) -> None:
    reading = read(small, "new.txt", "\n".join([*COVER, *TABLE, ""]))
    described = reading.document
    assert described is not None
    assert (described.name, described.published) == ("new.txt", "March 2022")
    assert (described.known_from, described.known_from_estimated) == (date(2022, 3, 31), False)
    assert described.title.startswith("EXAMPLESHIRE POLICE AND CRIME PLAN")
    assert len(described.sha256) == 64


def test_a_report_that_prints_no_month_is_known_from_the_day_after_its_newest_figure(small: Office) -> None:
    described = read(small, "new.txt", "\n".join(["Contents", "", *TABLE, ""])).document
    assert described is not None
    assert (described.known_from, described.known_from_estimated) == (date(2021, 10, 1), True)
    assert (described.published, described.title) == ("", "new.txt")


def test_a_report_keeps_its_figures_blanks_lines_and_rows(small: Office) -> None:
    figures = read(small, "new.txt", "\n".join([*COVER, *TABLE, ""])).observations
    assert [(each.kpi, each.as_published, each.period.label) for each in figures] == [
        ("robbery", "1,204", "Q1 2021/22"),
        ("robbery", "", "Q2 2021/22"),
    ]
    assert [(str(each.value), each.line, each.locator, each.area) for each in figures] == [
        ("1204", 9, "Crime, row 1", "exampleshire"),
        ("None", 9, "Crime, row 1", "exampleshire"),
    ]


def test_a_label_that_the_catalogue_does_not_know_is_asked_about_once_with_what_it_may_mean(small: Office) -> None:
    robery, weather = read(small, "new.txt", "\n".join([*COVER, *TABLE, ""])).questioned
    assert robery.where == "line 10, Crime"
    assert "“Robery – polise”" in robery.why
    assert "robbery" in robery.suggestions
    assert (weather.where, weather.suggestions) == ("line 11, Crime", ())


def test_a_known_document_is_known_by_its_content_under_any_name(small: Office) -> None:
    text = "\n".join([*COVER, *TABLE, ""])
    digest = hashlib.sha256(text.encode()).hexdigest()
    known = replace(small.documents["a.txt"], sha256=digest)
    assert read(replace(small, documents={"a.txt": known}), "renamed.txt", text).document == known


@pytest.mark.parametrize(("cell", "asked"), [("x", []), ("7", ["line 14: left | right"])])
def test_a_table_that_no_rule_explains_is_asked_about_if_it_holds_figures(
    small: Office, cell: str, asked: list[str]
) -> None:
    odd = ["", "Some words", row("", "left", "right"), row("up", cell, cell), ""]
    reading = read(small, "new.txt", "\n".join([*COVER, *TABLE, *odd]))
    assert [each.where for each in reading.questioned[2:]] == asked
    assert (len(reading.observations), reading.refused) == (2, ())
    assert (
        reading.understood[1] == "lines 14-15: Not read: no column names a period, a comparator or a group of people."
    )


def test_a_listed_document_without_tables_is_no_fault_and_any_other_is(small: Office) -> None:
    digest = hashlib.sha256(b"Only words.\n").hexdigest()
    listed = replace(small, documents={"b.txt": replace(small.documents["b.txt"], sha256=digest)})
    reading = read(listed, "words.txt", "Only words.\n")
    assert (reading.observations, reading.questioned, reading.refused) == ((), (), ())
    assert "with no table to read" in reading.understood[0]
    assert "holds no table" in refusal(listed, "b.txt", "Other words.\n")


def test_a_cell_that_cannot_be_read_is_refused_with_its_line_row_and_column(small: Office) -> None:
    spoilt = row("Robbery – women", "1.204,5", "8")
    (refused,) = read(small, "new.txt", "\n".join([*COVER, *TABLE, spoilt, ""])).refused
    assert refused.where == "line 12: Robbery – women, Q1 2021/22: 1.204,5"
    assert refused.why.endswith("write a plain number such as 1,546 or 87.2%, or leave it empty")


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("empty.txt", "", "is empty"),
        ("empty.csv", " \n\n", "is empty"),
        ("prose.txt", "There is no table here.", "holds no table"),
        ("latin.txt", "café\t1".encode("latin-1"), "is no UTF-8 text"),
        ("picture.csv", b"\x89PNG\r\n\x1a\n\xff\xfe", "is no UTF-8 text"),
        ("nothing.txt", bytes(100), "is no text"),
    ],
)
def test_what_is_no_text_or_holds_no_table_is_refused_by_name(
    small: Office, name: str, content: str | bytes, said: str
) -> None:
    refused = refusal(small, name, content)
    assert refused.startswith(name)
    assert said in refused


def test_a_file_that_is_not_there_or_too_large_is_refused(small: Office) -> None:
    with pytest.raises(Refused, match="cannot be opened"):
        read_file(small.figures_path.with_name("gone.csv"), small, TODAY)
    large = small.figures_path.with_name("large.csv")
    with large.open("wb") as file:
        file.truncate(Limits().file + 1)
    with pytest.raises(Refused, match="larger than 1024 MB; split it"):
        read_file(large, small, TODAY)


def test_a_tidy_file_names_its_measures_by_key_or_by_title_and_is_unpublished(small: Office) -> None:
    by_key = read(small, "k.csv", HEADER + "robbery,2023-04-01,2024-03-31,12,count\n")
    by_title = read(
        small, "t.csv", HEADER.replace("kpi", "title") + "Robberies recorded,2023-04-01,2024-03-31,12,count\n"
    )
    assert by_key.refused == by_title.refused == by_key.questioned == by_title.questioned == ()
    assert [each.observations[0].kpi for each in (by_key, by_title)] == ["robbery", "robbery"]
    (held,) = by_key.observations
    assert held.locator == "row 2"
    assert (held.area, held.document.release, held.document.known_from) == (
        "exampleshire",
        Release.UNPUBLISHED,
        date(2024, 4, 1),
    )


def test_a_tidy_file_asks_for_a_measure_it_does_not_know_and_refuses_a_wrong_row(small: Office) -> None:
    unknown, undated = "robery,2023-04-01,2024-03-31,12,count\n", "robbery,2023-04-01,x,12,count\n"
    reading = read(small, "k.csv", HEADER + unknown + undated + "robbery,2023-04-01,2024-03-31,1,percent\n")
    assert reading.observations == ()
    assert [(each.where, each.why, each.suggestions[0]) for each in reading.questioned] == [
        ("k.csv, row 2", "no KPI of the catalogue is 'robery'", "robbery")
    ]
    assert [each.where for each in reading.refused] == [
        "k.csv, row 3: period_end “x”",
        "k.csv, row 4: unit percent",
    ]


def test_a_table_that_gives_two_values_for_one_figure_has_neither(small: Office) -> None:
    rows = [f"robbery,2023-04-01,2024-03-31,{value},count\n" for value in (5, 6)]
    other = "robbery,2022-04-01,2023-03-31,7,count\n"
    reading = read(small, "k.csv", HEADER + rows[0] + other + rows[1])
    assert [each.as_published for each in reading.observations] == ["7"]
    assert [(each.where, each.why) for each in reading.refused] == [
        ("k.csv, robbery 2023/24", "says 5 and 6; keep the right one")
    ]
    assert len(read(small, "k.csv", HEADER + rows[0] + rows[0]).observations) == 2, "said twice alike, it is sure"


EARLY, LATE = date(2024, 4, 30), date(2024, 10, 31)
HELD = figure("12", known_from=EARLY)


@pytest.mark.parametrize(
    ("fresh", "counted"),
    [
        (HELD, (0, 0, 1)),
        (figure("13", known_from=LATE), (0, 1, 0)),
        (figure("12", known_from=LATE), (1, 0, 0)),
        (figure("11", known_from=date(2024, 1, 1)), (1, 0, 0)),
        (figure("13", known_from=LATE, medium=Medium.PROSE), (1, 0, 0)),
        (figure(None, known_from=LATE), (1, 0, 0)),
        (figure("13", quarter(2023, 1), known_from=LATE), (1, 0, 0)),
        (replace(figure("13", known_from=EARLY), as_published="12", id=1), (0, 1, 0)),
    ],
)
def test_a_figure_is_new_or_revises_the_one_in_force_or_changes_nothing(
    fresh: Observation, counted: tuple[int, int, int]
) -> None:
    found = differences([HELD], [fresh])
    assert (len(found.new), len(found.revised), found.unchanged) == counted
    assert [before for before, _ in found.revised] == [HELD] * counted[1]


def test_a_value_where_a_blank_was_is_new(small: Office) -> None:
    found = differences([figure(None, known_from=EARLY)], [figure("13", known_from=LATE)])
    assert (len(found.new), found.revised) == (1, ())


def test_an_office_without_figures_ships_none_and_a_spoilt_file_is_refused_with_its_row(small: Office) -> None:
    assert shipped_figures(small) == ()
    small.figures_path.write_text(HEADER + "robbery,2023-04-01,2024-03-31,many,count\n", encoding="utf-8")
    with pytest.raises(Refused, match=r"figures\.csv, row 2: value “many”"):
        shipped_figures(small)
