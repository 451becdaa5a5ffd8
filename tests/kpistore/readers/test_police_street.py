"""Counting the rows of a street-level file by type; all rows are invented."""

from io import BytesIO

import pytest

from kpistore.model.period import month
from kpistore.readers.police_street import count_types, is_outcomes, is_street, street_figures
from kpistore.readers.police_uk import PoliceFile
from kpistore.readers.reading import Unreadable

HEADER = (
    "Crime ID,Month,Reported by,Falls within,Longitude,Latitude,Location,LSOA code,LSOA name,Crime type,"
    "Last outcome category,Context"
)
FILE = PoliceFile("2021-10-exampleshire-street.csv", "exampleshire", month(2021, 10), "street")


def row(kind: str, when: str = "2021-10") -> str:
    return f",{when},Exampleshire Police,Exampleshire Police,-1.2,54.5,On or near High Street,,,{kind},,"


def content(*rows: str) -> BytesIO:
    return BytesIO("\n".join([HEADER, *rows, ""]).encode())


def test_each_type_is_counted_and_no_total_is_made() -> None:
    types = count_types(content(row("Robbery"), row("Robbery"), row("Anti-social behaviour")), FILE)
    found = street_figures(FILE, types)
    assert [(each.kpi, each.breakdown, str(each.value)) for each in found.observations] == [
        ("street-crime", (("crime-type", "anti-social-behaviour"),), "1"),
        ("street-crime", (("crime-type", "robbery"),), "2"),
    ]
    assert found.observations[1].note == "2 of 3 rows counted"


def test_a_type_that_is_not_known_is_asked_about_and_the_rest_is_read() -> None:
    found = street_figures(FILE, {"Robbery": 2, "Cybercrime": 1, "": 1})
    assert len(found.observations) == 1
    assert ["“”" in found.questioned[0].why, "“Cybercrime”" in found.questioned[1].why] == [True, True]


def test_a_file_without_rows_gives_no_zero() -> None:
    found = street_figures(FILE, {})
    assert (found.observations, len(found.questioned)) == ((), 1)


@pytest.mark.parametrize(
    ("held", "said"),
    [
        (content(row("Robbery", "2021-09")), "“2021-09” stands in the month column of Oct 2021"),
        (content(row("Robbery"), "cut,2021-10"), "row 3 has 2 cells"),
        (BytesIO(content(row("Robbery")).read().replace(b"Crime type", b"Type")), "“Crime type” is missing"),
    ],
)
def test_a_fault_refuses_the_whole_file(held: BytesIO, said: str) -> None:
    with pytest.raises(Unreadable) as caught:
        count_types(held, FILE)
    assert said in str(caught.value)


def test_files_of_streets_and_of_outcomes_are_told_apart() -> None:
    streets = HEADER.split(",")
    outcomes = [*streets[:9], "Outcome type"]
    assert (is_street(streets), is_outcomes(streets)) == (True, False)
    assert (is_street(outcomes), is_outcomes(outcomes)) == (False, True)
