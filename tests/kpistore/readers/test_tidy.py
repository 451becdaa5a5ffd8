"""The tidy CSV, there and back; Exampleshire and all its figures are invented."""

import csv
import io
from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal

from kpistore.model.kpi import NATIONAL, Unit
from kpistore.model.observation import Bound, Document, Medium, NoFigure, Observation, Status
from kpistore.model.period import UNDATED, financial_year, point, quarter, twelve_months_to
from kpistore.readers.tidy import COLUMNS, EXPORT_COLUMNS, read_tidy, write_tidy

REPORT = Document("report.txt", "Exampleshire report", "March 2022", date(2022, 3, 31), False)
DOCUMENTS = {REPORT.name: REPORT}
SEARCHES = Observation(
    kpi="stop-searches",
    area="exampleshire",
    comparator=None,
    breakdown=(),
    period=quarter(2021, 3),
    value=Decimal(1546),
    unit=Unit.COUNT,
    as_published="1,546",
    document=REPORT,
    locator="Stop and Search, row 1",
    line=147,
)
KINDS = [
    SEARCHES,
    replace(
        SEARCHES, period=quarter(2021, 4), value=None, reason=NoFigure.BLANK, as_published="", status=Status.MISSING
    ),
    replace(SEARCHES, value=Decimal("5.10"), unit=Unit.PER_1000, comparator=NATIONAL, period=financial_year(2020)),
    replace(
        SEARCHES, value=Decimal("-8486"), as_published="- 8,486", note='=a "note", with\nlines', medium=Medium.PROSE
    ),
    replace(SEARCHES, breakdown=(("age", "under 25"), ("sex", "female")), period=twelve_months_to(2024, 6)),
    replace(SEARCHES, period=UNDATED, value=Decimal(1000), bound=Bound.OVER, status=Status.PROVISIONAL, line=None),
    replace(SEARCHES, period=point(2020, 3), recorded_at=datetime(2024, 10, 7, 7, 0, tzinfo=UTC), kpi="@confidence"),
]


def test_the_columns_of_export_come_first_and_in_their_order() -> None:
    text = write_tidy([SEARCHES], {"stop-searches": "Stop and searches"})
    header, cells = list(csv.reader(io.StringIO(text)))
    assert tuple(header) == COLUMNS
    assert COLUMNS[: len(EXPORT_COLUMNS)] == EXPORT_COLUMNS
    assert dict(zip(header, cells, strict=True)) == {
        "kpi": "stop-searches",
        "title": "Stop and searches",
        "area": "exampleshire",
        "comparator": "",
        "breakdown": "",
        "period_start": "2021-10-01",
        "period_end": "2021-12-31",
        "period_kind": "quarter",
        "period_label": "Q3 2021/22",
        "value": "1546",
        "bound": "",
        "unit": "count",
        "as_published": "1,546",
        "status": "final",
        "reason": "",
        "release": "published",
        "family": "force-report",
        "document": "report.txt",
        "locator": "Stop and Search, row 1",
        "known_from": "2022-03-31",
        "recorded_at": "",
        "line": "147",
        "note": "",
        "medium": "table",
    }


def test_what_is_written_is_read_again_exactly() -> None:
    text = write_tidy(KINDS, {})
    reading = read_tidy(text, DOCUMENTS)
    assert reading.refused == ()
    assert sorted(map(repr, reading.observations)) == sorted(map(repr, KINDS))
    assert write_tidy(reading.observations, {}) == text


def test_the_order_written_does_not_depend_on_the_order_given() -> None:
    assert write_tidy(KINDS, {}) == write_tidy(KINDS[::-1], {})


def test_lines_end_in_line_feeds_only() -> None:
    assert "\r" not in write_tidy(KINDS, {})


def test_a_missing_figure_has_no_value_and_says_why() -> None:
    missing = replace(SEARCHES, value=None, reason=NoFigure.UNDER_DEVELOPMENT, as_published="")
    cells = next(csv.DictReader(io.StringIO(write_tidy([missing], {}))))
    assert (cells["value"], cells["status"], cells["reason"]) == ("", "missing", "under development")


def test_a_formula_in_a_text_is_guarded_and_a_printed_figure_is_not() -> None:
    cells = next(csv.DictReader(io.StringIO(write_tidy([replace(KINDS[3], locator="=1+1")], {}))))
    assert (cells["locator"], cells["as_published"]) == ("'=1+1", "- 8,486")
