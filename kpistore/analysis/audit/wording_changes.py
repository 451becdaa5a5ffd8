"""What is said of a published change that does not follow from its figures."""

from kpistore.analysis.audit.judging import Judgement, Verdict
from kpistore.analysis.audit.wording import changed, claimed, places_of
from kpistore.model.claim import Claim, ClaimUnit
from kpistore.model.observation import Medium, Observation


def matter_words(claim: Claim, judgement: Judgement, verdict: Verdict, newer: Observation, older: Observation) -> str:
    """The finding's clause."""
    computed = computed_words(claim, judgement, verdict)
    figures = f"{newer.as_published} against {older.as_published}"
    match verdict:
        case Verdict.CUT_OFF:
            rounded = changed(judgement.computed, claim.unit, places_of(claim.value))
            return f"the change is {computed}, or {rounded} rounded; {claim.as_published} is printed, cut off"
        case Verdict.OTHER_SIGN if claim.medium is Medium.PROSE:
            return f"{_told(claim)}; {_place(newer, older)} {_counted(claim, judgement)} ({figures})"
        case Verdict.OTHER_SIGN if claim.value > 0:
            return f"the change is {computed} ({figures}); {claimed(claim)} is printed without its minus sign"
        case Verdict.OTHER_SIGN:
            return f"the change is {computed} ({figures}); {claimed(claim)} is printed as a fall"
        case Verdict.POINTS_AS_PERCENT:
            return f"the change is {computed} ({figures}); {claimed(claim)} is printed, per cent and not points"
    return f"the change is {computed} ({figures}); {claimed(claim)} is printed"


def round_words(claim: Claim, judgement: Judgement, newer: Observation, older: Observation) -> str:
    """The clause about a round number: "…; the table has 297 more, so 300 may be rounded"."""
    counted = _counted(claim, judgement)
    return f"{_told(claim)}; {_place(newer, older)} {counted}, so {claim.as_published} may be rounded"


def computed_words(claim: Claim, judgement: Judgement, verdict: Verdict) -> str:
    """The change as the figures have it, with its sign and as many decimals as tell it from what is printed."""
    more = verdict is Verdict.CUT_OFF
    unit = ClaimUnit.POINTS if verdict is Verdict.POINTS_AS_PERCENT else claim.unit
    exact = claim.unit is not ClaimUnit.PERCENT or verdict is Verdict.POINTS_AS_PERCENT
    places = places_of(judgement.computed.normalize()) if exact else max(1, places_of(claim.value.normalize()) + more)
    return changed(judgement.computed, unit, places)


def _told(claim: Claim) -> str:
    """ "the text says 267 more in Q1 2021/22 than in Q2 2021/22"."""
    than = f" than in {claim.earlier.label}" if claim.earlier else ""
    return f"the text says {_with_direction(claim)} in {claim.period.label}{than}"


def _with_direction(claim: Claim) -> str:
    """The printed words, with more or fewer where they are digits alone."""
    text = claimed(claim)
    letters = [letter for letter in claim.as_published if letter.isalpha()]
    return text if letters else f"{text} {'more' if claim.value > 0 else 'fewer'}"


def _counted(claim: Claim, judgement: Judgement) -> str:
    size = computed_words(claim, judgement, judgement.verdict).lstrip("+-")
    return f"{size} {'more' if judgement.computed > 0 else 'fewer'}"


def _place(newer: Observation, older: Observation) -> str:
    return "the table has" if Medium.TABLE in (newer.medium, older.medium) else "its figures give"
