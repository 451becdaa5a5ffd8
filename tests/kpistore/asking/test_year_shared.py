"""One year at the end, or at the front, of several quarters, halves or months belongs to all of them."""

import pytest

from kpistore.asking.year_shared import share_year

from .test_periods import days, found


@pytest.mark.parametrize(
    ("text", "main", "against"),
    [
        ("999 answered q3 v q2 2020/21", "Q3 2020/21", "Q2 2020/21"),
        ("999 wait q1 v q4 2020/21", "Q1 2020/21", "Q4 2020/21"),
        ("drone deployments q4 v q1 20/21", "Q4 2020/21", "Q1 2020/21"),
        ("2020/21 q3 v q2", "Q3 2020/21", "Q2 2020/21"),
        ("q3 2021/22 v q2", "Q3 2021/22", "Q2 2021/22"),
        ("robbery in q3 than in q2 2020/21", "Q3 2020/21", "Q2 2020/21"),
        ("robbery in q3 compared with its level in q2 2020/21", "Q3 2020/21", "Q2 2020/21"),
        ("third quarter against second quarter of 2020/21", "Q3 2020/21", "Q2 2020/21"),
        ("q3 (oct-dec) v q2 (jul-sep) 2021/22", "Q3 2021/22", "Q2 2021/22"),
        ("july v june 2021", "July 2021", "June 2021"),
        ("2020/21 july v june", "July 2020", "June 2020"),
        ("first half v second half of 2021/22", "April 2021 to Sept 2021", "Oct 2021 to March 2022"),
        ("q1 and q3 2021/22", "Q3 2021/22", "Q1 2021/22"),
        ("first and third quarters of 2021/22", "Q3 2021/22", "Q1 2021/22"),
        ("april and june 2021", "June 2021", "April 2021"),
        ("march and april 2020/21", "March 2021", "April 2020"),
        ("compare robbery in q1 and q2 2021/22", "Q2 2021/22", "Q1 2021/22"),
        ("q3 21/22 v q3 20/21", "Q3 2021/22", "Q3 2020/21"),
    ],
)
def test_a_pair_is_of_the_one_year_and_its_pieces_are_never_added_up(text: str, main: str, against: str) -> None:
    read = found(text)

    assert [each.label for each in read.asked.candidates] == [main]
    assert read.against is not None
    assert [each.label for each in read.against.candidates] == [against]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("stop and searches in q1, q2 and q3 2021/22", "2021-04-01..2021-12-31"),
        ("robbery total for q1 + q2 + q3 2021/22", "2021-04-01..2021-12-31"),
        ("2021/22 q1, q2 and q3", "2021-04-01..2021-12-31"),
        ("2021/22 q1 to q3", "2021-04-01..2021-12-31"),
        ("quarters 1, 2 and 3 of 2021/22", "2021-04-01..2021-12-31"),
        ("q1, 2 and 3 2021/22", "2021-04-01..2021-12-31"),
        ("the first and second quarters of 2021/22", "2021-04-01..2021-09-30"),
        ("q2 and q1 2021/22", "2021-04-01..2021-09-30"),
        ("april, may and june 2021", "2021-04-01..2021-06-30"),
        ("2021 april, may and june", "2021-04-01..2021-06-30"),
        ("december, january and february 2021", "2020-12-01..2021-02-28"),
        ("december and january 2021/22", "2021-12-01..2022-01-31"),
    ],
)
def test_what_follows_one_another_is_a_span(text: str, expected: str) -> None:
    assert days(text) == expected
    assert found(text).against is None


@pytest.mark.parametrize(
    "text",
    [
        "q1, q2 and q4 2021/22",
        "july, august and october 2021",
        "compare q1, q2 and q3 2021/22",
        "q1 v q2 v q3 2021/22",
    ],
)
def test_three_that_are_no_span_are_refused(text: str) -> None:
    assert found(text).asked.candidates == ()
    assert "ask for two of them" in found(text).asked.problem


@pytest.mark.parametrize(
    "text",
    [
        "q3 2021/22 v q3 2020/21",
        "change between q1 and q3 2021/22",
        "q1 to q3 2021/22",
        "between april and june 2021",
        "q2 jul-sep 2021/22",
        "999 answered within 10 seconds q3",
        "sept 2021, april to june 2022",
    ],
)
def test_other_texts_stay_as_they_are(text: str) -> None:
    assert share_year(text) == text
