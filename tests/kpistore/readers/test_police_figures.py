"""From counted searches to figures; all counts but those of the published files are invented."""

from decimal import Decimal
from pathlib import Path

import pytest

from kpistore.model.observation import NoFigure, Observation
from kpistore.model.period import month
from kpistore.readers.file_reading import FileReading
from kpistore.readers.police_figures import figures_of
from kpistore.readers.police_stop_search import Searches, count_searches
from kpistore.readers.police_uk import PoliceFile, police_file
from tests.kpistore.readers.searches import NAME, NONE
from tests.kpistore.shipped import shelf

FILES = Path(__file__).parents[4] / "shared" / "data" / "stop-and-search"
FILE = PoliceFile(NAME, "exampleshire", month(2021, 10), "stop-and-search")


def figures(outcomes: dict[str, int], links: dict[str, int]) -> FileReading:
    return figures_of(FILE, Searches(outcomes, links))


def told(reading: FileReading) -> dict[str, tuple[str, str]]:
    return {each.kpi: (str(each.value), each.note) for each in reading.observations}


def test_a_month_has_counts_and_shares_of_all_searches_with_what_is_blank() -> None:
    reading = figures({"Arrest": 20, NONE: 68, "": 12}, {"True": 30, "False": 40, "": 30})
    assert told(reading) == {
        "stop-searches": ("100", "100 rows counted"),
        "stop-search-positive": ("20", "20 of 100; 12 not stated"),
        "stop-search-positive-rate": ("20.0", "20 of 100; 12 not stated"),
        "stop-search-linked": ("30", "30 of 100; 30 not stated"),
        "stop-search-linked-rate": ("30.0", "30 of 100; 30 not stated"),
    }
    assert {each.area for each in reading.observations} == {"exampleshire"}
    assert {each.as_published for each in reading.observations} == {""}
    assert reading.understood == (
        "Exampleshire, Oct 2021: 100 searches; outcome positive 20, no further action 68, not stated 12; "
        "link to the object of the search stated for 70 of 100",
    )


def test_a_share_is_rounded_half_up() -> None:
    assert told(figures({"Arrest": 1, NONE: 15}, {"": 16}))["stop-search-positive-rate"][0] == "6.3"


def test_a_field_that_is_blank_for_most_gives_a_count_and_no_share() -> None:
    reading = figures({NONE: 10}, {"True": 3, "False": 1, "": 6})
    (share,) = (each for each in reading.observations if each.kpi == "stop-search-linked-rate")
    assert told(reading)["stop-search-linked"] == ("3", "3 of 10; 6 not stated")
    assert (share.value, share.reason) == (None, NoFigure.BLANK)
    assert share.note == "stated for 4 of 10 only, no share given"


def test_a_field_that_is_never_filled_gives_no_zero() -> None:
    assert told(figures({NONE: 10}, {"": 10}))["stop-search-linked"][0] == "None"


def test_words_that_are_not_known_hold_back_the_outcomes_and_not_the_searches() -> None:
    reading = figures({"Arrests": 2, NONE: 8}, {"True": 10})
    assert list(told(reading)) == ["stop-searches"]
    (question,) = reading.questioned
    assert question.where == f"{NAME}, column “Outcome”"
    assert "“Arrests” in 2 rows is not known" in question.why
    assert question.suggestions == ("Arrest",)


def test_a_file_without_rows_is_no_month_without_searches() -> None:
    reading = figures({}, {})
    assert reading.observations == ()
    assert "no search at all" in reading.questioned[0].why


def test_april_to_june_2021_is_as_counted_by_hand() -> None:
    held = [each for each in shelf().all() if each.area == "cleveland" and each.document.family == "data.police.uk"]
    spring = [month(2021, number) for number in (4, 5, 6)]
    sums = {
        kpi: sum(each.value or 0 for each in held if each.kpi == kpi and each.period in spring)
        for kpi in ("stop-searches", "stop-search-positive")
    }
    assert sums == {"stop-searches": Decimal(1679), "stop-search-positive": Decimal(279)}


@pytest.mark.skipif(not FILES.is_dir(), reason="the published files are not at hand")
def test_the_shipped_months_are_what_the_reader_counts_in_the_published_files() -> None:
    counted: list[Observation] = []
    for path in FILES.glob("*/*.csv"):
        file = police_file(path.name)
        assert file is not None
        with path.open("rb") as source:
            counted += figures_of(file, count_searches(source, file.period)).observations
    shipped = [each for each in shelf().all() if each.document.family == "data.police.uk"]
    assert sorted(map(repr, counted)) == sorted(map(repr, shipped))
    assert len(shipped) == 350
