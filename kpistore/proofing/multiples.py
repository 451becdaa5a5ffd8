"""Two figures of which a sentence says that one is twice, three times or half the other."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from kpistore.proofing.amounts import Amount
from kpistore.proofing.directions import ways_in
from kpistore.proofing.marked import Marked
from kpistore.proofing.moves import BLOCK_FREE, pairs_in

_TIMES = {"doubl": 100, "trebl": 200, "tripl": 200, "quadrupl": 300, "halv": -50}
_MULTIPLE = re.compile(
    r"\b(?P<bound>more than|over|almost|nearly|around|about|approximately|roughly|just under|close to)?\s*"
    r"(?P<word>(?P<times>doubl|trebl|tripl|quadrupl|halv)(?:e|ed|es|ing))\b"
    rf"(?P<near>{BLOCK_FREE}),?\s*$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Multiple:
    """Two figures of which one is said to be so many times the other."""

    older: Amount
    newer: Amount
    change: Decimal
    """In per cent: 100 for doubled."""
    printed: str
    bound: str
    """Its words, in small letters; empty without any."""


def multiples_in(sentence: Marked) -> Iterator[Multiple]:
    """ "More than doubled from 100 to 215"."""
    for match, older, newer in pairs_in(sentence):
        before = _MULTIPLE.search(sentence.text[: match.start()])
        if before and not ways_in(before["near"]):
            words = (before["bound"] or "").lower()
            yield Multiple(older, newer, Decimal(_TIMES[before["times"].lower()]), before["word"], words)
