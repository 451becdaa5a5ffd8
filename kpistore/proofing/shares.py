"""What a sentence says of a part and its whole: "177 of the 242 referrals (73.1%)"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kpistore.model.kpi import Unit
from kpistore.proofing.amounts import Amount
from kpistore.proofing.marked import AMOUNT, Marked

_OF = r"\s+(?:out\s+)?of\s+(?:(?:the|all|all\s+the|a\s+total\s+of|those|our|their|these)\s+)?"
_WORDS = r"(?:\s+(?!(?:and|but|while|whilst|with|from|to|of|than|up|down)\b)[^\s‹›;:.!?(),]+){0,8}?"
_OR = r"(?:,\s*(?:or|which\s+is|equating\s+to|equivalent\s+to|representing)|\s+or|\s[-–]|,)\s*"
_END = r"(?=\s*(?:[,.;:)–-]|$|of\s+(?:the|all)))"
_A = AMOUNT
_FORMS = (
    ("part whole rate", rf"{_A}{_OF}{_A}{_WORDS}\s*\(\s*{_A}\s*\)"),
    ("part whole rate", rf"{_A}{_OF}{_A}{_WORDS}{_OR}{_A}{_END}"),
    ("part rate whole", rf"{_A}\s*\(\s*{_A}\s*\){_OF}{_A}"),
    ("part rate whole", rf"{_A}{_WORDS}\s*\(\s*{_A}\s+of\s+(?:the|all)\s+(?:the\s+)?{_A}"),
    ("rate part whole", rf"{_A}\s*\(\s*{_A}{_WORDS}\s*\){_OF}{_A}"),
    ("rate part whole", rf"{_A}{_WORDS}\s*\(\s*{_A}{_OF}{_A}{_WORDS}\s*\)"),
    ("whole part rate", rf"\bof\s+(?:(?:the|these|those|all)\s+)*{_A}{_WORDS},?\s+{_A}{_WORDS}\s*\(\s*{_A}\s*\)"),
    ("whole rate part", rf"\bof\s+(?:(?:the|these|those|all)\s+)*{_A}{_WORDS},?\s+{_A}{_WORDS}\s*\(\s*{_A}\s*\)"),
    ("whole part rate", rf"{_A}{_WORDS},?\s+of\s+(?:which|whom)\s+{_A}{_WORDS}\s*\(\s*{_A}\s*\)"),
    ("rate whole part", rf"{_A}{_OF}{_A}{_WORDS}\s*\(\s*{_A}\s*\)"),
)
_PATTERNS = tuple((names.split(), re.compile(pattern, re.IGNORECASE)) for names, pattern in _FORMS)


@dataclass(frozen=True, slots=True)
class Share:
    """A part, its whole and the percentage said of them."""

    part: Amount
    whole: Amount
    rate: Amount


def shares_in(sentence: Marked) -> Iterator[Share]:
    """Every percentage whose part and whole stand beside it, each once."""
    told: set[int] = set()
    for names, pattern in _PATTERNS:
        for match in pattern.finditer(sentence.text):
            found = dict(zip(names, (sentence.amounts[int(each)] for each in match.groups() if each), strict=True))
            share = Share(**found)
            if share.rate.start not in told and _is_share(share):
                told.add(share.rate.start)
                yield share


_TWICE = re.compile(rf"{_A}{_WORDS}\s*\(\s*{_A}\s*\)", re.IGNORECASE)


def said_twice_in(sentence: Marked) -> Iterator[tuple[Amount, Amount]]:
    """A share in words and in figures: "nine in ten (89.2%)", "almost half (49%)"."""
    for match in _TWICE.finditer(sentence.text):
        words, exact = (sentence.amounts[int(each)] for each in match.groups())
        if words.in_words and words.unit is Unit.PERCENT is exact.unit and not exact.in_words and not exact.sign:
            yield words, exact


def _is_share(share: Share) -> bool:
    counts = share.part.is_count and share.whole.is_count and not share.part.sign and not share.whole.sign
    return counts and share.rate.unit is Unit.PERCENT and not share.rate.sign and share.part.value <= share.whole.value
