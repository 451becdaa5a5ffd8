"""Published changes as CSV, one claim a row, and the parts of documents that were not read, one a row."""

import csv
import io
from collections.abc import Iterable, Mapping

from kpistore.model.claim import Claim, ClaimUnit
from kpistore.model.finding import Unread
from kpistore.model.kpi import breakdown_text, parse_breakdown
from kpistore.model.observation import Bound, Document, Medium
from kpistore.model.period import Period, PeriodKind, from_dates
from kpistore.readers.cells import read_cell
from kpistore.readers.spreadsheet import guarded, unguarded
from kpistore.readers.tidy_fields import RowRefused, date_of, line_of, text_of, word_of

COLUMNS = (
    "kpi", "area", "comparator", "breakdown", "period_start", "period_end", "period_kind",
    "earlier_start", "earlier_end", "earlier_kind", "unit", "value", "bound", "as_published",
    "document", "line", "locator", "note", "medium",
)  # fmt: skip

UNREAD_COLUMNS = ("document", "line", "locator", "what", "why")


def read_claims(text: str, documents: Mapping[str, Document]) -> tuple[Claim, ...]:
    """The claims of a CSV in its order; raises RowRefused, with the row's number, for the first that cannot be read."""
    rows = csv.DictReader(io.StringIO(text, newline=""))
    if missing := [name for name in COLUMNS if name not in (rows.fieldnames or ())]:
        raise RowRefused(", ".join(missing), "these columns are missing; add them to the first row")
    return tuple(_numbered(number, row, documents) for number, row in enumerate(rows, 2))


def write_claims(claims: Iterable[Claim]) -> str:
    """The claims as CSV, by document and line; reading it gives them back."""
    written = io.StringIO(newline="")
    writer = csv.writer(written, lineterminator="\n")
    writer.writerow(COLUMNS)
    for claim in sorted(claims, key=lambda each: (each.document.name, each.line or 0, each.locator, each.unit)):
        writer.writerow(_cells(claim))
    return written.getvalue()


def read_unread(text: str, documents: Mapping[str, Document]) -> tuple[Unread, ...]:
    """The unread parts of a CSV in its order; a document that is not known is left out."""
    rows = [row for row in csv.DictReader(io.StringIO(text, newline="")) if row["document"] in documents]
    return tuple(
        Unread(documents[row["document"]], row["locator"], line_of(row), row["what"], row["why"]) for row in rows
    )


def write_unread(parts: Iterable[Unread]) -> str:
    """Unread parts as CSV; reading it gives them back."""
    written = io.StringIO(newline="")
    writer = csv.writer(written, lineterminator="\n")
    writer.writerow(UNREAD_COLUMNS)
    writer.writerows([each.document.name, each.line, each.locator, each.what, each.why] for each in parts)
    return written.getvalue()


def _numbered(number: int, row: Mapping[str, str | None], documents: Mapping[str, Document]) -> Claim:
    try:
        return _claim({name: unguarded(cell or "") for name, cell in row.items()}, documents)
    except RowRefused as problem:
        raise RowRefused(f"row {number}, {problem.what}", problem.why) from None
    except ValueError as problem:
        raise RowRefused(f"row {number}", str(problem)) from None


def _claim(cells: Mapping[str, str], documents: Mapping[str, Document]) -> Claim:
    document = documents.get(text_of(cells, "document"))
    value = read_cell(text_of(cells, "value"))
    if document is None:
        raise RowRefused(f"document “{text_of(cells, 'document')}”", "no document of that name; correct the name")
    if value is None or value.value is None:
        raise RowRefused(f"value “{text_of(cells, 'value')}”", "write a plain number such as -8.8")
    period = _period(cells, "period")
    return Claim(
        kpi=text_of(cells, "kpi"),
        area=text_of(cells, "area"),
        comparator=text_of(cells, "comparator") or None,
        breakdown=parse_breakdown(text_of(cells, "breakdown")),
        period=period or Period(None, None, PeriodKind.NONE),
        earlier=_period(cells, "earlier"),
        unit=word_of(cells, "unit", ClaimUnit),
        value=value.value,
        as_published=cells["as_published"],
        document=document,
        locator=text_of(cells, "locator"),
        line=line_of(cells),
        medium=word_of(cells, "medium", Medium),
        bound=word_of(cells, "bound", Bound) if text_of(cells, "bound") else None,
        note=cells["note"],
    )


def _period(cells: Mapping[str, str], name: str) -> Period | None:
    """The period of three columns; None where all are empty."""
    start, end = date_of(cells, f"{name}_start"), date_of(cells, f"{name}_end")
    if not (start or end or text_of(cells, f"{name}_kind")):
        return None
    found = from_dates(start, end)
    return Period(start, end, word_of(cells, f"{name}_kind", PeriodKind, found.kind))


def _cells(claim: Claim) -> list[str]:
    kept = [claim.kpi, claim.area, claim.comparator or "", breakdown_text(claim.breakdown)]
    kept += [*_dates(claim.period), *_dates(claim.earlier), claim.unit, format(claim.value, "f"), claim.bound or ""]
    kept += [claim.as_published, claim.document.name, str(claim.line or ""), claim.locator, claim.note, claim.medium]
    return [guarded(each) for each in kept]


def _dates(period: Period | None) -> list[str]:
    if period is None:
        return ["", "", ""]
    return [*(day.isoformat() if day else "" for day in (period.start, period.end)), period.kind]
