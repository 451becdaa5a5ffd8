"""Rows of a tidy CSV by other hands: what is enough, what is refused and how."""

from datetime import date
from decimal import Decimal

import pytest

from kpistore.model.observation import Document, NoFigure, Release, Status
from kpistore.model.period import PeriodKind, quarter
from kpistore.readers.tidy import TidyReading, read_tidy
from kpistore.readers.tidy_row import Defaults

REPORT = Document("report.txt", "Exampleshire report", "March 2022", date(2022, 3, 31), False)
DOCUMENTS = {REPORT.name: REPORT}


def read(*rows: str, header: str = "kpi,period_start,period_end,value,unit") -> TidyReading:
    return read_tidy("\n".join([header, *rows]), DOCUMENTS, Defaults(document="mine.csv", area="exampleshire"))


def test_five_columns_are_enough() -> None:
    (figure,) = read("stop-searches,2021-10-01,2021-12-31,1546,count").observations
    assert (figure.value, figure.as_published, figure.area) == (Decimal(1546), "1546", "exampleshire")
    assert (figure.period, figure.document.name) == (quarter(2021, 3), "mine.csv")
    assert (figure.document.release, figure.document.family) == (Release.UNPUBLISHED, "import")


def test_a_document_without_a_date_is_known_the_day_after_its_newest_period() -> None:
    reading = read("a,2021-10-01,2021-12-31,1,count", "a,2022-01-01,2022-03-31,2,count")
    assert {each.document.known_from for each in reading.observations} == {date(2022, 4, 1)}
    assert reading.observations[0].document.known_from_estimated


def test_a_document_with_a_date_is_known_from_it() -> None:
    header = "kpi,period_start,period_end,value,unit,document,known_from,release,family"
    (figure,) = read("a,2021-10-01,2021-12-31,1,count,x.csv,2022-05-06,published,survey", header=header).observations
    assert (figure.document.known_from, figure.document.known_from_estimated) == (date(2022, 5, 6), False)
    assert (figure.document.name, figure.document.family, figure.document.release) == ("x.csv", "survey", "published")


def test_a_row_that_contradicts_its_recorded_document_is_refused() -> None:
    header = "kpi,period_start,period_end,value,unit,document,known_from"
    assert read("a,2021-10-01,2021-12-31,1,count,report.txt,2022-03-31", header=header).refused == ()
    (refusal,) = read("a,2021-10-01,2021-12-31,1,count,report.txt,2023-01-01", header=header).refused
    assert "differ from the recorded document's" in refusal.why


def test_a_title_stands_for_a_kpi_that_is_not_named() -> None:
    (figure,) = read(
        "Calls,2021-10-01,2021-12-31,1,count", header="Title,period_start,period_end,value,unit"
    ).observations
    assert figure.kpi == "Calls"


@pytest.mark.parametrize(
    ("value", "reason"), [("", NoFigure.BLANK), ("-", NoFigure.DASH), ("N/A", NoFigure.NOT_APPLICABLE)]
)
def test_a_row_without_a_value_is_a_missing_figure(value: str, reason: NoFigure) -> None:
    (figure,) = read(f"a,2021-10-01,2021-12-31,{value},count").observations
    assert (figure.value, figure.reason, figure.status) == (None, reason, Status.MISSING)


def test_a_kind_describes_dates_it_fits() -> None:
    header = "kpi,period_start,period_end,value,unit,period_kind"
    (figure,) = read("a,2021-04-01,2022-03-31,1,count,rolling12", header=header).observations
    assert figure.period.kind is PeriodKind.ROLLING12


@pytest.mark.parametrize(
    ("cells", "what"),
    [
        ("a,01/10/2021,2021-12-31,1,count", "period_start “01/10/2021”"),
        ("a,1 October 2021,2021-12-31,1,count", "period_start “1 October 2021”"),
        ("a,2021-W40-5,2021-12-31,1,count", "period_start “2021-W40-5”"),
        ('a,2021-10-01,2021-12-31,"1.234,5",count', "value “1.234,5”"),
        ("a,2021-10-01,2021-12-31,1 234,count", "value “1 234”"),
        ('a,2021-10-01,2021-12-31,"12,34",count', "value “12,34”"),
        ("a,2021-10-01,2021-12-31,١٢,count", "value “١٢”"),
    ],
)
def test_numbers_and_dates_of_another_style_refuse_the_whole_table(cells: str, what: str) -> None:
    """The plain ones may be meant so too: beside "1.234,5" a "1.234" is no decimal."""
    reading = read("a,2021-07-01,2021-09-30,1.234,count", "", cells)
    assert reading.observations == ()
    (refused,) = reading.refused
    assert (refused.row, refused.what) == (4, what)
    assert "no row of the table is read until then" in refused.why


@pytest.mark.parametrize(
    ("cells", "what", "advice"),
    [
        ("a,2021-12-31,2021-10-01,1,count", "period 2021-12-31 to 2021-10-01", "correct the dates"),
        ("a,,2021-12-31,1,count", "period_start, period_end", "give both dates"),
        ("a,2021-10-01,2021-12-31,1,number", "unit “number”", "write one of count, percent"),
        ("a,2021-10-01,2021-12-31,1,", "unit “”", "write one of count, percent"),
        ("a,2021-10-01,2021-12-31,about 1,count", "value “about 1”", "plain number"),
        ("a,2021-10-01,2021-12-31,87%,count", "value “87%”", "the unit column says count"),
        (",2021-10-01,2021-12-31,1,count", "kpi", "give its key or its title"),
        ("a,2021-10-01,2021-12-31,1,546,count", "a,2021-10-01,2021-12-31,1,546,count", "6 cells and the header 5"),
    ],
)
def test_a_row_that_cannot_be_read_is_refused_by_its_number(cells: str, what: str, advice: str) -> None:
    reading = read("a,2021-07-01,2021-09-30,1,count", "", cells)
    assert len(reading.observations) == 1
    (refusal,) = reading.refused
    assert (refusal.row, refusal.what) == (4, what)
    assert advice in refusal.why


@pytest.mark.parametrize(
    ("column", "cell"),
    [
        ("period_kind", "quarter"),
        ("period_kind", "fortnight"),
        ("comparator", "europe"),
        ("breakdown", "female"),
        ("bound", "roughly"),
        ("status", "missing"),
        ("status", "draft"),
        ("reason", "blank"),
        ("medium", "song"),
        ("release", "secret"),
        ("line", "-1"),
        ("known_from", "March 2022"),
        ("recorded_at", "2024-10-07T07:00:00"),
        ("recorded_at", "yesterday"),
    ],
)
def test_a_word_that_a_column_does_not_know_is_refused(column: str, cell: str) -> None:
    reading = read(f"a,2021-04-01,2022-03-31,1,count,{cell}", header=f"kpi,period_start,period_end,value,unit,{column}")
    assert reading.observations == ()
    assert reading.refused[0].row == 2


def test_a_file_without_a_needed_column_is_refused_whole() -> None:
    reading = read("a,1", header="name,value")
    assert reading.observations == ()
    named = [(refusal.row, refusal.what) for refusal in reading.refused]
    assert named == [(1, "kpi (or title)"), (1, "period_start"), (1, "period_end"), (1, "unit")]


def test_a_column_that_stands_twice_is_refused() -> None:
    (refusal,) = read(header="kpi,period_start,period_end,value,unit,value").refused
    assert (refusal.what, refusal.why) == ("value", "this column stands there twice; keep one")


def test_an_unknown_column_is_left_out_and_said_so() -> None:
    header = "kpi,period_start,period_end,value,unit,colour"
    reading = read("a,2021-10-01,2021-12-31,1,count,red", header=header)
    assert len(reading.observations) == 1
    assert reading.refused[0].what == "colour"


def test_an_empty_file_names_what_it_lacks() -> None:
    assert read_tidy("", {}).refused[0].what == "kpi (or title)"


def test_a_file_that_is_no_csv_is_refused() -> None:
    reading = read_tidy(["kpi,value\n", "a\rb,1\n"], {})
    assert "save it as CSV" in reading.refused[0].why


def test_a_byte_order_mark_and_windows_line_ends_are_read() -> None:
    text = "\ufeffKPI,period_start,period_end,value,unit\r\na,2021-10-01,2021-12-31,1,count\r\n"
    assert len(read_tidy(text, {}).observations) == 1
