"""Published changes: each follows from the two figures it compares, with its sign and unit."""

from collections.abc import Iterable, Iterator
from decimal import Decimal

from kpistore.analysis.audit.held import Held
from kpistore.analysis.audit.judging import Judgement, Verdict, judge
from kpistore.analysis.audit.wording import changed, places_of, subject_of
from kpistore.model.claim import Claim, ClaimUnit
from kpistore.model.finding import Finding, FindingKind, Gravity, Holds, Outcome, Touched, touched
from kpistore.model.observation import Identity, Medium, Observation

_KINDS = {
    Verdict.CUT_OFF: (FindingKind.ROUNDING, Gravity.NOTE),
    Verdict.OTHER_SIGN: (FindingKind.SIGN, Gravity.ERROR),
    Verdict.POINTS_AS_PERCENT: (FindingKind.UNIT, Gravity.ERROR),
    Verdict.WRONG: (FindingKind.CHANGE, Gravity.ERROR),
}
_FORECAST, _UNREADABLE = "forecast", "unreadable"
"""How the note of a claim begins that is about the future, or that whoever recorded it could not make sense of."""


def check_changes(held: Held, claims: Iterable[Claim]) -> Iterator[Outcome]:
    """Every claim once: one that table and text both print is one matter, told at its first place."""
    unfounded: dict[tuple[object, ...], list[Claim]] = {}
    for claim in _once(claims):
        if claim.note.casefold().startswith(_UNREADABLE):
            yield _unclear(held, claim)
            continue
        newer = held.meant(claim, claim.period)
        older = held.meant(claim, claim.earlier) if claim.earlier else None
        judgement = judge(claim, newer, older, held.catalogue.kpi(claim.kpi)) if newer and older else None
        if _lacks_per_cent_sign(claim):
            yield _signless(held, claim, newer)
        if judgement is None or newer is None or older is None:
            unfounded.setdefault(_matter(claim), []).append(claim)
            continue
        yield from _outcomes(held, claim, judgement, newer, older)
    for group in unfounded.values():
        yield _without_base(held, group)


def _outcomes(
    held: Held, claim: Claim, judgement: Judgement, newer: Observation, older: Observation
) -> Iterator[Outcome]:
    if judgement.verdict is Verdict.HOLDS:
        yield Holds(claim.document)
        return
    yield _finding(held, claim, judgement, judgement.verdict, newer, older)
    if judgement.verdict is Verdict.OTHER_SIGN and judgement.cut_off:
        yield _finding(held, claim, judgement, Verdict.CUT_OFF, newer, older)


def _finding(
    held: Held, claim: Claim, judgement: Judgement, verdict: Verdict, newer: Observation, older: Observation
) -> Finding:
    kind, severity = _KINDS[verdict]
    figures = f"{newer.as_published} against {older.as_published}"
    return Finding(
        kind,
        severity,
        claim.document,
        claim.locator,
        claim.line,
        claim.as_published,
        _computed(claim, judgement, verdict),
        _subject(held, claim),
        _MATTERS[verdict](claim, judgement, figures),
        (touched(newer),),
    )


def _computed(claim: Claim, judgement: Judgement, verdict: Verdict) -> str:
    more = verdict is Verdict.CUT_OFF
    unit = ClaimUnit.POINTS if verdict is Verdict.POINTS_AS_PERCENT else claim.unit
    exact = claim.unit is not ClaimUnit.PERCENT or verdict is Verdict.POINTS_AS_PERCENT
    places = places_of(judgement.computed.normalize()) if exact else max(1, places_of(claim.value) + more)
    return changed(judgement.computed, unit, places)


def _cut_off(claim: Claim, judgement: Judgement, _figures: str) -> str:
    rounded = changed(judgement.computed, claim.unit, places_of(claim.value))
    computed = _computed(claim, judgement, Verdict.CUT_OFF)
    return f"the change is {computed}, or {rounded} rounded; {claim.as_published} is printed, cut off"


def _other_sign(claim: Claim, judgement: Judgement, figures: str) -> str:
    computed = _computed(claim, judgement, Verdict.OTHER_SIGN)
    if claim.medium is Medium.TABLE and claim.value > 0:
        return f"the change is {computed} ({figures}); {claim.as_published} is printed without its minus sign"
    direction = "a rise" if claim.value > 0 else "a fall"
    return f"the change is {computed} ({figures}); {claim.as_published} is printed as {direction}"


def _points(claim: Claim, judgement: Judgement, figures: str) -> str:
    computed = _computed(claim, judgement, Verdict.POINTS_AS_PERCENT)
    return f"the change is {computed} ({figures}); it is printed as {claim.as_published}, per cent"


def _wrong(claim: Claim, judgement: Judgement, figures: str) -> str:
    computed = _computed(claim, judgement, Verdict.WRONG)
    return f"the change is {computed} ({figures}); {claim.as_published} is printed"


_MATTERS = {
    Verdict.CUT_OFF: _cut_off,
    Verdict.OTHER_SIGN: _other_sign,
    Verdict.POINTS_AS_PERCENT: _points,
    Verdict.WRONG: _wrong,
}


def _signless(held: Held, claim: Claim, newer: Observation | None) -> Finding:
    return Finding(
        FindingKind.UNIT,
        Gravity.NOTE,
        claim.document,
        claim.locator,
        claim.line,
        claim.as_published,
        f"{abs(claim.value):,f}%",
        _subject(held, claim),
        f"a change in per cent is printed without a per cent sign: {claim.as_published}",
        (touched(newer),) if newer else (),
    )


def _without_base(held: Held, group: list[Claim]) -> Finding:
    first = group[0]
    words = " and ".join(each.as_published for each in group)
    why = "the two figures it compares are not both in the reports"
    if first.earlier is None:
        why = "the report does not say since when"
    return Finding(
        FindingKind.MISSING_BASE,
        Gravity.NOTE,
        first.document,
        first.locator,
        first.line,
        words,
        "",
        _subject(held, first),
        f"{words} is printed as a difference and cannot be checked: {why}",
        (_touched(first),),
    )


def _unclear(held: Held, claim: Claim) -> Finding:
    return Finding(
        FindingKind.UNREADABLE,
        Gravity.NOTE,
        claim.document,
        claim.locator,
        claim.line,
        claim.as_published,
        "",
        _subject(held, claim),
        f"what {claim.as_published} means is not clear",
        (_touched(claim),),
    )


def _touched(claim: Claim) -> Touched:
    """The newer figure, held or not."""
    period = claim.period
    identity = Identity(
        claim.kpi, claim.area, claim.comparator, claim.breakdown, period.start, period.end, claim.document.family
    )
    return Touched(identity, claim.document.name)


def _subject(held: Held, claim: Claim) -> str:
    return subject_of(held.catalogue, claim.kpi, claim.breakdown, claim.comparator, claim.period)


def _lacks_per_cent_sign(claim: Claim) -> bool:
    """Digits alone: words such as "a quarter" or "per cent" say it well enough."""
    text = claim.as_published.strip()
    return claim.unit is ClaimUnit.PERCENT and bool(text) and set(text) <= set("+-−–0123456789., ")


def _matter(claim: Claim) -> tuple[object, ...]:
    """What is compared, whatever the size and unit of the change."""
    earlier = (claim.earlier.start, claim.earlier.end) if claim.earlier else None
    return (
        claim.document.name,
        *(claim.kpi, claim.area, claim.comparator, claim.breakdown),
        *(claim.period.start, claim.period.end, earlier),
    )


def _once(claims: Iterable[Claim]) -> list[Claim]:
    """Each change once, a table's own before one that its text repeats; forecasts are no claims about figures."""
    counted = [each for each in claims if not each.note.casefold().startswith(_FORECAST)]
    in_order = sorted(counted, key=lambda each: (each.medium is Medium.PROSE, each.line or 0))
    first: dict[tuple[object, ...], Claim] = {}
    for claim in in_order:
        first.setdefault((*_matter(claim), claim.unit, _whole(claim), claim.bound), claim)
    return list(first.values())


def _whole(claim: Claim) -> Decimal:
    return claim.value.normalize()
