"""How far each sentence of a draft was checked: every one of its figures, some of them, or none."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from kpistore.proofing.amounts import Amount
from kpistore.proofing.figures import Stated
from kpistore.proofing.proof import Prose
from kpistore.proofing.sentences import Sentence


@dataclass(frozen=True, slots=True)
class Coverage:
    """One sentence with figures, and what became of them."""

    sentence: Sentence
    compared: tuple[str, ...]
    """Its figures that were set beside a table or the record, or that follow from such figures; as printed."""
    followed: tuple[str, ...]
    """Those that only follow from others of the sentence, which nothing is known of."""
    left: tuple[str, ...]
    """Those that nothing could be said of."""

    @property
    def is_whole(self) -> bool:
        """Whether every figure of it was compared."""
        return not (self.followed or self.left)

    @property
    def is_unchecked(self) -> bool:
        """Whether nothing of it was checked."""
        return not (self.compared or self.followed)


def coverage_of(
    prose: Prose, compared: Iterable[Stated], kept: Iterable[tuple[Sentence, Amount | None]]
) -> tuple[Coverage, ...]:
    """For each sentence with a figure, in order, what was compared.

    `compared` are the figures and changes that were set beside others; `kept` those that stand, or do not, as recorded
    from an earlier version.
    """
    beside: defaultdict[int, set[int]] = defaultdict(set)
    for number, one in prose.beside:
        beside[number].add(one.start)
    for each in compared:
        beside[each.place] |= {each.amount.start} if each.amount else set()
    places = {(each.sentence.line, each.sentence.text): place for place, each in enumerate(prose.sentences)}
    for sentence, amount in kept:
        place = places.get((sentence.line, sentence.text))
        if place is not None and amount:
            beside[place].add(amount.start)
    following: defaultdict[int, set[int]] = defaultdict(set)
    for place, _, amount in prose.outcomes:
        following[place] |= {amount.start} if amount else set()
    return tuple(
        _coverage(each.sentence, each.amounts, beside[place], following[place])
        for place, each in enumerate(prose.sentences)
    )


def _coverage(sentence: Sentence, amounts: Sequence[Amount], beside: set[int], following: set[int]) -> Coverage:
    """What follows counts as compared if every other figure of the sentence was."""
    others = {each.start for each in amounts} - following
    known = beside | (following if others and others <= beside else set())
    return Coverage(
        sentence,
        tuple(each.printed for each in amounts if each.start in known),
        tuple(each.printed for each in amounts if each.start in following - known),
        tuple(each.printed for each in amounts if each.start not in known | following),
    )
