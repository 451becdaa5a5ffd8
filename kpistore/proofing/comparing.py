"""Which figures and changes of a draft's prose have something to be set beside, in the draft or on record."""

from collections.abc import Sequence
from dataclasses import replace

from kpistore.analysis.audit.held import Held
from kpistore.analysis.audit.unfounded import contrary_base
from kpistore.catalogue import Catalogue
from kpistore.model.claim import Claim, ClaimUnit
from kpistore.model.finding import Finding, Gravity
from kpistore.model.observation import Observation, Status
from kpistore.proofing.figures import Stated

_IF = "if the sentence means that measure and period"
"""Why a finding is only a doubt."""


def comparable(stated: Sequence[Stated], figures: Sequence[Observation], catalogue: Catalogue) -> list[Stated]:
    """Those that can be checked; `figures` are the draft's tables and what is on record."""
    own = [each.said for each in stated if isinstance(each.said, Observation)]
    held = Held([*figures, *own], catalogue)
    return [each for each in stated if _is_comparable(held, each.said)]


def softened(finding: Finding, stated: Sequence[Stated]) -> Finding:
    """The finding, no graver than a doubt where the sentence is only taken to speak of that measure and period."""
    if finding.severity is not Gravity.ERROR:
        return finding
    about = [each for each in stated if _is_about(finding, each.said)]
    if not about or any(each.sure for each in about):
        return finding
    return replace(finding, severity=Gravity.DOUBT, matter=f"{finding.matter}, {_IF}")


def _is_comparable(held: Held, said: Observation | Claim) -> bool:
    if isinstance(said, Observation):
        if said.status is Status.FORECAST:
            return bool(held.of_kpi(said.kpi))
        return len(held.by_identity.get(said.identity, ())) > 1
    figure = held.meant(said, said.period)
    if said.unit is ClaimUnit.EXTREME:
        return figure is not None and bool(held.like(figure))
    if said.earlier is None:
        return contrary_base(held, said) is not None
    return figure is not None and held.meant(said, said.earlier) is not None


def _is_about(finding: Finding, said: Observation | Claim) -> bool:
    same = finding.line == said.line and finding.locator == said.locator
    return same and said.as_published in finding.printed
