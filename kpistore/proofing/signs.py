"""A printed sign that says the other way than the word beside it: "a decrease of +3%"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kpistore.proofing.amounts import Amount
from kpistore.proofing.directions import RISE, WAY, sign_of
from kpistore.proofing.marked import AMOUNT, Marked

_SAID = re.compile(
    rf"\b(?P<before>{WAY})(?:\s+\w+ly)?\s*(?:\s(?:of|by)|\()\s*{AMOUNT}|{AMOUNT}\s+(?P<after>{RISE})\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Signed:
    """A change with its sign, and the word that says which way it went."""

    change: Amount
    word: str
    holds: bool


def signed_in(sentence: Marked) -> Iterator[Signed]:
    """Every change that is printed with a sign right beside a word of direction."""
    for match in _SAID.finditer(sentence.text):
        word = match["before"] or match["after"]
        change = sentence.amounts[next(int(each) for each in match.groups() if each and each.isdigit())]
        if change.sign:
            yield Signed(change, word.lower(), change.sign == sign_of(word))
