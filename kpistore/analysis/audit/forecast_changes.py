"""A change that is forecast: figures already printed have made it, or its base is not in the reports."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from decimal import Decimal

from kpistore.analysis.audit.held import Held, lies_in
from kpistore.analysis.audit.judging import judge
from kpistore.analysis.audit.unfounded import is_forecast_change, without_base
from kpistore.analysis.audit.wording import changed, claimed, printed, subject_of
from kpistore.model.claim import Claim, ClaimUnit
from kpistore.model.finding import Finding, FindingKind, Gravity
from kpistore.model.observation import Bound, Identity, Observation


def check_forecast_changes(held: Held, claims: Iterable[Claim]) -> Iterator[Finding]:
    """Each matter once, however many sizes a sentence gives it ("250 more, an increase of 20%")."""
    groups: defaultdict[tuple[object, ...], list[Claim]] = defaultdict(list)
    for claim in claims:
        if is_forecast_change(claim) and claim.unit is not ClaimUnit.EXTREME:
            groups[claim.document.name, claim.line, claim.touched, claim.earlier].append(claim)
    for matter in groups.values():
        group = sorted(matter, key=lambda each: each.unit is not ClaimUnit.VOLUME)
        base = _base(held, group[0])
        if base is None:
            yield without_base(held, group)
            continue
        reached = [each for each in _before(held, group[0]) if all(_makes(held, claim, base, each) for claim in group)]
        if reached:
            yield _finding(held, group, base, max(reached, key=lambda each: str(each.period.end)))


def _base(held: Held, claim: Claim) -> Observation | None:
    """The figure a change starts from; of a year that is named for a headcount, the last one printed of a day in it."""
    if claim.earlier is None:
        return None
    exact = held.meant(claim, claim.earlier)
    inside = [each for each in _like(held, claim) if lies_in(each.period, claim.earlier)]
    return exact or max(inside, key=lambda each: str(each.period.end), default=None)


def _before(held: Held, claim: Claim) -> list[Observation]:
    """Figures of an earlier day than the forecast's, known when it was made."""
    known = [each for each in _like(held, claim) if each.document.known_from <= claim.document.known_from]
    return [each for each in known if each.period.end and str(each.period.end) < str(claim.period.end)]


def _like(held: Held, claim: Claim) -> list[Observation]:
    """The exact figures of what a claim is about, whatever their days."""
    about = replace(claim.touched.identity, start=None, end=None)
    return [each for each in held.of_kpi(claim.kpi) if each.bound is None and _undated(each) == about]


def _undated(figure: Observation) -> Identity:
    return replace(figure.identity, start=None, end=None)


def _makes(held: Held, claim: Claim, base: Observation, figure: Observation) -> bool:
    """Whether it has moved at least so far from the base, and lies after it."""
    moved = _moved(held, claim, base, figure)
    if moved is None or str(figure.period.end) <= str(base.period.end) or moved * claim.value <= 0:
        return False
    return abs(moved) > abs(claim.value) if claim.bound is Bound.OVER else abs(moved) >= abs(claim.value)


def _moved(held: Held, claim: Claim, base: Observation, figure: Observation) -> Decimal | None:
    judgement = judge(claim, figure, base, held.catalogue.kpi(claim.kpi))
    return judgement.computed if judgement else None


def _finding(held: Held, group: list[Claim], base: Observation, figure: Observation) -> Finding:
    first = group[0]
    words = " and ".join(claimed(each) for each in group)
    size = " or ".join(_size(held, each, base, figure) for each in group)
    on = f" on {first.earlier.label}" if first.earlier else ""
    matter = f"{words} {'is' if len(group) == 1 else 'are'} forecast{on}; {printed(figure)} for {figure.period.label}"
    matter += f" is already {size} on the {printed(base)} of {base.period.label}{_where(first, base)}"
    return Finding(
        FindingKind.FORECAST, Gravity.DOUBT, first.document, first.locator, first.line, words, size,
        subject_of(held.catalogue, first.kpi, first.breakdown, first.comparator, first.period),
        matter, (first.touched,),
    )  # fmt: skip


def _size(held: Held, claim: Claim, base: Observation, figure: Observation) -> str:
    moved = _moved(held, claim, base, figure)
    assert moved is not None
    return changed(moved, claim.unit, 0 if claim.unit is ClaimUnit.VOLUME else 1)


def _where(claim: Claim, base: Observation) -> str:
    return f" (printed in “{base.document.title}”)" if base.document.name != claim.document.name else ""
