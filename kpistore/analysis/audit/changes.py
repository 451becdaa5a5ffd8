"""Published changes: each follows from the two figures it compares, with its sign and unit."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from decimal import Decimal

from kpistore.analysis.audit.held import Held
from kpistore.analysis.audit.judging import Judgement, Verdict, judge
from kpistore.analysis.audit.unfounded import contrary_base, is_forecast_change, without_base
from kpistore.analysis.audit.wording import lacks_per_cent_sign, subject_of
from kpistore.analysis.audit.wording_changes import computed_words, matter_words, round_words
from kpistore.model.claim import Claim, ClaimUnit
from kpistore.model.finding import Finding, FindingKind, Gravity, Holds, Outcome, touched
from kpistore.model.observation import Medium, Observation

_KINDS = {
    Verdict.CUT_OFF: (FindingKind.ROUNDING, Gravity.NOTE),
    Verdict.OTHER_SIGN: (FindingKind.SIGN, Gravity.ERROR),
    Verdict.POINTS_AS_PERCENT: (FindingKind.UNIT, Gravity.ERROR),
    Verdict.WRONG: (FindingKind.CHANGE, Gravity.ERROR),
}
UNREADABLE = "unreadable"
"""How the note of a claim begins that whoever recorded it could not make sense of."""


def check_changes(held: Held, claims: Iterable[Claim]) -> Iterator[Outcome]:
    """Every claim once: one that table and text both print is one matter, told at its first place."""
    unfounded: dict[tuple[object, ...], list[Claim]] = {}
    for claim in _once(claims):
        if claim.note.casefold().startswith(UNREADABLE):
            yield _finding(held, claim, FindingKind.UNREADABLE, f"what {claim.as_published} means is not clear")
            continue
        newer, older = _pair(held, claim)
        judgement = judge(claim, newer, older, held.catalogue.kpi(claim.kpi)) if newer and older else None
        if judgement and newer and older:
            yield from _outcomes(held, claim, judgement, newer, older)
        elif contrary := contrary_base(held, claim):
            yield contrary
        else:
            unfounded.setdefault(_matter(claim), []).append(claim)
    for group in unfounded.values():
        yield without_base(held, group)


def _pair(held: Held, claim: Claim) -> tuple[Observation | None, Observation | None]:
    """The figure a change leads to and the one it starts from; of a gap the area's own and the comparator's."""
    if claim.is_gap:
        return held.meant(replace(claim, comparator=None), claim.period), held.meant(claim, claim.period)
    return held.meant(claim, claim.period), held.meant(claim, claim.earlier) if claim.earlier else None


def _outcomes(
    held: Held, claim: Claim, judgement: Judgement, newer: Observation, older: Observation
) -> Iterator[Outcome]:
    if lacks_per_cent_sign(claim):
        matter = f"{claim.as_published} is printed without its per cent sign"
        computed = f"{abs(claim.value):,f}%"
        yield _finding(held, claim, FindingKind.UNIT, matter, computed=computed, figure=newer)
    if judgement.verdict is Verdict.HOLDS:
        yield _rounded(held, claim, judgement, newer, older) if judgement.round_number else Holds(claim.document)
        return
    yield _judged(held, claim, judgement, judgement.verdict, newer, older)
    if judgement.verdict is Verdict.OTHER_SIGN and judgement.cut_off:
        yield _judged(held, claim, judgement, Verdict.CUT_OFF, newer, older)


def _judged(
    held: Held, claim: Claim, judgement: Judgement, verdict: Verdict, newer: Observation, older: Observation
) -> Finding:
    kind, severity = _KINDS[verdict]
    if kind is FindingKind.SIGN and claim.medium is Medium.PROSE:
        kind = _apart(newer, older)
    matter = matter_words(claim, judgement, verdict, newer, older)
    computed = computed_words(claim, judgement, verdict)
    return _finding(held, claim, kind, matter, severity, computed, newer)


def _rounded(held: Held, claim: Claim, judgement: Judgement, newer: Observation, older: Observation) -> Finding:
    """A round number of the text that its figures only meet if it was rounded: to be asked about, and no error."""
    computed = computed_words(claim, judgement, judgement.verdict)
    matter = round_words(claim, judgement, newer, older)
    return _finding(held, claim, _apart(newer, older), matter, Gravity.DOUBT, computed, newer)


def _apart(newer: Observation, older: Observation) -> FindingKind:
    """What it is when text goes another way than the figures: a table's, or figures of the text itself."""
    return FindingKind.PROSE_AND_TABLE if Medium.TABLE in (newer.medium, older.medium) else FindingKind.SIGN


def _finding(
    held: Held,
    claim: Claim,
    kind: FindingKind,
    matter: str,
    severity: Gravity = Gravity.NOTE,
    computed: str = "",
    figure: Observation | None = None,
) -> Finding:
    return Finding(
        kind,
        severity,
        claim.document,
        claim.locator,
        claim.line,
        claim.as_published,
        computed,
        subject_of(held.catalogue, claim.kpi, claim.breakdown, claim.comparator, claim.period),
        matter,
        (touched(figure) if figure else claim.touched,),
    )


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
    changes = [each for each in claims if each.unit is not ClaimUnit.EXTREME]
    counted = [each for each in changes if not is_forecast_change(each)]
    in_order = sorted(counted, key=lambda each: (each.medium is Medium.PROSE, each.line or 0))
    first: dict[tuple[object, ...], Claim] = {}
    for claim in in_order:
        first.setdefault((*_matter(claim), claim.unit, _whole(claim), claim.bound), claim)
    return list(first.values())


def _whole(claim: Claim) -> Decimal:
    return claim.value.normalize()
