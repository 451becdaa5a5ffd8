"""The figures and changes read from the text of the 2022 documents, held against the reports and the catalogue."""

import csv
import re
from collections import Counter
from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from pathlib import Path

import pytest

from kpistore.catalogue import CLEVELAND, Office, load_office
from kpistore.model.claim import ClaimUnit
from kpistore.model.kpi import parse_breakdown
from kpistore.model.observation import Bound, Medium, Observation
from kpistore.model.period import Period, PeriodKind
from kpistore.readers.tidy import COLUMNS, read_tidy
from kpistore.readers.tidy_fields import read_date

READINGS = CLEVELAND / "readings-2022.csv"
CLAIMS = CLEVELAND / "claims-2022.csv"
NOT_FIGURES = Path(__file__).with_name("not_figures_2022.csv")
CLAIM_COLUMNS = (
    "kpi", "area", "comparator", "breakdown", "period_start", "period_end", "period_kind",
    "earlier_start", "earlier_end", "earlier_kind", "unit", "value", "bound", "as_published",
    "document", "line", "locator", "note", "medium",
)  # fmt: skip

REPORTS = Path(__file__).parents[3] / "shared" / "reports"
DOCUMENTS = ("000_ad980f992911e8eb.txt", "002_e4449af0dbfe1a1c.txt", "004_571aaf0bd35ecbd7.txt")
WITH_TABLES, TEXT_ONLY = DOCUMENTS[1:]
SAME_AS = re.compile(r"same as 002 line (\d+)")

WORDS = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
         "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "twenty": 20, "thirty": 30,
         "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90, "hundred": 100,
         "thousand": 1000, "million": 1_000_000}  # fmt: skip
"""Numbers that a report may write out."""
NUMBER = re.compile(rf"\d+(?:[.,/]\d+)*|\b(?:{'|'.join(WORDS)})\b", re.IGNORECASE)

needs_reports = pytest.mark.skipif(not REPORTS.is_dir(), reason=f"the reports are not at {REPORTS}")

Place = tuple[str, int]
"""A document and a line of it."""


@cache
def office() -> Office:
    return load_office(CLEVELAND)


@cache
def readings() -> tuple[Observation, ...]:
    reading = read_tidy(READINGS.read_text(encoding="utf-8"), office().documents)
    assert reading.refused == ()
    return reading.observations


def rows_of(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@cache
def lines_of(document: str) -> list[str]:
    return (REPORTS / document).read_text(encoding="utf-8").split("\n")


def line_at(place: Place) -> str:
    document, line = place
    return lines_of(document)[line - 1]


def prose_of(document: str) -> Iterator[tuple[Place, str]]:
    """Every line that is no row of a table."""
    yield from (((document, n), line) for n, line in enumerate(lines_of(document), 1) if "\t" not in line)


def read_at() -> dict[Place, set[str]]:
    """The characters that were read as a figure or as a change, by their place."""
    found: dict[Place, set[str]] = {}
    for each in readings():
        found.setdefault((each.document.name, each.line or 0), set()).add(each.as_published)
    for row in rows_of(CLAIMS):
        found.setdefault((row["document"], int(row["line"])), set()).add(row["as_published"])
    return found


def not_figures() -> dict[Place, list[str]]:
    found: dict[Place, list[str]] = {}
    for row in rows_of(NOT_FIGURES):
        found.setdefault((row["document"], int(row["line"])), []).append(row["characters"])
    return found


def numbers_in(text: str) -> Counter[str]:
    return Counter(NUMBER.findall(text))


def stands_in(characters: str, line: str) -> bool:
    """Literally, and as a whole number: "10" does not stand in "100" or in "2.10"."""
    return re.search(rf"(?<!\d)(?<!\d[.,]){re.escape(characters)}(?!\d|[.,]\d)", line) is not None


def number_of(as_published: str) -> Decimal:
    """The last number of the characters, a million where an m follows it."""
    written = NUMBER.findall(as_published)[-1]
    if written.lower() in WORDS:
        return Decimal(WORDS[written.lower()])
    millions = re.search(r"\dm\b", as_published, re.IGNORECASE)
    return Decimal(written.replace(",", "")) * (1_000_000 if millions else 1)


def period_of(row: dict[str, str], name: str) -> Period | None:
    if not row[f"{name}_kind"]:
        return None
    return Period(read_date(row[f"{name}_start"]), read_date(row[f"{name}_end"]), PeriodKind(row[f"{name}_kind"]))


def test_every_reading_is_a_tidy_row() -> None:
    assert READINGS.read_text(encoding="utf-8").splitlines()[0] == ",".join(COLUMNS)
    assert len(readings()) == len(rows_of(READINGS))
    assert {each.medium for each in readings()} == {Medium.PROSE}
    assert {each.document.name for each in readings()} == set(DOCUMENTS)
    assert {each.area for each in readings()} == {office().area}


def test_every_reading_is_of_a_measure_in_its_unit() -> None:
    for each in readings():
        assert each.unit is office().catalogue.kpi(each.kpi).unit, each.kpi


def test_every_part_of_a_measure_can_be_told_in_words() -> None:
    known = {(each.dimension, each.value) for each in office().catalogue.breakdown_words}
    parts = [each.breakdown for each in readings()] + [parse_breakdown(row["breakdown"]) for row in rows_of(CLAIMS)]
    assert {pair for breakdown in parts for pair in breakdown} <= known


def test_no_figure_is_recorded_twice_on_one_line() -> None:
    places = Counter((each.identity, each.document.name, each.line) for each in readings())
    assert [place for place, times in places.items() if times > 1] == []


def test_the_value_is_the_number_printed() -> None:
    for each in readings():
        if each.value is not None:
            assert number_of(each.as_published) == each.value, each


def test_every_figure_has_a_place_a_heading_and_no_sentence() -> None:
    for each in readings():
        assert each.line, each.kpi
        assert each.locator.endswith((", text", ", box", ", commentary")), each.locator
        assert len(each.as_published.split()) <= 7, each.as_published


def test_every_change_is_of_a_measure_and_can_be_read() -> None:
    rows = rows_of(CLAIMS)
    assert CLAIMS.read_text(encoding="utf-8").splitlines()[0] == ",".join(CLAIM_COLUMNS)
    for row in rows:
        assert office().catalogue.kpi(row["kpi"]).key == row["kpi"]
        assert ClaimUnit(row["unit"])
        assert row["bound"] in ("", *Bound)
        assert period_of(row, "period") is not None
        if row["unit"] == ClaimUnit.EXTREME:
            assert (row["value"] in ("1", "-1"), NUMBER.findall(row["as_published"])) == (True, []), row
            continue
        assert abs(Decimal(row["value"])) == number_of(row["as_published"]), row
        assert (row["medium"], row["comparator"], row["area"]) == (Medium.PROSE, "", office().area)
    assert len({tuple(row.items()) for row in rows}) == len(rows)


@pytest.mark.parametrize(("word", "sign"), [("less", -1), ("fewer", -1), ("more", 1), ("additional", 1), ("-", -1)])
def test_a_change_has_the_sign_of_its_words(word: str, sign: int) -> None:
    values = [Decimal(row["value"]) for row in rows_of(CLAIMS) if word in re.sub(r"\d-\d", "", row["as_published"])]
    assert values
    assert all(value * sign > 0 for value in values)


def test_a_change_has_a_base_or_says_that_none_is_printed() -> None:
    for row in rows_of(CLAIMS):
        assert period_of(row, "earlier") or "no base" in row["note"] or "not printed" in row["note"], row


@needs_reports
def test_every_figure_and_change_stands_on_its_line() -> None:
    missing = [
        (place, characters)
        for place, found in read_at().items()
        for characters in found
        if not stands_in(characters, line_at(place))
    ]
    assert missing == []


@needs_reports
def test_what_is_no_figure_stands_on_its_line() -> None:
    missing = [
        (place, characters)
        for place, found in not_figures().items()
        for characters in found
        if characters not in line_at(place)
    ]
    assert missing == []


@needs_reports
@pytest.mark.parametrize("document", DOCUMENTS)
def test_every_number_of_the_text_is_read_or_known_to_be_none(document: str) -> None:
    """Counted exactly, so that neither a forgotten number nor a stale exception goes unseen."""
    read, exempt = read_at(), not_figures()
    wrong = {}
    for place, line in prose_of(document):
        known = sum((numbers_in(each) for each in [*read.get(place, ()), *exempt.get(place, ())]), Counter[str]())
        if known != numbers_in(line):
            wrong[place] = (numbers_in(line) - known, known - numbers_in(line))
    assert wrong == {}


def test_a_figure_of_both_extractions_counts_once_and_under_the_one_with_the_tables() -> None:
    again = [(row, SAME_AS.fullmatch(row["why"])) for row in rows_of(NOT_FIGURES)]
    for row, same in again:
        assert bool(same) == row["why"].startswith("same"), row
        if same:
            assert row["document"] == TEXT_ONLY
            assert row["characters"] in read_at()[(WITH_TABLES, int(same[1]))], row
    restated = Counter((same[1], row["characters"]) for row, same in again if same)
    for (document, line), found in read_at().items():
        if document == WITH_TABLES:
            printed = {each for each in found if NUMBER.search(each)}
            assert all(restated[str(line), characters] for characters in printed), (line, printed)


@pytest.mark.parametrize(
    ("kpi", "breakdown", "start", "end", "value", "bound"),
    [
        ("vcas-needs-assessments", "", "2021-04-01", "2021-12-31", 1200, None),
        ("domestic-abuse-satisfaction", "", "2022-04-01", "2023-03-31", 80, None),
        ("special-constable-hours", "", "2022-01-01", "None", 3464, None),
        ("restorative-referrals", "", "2021-04-01", "2021-12-31", 75, None),
        ("homicides", "", "2023-04-01", "2024-03-31", 13, None),
        ("hotspot-funding", "", "2021-12-01", "2022-03-31", 389_000, None),
        ("hotspot-areas", "", "2021-12-01", "2022-03-31", 50, Bound.OVER),
        ("divert-declined", "declined-because=professional-judgement", "2021-04-01", "2021-12-31", 18, None),
    ],
)
def test_the_text_gives(kpi: str, breakdown: str, start: str, end: str, value: int, bound: Bound | None) -> None:
    found = [
        (each.value, each.bound)
        for each in readings()
        if (each.kpi, each.breakdown) == (kpi, parse_breakdown(breakdown))
        and (str(each.period.start), str(each.period.end)) == (start, end)
    ]
    assert found == [(Decimal(value), bound)]
