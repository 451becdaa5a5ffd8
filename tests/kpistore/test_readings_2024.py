"""The figures and changes in the text of the 2023-24 documents: each stands where it is said to, none is missing.

Numbers are digits in any grouping, and number words from two on. "One", "first" and "second" are left out of the count:
in these documents they speak of "one of the first" and "the second year", never of a result.
"""

import csv
import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from functools import cache
from pathlib import Path

import pytest

from kpistore.catalogue import CLEVELAND, Office, load_office
from kpistore.model.claim import ClaimUnit
from kpistore.model.kpi import NATIONAL, Unit, parse_breakdown
from kpistore.model.observation import Bound, Medium, Observation, Status
from kpistore.model.period import PeriodKind, from_dates
from kpistore.readers.cells import read_cell
from kpistore.readers.tidy import COLUMNS, read_tidy
from kpistore.readers.tidy_fields import read_date

REPORTS = Path(__file__).parents[3] / "shared" / "reports"
DOCUMENTS = ("001_729996d0782ff82f.txt", "003_67bae830ca1309f3.txt")
CLAIM_COLUMNS = [
    "kpi", "area", "comparator", "breakdown", "period_start", "period_end", "period_kind", "earlier_start",
    "earlier_end", "earlier_kind", "unit", "value", "bound", "as_published", "document", "line", "locator", "note",
    "medium",
]  # fmt: skip
NUMBER_WORDS = (
    "two three four five six seven eight nine ten eleven twelve twenty thirty forty fifty sixty hundred thousand "
    "million half quarter third fifth dozen twice double"
)
NUMBER = re.compile(rf"\d+(?:[.,:/-]\d+)*|\b(?:{'|'.join(NUMBER_WORDS.split())})\b", re.IGNORECASE)
IN_WORDS = {
    "two": 2, "three": 3, "four": 4, "six": 6, "six times": 6, "seven": 7, "eight": 8, "nine": 9, "a fifth": 20,
    "a quarter": 25, "9 in 10": 90, "£1m": 1_000_000, "£1 million": 1_000_000, "£1.4m": 1_400_000,
}  # fmt: skip
"""A share in words is read as a percentage."""

needs_reports = pytest.mark.skipif(not REPORTS.is_dir(), reason=f"the reports are not at {REPORTS}")

Place = tuple[str, int]
"""A document and a line."""


@cache
def office() -> Office:
    return load_office(CLEVELAND)


@cache
def readings() -> tuple[Observation, ...]:
    reading = read_tidy((CLEVELAND / "readings-2024.csv").read_text(encoding="utf-8"), office().documents)
    assert reading.refused == ()
    return reading.observations


def rows_of(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def claims() -> list[dict[str, str]]:
    return rows_of(CLEVELAND / "claims-2024.csv")


def not_figures() -> list[dict[str, str]]:
    return rows_of(Path(__file__).with_name("not_figures_2024.csv"))


@cache
def lines_of(document: str) -> tuple[str, ...]:
    return tuple((REPORTS / document).read_text(encoding="utf-8").splitlines())


def printed() -> list[tuple[Place, str]]:
    """Where every figure and every change is said to stand, and its characters."""
    figures = [((each.document.name, each.line or 0), each.as_published) for each in readings()]
    return figures + [((row["document"], int(row["line"])), row["as_published"]) for row in claims()]


def recorded_in(document: str) -> dict[int, list[str]]:
    """The characters of figures and changes by line; what one figure and one change share stands there twice."""
    by_line: defaultdict[int, list[str]] = defaultdict(list)
    for (name, line), characters in printed():
        if name == document:
            by_line[line].append(characters)
    return dict(by_line)


def reviewed_in(document: str) -> dict[int, list[str]]:
    """The characters of numbers by line that were looked at and are no figures."""
    by_line: defaultdict[int, list[str]] = defaultdict(list)
    for row in not_figures():
        if row["document"] == document:
            by_line[int(row["line"])].append(row["characters"])
    return dict(by_line)


def value_of(characters: str) -> float:
    """The figure that the characters state, by rules of their own: a second reading of each."""
    plain = characters.lower()
    if plain in IN_WORDS:
        return IN_WORDS[plain]
    cell = read_cell(characters)
    assert cell is not None, characters
    assert cell.value is not None, characters
    return float(cell.value)


def once_each(text: str, characters: Iterable[str]) -> tuple[str, list[str]]:
    """The text without each of them, taken out once at a place of its own, and those that do not stand in it."""
    absent = []
    for each in sorted(characters, key=len, reverse=True):
        alone = re.compile(rf"(?<![\w.,]){re.escape(each)}(?!\w|[.,]\d)")
        text, found = alone.subn(" ", text, count=1)
        absent += [] if found else [each]
    return text, absent


def test_both_files_have_the_columns_of_their_readers() -> None:
    with (CLEVELAND / "readings-2024.csv").open(encoding="utf-8", newline="") as file:
        assert tuple(next(csv.reader(file))) == COLUMNS
    with (CLEVELAND / "claims-2024.csv").open(encoding="utf-8", newline="") as file:
        assert next(csv.reader(file)) == CLAIM_COLUMNS


def test_the_figures_are_those_of_the_two_documents() -> None:
    assert Counter(each.document.name for each in readings()) == {DOCUMENTS[0]: 76, DOCUMENTS[1]: 19}
    assert Counter(row["document"] for row in claims()) == {DOCUMENTS[0]: 15, DOCUMENTS[1]: 16}


def test_every_reading_is_a_figure_in_prose_of_a_measure_in_its_own_unit() -> None:
    for each in readings():
        kpi = office().catalogue.kpi(each.kpi)
        assert each.unit is kpi.unit, each.kpi
        assert each.medium is Medium.PROSE
        assert each.line
        assert each.locator
        assert each.area == office().area


def test_titles_and_labels_are_the_catalogues_and_the_periods_own() -> None:
    for row, each in zip(rows_of(CLEVELAND / "readings-2024.csv"), readings(), strict=True):
        assert row["title"] == office().catalogue.kpi(each.kpi).title
        assert row["period_label"] == each.period.label


def test_no_figure_is_recorded_twice_for_one_line() -> None:
    held = Counter((each.identity, each.document.name, each.line) for each in readings())
    assert [place for place, times in held.items() if times > 1] == []


def test_no_change_is_recorded_twice_for_one_line() -> None:
    names = ("kpi", "comparator", "breakdown", "period_start", "period_end", "unit", "document", "line")
    held = Counter(tuple(row[name] for name in names) for row in claims())
    assert [place for place, times in held.items() if times > 1] == []


def test_every_value_is_what_its_characters_say() -> None:
    for each in readings():
        assert each.value is not None
        assert float(each.value) == value_of(each.as_published), each.as_published


def test_every_change_has_the_size_that_its_characters_say_and_a_sign_the_words_give() -> None:
    for row in claims():
        assert abs(float(row["value"])) == abs(value_of(row["as_published"])), row["as_published"]
    rises = {(row["kpi"], int(row["line"])) for row in claims() if float(row["value"]) > 0}
    assert rises == {
        ("appropriate-adult-callouts", 175), ("stop-search-found", 187), ("stop-searches", 189),
        ("police-officers", 399), ("stalking-reported", 483), ("sexual-violence-demand", 529), ("copa-downloads", 44),
        ("reoffending-adult", 180),
    }  # fmt: skip


def test_every_change_can_be_read() -> None:
    for row in claims():
        office().catalogue.kpi(row["kpi"])
        ClaimUnit(row["unit"])
        assert not row["bound"] or Bound(row["bound"])
        assert row["comparator"] in ("", NATIONAL)
        assert row["medium"] == Medium.PROSE
        parse_breakdown(row["breakdown"])
        for name in ("period", "earlier"):
            start, end = (read_date(row[f"{name}_{side}"]) for side in ("start", "end"))
            found, kind = from_dates(start, end), PeriodKind(row[f"{name}_kind"])
            assert kind in (found.kind, PeriodKind.POINT), row
            assert kind is not PeriodKind.POINT or found.months == 1, row


def test_a_change_in_points_is_one_of_shares() -> None:
    points = [office().catalogue.kpi(row["kpi"]).unit for row in claims() if row["unit"] == ClaimUnit.POINTS]
    assert points == [Unit.PERCENT]


def test_every_part_has_words() -> None:
    known = {(each.dimension, each.value) for each in office().catalogue.breakdown_words}
    parts = [pair for each in readings() for pair in each.breakdown]
    parts += [pair for row in claims() for pair in parse_breakdown(row["breakdown"])]
    assert [pair for pair in parts if pair not in known] == []


def test_a_forecast_says_so() -> None:
    forecasts = {each.kpi for each in readings() if each.status is Status.FORECAST}
    assert forecasts == {each.kpi for each in readings() if each.note.startswith("forecast")}
    assert forecasts == {"officers-expected", "stalking-training-required"}
    assert all("forecast" in office().catalogue.kpi(key).title for key in forecasts)


def test_what_the_text_repeats_from_a_table_has_the_tables_identity() -> None:
    figures = read_tidy((CLEVELAND / "figures.csv").read_text(encoding="utf-8"), office().documents).observations
    tables = {each.identity: each.value for each in figures}
    repeated = {
        each.kpi: (str(each.value), str(tables[each.identity])) for each in readings() if each.identity in tables
    }
    assert repeated == {
        "stop-searches": ("7136", "8993"),
        "police-officers": ("1495", "1495"),
        "calls-999-answered": ("90", "89.2"),
    }


@needs_reports
def test_every_figure_and_change_stands_in_its_line_as_printed() -> None:
    absent = [(place, text) for place, text in printed() if text not in lines_of(place[0])[place[1] - 1]]
    assert absent == []


def test_what_is_no_figure_says_why_in_its_own_words() -> None:
    assert [row for row in not_figures() if len(row["why"].split()) < 2] == []


@needs_reports
@pytest.mark.parametrize("document", DOCUMENTS)
def test_every_number_in_the_text_is_a_figure_a_change_or_reviewed_as_neither(document: str) -> None:
    """Lines with tabs are tables, which the report reader reads."""
    recorded, reviewed = recorded_in(document), reviewed_in(document)
    for number, line in enumerate(lines_of(document), 1):
        if "\t" in line:
            continue
        rest, absent = once_each(line, recorded.pop(number, ()))
        assert absent == [], number
        assert sorted(NUMBER.findall(rest)) == sorted(reviewed.pop(number, ())), (number, rest)
    assert (recorded, reviewed) == ({}, {}), "recorded or reviewed where no prose stands"
