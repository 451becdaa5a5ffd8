"""A table whose layout the office has described becomes observations."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

from kpistore.catalogue import plain
from kpistore.incoming.desk import Desk
from kpistore.incoming.placing import nearest, slug, without_contradictions
from kpistore.model.kpi import Breakdown, Kpi, Unit
from kpistore.model.observation import Document, NoFigure, Observation, Release, Status
from kpistore.readers.cells import NEITHER, PrintedCell, is_of_other_style, read_cell
from kpistore.readers.columns import TELLING
from kpistore.readers.file_reading import FileReading, Problem
from kpistore.readers.profile_rows import ProfiledCell, ProfiledTable
from kpistore.readers.profiles import Profile
from kpistore.readers.source import Source
from kpistore.readers.tidy import NOTHING_READ
from kpistore.readers.unit_words import unit_named
from kpistore.readers.workbook_in import Sheet

FAMILY = "import"
NO_PERIOD = (
    "its period “{text}” cannot be read; write a month like April 2021 or 2021-04, a quarter like Q1 2021/22 or a year"
)
NO_MEASURE = "the catalogue has no measure labelled “{label}”"
NO_PART = "the catalogue has no part “{part}” of a measure; name it as the catalogue does"
WHOSE = "the area is “{area}”; write whose figure it is"
OTHER_UNIT = "{what} and the catalogue counts {key} in {unit}; correct it"
SHARE = "“{text}” may be a share of 1; write {whole}%, or {text}% if that is meant"
ALL_AREAS = re.compile(r"(?:grand\s+)?totals?|all(?:\s+(?:areas|districts|forces|boroughs))?|overall", re.IGNORECASE)
_ALL_PARTS = re.compile(
    r"(?:all|total|both)(?:\s+(?:ages|sexes|people|persons|groups))?|all|persons|people", re.IGNORECASE
)
NOT_SPOKEN_OF = (
    "may say whose or what the figures are, and the profile does not speak of it; name it there as area, breakdown "
    "or unit, or approve if it makes no difference"
)
_FORCE = re.compile(r"\s+(?:police|constabulary)$", re.IGNORECASE)
_DASH = {
    "dash": (None, NoFigure.DASH),
    "zero": (Decimal(0), None),
    "suppressed": (None, NoFigure.SUPPRESSED),
    "not applicable": (None, NoFigure.NOT_APPLICABLE),
}


def profiled_figures(where: str, sheet: Sheet, profile: Profile, source: Source, desk: Desk) -> FileReading:
    """Every row under the headings; a label nobody knows is asked about, a row that cannot be read is refused."""
    table = ProfiledTable(sheet, profile)
    found = list(_Placed(where, sheet, profile, desk).all(table))
    figures = [each for each in found if isinstance(each, Observation)]
    questioned = {each.why: each for each in reversed(found) if isinstance(each, _Question)}
    problems = [each for each in found if isinstance(each, Problem) and not isinstance(each, _Question)]
    refused = tuple(dict.fromkeys(problems))
    if any(isinstance(each, _OfOtherStyle) for each in refused):
        figures = []
    ends = [each.period.end for each in figures if each.period.end and each.value is not None]
    known_from = max(ends) + timedelta(days=1) if ends else desk.today
    document = Document(
        source.name, source.name, "", known_from, True, FAMILY, Release.UNPUBLISHED, None, source.sha256()
    )
    observations, twice = without_contradictions(where, [replace(each, document=document) for each in figures])
    understood = f"{where}: read by the profile of “{profile.sheet}”, {len(observations)} figures"
    left = table.left_out()
    if left:
        understood += f"; not read: {', '.join(left)}"
    asked = (*reversed(questioned.values()), *_asked(where, left))
    return FileReading(document, observations, asked, (*refused, *twice), (understood,))


def _asked(where: str, left: Mapping[str, int]) -> Iterator[Problem]:
    """Columns that say whose or what the figures are, if not all rows say the same, and that nobody has described."""
    for heading, different in left.items():
        if different > 1 and TELLING.fullmatch(heading):
            yield Problem(f"{where}, “{heading}”", NOT_SPOKEN_OF)


class _Question(Problem):
    """Something for the editor to place; what is asked of several rows is asked once."""


class _OfOtherStyle(Problem):
    """A number as other countries write it: the plain ones beside it may be meant so too, and say nothing."""


class _Placed:
    def __init__(self, where: str, sheet: Sheet, profile: Profile, desk: Desk) -> None:
        self._where, self._profile, self._office = where, profile, desk.office
        self._sheet = f"sheet “{sheet.name}”, " if sheet.name else ""
        self._document = Document("", "", "", desk.today, True, FAMILY, Release.UNPUBLISHED)

    def all(self, table: ProfiledTable) -> Iterator[Observation | Problem]:
        """What each cell gives."""
        for cell in table.cells():
            if isinstance(cell, tuple):
                yield Problem(f"{self._where}, row {cell[0]}", cell[1])
            else:
                yield self._cell(cell)

    def _cell(self, cell: ProfiledCell) -> Observation | Problem:
        place = f"{self._where}, row {cell.row}"
        found, part = self._office.catalogue.by_label(cell.label), self._part(cell.part)
        if found is None:
            keys = {kpi.title: kpi.key for kpi in self._office.catalogue.kpis}
            return _Question(place, NO_MEASURE.format(label=cell.label), nearest(cell.label, keys))
        if ALL_AREAS.fullmatch(cell.area):
            return _Question(place, WHOSE.format(area=cell.area))
        if part is None:
            return _Question(place, NO_PART.format(part=cell.part))
        kpi, breakdown = found
        if cell.unit and unit_named(cell.unit) is not kpi.unit:
            return Problem(place, OTHER_UNIT.format(what=f"the unit is “{cell.unit}”", key=kpi.key, unit=kpi.unit))
        heading = f", “{cell.heading}”" if cell.heading else ""
        return self._figure(place + heading, cell, (kpi, tuple(sorted({*breakdown, *part}))))

    def _part(self, text: str) -> Breakdown | None:
        """The part that a cell names: () for all of them; None for one that the catalogue does not know."""
        if not text or _ALL_PARTS.fullmatch(text):
            return ()
        words = self._office.catalogue.breakdown_words
        found = {(each.dimension, each.value) for each in words if plain(text) in map(plain, each.words)}
        return (found.pop(),) if len(found) == 1 else None

    def _figure(self, place: str, cell: ProfiledCell, found: tuple[Kpi, Breakdown]) -> Observation | Problem:
        kpi, breakdown = found
        printed = read_cell(cell.text)
        if cell.period is None:
            return Problem(place, NO_PERIOD.format(text=cell.period_text))
        if printed is None:
            if is_of_other_style(cell.text):
                return _OfOtherStyle(place, f"“{cell.text}” is {NEITHER}; {NOTHING_READ}")
            return Problem(place, f"“{cell.text}” is {NEITHER}")
        value, reason = self._meaning(printed)
        if why := _of_other_unit(cell, kpi, value, printed):
            return Problem(place, why)
        return Observation(
            kpi=kpi.key,
            area=slug(_FORCE.sub("", cell.area)) or self._office.area,
            comparator=None,
            breakdown=breakdown,
            period=cell.period,
            value=value,
            unit=kpi.unit,
            as_published=cell.text,
            document=self._document,
            locator=f"{self._sheet}row {cell.row}",
            line=cell.row,
            reason=reason,
            status=Status.MISSING if value is None else Status.FINAL,
        )

    def _meaning(self, printed: PrintedCell) -> tuple[Decimal | None, NoFigure | None]:
        if printed.reason is NoFigure.DASH:
            return _DASH[self._profile.dash]
        return printed.value, printed.reason


def _of_other_unit(cell: ProfiledCell, kpi: Kpi, value: Decimal | None, printed: PrintedCell) -> str:
    """Why a figure is not in the measure's unit, or may not be; else empty."""
    if printed.unit not in (None, kpi.unit):
        return OTHER_UNIT.format(what=f"“{cell.text}” is in {printed.unit}", key=kpi.key, unit=kpi.unit)
    if value and value <= 1 and kpi.unit is Unit.PERCENT and not (printed.unit or cell.unit):
        return SHARE.format(text=cell.text, whole=format((value * 100).normalize(), "f"))
    return ""
