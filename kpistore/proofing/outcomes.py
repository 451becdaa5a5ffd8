"""Does what a sentence says follow from its own figures? The rules and tolerances are those of the audit."""

from collections.abc import Iterator

from kpistore.model.finding import Holds, Outcome
from kpistore.model.observation import Document
from kpistore.proofing.amounts import Amount
from kpistore.proofing.checked_moves import check_move, check_multiple
from kpistore.proofing.checked_parts import check_said_twice, check_share, check_sign, check_sum
from kpistore.proofing.marked import Marked
from kpistore.proofing.moves import moves_in, pointing_back
from kpistore.proofing.multiples import multiples_in
from kpistore.proofing.shares import said_twice_in, shares_in
from kpistore.proofing.signs import signed_in
from kpistore.proofing.sums import sums_in

Followed = tuple[Outcome, Amount | None]
"""What came of it, and the figure that has to follow from the others; None where it is only set beside a word."""


def check(document: Document, sentence: Marked, before: Marked | None = None) -> Iterator[Followed]:
    """What holds and what does not, each matter once; nothing where no figures of its own stand beside each other.

    `before` is the sentence before it in its paragraph: "This is 12% fewer than …" goes on from there.
    """
    told: set[Outcome] = set()
    for outcome, amount in _outcomes(document, sentence, before):
        if outcome not in told or isinstance(outcome, Holds):
            yield outcome, amount
        told.add(outcome)


def _outcomes(document: Document, sentence: Marked, before: Marked | None) -> Iterator[Followed]:
    moves = [*moves_in(sentence), *(pointing_back(before, sentence) if before else ())]
    for move in moves:
        yield from ((each, move.change or move.newer) for each in check_move(document, sentence, move))
    for multiple in multiples_in(sentence):
        yield check_multiple(document, sentence, multiple), multiple.newer
    for part in shares_in(sentence):
        yield check_share(document, sentence, part), part.rate
    for words, exact in said_twice_in(sentence):
        yield check_said_twice(document, sentence, words, exact), words
    for parts in sums_in(sentence):
        yield check_sum(document, sentence, parts), parts.whole
    for signed in signed_in(sentence):
        yield check_sign(document, sentence, signed), None
