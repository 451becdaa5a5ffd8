"""Counting the searches of a month; all rows are invented."""

from io import BytesIO

import pytest

from kpistore.model.period import month
from kpistore.readers import whole_rows
from kpistore.readers.police_stop_search import FORMER_WORDS, POSITIVE, count_searches, is_stop_search
from kpistore.readers.police_uk import documents_named, police_file
from kpistore.readers.reading import Unreadable
from tests.kpistore.readers.searches import HEADER, NONE, search, searches, stream

OCTOBER = month(2021, 10)


def test_rows_that_are_alike_all_count() -> None:
    counted = count_searches(stream(*[search("Arrest", "True")] * 3), OCTOBER)
    assert (counted.total, counted.positive, counted.links) == (3, 3, {"True": 3})


def test_a_blank_outcome_is_neither_positive_nor_no_further_action() -> None:
    counted = count_searches(stream(search(""), search(NONE), search("Arrest")), OCTOBER)
    assert (counted.total, counted.positive, counted.outcomes[""], counted.outcomes[NONE]) == (3, 1, 1, 1)


def test_a_blank_link_is_not_false_and_a_link_counts_whatever_the_outcome() -> None:
    counted = count_searches(stream(search(linked=""), search(NONE, "True"), search("Arrest", "False")), OCTOBER)
    assert counted.links == {"": 1, "True": 1, "False": 1}


@pytest.mark.parametrize(("former", "today"), FORMER_WORDS.items())
def test_the_outcome_words_until_2018_mean_those_of_today(former: str, today: str) -> None:
    counted = count_searches(stream(search(former)), OCTOBER)
    assert counted.outcomes == {today: 1}
    assert counted.unknown_outcomes == {}
    assert counted.positive == (today in POSITIVE)


def test_words_that_are_not_known_are_positive_for_nobody() -> None:
    counted = count_searches(stream(search("Warned"), search("Warned"), search(linked="TRUE")), OCTOBER)
    assert (counted.positive, counted.unknown_outcomes, counted.unknown_links) == (0, {"Warned": 2}, {"TRUE": 1})


def test_a_night_at_the_edge_of_the_month_is_in_utc() -> None:
    edges = (search(moment="2021-09-30T23:00:00+00:00"), search(moment="2021-11-01T00:30:00+00:00"))
    assert count_searches(stream(*edges), OCTOBER).total == 2


@pytest.mark.parametrize("end", [b"\n", b"\r\n"])
def test_a_byte_order_mark_quotes_and_line_ends_change_nothing(end: bytes) -> None:
    quoted = search().replace("Misuse of Drugs Act 1971", '"Misuse of Drugs Act 1971, s 23"')
    content = b"\xef\xbb\xbf" + searches(search(), quoted).replace(b"\n", end)
    assert count_searches(BytesIO(content), OCTOBER).total == 2


def test_a_row_is_read_once_wherever_the_blocks_end(monkeypatch: pytest.MonkeyPatch) -> None:
    content = searches(*[search("Arrest"), search()] * 50).rstrip(b"\n")
    for size in (150, 333, 1000):
        monkeypatch.setattr(whole_rows, "BLOCK_BYTES", size)
        counted = count_searches(BytesIO(content), OCTOBER)
        assert (counted.total, counted.positive) == (100, 50)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (searches(search(), search())[:-40], "row 3 has 11 cells and the header 15"),
        (searches(search(), "Person search"), "row 3 has 1 cells"),
        (searches(search() + ",,", search()), "row 2 has 17 cells"),
        (searches(search()).replace(b"Outcome,", b"Result,"), "row 1: the column “Outcome” is missing or renamed"),
        (searches(search()).replace(b"Legislation", b"Outcome"), "“Outcome” stands there twice"),
        (searches(search(), search(moment="05/10/2021")), "“05/10/2021” is no date like"),
        (searches(search(), search(moment="2021-10-5")), "“2021-10-5” is no date like"),
        (searches(search(), search(moment="")), "“” is no date like"),
        (searches(search(moment="2021-08-05T12:00:00+00:00")), "5 Aug 2021 stands in the file of Oct 2021"),
        (searches(search().replace("White", "W\xe4ite")).decode().encode("latin-1"), "row 2 is no UTF-8 text"),
        (searches(search()).replace(b"\n", b"\r"), "its lines don't end"),
        (searches(search().replace("White", '"White')), "after row 2"),
    ],
)
def test_a_fault_refuses_the_whole_file_with_its_place(content: bytes, said: str) -> None:
    with pytest.raises(Unreadable) as caught:
        count_searches(BytesIO(content), OCTOBER)
    assert said in str(caught.value)


def test_a_column_of_ever_new_words_is_refused_before_it_fills_the_memory() -> None:
    rows = stream(*(search(f"word {number}") for number in range(1001)))
    with pytest.raises(Unreadable, match="column “Outcome” holds more than 1,000 different words"):
        count_searches(rows, month(2021, 10))


def test_a_header_is_known_though_a_column_is_renamed() -> None:
    assert is_stop_search(HEADER.split(","))
    assert is_stop_search(HEADER.replace("Outcome,", "Result,").split(","))
    assert not is_stop_search(["kpi", "period_start", "period_end", "value", "unit"])


def test_the_name_of_a_file_says_force_month_and_document() -> None:
    file = police_file("2020-02-north-yorkshire-stop-and-search.csv")
    assert file is not None
    assert (file.force, file.period, file.kind) == ("north-yorkshire", month(2020, 2), "stop-and-search")
    document = file.document("ab")
    assert document.title == "Stop and search, Feb 2020, North Yorkshire (data.police.uk)"
    assert (document.known_from.isoformat(), document.known_from_estimated) == ("2020-03-01", True)
    assert (document.family, document.release, document.sha256) == ("data.police.uk", "published", "ab")
    assert documents_named(f"a,{file.name},b") == {file.name: file.document()}


@pytest.mark.parametrize(
    "name", ["cleveland.csv", "2021-13-cleveland-stop-and-search.csv", "2021-10-stop-and-search.csv"]
)
def test_any_other_name_says_nothing(name: str) -> None:
    assert police_file(name) is None
