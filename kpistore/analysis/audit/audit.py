"""All rules over all figures and claims: how much holds, and what does not, gravest first."""

from collections.abc import Iterable, Iterator

from kpistore.analysis.audit.changes import check_changes
from kpistore.analysis.audit.extraction import check_unread
from kpistore.analysis.audit.extremes import check_extremes
from kpistore.analysis.audit.forecast_changes import check_forecast_changes
from kpistore.analysis.audit.forecasts import check_forecasts
from kpistore.analysis.audit.held import Held
from kpistore.analysis.audit.labels import check_labels
from kpistore.analysis.audit.repeated import check_repeats
from kpistore.analysis.audit.restated import check_restatements
from kpistore.analysis.audit.shares import check_shares
from kpistore.analysis.audit.totals import check_hundreds, check_totals
from kpistore.analysis.audit.unclear import check_columns, check_unclear
from kpistore.analysis.audit.unlike import check_unlike
from kpistore.catalogue import Catalogue
from kpistore.model.claim import Claim
from kpistore.model.finding import Audit, Finding, FindingKind, Gravity, Holds, Outcome, Unread
from kpistore.model.observation import Observation
from kpistore.model.structure import Structure

_GRAVITIES = list(Gravity)
_KINDS = list(FindingKind)


def audit(
    observations: Iterable[Observation],
    claims: Iterable[Claim],
    catalogue: Catalogue,
    structure: Structure,
    unread: Iterable[Unread] = (),
    further: Iterable[Outcome] = (),
    document: str = "",
) -> Audit:
    """Check figures and claims; superseded observations belong to it, for they are what was restated.

    `further` is what was checked otherwise, such as whether a document is held twice. With `document` only what
    that document prints is told and counted, though all figures are looked at.
    """
    outcomes = [*_outcomes(list(observations), claims, catalogue, structure), *check_unread(unread), *further]
    own = [each for each in outcomes if not document or each.document.name == document]
    findings = worst_first(each for each in own if isinstance(each, Finding))
    return Audit(sum(isinstance(each, Holds) for each in own), findings)


def worst_first(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Errors before doubts before notes, and of one gravity by kind and place."""
    return tuple(sorted(findings, key=_order))


def _outcomes(
    observations: list[Observation], claims: Iterable[Claim], catalogue: Catalogue, structure: Structure
) -> Iterator[Outcome]:
    held = Held(observations, catalogue)
    yield from check_totals(held, structure)
    yield from check_hundreds(held, structure)
    yield from check_shares(held, structure)
    said = list(claims)
    yield from check_changes(held, said)
    yield from check_extremes(held, said)
    yield from check_restatements(held)
    yield from check_repeats(held, structure)
    yield from check_forecasts(held)
    yield from check_forecast_changes(held, said)
    yield from check_labels(held, observations)
    yield from check_unclear(held)
    yield from check_columns(said)
    yield from check_unlike(held, structure)


def _order(finding: Finding) -> tuple[object, ...]:
    place = (finding.document.name, finding.line or 0, finding.locator, finding.matter)
    return (_GRAVITIES.index(finding.severity), _KINDS.index(finding.kind), *place)
