"""One row of a tidy CSV becomes one observation, or is refused with what to do."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from kpistore.model.kpi import MOST_SIMILAR_GROUP, NATIONAL, Breakdown, Unit, parse_breakdown
from kpistore.model.observation import Bound, Document, Medium, NoFigure, Observation, Release, Status
from kpistore.model.period import Period, PeriodKind, from_dates
from kpistore.readers.cells import is_of_other_style, read_cell
from kpistore.readers.tidy_fields import RowRefused, StyleRefused, date_of, line_of, recorded_at_of, text_of, word_of

_COMPARATORS = (NATIONAL, MOST_SIMILAR_GROUP)
_UNDATED_KINDS = (PeriodKind.NONE, PeriodKind.RANGE)
_MONTHS = {
    PeriodKind.MONTH: 1,
    PeriodKind.QUARTER: 3,
    PeriodKind.YEAR: 12,
    PeriodKind.CALENDAR: 12,
    PeriodKind.ROLLING12: 12,
}


@dataclass(frozen=True, slots=True)
class Defaults:
    """What a row is taken to say where its columns are absent or empty."""

    document: str = ""
    """The file's own base name."""
    area: str = ""
    """The office's own area."""
    family: str = "import"
    release: Release = Release.UNPUBLISHED


def read_row(
    cells: Mapping[str, str], documents: Mapping[str, Document], defaults: Defaults, newest: Mapping[str, date]
) -> Observation:
    """The observation of one row; newest holds the latest period end of each document. Raises RowRefused."""
    value, reason, printed = _figure(cells)
    return Observation(
        kpi=_kpi(cells),
        area=text_of(cells, "area") or defaults.area,
        comparator=_comparator(cells),
        breakdown=_breakdown(cells),
        period=_period(cells),
        value=value,
        unit=word_of(cells, "unit", Unit),
        as_published=cells.get("as_published", printed),
        document=_document(cells, documents, defaults, newest),
        locator=text_of(cells, "locator"),
        line=line_of(cells),
        reason=reason,
        bound=word_of(cells, "bound", Bound) if text_of(cells, "bound") else None,
        status=_status(cells, value),
        medium=word_of(cells, "medium", Medium, Medium.TABLE),
        note=cells.get("note", ""),
        recorded_at=recorded_at_of(cells),
    )


def _kpi(cells: Mapping[str, str]) -> str:
    kpi = text_of(cells, "kpi") or text_of(cells, "title")
    if not kpi:
        raise RowRefused("kpi", "the row names no KPI; give its key or its title")
    return kpi


def _comparator(cells: Mapping[str, str]) -> str | None:
    text = text_of(cells, "comparator")
    if text and text not in _COMPARATORS:
        raise RowRefused(f"comparator “{text}”", "leave it empty or write one of " + ", ".join(_COMPARATORS))
    return text or None


def _breakdown(cells: Mapping[str, str]) -> Breakdown:
    try:
        return parse_breakdown(text_of(cells, "breakdown"))
    except ValueError as problem:
        raise RowRefused(f"breakdown “{text_of(cells, 'breakdown')}”", str(problem)) from None


def _period(cells: Mapping[str, str]) -> Period:
    start, end = date_of(cells, "period_start"), date_of(cells, "period_end")
    if start and end and end < start:
        raise RowRefused(f"period {start} to {end}", "the period ends before it starts; correct the dates")
    found = from_dates(start, end)
    kind = word_of(cells, "period_kind", PeriodKind, found.kind)
    if not (start and end) and kind not in (_UNDATED_KINDS if text_of(cells, "period_kind") else ()):
        raise RowRefused("period_start, period_end", "give both dates, or period_kind none where there is no period")
    if not _fits(kind, found):
        raise RowRefused(f"period_kind {kind}", f"{start} to {end} is no such period; correct it or leave it empty")
    return Period(start, end, kind)


def _fits(kind: PeriodKind, found: Period) -> bool:
    """Whether dates may be called by that kind: twelve months by any of its three names that begins so."""
    if kind in _MONTHS:
        return found.months == _MONTHS[kind] and kind in (found.kind, PeriodKind.ROLLING12)
    if kind is PeriodKind.POINT:
        return found.start == found.end or found.months == 1
    return kind is PeriodKind.RANGE or found.kind is PeriodKind.NONE


def _figure(cells: Mapping[str, str]) -> tuple[Decimal | None, NoFigure | None, str]:
    """The value, or the reason for none, and the value's cell as it stands in the file."""
    text = text_of(cells, "value")
    printed = read_cell(text)
    if printed is None:
        refused = StyleRefused if is_of_other_style(text) else RowRefused
        raise refused(f"value “{text}”", "write a plain number such as 1546 or 87.2, or leave it empty")
    unit = word_of(cells, "unit", Unit)
    if printed.unit not in (None, unit):
        raise RowRefused(f"value “{text}”", f"it is printed in {printed.unit} and the unit column says {unit}")
    if printed.value is not None:
        if text_of(cells, "reason"):
            raise RowRefused(
                f"reason “{text_of(cells, 'reason')}”", "a figure has a value or a reason for none, not both"
            )
        return printed.value, None, text
    return None, word_of(cells, "reason", NoFigure, printed.reason), text


def _status(cells: Mapping[str, str], value: Decimal | None) -> Status:
    status = word_of(cells, "status", Status, Status.MISSING if value is None else Status.FINAL)
    if (status is Status.MISSING) != (value is None):
        raise RowRefused(f"status {status}", "only a row without a value is missing; correct the status or the value")
    return status


def _document(
    cells: Mapping[str, str], documents: Mapping[str, Document], defaults: Defaults, newest: Mapping[str, date]
) -> Document:
    """The known document of that name, if the row doesn't contradict it, else one made from the row's columns."""
    name = text_of(cells, "document") or defaults.document
    known = documents.get(name)
    known_from = date_of(cells, "known_from")
    family = text_of(cells, "family") or (known.family if known else defaults.family)
    release = word_of(cells, "release", Release, known.release if known else defaults.release)
    if known:
        if (known_from or known.known_from, family, release) != (known.known_from, known.family, known.release):
            raise RowRefused(f"document {name}", "known_from, family or release differ from the recorded document's")
        return known
    if known_from is None and name not in newest:
        raise RowRefused("known_from", "the document has no dated figure; say from which day it is known")
    estimated = known_from is None
    return Document(name, name, "", known_from or newest[name] + timedelta(days=1), estimated, family, release)
