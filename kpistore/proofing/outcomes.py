"""Does what a sentence says follow from its own figures? The rules and tolerances are those of the audit."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from decimal import Decimal
from functools import reduce

from kpistore.analysis.audit.judging import Judgement, Verdict, judge
from kpistore.analysis.audit.span import NOTHING, Span, around, bounded, share, span_of
from kpistore.analysis.audit.wording import changed, places_of, shown
from kpistore.model.claim import Claim, ClaimUnit
from kpistore.model.finding import Finding, FindingKind, Gravity, Holds, Outcome
from kpistore.model.kpi import Aggregation, Direction, Kpi, Unit
from kpistore.model.observation import Bound, Document, Medium, Observation
from kpistore.model.period import UNDATED, PeriodKind
from kpistore.proofing.amounts import Amount
from kpistore.proofing.marked import Marked
from kpistore.proofing.moves import Move, moves_in, pointing_back
from kpistore.proofing.multiples import Multiple, multiples_in
from kpistore.proofing.shares import Share, said_twice_in, shares_in
from kpistore.proofing.signs import Signed, signed_in
from kpistore.proofing.sums import Sum, sums_in

_WORDY = Decimal("0.1")
"""How far "half" or "doubled" may be off, as a share of it: what is said in words is not meant to the last digit."""
_ALL = Decimal(100)
_NAMELESS = Kpi(
    "", "The text", "", Unit.COUNT, Direction.NEITHER, Aggregation.NONE, PeriodKind.NONE, "Not looked up.", ""
)
"""What a sentence's figures measure does not matter where they are only set beside each other."""


class Checker:
    """Checks the sentences of one document, each by itself."""

    def __init__(self, document: Document) -> None:
        self._document = document

    def outcomes(self, sentence: Marked, before: Marked | None = None) -> Iterator[Outcome]:
        """What holds and what does not; nothing where the sentence compares no figures of its own.

        `before` is the sentence before it in its paragraph: "This is 12% fewer than …" goes on from there.
        """
        for move in moves_in(sentence):
            yield from self._move(sentence, move)
        for change, move in pointing_back(before, sentence) if before else ():
            yield from self._change(sentence, move, change)
        for multiple in multiples_in(sentence):
            yield self._multiple(sentence, multiple)
        for part in shares_in(sentence):
            yield self._share(sentence, part)
        for words, exact in said_twice_in(sentence):
            yield self._said_twice(sentence, words, exact)
        for parts in sums_in(sentence):
            yield self._sum(sentence, parts)
        for signed in signed_in(sentence):
            yield self._signed(sentence, signed)

    def _move(self, sentence: Marked, move: Move) -> Iterator[Outcome]:
        moved = move.newer.value - move.older.value
        exact = not (move.older.bound or move.newer.bound)
        if move.way * moved < 0 and exact:
            yield self._other_way(sentence, move)
        elif move.change is None:
            yield Holds(self._document)
        if move.change is not None:
            yield from self._change(sentence, move, move.change)

    def _other_way(self, sentence: Marked, move: Move) -> Finding:
        moved = move.newer.value - move.older.value
        way, other = ("a rise", "a fall") if move.way > 0 else ("a fall", "a rise")
        printed = f"from {move.older.printed} to {move.newer.printed}"
        computed = changed(moved, _volume(move), places_of(moved.normalize()))
        gravity = Gravity.ERROR if move.near else Gravity.DOUBT
        return self._finding(
            sentence, move.older, FindingKind.SIGN, gravity, printed, computed, f"it says {way}; {printed} is {other}"
        )

    def _change(self, sentence: Marked, move: Move, change: Amount) -> Iterator[Outcome]:
        unit = _unit_of(change, move)
        if unit is None or move.older.value == 0:
            return
        moved = move.newer.value - move.older.value
        sign = change.sign or move.way or (1 if moved >= 0 else -1)
        if sign * moved < 0:  # told as a matter of direction already
            sign = -sign
        claim = self._claim(change, sign, unit)
        found = _judged(self._document, claim, move, Medium.PROSE)
        if found is None:
            return
        if found.verdict is Verdict.HOLDS:
            strict = _judged(self._document, claim, move, Medium.TABLE)
            exact = not (move.older.bound or move.newer.bound or change.bound)
            wrong = strict is not None and exact and (strict.round_number or strict.verdict is Verdict.WRONG)
            wrong = wrong and _is_whole(change)
            yield self._doubtful(sentence, move, claim, strict) if wrong and strict else Holds(self._document)
            return
        yield self._judged_finding(sentence, move, claim, found)

    def _judged_finding(self, sentence: Marked, move: Move, claim: Claim, found: Judgement) -> Finding:
        kind, gravity = {
            Verdict.CUT_OFF: (FindingKind.ROUNDING, Gravity.NOTE),
            Verdict.POINTS_AS_PERCENT: (FindingKind.UNIT, Gravity.DOUBT),
        }.get(found.verdict, (FindingKind.CHANGE, Gravity.ERROR))
        computed = _computed(claim, found)
        matter = f"from {move.older.printed} to {move.newer.printed} is {computed}; {_told(move.change)} is printed"
        matter += {
            Verdict.CUT_OFF: ", cut off and not rounded",
            Verdict.POINTS_AS_PERCENT: ", per cent and not points",
        }.get(found.verdict, "")
        assert move.change is not None
        return self._finding(sentence, move.change, kind, gravity, move.change.printed, computed, matter)

    def _doubtful(self, sentence: Marked, move: Move, claim: Claim, found: Judgement) -> Finding:
        assert move.change is not None
        computed = _computed(claim, found)
        matter = f"from {move.older.printed} to {move.newer.printed} is {computed}"
        matter += f"; {_told(move.change)} is printed, right only if the two figures are rounded"
        return self._finding(
            sentence, move.change, FindingKind.CHANGE, Gravity.DOUBT, move.change.printed, computed, matter
        )

    def _multiple(self, sentence: Marked, said: Multiple) -> Outcome:
        if said.older.value <= 0:
            return Holds(self._document)
        computed = (said.newer.value - said.older.value) * _ALL / said.older.value
        if _may_be(said, computed):
            return Holds(self._document)
        told = changed(computed, ClaimUnit.PERCENT, 1)
        words = f"{said.bound} {said.printed}".strip()
        matter = f"from {said.older.printed} to {said.newer.printed} is {told}; “{words}” is printed"
        return self._finding(sentence, said.newer, FindingKind.CHANGE, Gravity.DOUBT, words, told, matter)

    def _share(self, sentence: Marked, said: Share) -> Outcome:
        part, whole = (_span(each, self._document) for each in (said.part, said.whole))
        possible = share(part, whole)
        rate = _wordy(said.rate) if said.rate.in_words else _span(said.rate, self._document)
        if possible is None or rate.meets(possible):
            return Holds(self._document)
        computed = shown(said.part.value * _ALL / said.whole.value, Unit.PERCENT, max(1, places_of(said.rate.value)))
        matter = f"{_told(said.part)} of {_told(said.whole)} is {computed}; {_told(said.rate)} is printed"
        gravity = Gravity.DOUBT if said.rate.in_words else Gravity.ERROR
        return self._finding(sentence, said.rate, FindingKind.TOTAL, gravity, said.rate.printed, computed, matter)

    def _said_twice(self, sentence: Marked, words: Amount, exact: Amount) -> Outcome:
        if _wordy(words).meets(_span(exact, self._document)):
            return Holds(self._document)
        matter = f"“{_told(words)}” and {exact.printed} are printed for one share"
        return self._finding(sentence, exact, FindingKind.RESTATED, Gravity.DOUBT, exact.printed, _told(words), matter)

    def _sum(self, sentence: Marked, said: Sum) -> Outcome:
        added = reduce(Span.__add__, (_span(each, self._document) for each in said.parts), NOTHING)
        whole = _span(said.whole, self._document) if said.whole else around(_ALL, Decimal(0))
        exact = sum((each.value for each in said.parts), Decimal(0))
        rounded = added.meets(whole)
        if rounded and (
            said.whole is None or exact == said.whole.value or any(each.bound for each in (said.whole, *said.parts))
        ):
            return Holds(self._document)
        unit = said.parts[0].unit or Unit.COUNT
        computed = shown(exact, unit)
        first = said.whole or said.parts[0]
        listed = ", ".join(each.printed for each in said.parts)
        matter = f"the parts listed ({listed}) add up to {computed}"
        matter += f"; {said.whole.printed} is printed" if said.whole else ", not to 100%"
        matter += ", right only if it is rounded" if rounded else ""
        gravity = Gravity.DOUBT if rounded else Gravity.ERROR
        return self._finding(sentence, first, FindingKind.TOTAL, gravity, first.printed, computed, matter)

    def _signed(self, sentence: Marked, said: Signed) -> Outcome:
        if said.holds:
            return Holds(self._document)
        matter = f"“{said.word}” and {said.change.printed} contradict each other"
        return self._finding(sentence, said.change, FindingKind.SIGN, Gravity.ERROR, said.change.printed, "", matter)

    def _claim(self, change: Amount, sign: int, unit: ClaimUnit) -> Claim:
        return Claim(
            kpi="", area="", comparator=None, breakdown=(), period=UNDATED, earlier=None, unit=unit,
            value=change.value * sign, as_published=change.printed, document=self._document, locator="", line=None,
            medium=Medium.PROSE, bound=change.bound,
        )  # fmt: skip

    def _finding(
        self,
        sentence: Marked,
        amount: Amount,
        kind: FindingKind,
        gravity: Gravity,
        printed: str,
        computed: str,
        matter: str,
    ) -> Finding:
        heading = sentence.sentence.heading
        return Finding(
            kind,
            gravity,
            self._document,
            f"{heading}, text" if heading else "text",
            sentence.line(amount),
            printed,
            computed,
            "The text",
            matter,
        )


def _judged(document: Document, claim: Claim, move: Move, medium: Medium) -> Judgement | None:
    unit = move.newer.unit or Unit.COUNT
    newer, older = (_observed(each, document, medium) for each in (move.newer, move.older))
    return judge(claim, newer, older, replace(_NAMELESS, unit=unit))


def _observed(amount: Amount, document: Document, medium: Medium = Medium.PROSE) -> Observation:
    """A figure of a sentence as the audit's arithmetic takes it: of no measure and no period."""
    note = f"printed with “{amount.bound_words}”" if amount.bound else ""
    return Observation(
        kpi="", area="", comparator=None, breakdown=(), period=UNDATED, value=amount.value,
        unit=amount.unit or Unit.COUNT, as_published=amount.printed, document=document, locator="",
        bound=amount.bound, medium=medium, note=note,
    )  # fmt: skip


def _span(amount: Amount, document: Document) -> Span:
    return span_of(_observed(amount, document), _NAMELESS)


def _unit_of(change: Amount, move: Move) -> ClaimUnit | None:
    """In what a change is said; None where its unit and that of the figures do not go together."""
    of_shares = move.newer.unit is Unit.PERCENT
    if change.unit is Unit.POINTS:
        return ClaimUnit.POINTS if of_shares else None
    if change.unit is Unit.PERCENT:
        return ClaimUnit.PERCENT
    if change.unit is None:
        return ClaimUnit.POINTS if of_shares else ClaimUnit.VOLUME
    return ClaimUnit.VOLUME if change.unit is move.newer.unit else None


def _volume(move: Move) -> ClaimUnit:
    return ClaimUnit.POINTS if move.newer.unit is Unit.PERCENT else ClaimUnit.VOLUME


def _computed(claim: Claim, found: Judgement) -> str:
    points = found.verdict is Verdict.POINTS_AS_PERCENT
    if claim.unit is ClaimUnit.PERCENT and not points:
        return changed(found.computed, claim.unit, max(1, places_of(claim.value)) + (found.verdict is Verdict.CUT_OFF))
    return changed(found.computed, ClaimUnit.POINTS if points else claim.unit, places_of(found.computed.normalize()))


def _told(amount: Amount | None) -> str:
    return f"{amount.bound_words} {amount.printed}".strip() if amount else ""


def _is_whole(amount: Amount) -> bool:
    """Whether a change is printed without decimals: more exact ones come from figures that the text rounds."""
    return amount.value == amount.value.to_integral_value()


def _wordy(amount: Amount) -> Span:
    """What a share said in words may stand for."""
    if amount.bound in (Bound.OVER, Bound.UNDER):
        return bounded(amount.value, amount.bound)
    return around(amount.value, amount.value * _WORDY)


_BOUNDED: dict[str, Callable[[Decimal, Decimal], bool]] = {
    "more than": lambda computed, said: computed / said >= 1,
    "over": lambda computed, said: computed / said >= 1,
}


def _may_be(said: Multiple, computed: Decimal) -> bool:
    """Whether "doubled" or "more than halved" may be said of a change in per cent."""
    if test := _BOUNDED.get(said.bound):
        return test(computed, said.change)
    older, newer = said.older.value, said.newer.value
    meant = older * (_ALL + said.change) / _ALL
    return abs(newer - meant) <= meant * _WORDY * (2 if said.bound else 1)
