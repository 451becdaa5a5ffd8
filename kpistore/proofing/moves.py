"""What a sentence says of two figures and of the way from one to the other: "rose by 26%, from 50 to 63"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from kpistore.model.kpi import Unit
from kpistore.proofing.amounts import Amount
from kpistore.proofing.directions import RISE, THAN, WAY, sign_of, ways_in
from kpistore.proofing.marked import AMOUNT, Marked

_A = AMOUNT
_BETWEEN = r"(?:(?!\bto\b|\bfrom\b)[^‹;:.!?]){0,50}?"
_BRACKET = r"(?:\s*\(?«\d+»\)?)?"
_FROM_TO = re.compile(rf"\bfrom\s+(?:the\s+)?{_A}(?P<first>{_BETWEEN})\s+to\s+(?:the\s+)?{_A}", re.IGNORECASE)
_BLOCK = (
    "took|brought|meant|mean|saw|seen|sees|moved|led|left|pushed|has|have|had|is|are|was|were|will|would|can|could"
    "|should|which|that|who|and|but|while|whilst|whereas|as|because|after|despite|following|due|if|when|with|where"
    "|although|though|or|than|between|not|no|without|slower|slowed|halted|rank|ranking|place|places|position|league"
)
BLOCK_FREE = rf"(?:\s+(?!(?:{_BLOCK})\b)[^\s‹›;:.!?(),]+){{0,8}}?"
_TO_FROM = re.compile(
    rf"\bto\s+(?:the\s+)?{_A}(?:\s+(?!(?:{_BLOCK}|{WAY}|to|from|follow\w*)\b)[^\s‹;:.!?(),]+){{0,4}}?{_BRACKET}"
    rf",?(?:\s+(?:up|down))?\s+from\s+(?:the\s+)?{_A}",
    re.IGNORECASE,
)
_BY = rf"(?:\s+(?:(?:by|of)\s+)?{_A}(?:\s*\({_A}\))?)?"
_LED = re.compile(
    rf"(?:{_A}\s+(?:\w+\s+)?(?={RISE}\b))?\b(?P<way>{WAY})(?P<near>{BLOCK_FREE}){_BY}(?P<far>{BLOCK_FREE})(?:,|\s[-–])?\s*$",
    re.IGNORECASE,
)
_LEAD = (
    r"(?:(?:a|an|this\s+is|which\s+is|that\s+is|representing|representing|equating\s+to|equivalent\s+to|equal\s+to"
    r"|which\s+represents|this\s+represents|or|which\s+was|making)\s+){0,3}"
)
_FOLLOWED = re.compile(
    rf"^{_BRACKET}(?:\s+(?!and\b|but\b)[\w'’-]+){{0,5}}?{_BRACKET}\s*(?P<mark>[,(–-]|\bwhich\b)\s*{_LEAD}"
    rf"(?:(?P<noun>{WAY})\s+(?:of|by)\s+{_A}|{_A}\s+(?:\w+\s+)?(?P<after>{RISE}|{THAN})\b"
    rf"|(?P<short>up|down)\s+(?:by\s+)?{_A}|{_A}(?=\s*\)))",
    re.IGNORECASE,
)
_OF_SOMETHING_ELSE = re.compile(r"\s+(?:in|of|to|for)\s+(?!«|the\s+«)")
""" "From 5 to 10 wards, a reduction of 10% in thefts": what follows is of another thing."""
_THAN = re.compile(
    rf"{_A}(?P<gap>(?:(?!\b(?:while|whilst|whereas|but|although|with|and|if|of which)\b)[^‹;:!?.]){{0,80}}?)"
    rf"(?:[,(–-]|\b(?:which|this|that)\s+(?:is|was)|\b(?:is|are|was|were))\s*{_LEAD}"
    rf"(?:(?P<noun>{WAY})\s+of\s+{_A}|{_A}\s+(?:\w+\s+)?(?P<after>{THAN}|{RISE}))"
    rf"(?P<what>(?:\s+(?!(?:and|with|while|but)\b)[^\s‹;:!?.,()]+){{0,6}}?)"
    rf"\s+(?:than|on|compared\s+(?:to|with)|from|against|over)\s+(?:(?!(?:and|with|to)\b)[^\s‹;:!?,()]+\s+){{0,6}}?{_A}",
    re.IGNORECASE,
)


_PACE = re.compile(
    r"\s+(?:(?:a|per|each|every)\s+(?:year|quarter|month|week|day)|annually|on\s+average)\b", re.IGNORECASE
)
_BY_TO = re.compile(
    rf"\b(?P<way>{WAY})(?:\s+\w+ly)?\s+(?:by|of)\s+{_A}\s*\(\s*{_A}\s*\)(?:\s+[a-z]+){{0,3}}?\s+to\s+{_A}",
    re.IGNORECASE,
)
_POINTING = re.compile(
    rf"^(?:this|that|it|which)(?:\s+(?:is|was|represents|equates\s+to|means)|'s)\s+(?:[a-z]+\s+){{0,3}}?"
    rf"(?:(?P<noun>{WAY})\s+of\s+{_A}|{_A}\s+(?:\w+\s+)?(?P<after>{THAN}|{RISE}))"
    rf"\s+(?:than|on|compared\s+(?:to|with)|from|against|over)\s+(?:(?!(?:and|with|to)\b)[^\s‹;:!?,()]+\s+){{0,6}}?{_A}",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Move:
    """Two figures of one thing, in which order, and what is said of the difference."""

    older: Amount
    newer: Amount
    change: Amount | None
    way: int
    """1 for more, -1 for less, 0 where no word says."""
    near: bool = True
    """Whether the word of direction stands right beside the figures."""


def moves_in(sentence: Marked) -> Iterator[Move]:
    """Every pair of figures that the sentence itself compares, with each change it states of them."""
    stated = (each for match, older, newer in pairs_in(sentence) for each in _stated(sentence, match, older, newer))
    for move in (*stated, *_compared(sentence), *_reached(sentence)):
        if move.change is None or not _is_a_pace(sentence, move.change):
            yield move


def _is_a_pace(sentence: Marked, change: Amount) -> bool:
    """ "By 4% a year": not the whole change."""
    return bool(_PACE.match(sentence.sentence.text[change.end :]))


def pairs_in(sentence: Marked) -> Iterator[tuple[re.Match[str], Amount, Amount]]:
    """ "From 50 to 63" and "to 63 from 50": where they stand, the older and the newer figure, of one unit."""
    for pattern, turned in ((_FROM_TO, False), (_TO_FROM, True)):
        for match in pattern.finditer(sentence.text):
            numbers = [int(each) for each in re.findall(_A, match[0])]
            older, newer = (sentence.amounts[each] for each in (numbers[::-1] if turned else numbers))
            pair = alike(older, newer)
            if pair:
                yield match, *pair


def _reached(sentence: Marked) -> Iterator[Move]:
    """ "Fell by 84 (9.2%) to 830": what it was before is told by the two."""
    for match in _BY_TO.finditer(sentence.text):
        first, second, newer = (sentence.amounts[int(each)] for each in re.findall(_A, match[0]))
        volume, rate = (second, first) if first.unit is Unit.PERCENT else (first, second)
        way = sign_of(match["way"])
        before = newer.value - way * volume.value
        same = volume.unit is newer.unit and rate.unit is Unit.PERCENT and newer.unit is not Unit.PERCENT
        if same and before > 0 and not (volume.in_words or newer.in_words or volume.bound or newer.bound):
            yield Move(replace(newer, value=before, printed=f"{before:,f}"), newer, rate, way)


def pointing_back(before: Marked, sentence: Marked) -> Iterator[Move]:
    """ "This is 12% fewer than the 10,204 …" after a sentence with one figure."""
    match = _POINTING.match(sentence.text)
    if match is None or len(before.amounts) != 1 or ways_in(before.text):
        return
    change, older = (sentence.amounts[int(each)] for each in re.findall(_A, match[0]))
    pair = alike(older, before.amounts[0])
    if pair:
        yield Move(*pair, change, sign_of(match["noun"] or match["after"]))


def alike(one: Amount, other: Amount) -> tuple[Amount, Amount] | None:
    """Two figures of one unit; what is printed at one of them only holds for both. None where they differ."""
    if one.in_words or other.in_words:
        return None
    units = {one.unit, other.unit} - {None}
    if len(units) > 1:
        return None
    unit = units.pop() if units else None
    return _with_unit(one, unit), _with_unit(other, unit)


def _with_unit(amount: Amount, unit: Unit | None) -> Amount:
    return replace(amount, value=amount.value * (amount.sign or 1), unit=unit, sign=0)


def _stated(sentence: Marked, match: re.Match[str], older: Amount, newer: Amount) -> Iterator[Move]:
    """The changes said before and after a pair; the pair alone where only a direction is said."""
    way, near, told = _led(sentence, match)
    rest = sentence.text[match.end() :]
    after = _FOLLOWED.match(rest)
    if after and _OF_SOMETHING_ELSE.match(rest[after.end() :]):
        after = None
    moves = [Move(older, newer, sentence.amounts[each], way, near) for each in told]
    if after:
        word = after["noun"] or after["after"] or after["short"]
        number = next(int(each) for each in after.groups() if each and each.isdigit())
        if word or after["mark"] == "(":
            moves.append(Move(older, newer, sentence.amounts[number], sign_of(word) if word else way))
    if not moves and way:
        moves = [Move(older, newer, None, way, near)]
    yield from moves


def _led(sentence: Marked, match: re.Match[str]) -> tuple[int, bool, list[int]]:
    """The direction said before a pair, whether it stands beside it, and the changes said with it, by number."""
    before = re.split(r"[;:!?]|\.\s|\((?![^()]*\))", sentence.text[: match.start()])[-1]
    led = _LED.search(before)
    if led is None or len(ways_in(led[0])) > 1 or ways_in(led["near"] + led["far"]):
        return 0, False, []
    numbers = [int(each) for each in re.findall(_A, led[0])]
    words = len(re.sub(r"[‹«]\d+[›»]|\b(?:by|of)\b|,", " ", led["near"] + led["far"]).split())
    return sign_of(led["way"]), words <= 1, numbers


def _compared(sentence: Marked) -> Iterator[Move]:
    """ "8,993, 12% fewer than the 10,204 of the year before"."""
    for match in _THAN.finditer(sentence.text):
        newer, change, older = (sentence.amounts[int(each)] for each in re.findall(_A, match[0]))
        pair = alike(older, newer)
        word = match["noun"] or match["after"]
        said_of_change = re.search(rf"\b(?:by|{WAY}\s+of)\s*$", sentence.text[: match.start()], re.IGNORECASE)
        if pair and not said_of_change and not ways_in(match["gap"]) and not re.search(r"\bin\b", match["what"]):
            yield Move(*pair, change, sign_of(word))
