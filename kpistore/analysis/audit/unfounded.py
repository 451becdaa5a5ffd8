"""Published changes whose base the report does not print, or does not name."""

from collections.abc import Sequence

from kpistore.analysis.audit.held import Held
from kpistore.analysis.audit.judging import Verdict, judge
from kpistore.analysis.audit.wording import changed, claimed, places_of, subject_of
from kpistore.model.claim import Claim
from kpistore.model.finding import Finding, FindingKind, Gravity
from kpistore.model.observation import Observation

FORECAST = "forecast"
"""How the note of a claim about the future begins."""
_WHOSE = {"national": "the national figure", "most-similar-group": "the figure of the most similar group"}


def is_forecast_change(claim: Claim) -> bool:
    """Whether it says what somebody expects."""
    return claim.note.casefold().startswith(FORECAST)


def without_base(held: Held, group: Sequence[Claim]) -> Finding:
    """One note for the changes of one pair of figures that are not both held."""
    first = group[0]
    words = " and ".join(claimed(each) for each in group)
    return Finding(
        FindingKind.MISSING_BASE,
        Gravity.NOTE,
        first.document,
        first.locator,
        first.line,
        words,
        "",
        _subject(held, first),
        f"{words} is printed as {_what(first)}",
        (first.touched,),
    )


def contrary_base(held: Held, claim: Claim) -> Finding | None:
    """Of a change that names no base: it fits an earlier period, and goes the other way against the one before.

    None where it fits no period of its report, or fits the one before as well.
    """
    newer = held.meant(claim, claim.period)
    if claim.names_base or claim.is_gap or newer is None or not claim.period.months:
        return None
    earlier = [each for each in held.like(newer) if _ends_before(each, newer)]
    previous = claim.period.previous()
    before = next((each for each in earlier if previous and each.period.covers_same_days(previous)), None)
    fitting = [each for each in earlier if _fits(held, claim, newer, each)]
    if before is None or not fitting or newer.value is None or before.value is None:
        return None
    moved = newer.value - before.value
    return _contrary(held, claim, newer, before, fitting[-1]) if moved * claim.value < 0 else None


def _contrary(held: Held, claim: Claim, newer: Observation, before: Observation, fitting: Observation) -> Finding:
    assert newer.value is not None
    assert before.value is not None
    moved = newer.value - before.value
    size = changed(moved, claim.unit, places_of(moved.normalize())).lstrip("+-")
    fits = f"that fits {fitting.period.label} ({fitting.as_published})"
    told = f"{before.period.label} ({before.as_published}) the table has {size} {'more' if moved > 0 else 'fewer'}"
    return Finding(
        FindingKind.PROSE_AND_TABLE,
        Gravity.DOUBT,
        claim.document,
        claim.locator,
        claim.line,
        claim.as_published,
        changed(moved, claim.unit, places_of(moved.normalize())),
        _subject(held, claim),
        f"the text says {claimed(claim)}, not since when; {fits}, while on {told}",
        (claim.touched,),
    )


def _fits(held: Held, claim: Claim, newer: Observation, older: Observation) -> bool:
    judgement = judge(claim, newer, older, held.catalogue.kpi(claim.kpi))
    return judgement is not None and judgement.verdict in (Verdict.HOLDS, Verdict.CUT_OFF)


def _what(claim: Claim) -> str:
    """As what it is printed, and why it cannot be checked."""
    if claim.is_gap:
        whose = _WHOSE.get(claim.comparator or "", "another area's figure")
        return f"the gap to {whose} and cannot be checked: {whose} is not in the reports"
    why = "the two figures it compares are not both in the reports"
    what = "a forecast difference" if is_forecast_change(claim) else "a difference"
    return f"{what} and cannot be checked: {why if claim.names_base else 'the report does not say since when'}"


def _ends_before(one: Observation, other: Observation) -> bool:
    ends = one.period.end, other.period.end
    return ends[0] is not None and ends[1] is not None and ends[0] < ends[1]


def _subject(held: Held, claim: Claim) -> str:
    whose = None if claim.is_gap else claim.comparator
    return subject_of(held.catalogue, claim.kpi, claim.breakdown, whose, claim.period)
