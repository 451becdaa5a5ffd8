"""Does what is said of the way from one figure to another follow from the two?"""

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from kpistore.analysis.audit.judging import Judgement, Verdict, judge
from kpistore.analysis.audit.span import around, round_step
from kpistore.analysis.audit.wording import changed, places_of
from kpistore.model.claim import Claim, ClaimUnit
from kpistore.model.finding import Finding, FindingKind, Gravity, Holds, Outcome
from kpistore.model.kpi import Unit
from kpistore.model.observation import Document, Medium
from kpistore.proofing.amounts import Amount
from kpistore.proofing.marked import Marked
from kpistore.proofing.moves import Move
from kpistore.proofing.multiples import Multiple
from kpistore.proofing.telling import LOOSE, NAMELESS, claimed, found, observed, span, told

_ALL = Decimal(100)
_TOLD = {
    Verdict.CUT_OFF: (FindingKind.ROUNDING, Gravity.NOTE, ", cut off and not rounded"),
    Verdict.POINTS_AS_PERCENT: (FindingKind.UNIT, Gravity.DOUBT, ", per cent and not points"),
}


def check_move(document: Document, sentence: Marked, move: Move) -> Iterator[Outcome]:
    """First the direction that is said, then the size of the change."""
    moved = move.newer.value - move.older.value
    if move.way * moved < 0 and not _is_bounded(move):
        yield _other_way(document, sentence, move)
    elif move.change is None:
        yield Holds(document)
    if move.change is not None:
        yield from _check_change(document, sentence, move, move.change)


def check_multiple(document: Document, sentence: Marked, said: Multiple) -> Outcome:
    """ "Doubled" and its like: a doubt where the figures are far from it."""
    if said.older.value <= 0 or _may_be(said):
        return Holds(document)
    computed = changed((said.newer.value - said.older.value) * _ALL / said.older.value, ClaimUnit.PERCENT, 1)
    words = f"{said.bound} {said.printed}".strip()
    matter = f"from {said.older.printed} to {said.newer.printed} is {computed}; “{words}” is printed"
    kind = FindingKind.CHANGE
    return found(document, sentence, said.newer, kind, Gravity.DOUBT, matter=matter, computed=computed, printed=words)


def _other_way(document: Document, sentence: Marked, move: Move) -> Finding:
    moved = move.newer.value - move.older.value
    way, other = ("a rise", "a fall") if move.way > 0 else ("a fall", "a rise")
    printed = f"from {move.older.printed} to {move.newer.printed}"
    unit = ClaimUnit.POINTS if move.newer.unit is Unit.PERCENT else ClaimUnit.VOLUME
    computed = changed(moved, unit, places_of(moved.normalize()))
    severity = Gravity.ERROR if move.near else Gravity.DOUBT
    matter = f"it says {way}; {printed} is {other}"
    return found(
        document, sentence, move.older, FindingKind.SIGN, severity, matter=matter, computed=computed, printed=printed
    )


def _check_change(document: Document, sentence: Marked, move: Move, change: Amount) -> Iterator[Outcome]:
    unit = _unit_of(change, move)
    if unit is None or move.older.value == 0:
        return
    # A wrong direction is a matter of its own: the size is looked at as if it were right.
    if change.in_words:
        yield _check_words(document, sentence, move, change)
        return
    claim = claimed(change, 1 if move.newer.value >= move.older.value else -1, unit, document)
    judgement = _judged(document, claim, move, Medium.PROSE)
    if judgement is None:
        return
    exact = _judged(document, claim, move, Medium.TABLE)
    if judgement.verdict is not Verdict.HOLDS:
        yield _wrong(document, sentence, move, change, claim, judgement)
    elif exact and _is_doubtful(move, change, exact):
        yield _doubtful(document, sentence, move, change, claim, exact)
    else:
        yield Holds(document)


def _check_words(document: Document, sentence: Marked, move: Move, change: Amount) -> Outcome:
    """ "By a third, from 90 to 60"."""
    moved = (move.newer.value - move.older.value) * _ALL / abs(move.older.value)
    if change.unit is not Unit.PERCENT or span(change, document).meets(around(abs(moved), Decimal(0))):
        return Holds(document)
    computed = changed(moved, ClaimUnit.PERCENT, 1)
    matter = f"from {move.older.printed} to {move.newer.printed} is {computed}; “{told(change)}” is printed"
    return found(document, sentence, change, FindingKind.CHANGE, Gravity.DOUBT, matter=matter, computed=computed)


def _wrong(
    document: Document, sentence: Marked, move: Move, change: Amount, claim: Claim, judgement: Judgement
) -> Finding:
    kind, severity, why = _TOLD.get(judgement.verdict, (FindingKind.CHANGE, Gravity.ERROR, ""))
    computed = _computed(claim, judgement)
    matter = f"from {move.older.printed} to {move.newer.printed} is {computed}; {told(change)} is printed{why}"
    return found(document, sentence, change, kind, severity, matter=matter, computed=computed)


def _doubtful(
    document: Document, sentence: Marked, move: Move, change: Amount, claim: Claim, judgement: Judgement
) -> Finding:
    computed = _computed(claim, judgement)
    matter = f"from {move.older.printed} to {move.newer.printed} is {computed}; {told(change)} is printed"
    matter += ", right only if figures are rounded"
    return found(document, sentence, change, FindingKind.CHANGE, Gravity.DOUBT, matter=matter, computed=computed)


def _judged(document: Document, claim: Claim, move: Move, medium: Medium) -> Judgement | None:
    newer, older = (observed(each, document, medium) for each in (move.newer, move.older))
    return judge(claim, newer, older, replace(NAMELESS, unit=move.newer.unit or Unit.COUNT))


def _is_doubtful(move: Move, change: Amount, exact: Judgement) -> bool:
    """Right only by the rounding of round numbers.

    Beside two round figures a change with decimals shows that the text rounds them; beside "104" also "120" is exact.
    """
    exactly_told = change.value == change.value.to_integral_value() or not (
        round_step(move.older.value) and round_step(move.newer.value)
    )
    wrong = exact.round_number or exact.verdict is Verdict.WRONG
    return exactly_told and wrong and not (_is_bounded(move) or change.bound)


def _is_bounded(move: Move) -> bool:
    return bool(move.older.bound or move.newer.bound)


def _unit_of(change: Amount, move: Move) -> ClaimUnit | None:
    """In what a change is said; None where its unit and that of the figures do not go together."""
    of_shares = move.newer.unit is Unit.PERCENT
    match change.unit:
        case Unit.POINTS:
            return ClaimUnit.POINTS if of_shares else None
        case Unit.PERCENT:
            return ClaimUnit.PERCENT
        case None:
            return ClaimUnit.POINTS if of_shares else ClaimUnit.VOLUME
    return ClaimUnit.VOLUME if change.unit is move.newer.unit else None


def _computed(claim: Claim, judgement: Judgement) -> str:
    points = judgement.verdict is Verdict.POINTS_AS_PERCENT
    if claim.unit is ClaimUnit.PERCENT and not points:
        places = max(1, places_of(claim.value)) + (judgement.verdict is Verdict.CUT_OFF)
        return changed(judgement.computed, claim.unit, places)
    unit = ClaimUnit.POINTS if points else claim.unit
    return changed(judgement.computed, unit, places_of(judgement.computed.normalize()))


def _may_be(said: Multiple) -> bool:
    """Whether "doubled" or "more than halved" may be said of the two figures."""
    meant = said.older.value * (_ALL + said.change) / _ALL
    if said.bound in ("more than", "over"):
        return (said.newer.value - meant) * said.change >= 0
    return abs(said.newer.value - meant) <= meant * LOOSE * (2 if said.bound else 1)
