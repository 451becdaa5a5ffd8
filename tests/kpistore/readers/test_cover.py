"""What the cover says, and what only looks like it."""

from datetime import date

import pytest

from kpistore.readers.report import read_report


def test_the_printed_month_and_the_focus_quarter_stand_in_one_line() -> None:
    reading = read_report("EXAMPLESHIRE PERFORMANCE UPDATE\n\nMARCH 2022 (FOCUS QUARTER 3 2021/22)\n\nContents\n")
    assert reading.title_lines == ("EXAMPLESHIRE PERFORMANCE UPDATE", "MARCH 2022 (FOCUS QUARTER 3 2021/22)")
    assert reading.printed_month == date(2022, 3, 31)
    assert reading.focus is not None
    assert reading.focus.label == "Q3 2021/22"


def test_year_and_quarter_in_two_lines_are_a_focus_but_no_month_of_print() -> None:
    reading = read_report("Police and Crime Plan\nSummary\n\n2024-2025\n\nQuarter 2\n\n")
    assert reading.printed_month is None
    assert reading.focus is not None
    assert reading.focus.label == "Q2 2024/25"


def test_a_year_alone_is_the_focus() -> None:
    focus = read_report("Exampleshire annual report 2023/24\n\nContents").focus
    assert focus is not None
    assert focus.label == "2023/24"


@pytest.mark.parametrize(
    "text",
    [
        "Contents\n\nKey Achievements\n\nSeptember 2023\n\nOut of special measures\n",
        "Introduction\n\nThis report covers the year to March 2024.\n\nMarch 2024\n",
        "Plan 2021-2024\n\nApril 2023 - March 2024\n",
        "Heading\n\nMarch 2022 saw a rise\n",
        "Calls\tMarch 2022\tApril 2022\nAll\t1\t2\n\nMarch 2022\n",
        "",
    ],
)
def test_a_month_elsewhere_is_no_month_of_print(text: str) -> None:
    assert read_report(text).printed_month is None


def test_two_quarters_on_the_cover_are_no_focus() -> None:
    assert read_report("Quarter 1 and Quarter 2\n\n2024/25\n").focus is None


def test_a_text_without_tabs_has_no_tables() -> None:
    assert read_report("EXAMPLESHIRE\n\nWe recorded 13 homicides in the 12 months to March 2024\n").tables == ()
