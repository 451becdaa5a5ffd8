"""A percentage is its part of its whole, within what the printed decimals leave open."""

from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal

from kpistore.analysis.audit.held import Held
from kpistore.analysis.audit.span import share, span_of, step
from kpistore.analysis.audit.wording import places_of, printed, shown, subject
from kpistore.model.finding import Finding, FindingKind, Gravity, Holds, Outcome, touched
from kpistore.model.kpi import Unit
from kpistore.model.observation import Bound, Medium, Observation
from kpistore.model.structure import Structure


def check_shares(held: Held, structure: Structure) -> Iterator[Outcome]:
    """Every percentage of which the same document prints part and whole."""
    for known in structure.shares:
        told = set()
        for rate in held.of_kpi(known.kpi):
            part, whole = held.beside(rate, known.part), held.beside(rate, known.whole)
            if part and whole:
                yield from _check(held, rate, part, whole, alike=known.alike)
                if touched(rate) not in told:
                    yield from _of_a_bound(held, rate, part, known.whole)
                told.add(touched(rate))


def explained(held: Held, structure: Structure, rate: Observation) -> bool:
    """Whether a percentage follows from counts in the same document, so that no repetition of it is strange."""
    for known in structure.shares:
        part, whole = held.beside(rate, known.part), held.beside(rate, known.whole)
        if known.kpi == rate.kpi and part and whole:
            return all(isinstance(each, Holds) for each in _check(held, rate, part, whole, alike=False))
    return False


def _of_a_bound(held: Held, rate: Observation, part: Observation, whole: str) -> Iterator[Finding]:
    """A percentage that is exactly that of a number which the same document prints with "over" or "under"."""
    bounds = [each for each in held.all_beside(rate, whole) if each.bound in (Bound.OVER, Bound.UNDER)]
    for base in bounds[:1]:
        assert base.value is not None
        assert part.value is not None
        assert rate.value is not None
        exact = (part.value * 100 / base.value).quantize(step(rate.value), ROUND_HALF_UP)
        if exact != rate.value or part.bound or rate.bound:
            return
        matter = (
            f"{printed(rate)} is {printed(part)} of exactly {shown(base.value, base.unit)}; {printed(base)} is printed"
        )
        yield Finding(
            FindingKind.ROUNDING,
            Gravity.NOTE,
            rate.document,
            rate.locator,
            rate.line,
            printed(rate),
            "",
            subject(held.catalogue, rate),
            matter,
            (touched(rate),),
        )


def _check(held: Held, rate: Observation, part: Observation, whole: Observation, *, alike: bool) -> Iterator[Outcome]:
    spans = [span_of(each, held.catalogue.kpi(each.kpi)) for each in (rate, part, whole)]
    possible = share(spans[1], spans[2])
    if possible is None:
        return
    if spans[0].meets(possible):
        yield Holds(rate.document)
        return
    assert part.value is not None
    assert whole.value is not None
    assert rate.value is not None
    computed = shown(part.value * Decimal(100) / whole.value, Unit.PERCENT, max(1, places_of(rate.value)))
    in_prose = rate.medium is Medium.PROSE and Medium.TABLE in (part.medium, whole.medium)
    said = f"the report's text says {printed(rate)}" if in_prose else f"{printed(rate)} is printed"
    counted = f" ({held.catalogue.kpi(part.kpi).title.lower()})" if alike else ""
    yield Finding(
        FindingKind.PROSE_AND_TABLE if in_prose else FindingKind.TOTAL,
        Gravity.DOUBT if alike else Gravity.ERROR,
        rate.document,
        rate.locator,
        rate.line,
        printed(rate),
        computed,
        subject(held.catalogue, rate),
        f"{said}; {printed(part)}{counted} of {printed(whole)} is {computed}",
        tuple(touched(each) for each in (rate, part, whole)),
    )
