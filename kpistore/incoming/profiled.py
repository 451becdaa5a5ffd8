"""A table whose layout the office has described becomes observations."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

from kpistore.incoming.desk import Desk
from kpistore.incoming.placing import nearest, slug, without_contradictions
from kpistore.model.kpi import Breakdown, Kpi
from kpistore.model.observation import Document, NoFigure, Observation, Release, Status
from kpistore.model.period import Period, month
from kpistore.readers.cells import PrintedCell, is_of_other_style, read_cell
from kpistore.readers.file_reading import FileReading, Problem
from kpistore.readers.headings import read_period
from kpistore.readers.profiles import ACROSS, Profile
from kpistore.readers.source import Source
from kpistore.readers.tidy import NOTHING_READ
from kpistore.readers.tidy_fields import read_date
from kpistore.readers.workbook_in import Sheet

FAMILY = "import"
_DASH = {
    "dash": (None, NoFigure.DASH),
    "zero": (Decimal(0), None),
    "suppressed": (None, NoFigure.SUPPRESSED),
    "not applicable": (None, NoFigure.NOT_APPLICABLE),
}


def profiled_figures(where: str, sheet: Sheet, profile: Profile, source: Source, desk: Desk) -> FileReading:
    """Every row under the headings; a label nobody knows is asked about, a row that cannot be read is refused."""
    table = _Table(where, sheet, profile, desk)
    found = list(table.rows())
    figures = [each for each in found if isinstance(each, Observation)]
    questioned = tuple(each for each in found if isinstance(each, _Question))
    refused = tuple(each for each in found if isinstance(each, Problem) and not isinstance(each, _Question))
    ends = [each.period.end for each in figures if each.period.end and each.value is not None]
    known_from = max(ends) + timedelta(days=1) if ends else desk.today
    document = replace(
        table.document, sha256=source.sha256(), name=source.name, title=source.name, known_from=known_from
    )
    if any(isinstance(each, _OfOtherStyle) for each in refused):
        figures = []
    observations, twice = without_contradictions(where, [replace(each, document=document) for each in figures])
    understood = f"{where}: read by the profile of “{profile.sheet}”, {len(observations)} figures"
    return FileReading(document, observations, questioned, (*refused, *twice), (understood,))


class _Question(Problem):
    """A label for the editor to place."""


class _OfOtherStyle(Problem):
    """A number as other countries write it: none of the table is read, for the plain ones may be meant so too."""


class _Table:
    def __init__(self, where: str, sheet: Sheet, profile: Profile, desk: Desk) -> None:
        self._where, self._sheet, self._profile, self._office = where, sheet, profile, desk.office
        self._headings = profile.headings(sheet)
        self.document = Document("", "", "", desk.today, True, FAMILY, Release.UNPUBLISHED)

    def rows(self) -> Iterator[Observation | Problem]:
        """What each filled row gives."""
        skipped = self._profile.first_row - 1 + self._profile.header_rows
        for number, row in enumerate(self._sheet.rows[skipped:], skipped + 1):
            label = row[self._column(self._profile.label)]
            others = [cell for place, cell in enumerate(row) if place != self._column(self._profile.label)]
            if label and any(others):
                yield from self._row(number, row, label)
            elif any(others):
                yield Problem(f"{self._where}, row {number}", "the row has cells and no label; write one")

    def _row(self, number: int, row: tuple[str, ...], label: str) -> Iterator[Observation | Problem]:
        place = f"{self._where}, row {number}"
        found = self._office.catalogue.by_label(label)
        if found is None:
            why = f"the catalogue has no measure labelled “{label}”"
            yield _Question(place, why, nearest(label, {kpi.title: kpi.key for kpi in self._office.catalogue.kpis}))
            return
        unit = row[self._column(self._profile.unit)] if self._profile.unit else ""
        if unit and unit.casefold() not in (found[0].unit.value, {"percent": "%", "gbp": "£"}.get(found[0].unit, "")):
            yield Problem(place, f"the unit is “{unit}” and the catalogue counts {found[0].key} in {found[0].unit}")
            return
        for period, cell, heading in self._cells(number, row):
            yield self._figure(number, found, period, cell, heading, row)

    def _cells(self, number: int, row: tuple[str, ...]) -> Iterator[tuple[Period | None, str, str]]:
        profile, days = self._profile, self._sheet.dates[number - 1]
        if profile.period != ACROSS:
            column = self._column(profile.period)
            day = days[column]
            yield month(day.year, day.month) if day else _period(row[column]), row[self._column(profile.value)], ""
            return
        for heading, cell in zip(self._headings, row, strict=True):
            if period := _period(heading):
                yield period, cell, heading

    def _figure(
        self,
        number: int,
        found: tuple[Kpi, Breakdown],
        period: Period | None,
        cell: str,
        heading: str,
        row: tuple[str, ...],
    ) -> Observation | Problem:
        kpi, breakdown = found
        printed, place = read_cell(cell), f"{self._where}, row {number}" + (f", “{heading}”" if heading else "")
        if period is None:
            return Problem(place, "its period cannot be read; write a month like April 2021, a quarter or a year")
        if printed is None and is_of_other_style(cell):
            return _OfOtherStyle(place, f"“{cell}”: write a plain number such as 1546 or 87.2; {NOTHING_READ}")
        if printed is None:
            return Problem(place, f"“{cell}” is neither a figure nor a known word for none; correct it")
        if printed.unit not in (None, kpi.unit):
            return Problem(place, f"“{cell}” is in {printed.unit} and the catalogue counts {kpi.key} in {kpi.unit}")
        value, reason = self._meaning(printed)
        area = slug(row[self._column(self._profile.area)]) if self._profile.area else ""
        return Observation(
            kpi=kpi.key,
            area=area or self._office.area,
            comparator=None,
            breakdown=breakdown,
            period=period,
            value=value,
            unit=kpi.unit,
            as_published=cell,
            document=self.document,
            locator=f"sheet “{self._sheet.name}”, row {number}" if self._sheet.name else f"row {number}",
            line=number,
            reason=reason,
            status=Status.MISSING if value is None else Status.FINAL,
        )

    def _meaning(self, printed: PrintedCell) -> tuple[Decimal | None, NoFigure | None]:
        if printed.reason is NoFigure.DASH:
            return _DASH[self._profile.dash]
        return printed.value, printed.reason

    def _column(self, name: str) -> int:
        return self._headings.index(name)


def _period(text: str) -> Period | None:
    """The period of a heading or a cell; a date stands for its month."""
    day = read_date(text)
    if day:
        return month(day.year, day.month)
    printed = read_period(text)
    return printed.period if printed else None
