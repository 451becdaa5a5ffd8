"""The tidy CSV: one figure a row, the columns of `export`, which `import` reads again.

Of the columns only kpi (or title), period_start, period_end, value and unit must be there. A row that cannot be read
is refused with its number, as a spreadsheet shows it, and with what to do; the other rows are read all the same.
"""

import csv
import io
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from kpistore.model.kpi import breakdown_text
from kpistore.model.observation import Document, Observation, Status
from kpistore.readers.spreadsheet import guarded, unguarded
from kpistore.readers.tidy_fields import RowRefused, StyleRefused, read_date
from kpistore.readers.tidy_row import Defaults, read_row

EXPORT_COLUMNS = (
    "kpi", "title", "area", "comparator", "breakdown", "period_start", "period_end", "period_kind", "period_label",
    "value", "bound", "unit", "as_published", "status", "reason", "release", "family", "document", "locator",
    "known_from", "recorded_at",
)  # fmt: skip
COLUMNS = (*EXPORT_COLUMNS, "line", "note", "medium")
"""The last three make a figure complete: the line of the text, what was inferred, table or prose."""

_REQUIRED = ("period_start", "period_end", "value", "unit")
_SIGNS = {"kpi", *_REQUIRED}
_FEWEST_SIGNS = 3
"""So many of its columns make a table a tidy one, though others be missing or renamed."""
_FIRST_ROW = 1
NOTHING_READ = "no row of the table is read until then"
"""Where one number or date is in another style: "1.234" beside "1.234,5" is no decimal."""


@dataclass(frozen=True, slots=True)
class TidyRefusal:
    """A row that was not read, its number counted from 1 with the header, what stands there, and what to do."""

    row: int
    what: str
    why: str


@dataclass(frozen=True, slots=True)
class TidyReading:
    """The figures of a tidy CSV in the file's order, and what was refused."""

    observations: tuple[Observation, ...]
    refused: tuple[TidyRefusal, ...]
    rows: tuple[int, ...] = ()
    """The row of each figure, counted as in a refusal."""


def is_tidy(header: Iterable[str]) -> bool:
    """Whether a table's first row is that of a tidy one, if perhaps a faulty one."""
    names = {name.strip().strip("\ufeff").lower() for name in header}
    return len(_SIGNS & ({"kpi"} | names if "title" in names else names)) >= _FEWEST_SIGNS


def read_tidy(
    source: str | Iterable[str], documents: Mapping[str, Document], defaults: Defaults | None = None
) -> TidyReading:
    """The figures of a tidy CSV, given as its text or its lines.

    Documents known by name are taken from the mapping; any other is made from the row's own columns. Where a row
    gives only a title, the observation's kpi holds that title: finding its key is the catalogue's business.
    """
    lines = io.StringIO(source, newline="") if isinstance(source, str) else source
    reader = csv.reader(lines)
    try:
        rows = list(reader)
    except csv.Error as problem:
        return TidyReading(
            (), (TidyRefusal(reader.line_num, str(problem), "this is no CSV file; save it as CSV UTF-8"),)
        )
    return read_tidy_rows(rows, documents, defaults)


def read_tidy_rows(
    rows: list[list[str]], documents: Mapping[str, Document], defaults: Defaults | None = None
) -> TidyReading:
    """The same for rows already parted into cells, as a spreadsheet has them; the first row names the columns."""
    header = [name.strip().strip("\ufeff").lower() for name in rows[0]] if rows else []
    problems = _header_problems(header)
    if problems:
        return TidyReading((), tuple(problems))
    return _read_rows(header, rows[1:], documents, defaults or Defaults())


def write_tidy(observations: Iterable[Observation], titles: Mapping[str, str]) -> str:
    """The figures as a tidy CSV: COLUMNS in order, sorted by identity and place, line ends "\\n".

    A title that the mapping lacks stays empty. Reading the text gives the same observations, but for the store's
    number, for what a document's own columns don't say, and for the status of a figure that has none: "missing".
    """
    written = io.StringIO(newline="")
    writer = csv.writer(written, lineterminator="\n")
    writer.writerow(COLUMNS)
    for observation in sorted(observations, key=_order):
        cells = _cells(observation, titles.get(observation.kpi, ""))
        writer.writerow([cells[name] for name in COLUMNS])
    return written.getvalue()


def _header_problems(header: list[str]) -> list[TidyRefusal]:
    """What keeps the whole file from being read."""
    missing = [name for name in _REQUIRED if name not in header]
    if "kpi" not in header and "title" not in header:
        missing.insert(0, "kpi (or title)")
    twice = sorted({name for name in header if name and header.count(name) > 1})
    problems = [TidyRefusal(_FIRST_ROW, name, "this column is missing; add it to the first row") for name in missing]
    problems += [TidyRefusal(_FIRST_ROW, name, "this column stands there twice; keep one") for name in twice]
    return problems


def _read_rows(
    header: list[str], rows: list[list[str]], documents: Mapping[str, Document], defaults: Defaults
) -> TidyReading:
    refused = [
        TidyRefusal(
            _FIRST_ROW, name, "no such column; correct its name or remove it; the names are " + ", ".join(COLUMNS)
        )
        for name in header
        if name not in COLUMNS
    ]
    newest = _newest_ends(header, rows, defaults)
    read: dict[int, Observation] = {}
    styled = False
    for number, row in enumerate(rows, _FIRST_ROW + 1):
        try:
            if any(cell.strip() for cell in row):
                read[number] = read_row(_named(header, row), documents, defaults, newest)
        except StyleRefused as problem:
            styled = True
            refused.append(TidyRefusal(number, problem.what, f"{problem.why}; {NOTHING_READ}"))
        except RowRefused as problem:
            refused.append(TidyRefusal(number, problem.what, problem.why))
    if styled:
        read = {}
    return TidyReading(tuple(read.values()), tuple(refused), tuple(read))


def _named(header: list[str], row: list[str]) -> dict[str, str]:
    if len(row) != len(header):
        raise RowRefused(",".join(row), f"the row has {len(row)} cells and the header {len(header)}; make them equal")
    return {name: unguarded(cell) for name, cell in zip(header, row, strict=True)}


def _newest_ends(header: list[str], rows: list[list[str]], defaults: Defaults) -> dict[str, date]:
    """The newest period end of each document: the day after it is when its figures can first have been known."""
    newest: dict[str, date] = {}
    for row in rows:
        cells = dict(zip(header, row, strict=False))
        end, name = read_date(cells.get("period_end", "")), cells.get("document", "").strip() or defaults.document
        if end is not None:
            newest[name] = max(end, newest.get(name, end))
    return newest


def _order(observation: Observation) -> tuple[object, ...]:
    identity, document = observation.identity, observation.document
    return (
        *(identity.kpi, identity.area, identity.comparator or "", identity.breakdown),
        *(str(identity.start or ""), str(identity.end or ""), observation.period.kind, identity.family),
        *(document.name, observation.medium, observation.line or 0, observation.locator, observation.as_published),
        str(observation.recorded_at or ""),
    )


def _cells(observation: Observation, title: str) -> dict[str, str]:
    period, document = observation.period, observation.document
    missing = observation.value is None
    return {
        "kpi": guarded(observation.kpi),
        "title": guarded(title),
        "area": guarded(observation.area),
        "comparator": guarded(observation.comparator or ""),
        "breakdown": guarded(breakdown_text(observation.breakdown)),
        "period_start": period.start.isoformat() if period.start else "",
        "period_end": period.end.isoformat() if period.end else "",
        "period_kind": period.kind,
        "period_label": period.label,
        "value": "" if observation.value is None else format(observation.value, "f"),
        "bound": observation.bound or "",
        "unit": observation.unit,
        "as_published": guarded(observation.as_published),
        "status": Status.MISSING if missing else observation.status,
        "reason": observation.reason or "",
        "release": document.release,
        "family": guarded(document.family),
        "document": guarded(document.name),
        "locator": guarded(observation.locator),
        "known_from": document.known_from.isoformat(),
        "recorded_at": observation.recorded_at.isoformat() if observation.recorded_at else "",
        "line": "" if observation.line is None else str(observation.line),
        "note": guarded(observation.note),
        "medium": observation.medium,
    }
