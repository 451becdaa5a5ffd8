"""What a report says beside its figures: the changes it publishes, and the parts of it that are no figures."""

from collections.abc import Iterator

from kpistore.catalogue import Office
from kpistore.model.claim import OTHER_COLUMN, Claim, ClaimUnit
from kpistore.model.finding import Unread
from kpistore.model.observation import Document, Medium
from kpistore.readers.reading import Claim as Printed
from kpistore.readers.reading import ClaimKind, ReportReading, TableReading, Weight

_ARROWS = "arrows left out"
"""What the reader says of a column of arrows that came out of the file as digits."""


def claims_of(report: ReportReading, document: Document, office: Office) -> tuple[Claim, ...]:
    """The changes of a report's tables whose row the catalogue knows, as claims about its measures."""
    claims = []
    for claim in report.claims:
        found = office.catalogue.by_label(claim.label, "", claim.section)
        if found is None:
            continue
        claims.append(
            Claim(
                kpi=found[0].key,
                area=office.area,
                comparator=None,
                breakdown=found[1],
                period=claim.period,
                earlier=claim.earlier,
                unit=ClaimUnit(claim.kind.value),
                value=claim.value,
                as_published=claim.as_published,
                document=document,
                locator=f"{claim.section}, row {claim.row}" if claim.section else f"row {claim.row}",
                line=claim.line,
                medium=Medium.TABLE,
                note=OTHER_COLUMN if _stands_among_volumes(claim) else "",
            )
        )
    return tuple(claims)


def _stands_among_volumes(claim: Printed) -> bool:
    return claim.kind is ClaimKind.POINTS and "volume" in claim.column.casefold()


def unread_of(report: ReportReading, document: Document) -> tuple[Unread, ...]:
    """The parts of a report's tables that hold figures, or marks that look like them, and were not taken for any."""
    return tuple(part for table in report.tables for part in _unread(table, document))


def _unread(table: TableReading, document: Document) -> Iterator[Unread]:
    heading = table.heading
    if _ARROWS in table.understood:
        why = "arrows came out of the file as digits and were left out; look at the printed page"
        yield Unread(document, heading, table.first_line, "Direction of travel", why)
    for refusal in table.refused:
        if refusal.weight is not Weight.NO_FIGURES:
            yield Unread(document, heading, refusal.line, refusal.what[:80], refusal.why)
