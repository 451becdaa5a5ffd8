"""The cells of a table whose layout is described, each with what its place says about it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kpistore.model.period import Period, month
from kpistore.readers.column_periods import period_of
from kpistore.readers.holding import has_figure
from kpistore.readers.profiles import ACROSS, Profile
from kpistore.readers.workbook_in import Sheet

NO_LABEL = "the row has cells and no label; write one"
NO_AREA = "the row names no area and others do; write it in every row"


@dataclass(frozen=True, slots=True)
class ProfiledCell:
    """One cell of figures; the row counts from 1, as a spreadsheet shows it."""

    row: int
    label: str
    period: Period | None
    """None where it cannot be read."""
    period_text: str
    text: str
    heading: str
    """What the cell stands under, where the columns are told apart by it; else empty."""
    area: str
    part: str
    unit: str


class ProfiledTable:
    """A sheet read by its profile."""

    def __init__(self, sheet: Sheet, profile: Profile) -> None:
        self._sheet, self._profile = sheet, profile
        self._headings = profile.headings(sheet)
        self._skipped = profile.first_row - 1 + profile.header_rows
        self._places = {name: self._headings.index(name) for name in profile.columns}

    def cells(self) -> Iterator[ProfiledCell | tuple[int, str]]:
        """Every cell of figures in order; the number of a row that lacks its label or area, and what to do."""
        areas = any(self._own(row, self._profile.area) for row in self._sheet.rows[self._skipped :])
        for number, row in enumerate(self._sheet.rows[self._skipped :], self._skipped + 1):
            if sum(map(bool, row)) < 2:
                continue  # a heading between rows, or a line on where the figures come from
            named = self._profile.label not in ("", ACROSS)
            if named and not row[self._places[self._profile.label]]:
                yield number, NO_LABEL
            elif areas and self._profile.area in self._places and not self._own(row, self._profile.area):
                yield number, NO_AREA
            else:
                yield from self._row(number, row)

    def left_out(self) -> dict[str, int]:
        """The headings of filled columns that the profile does not speak of, and how many different cells each has."""
        read = {place for place, _ in self._across()} | set(self._places.values())
        rows = self._sheet.rows[self._skipped :]
        left = {name: {row[at] for row in rows} - {""} for at, name in enumerate(self._headings) if at not in read}
        return {name: len(cells) for name, cells in left.items() if cells}

    def _row(self, number: int, row: Sequence[str]) -> Iterator[ProfiledCell]:
        profile = self._profile
        label = profile.measure or self._own(row, profile.label)
        area, part, unit = (self._own(row, each) for each in (profile.area, profile.breakdown, profile.unit))
        own, printed = self._period(number, row) if profile.period != ACROSS else (None, "")
        if not profile.is_across:
            yield ProfiledCell(number, label, own, printed, self._own(row, profile.value), "", area, part, unit)
        for place, heading in self._across():
            period = period_of(heading) if profile.period == ACROSS else own
            words, within = printed or heading, heading if profile.area == ACROSS else area
            yield ProfiledCell(number, label or heading, period, words, row[place], heading, within, part, unit)

    def _own(self, row: Sequence[str], column: str) -> str:
        """What a row says in the column of that heading; nothing where there is none or the headings say it."""
        return row[self._places[column]] if column in self._places else ""

    def _across(self) -> list[tuple[int, str]]:
        """The columns of figures that are told apart by their headings."""
        others = list(enumerate(self._headings))
        if self._profile.period == ACROSS:
            return [(place, heading) for place, heading in others if period_of(heading)]
        if not self._profile.is_across:
            return []
        spoken_of = set(self._places.values())
        return [(place, name) for place, name in others if place not in spoken_of and self._holds_figures(place)]

    def _holds_figures(self, place: int) -> bool:
        return has_figure(row[place] for row in self._sheet.rows[self._skipped :])

    def _period(self, number: int, row: Sequence[str]) -> tuple[Period | None, str]:
        """The period of a row, and its words."""
        place = self._places[self._profile.period]
        if day := self._sheet.dates[number - 1][place]:
            return month(day.year, day.month), row[place]
        year = self._own(row, self._profile.year)
        return period_of(row[place], year), f"{row[place]} {year}".strip()
