"""What is printed so that it cannot be read with certainty, or stands in a column for something else."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from kpistore.analysis.audit.held import Held
from kpistore.analysis.audit.wording import subject
from kpistore.model.claim import OTHER_COLUMN, Claim, ClaimUnit
from kpistore.model.finding import Finding, FindingKind, Gravity, touched
from kpistore.model.observation import Observation

UNCLEAR = "unclear: "
"""How the note of a figure begins of which whoever read it could not be sure; up to a semicolon it says of what."""


def check_unclear(held: Held) -> Iterator[Finding]:
    """One note for each place and reason, however many figures it touches."""
    groups: defaultdict[tuple[str, str, str], list[Observation]] = defaultdict(list)
    for figure in (*held.figures, *held.forecasts):
        if figure.note.casefold().startswith(UNCLEAR):
            reason = figure.note[len(UNCLEAR) :].partition(";")[0].strip()
            groups[(figure.document.name, figure.locator, reason)].append(figure)
    for (_, _, reason), figures in groups.items():
        yield _unclear(held, sorted(figures, key=lambda each: each.line or 0), reason)


def check_columns(claims: Iterable[Claim]) -> Iterator[Finding]:
    """One note for each table with changes in points in its column of volumes."""
    tables: defaultdict[tuple[str, str], list[Claim]] = defaultdict(list)
    for claim in claims:
        if claim.unit is ClaimUnit.POINTS and claim.note == OTHER_COLUMN:
            tables[(claim.document.name, claim.locator.rsplit(", row ", 1)[0])].append(claim)
    for (_, heading), found in tables.items():
        yield _in_other_column(sorted(found, key=lambda each: each.line or 0), heading)


def _unclear(held: Held, figures: Sequence[Observation], reason: str) -> Finding:
    first = figures[0]
    printed = ", ".join(dict.fromkeys(each.as_published for each in figures))
    return Finding(
        FindingKind.UNREADABLE,
        Gravity.NOTE,
        first.document,
        first.locator,
        first.line,
        printed,
        "",
        subject(held.catalogue, first) if len(figures) == 1 else held.catalogue.kpi(first.kpi).title,
        f"{reason} ({printed})",
        tuple(touched(each) for each in figures),
    )


def _in_other_column(claims: Sequence[Claim], heading: str) -> Finding:
    first = claims[0]
    words = " and ".join(each.as_published for each in claims)
    return Finding(
        FindingKind.UNIT,
        Gravity.NOTE,
        first.document,
        heading,
        first.line,
        words,
        "",
        f"Table “{heading}”",
        f"the column of volume changes prints points: {words}",
        tuple(each.touched for each in claims),
    )
