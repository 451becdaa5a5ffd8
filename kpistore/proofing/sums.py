"""Lists that a sentence says make up a whole: "a total of 500: 200 a, 150 b and 150 c", "and the remaining 25%"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kpistore.model.kpi import Unit
from kpistore.proofing.amounts import Amount
from kpistore.proofing.directions import THAN, ways_in
from kpistore.proofing.marked import AMOUNT, Marked

_A = AMOUNT
_TOTAL = re.compile(
    rf"\b(?:a\s+|in\s+)?total(?:s|led|ling|\s+of|\s+was)?\s+{_A}(?P<what>[^‹;:.!?(]{{0,60}}?)"
    rf"(?P<mark>:|\(|,?\s*(?:(?:was|were|is|are)\s+)?(?:made\s+up\s+of|comprising(?:\s+of)?|comprised\s+of|consisting\s+of"
    rf"|split\s+into|broken\s+down\s+(?:as|into)))\s*(?P<list>[^;:!?]*)",
    re.IGNORECASE,
)
_NOT_ALL = re.compile(
    r"\b(?:includ\w+|mainly|mostly|among\w*|such\s+as|for\s+example|e\.g|largely|of\s+which|plus|excluding|except"
    r"|respectively|each|per|at\s+least|both)\b",
    re.IGNORECASE,
)
_BRACKETED = re.compile(rf"\([^)]*\)|\s[-–]\s*{_A}\s*%")
_REMAINING = re.compile(rf"\b(?:the\s+)?(?:remaining|remainder(?:\s+of)?|rest)\s*[,(–-]?\s*{_A}", re.IGNORECASE)
_NO_PARTS = re.compile(
    rf"\b(?:of\s+(?:the\s+remaining|those|these|which|whom|them)|compared|previous|last\s+year|{THAN}|national(?:ly)?"
    r"|whereas|average|target)\b",
    re.IGNORECASE,
)
FEWEST = 2


@dataclass(frozen=True, slots=True)
class Sum:
    """Parts and the whole they are said to make; no whole for percentages, which make 100."""

    parts: tuple[Amount, ...]
    whole: Amount | None


def sums_in(sentence: Marked) -> Iterator[Sum]:
    """Every list that says it is whole."""
    for match in _TOTAL.finditer(sentence.text):
        whole = sentence.amounts[int(match[1])]
        parts = _parts(sentence, match["list"])
        if parts and _is_of_one_kind((whole, *parts)) and not _NOT_ALL.search(match[0]):
            yield Sum(parts, whole)
    yield from _hundreds(sentence)


def _parts(sentence: Marked, words: str) -> tuple[Amount, ...]:
    """One count of each thing listed; none where a thing has no count, or two."""
    words = _BRACKETED.sub(" ", words.split(")")[0] if words.count(")") > words.count("(") else words)
    things = [each for each in re.split(r",|\band\b", words.split(". ")[0]) if each.strip(" .")]
    found = []
    for thing in things:
        numbers = re.findall(_A, thing)
        if len(numbers) != 1:
            return ()
        found.append(sentence.amounts[int(numbers[0])])
    return tuple(found) if len(found) >= FEWEST else ()


def _is_of_one_kind(amounts: tuple[Amount, ...]) -> bool:
    """Whole numbers of things, hours or pounds: of one unit, where a part may leave out what the whole prints."""
    units = {each.unit for each in amounts[1:]} | {amounts[0].unit}
    added = units <= {None, Unit.HOURS} or units <= {None, Unit.GBP}
    return added and not any(each.in_words or each.sign for each in amounts)


def _hundreds(sentence: Marked) -> Iterator[Sum]:
    shares = tuple(each for each in sentence.amounts if each.unit is Unit.PERCENT)
    last = _REMAINING.search(sentence.text)
    if last is None or len(shares) < FEWEST or len(shares) < len(sentence.amounts):
        return
    if (
        sentence.amounts[int(last[1])] == shares[-1]
        and not ways_in(sentence.text)
        and not _NO_PARTS.search(sentence.text)
    ):
        yield Sum(shares, None)
