"""Layouts described by the office, and descriptions that the program suggests; all figures are invented."""

import tomllib
from collections.abc import Sequence
from pathlib import Path

import pytest

from kpistore.readers.file_reading import Refused
from kpistore.readers.profile_suggesting import suggest_profile
from kpistore.readers.profiles import Profile, load_profiles, matching_profile
from kpistore.readers.workbook_in import Sheet

LONG = [
    ["Monthly figures", "", "", "", ""],
    [""] * 5,
    ["Measure", "Month", "Number", "Force", "Unit"],
    ["Robbery", "April 2021", "12", "Exampleshire", "count"],
    ["Robbery", "May 2021", "-", "Exampleshire", "count"],
]
WIDE = [["", "2021/22", "", "2022/23"], ["Measure", "Q1", "Q2", "Q1"], ["Robbery", "5", "6", "7"]]
ACROSS = [["Measure", "April 2021", "May 2021"], ["Robbery", "5", "6"], ["Theft", "1", "-"]]


def sheet(rows: Sequence[Sequence[str]], name: str = "Monthly") -> Sheet:
    return Sheet(name, tuple(map(tuple, rows)), tuple((None,) * len(row) for row in rows))


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        (LONG, Profile("Monthly", "Measure", "Month", 3, 1, "Number", "Force", "Unit")),
        (WIDE, Profile("Monthly", "Measure", "across", 1, 2)),
        (ACROSS, Profile("Monthly", "Measure", "across", 1, 1)),
    ],
)
def test_a_suggested_profile_can_be_saved_as_it_is_and_fits_the_sheet(
    tmp_path: Path, rows: list[list[str]], expected: Profile
) -> None:
    (tmp_path / "monthly.toml").write_text(suggest_profile(sheet(rows)), encoding="utf-8")
    profiles = load_profiles(tmp_path)
    assert profiles == (expected,)
    assert matching_profile(profiles, sheet(rows)) == expected


def test_nothing_is_suggested_where_no_periods_are_found() -> None:
    assert suggest_profile(sheet([["a", "b"], ["x", "1"]])) == ""
    assert suggest_profile(sheet([["", ""]])) == ""


def test_a_heading_with_quotes_stays_readable() -> None:
    rows = [['Measure "A"', "April 2021", "May 2021"], ["Robbery", "5", "6"]]
    assert tomllib.loads(suggest_profile(sheet(rows)))["label"] == 'Measure "A"'


def test_upper_headings_reach_over_blanks_to_the_next_one() -> None:
    profile = Profile("Monthly", "Measure", "across", 1, 2)
    assert profile.headings(sheet(WIDE)) == ["Measure", "2021/22 Q1", "2021/22 Q2", "2022/23 Q1"]


def test_a_profile_fits_by_name_and_columns() -> None:
    profile = Profile("Monthly", "Measure", "across")
    assert profile.fits(sheet(ACROSS))
    assert not profile.fits(sheet(ACROSS, "Other"))
    assert Profile("*", "Measure", "across").fits(sheet(ACROSS, "Other"))
    assert not Profile("*", "Label", "across").fits(sheet(ACROSS))
    assert not profile.fits(sheet([]))
    assert not profile.fits(sheet([["Measure", "Number"], ["Robbery", "5"]])), "no heading is a period"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("sheet =", "is no TOML"),
        ('sheet = "a"\nlabel = "b"', "period is missing"),
        ('sheet = "a"\nlabel = "b"\nperiod = "c"', "value is missing"),
        ('sheet = "a"\nlabel = "b"\nperiod = "across"\ncolour = "red"', "colour is not a key"),
        ('sheet = "a"\nlabel = "b"\nperiod = "across"\nfirst_row = "1"', "first_row is '1'"),
        ('sheet = "a"\nlabel = "b"\nperiod = "across"\nfirst_row = 0', "count from 1"),
        ('sheet = "a"\nlabel = "b"\nperiod = "across"\ndash = "nil"', "dash is 'nil'"),
        ('sheet = "a"\nperiod = "c"\nvalue = "d"', "write either label"),
        ('sheet = "a"\nmeasure = ""\nperiod = "c"\nvalue = "d"', "write either label"),
        ('sheet = "a"\nlabel = "b"\nmeasure = "e"\nperiod = "c"\nvalue = "d"', "write either label"),
        ('sheet = "a"\nlabel = "across"\nperiod = "across"', "only one of label, period and area can be across"),
        ('sheet = "a"\nlabel = "b"\nperiod = "across"\nvalue = "d"', "leave it out with across"),
    ],
)
def test_a_profile_that_cannot_be_used_is_refused_by_file_and_key(tmp_path: Path, text: str, said: str) -> None:
    (tmp_path / "ours.toml").write_text(text, encoding="utf-8")
    with pytest.raises(Refused, match=r"^profiles/ours\.toml") as caught:
        load_profiles(tmp_path)
    assert said in str(caught.value)


def test_an_office_without_profiles_has_none(tmp_path: Path) -> None:
    assert load_profiles(tmp_path / "profiles") == ()
