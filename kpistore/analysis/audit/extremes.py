"""Words that call one period the highest or the lowest: the figures beside them agree, or somebody should ask."""

from collections.abc import Iterable, Iterator

from kpistore.analysis.audit.held import Held, lies_in
from kpistore.analysis.audit.wording import printed, subject
from kpistore.model.claim import Claim, ClaimUnit
from kpistore.model.finding import Finding, FindingKind, Gravity, Holds, Outcome, touched
from kpistore.model.observation import Observation


def check_extremes(held: Held, claims: Iterable[Claim]) -> Iterator[Outcome]:
    """Every such claim whose own figure is held; one whose figure is not says nothing that can be checked."""
    for claim in claims:
        figure = held.meant(claim, claim.period) if claim.unit is ClaimUnit.EXTREME else None
        if figure is None:
            continue
        passed = [each for each in _others(held, claim, figure) if _passes(claim, each, figure)]
        yield _finding(held, claim, figure, passed) if passed else Holds(claim.document)


def _others(held: Held, claim: Claim, figure: Observation) -> list[Observation]:
    """The report's figures of the same kind of period, within the span that the words speak of."""
    return [each for each in held.like(figure) if claim.earlier is None or lies_in(each.period, claim.earlier)]


def _passes(claim: Claim, other: Observation, figure: Observation) -> bool:
    assert other.value is not None
    assert figure.value is not None
    return (other.value - figure.value) * claim.value > 0


def _finding(held: Held, claim: Claim, figure: Observation, passed: list[Observation]) -> Finding:
    """A doubt, for the words may have been written before the newest figure was known."""
    newest_first = sorted(passed, key=lambda each: str(each.period.end), reverse=True)
    told = " and ".join(f"{printed(each)} in {each.period.label}" for each in newest_first)
    which = "highest" if claim.value > 0 else "lowest"
    return Finding(
        FindingKind.PROSE_AND_TABLE,
        Gravity.DOUBT,
        claim.document,
        claim.locator,
        claim.line,
        claim.as_published,
        told,
        subject(held.catalogue, figure),
        f"the text has it {which} in {figure.period.label} ({printed(figure)}); printed are {told}",
        (touched(figure),),
    )
