"""The clauses of a sentence: which figures and periods stand in each, and the words around them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from kpistore.model.kpi import Unit
from kpistore.proofing.directions import MORE, RISE, THAN, WAY
from kpistore.proofing.marked import AMOUNT, PERIOD, Marked

_A = AMOUNT
_APART = re.compile(
    r"[,;:]\s|\s[-–—]\s|[\[\]]|\b(?:while|whilst|although|but|whereas|which|representing|equating\s+to|however)\b"
    r"|(?<!compared )(?<!compares )\bwith\s+the\b(?!\s*[«‹])|\band\s+(?:has|have|is|was|are|were)\b"
    r"|,$|[.!?]$",
    re.IGNORECASE,
)
_AND = re.compile(rf"(?<=›)(?P<before>[^‹;:,]*)\band\b(?=[^‹;:,]*{_A})", re.IGNORECASE)
""" "Rose to 500 and 101 calls fell to 300": only what follows a figure is a clause of its own."""
_BRACKETS = re.compile(r"\(([^()]*)\)")
_IS_DATE = re.compile(PERIOD)
_CHANGE = re.compile(
    rf"\b(?P<before>{WAY})(?:\s+\w+ly)?\s+(?:of|by)\s+(?P<a>{_A})"
    rf"|(?P<b>{_A})\s+(?:\w+\s+)?(?P<after>{RISE}|{THAN})\b"
    rf"|\b(?P<more>additional|extra|further|{MORE})\s+(?P<c>{_A})"
    rf"|\b(?P<short>up|down)\s+(?:by\s+)?(?P<d>{_A})",
    re.IGNORECASE,
)
_COMPARED = (
    r"(?:than|against|since|compare[ds]?\s+(?:to|with)|comparison\s+(?:to|with)|from|on|vs\.?|versus|over|to\s+the)"
)
_SMALL = r"(?:(?:the|in|that|those|of|for|same|during|at|end|period|quarter|year|reporting|up|by|a|an|,)\s+){0,6}"
_BASE = re.compile(rf"\b{_COMPARED}\s+{_SMALL}{PERIOD}(?:\s+(?:period|quarter|figure|level))?", re.IGNORECASE)
_ANY_WAY = re.compile(rf"\b{WAY}\b", re.IGNORECASE)
_BESIDE_BASE = re.compile(r"\b(?:than|from)\s+(?:the\s+)?(?=‹)", re.IGNORECASE)
""" "Than the 914 of last year": the figure itself is the base."""
_ISSUED = re.compile(rf"\bdata\s+(?:up\s+)?to\s+(?:the\s+end\s+of\s+)?{PERIOD}(?=\s+shows?\b)", re.IGNORECASE)
""" "Data to March 2024 shows": how far it goes, not what a figure is about."""
_SO_FAR = re.compile(rf"\b(?:up\s+to|by|until)\s+(?:the\s+)?(?:end\s+of\s+)?{PERIOD}", re.IGNORECASE)
""" "By the end of quarter 3" is no quarter 3: since when is not said."""
_OWN = re.compile(
    rf"(?<!\w)(?:(?:as\s+at|as\s+of|in|during|for|over|at|to|across|throughout|within|between)\s+){{0,3}}{_SMALL}{PERIOD}"
    rf"(?:\s+(?:reporting\s+)?(?:period|quarter|financial\s+year|year|alone))?",
    re.IGNORECASE,
)
_UNCERTAIN = re.compile(r"\b(?:since|compared?|than|comparison|against|versus|vs)\b", re.IGNORECASE)


COMPARISON = re.compile(
    r"^(?:and\s+)?(?:(?:this|which|that)\s+)?(?:compares|compared|comparing)\s+(?:to|with)\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Change:
    """A figure that says how much more or less."""

    amount: int
    """By its number in the sentence."""
    word: str


@dataclass(frozen=True, slots=True)
class Clause:
    """A part of a sentence between commas, dashes, brackets and joining words."""

    text: str
    amounts: tuple[int, ...]
    own: tuple[int, ...]
    """The periods it is about, by their numbers in the sentence."""
    base: tuple[int, ...]
    """The periods that it compares with."""
    changes: tuple[Change, ...]
    words: str
    """What is left without figures, periods and words of direction."""
    bracketed: bool = False
    joined_by: str = ""
    """The comma or word that parts it from the clause before."""

    @property
    def levels(self) -> tuple[int, ...]:
        """The figures that are no changes."""
        changes = {each.amount for each in self.changes}
        return tuple(each for each in self.amounts if each not in changes)

    @property
    def is_comparison(self) -> bool:
        """Whether it only gives what something is compared with: "compared with 914 in 2022/23"."""
        return bool(self.amounts) and bool(COMPARISON.match(self.text))

    @property
    def is_aside(self) -> bool:
        """Whether it only says something by the way: "which include rape"."""
        return self.joined_by == "which" and not self.amounts

    @property
    def compares_otherwise(self) -> bool:
        """Whether it compares with something that is no period known here: "since the campaign began"."""
        return bool(_UNCERTAIN.search(self.words))


def clauses_of(sentence: Marked) -> list[Clause]:
    """The sentence's clauses in order; what stands in brackets follows the clause that it interrupts."""
    found = []
    for begin, end, cut in _spans(_BRACKETS.sub(lambda match: " " * len(match[0]), sentence.text)):
        inside = [each for each in _BRACKETS.finditer(sentence.text) if begin <= each.start() < end]
        text = sentence.text[begin:end]
        for each in inside:
            if not _IS_DATE.fullmatch(each[1].strip()):
                text = text.replace(each[0], " ")
        if text.strip():
            found.append(replace(_clause(" ".join(text.split()), bracketed=False), joined_by=cut))
        for each in inside:
            if _has_more(each[1]):
                found.append(_in_other_words(sentence, _clause(each[1].strip(), bracketed=True), found))
    return found


def _in_other_words(sentence: Marked, clause: Clause, before: list[Clause]) -> Clause:
    """ "Fell by 84 (9.2%)", "fell slightly (-1 point)": a bare figure in brackets after a change is the same change."""
    if clause.words or clause.changes or len(clause.amounts) != 1 or not before:
        return clause
    told = sentence.amounts[clause.amounts[0]]
    ways = _ANY_WAY.findall(before[-1].text)
    if len(ways) == 1 and not before[-1].amounts and (told.sign or told.unit is Unit.POINTS):
        return replace(clause, changes=(Change(clause.amounts[0], ways[0]),))
    if not before[-1].changes:
        return clause
    change = before[-1].changes[-1]
    units = {sentence.amounts[each].unit for each in (change.amount, clause.amounts[0])}
    if len(units) == 1 or Unit.PERCENT not in units:
        return clause
    return replace(clause, changes=(Change(clause.amounts[0], change.word),))


def _spans(text: str) -> Iterator[tuple[int, int, str]]:
    cuts = [cut.span() for cut in _APART.finditer(text)]
    cuts += [(cut.end("before"), cut.end()) for cut in _AND.finditer(text)]
    begin, cut = 0, ""
    for end, after in [*sorted(cuts), (len(text), len(text))]:
        if end >= begin:
            yield begin, end, cut
            begin, cut = after, text[end:after].strip().lower()


def _has_more(text: str) -> bool:
    return bool(text.strip()) and not _IS_DATE.fullmatch(text.strip())


def _clause(text: str, *, bracketed: bool) -> Clause:
    changes = tuple(_change(match) for match in _CHANGE.finditer(text))
    base = tuple(int(each[1]) for each in _BASE.finditer(text))
    left = _SO_FAR.sub(" until then ", _BASE.sub(" ", _ISSUED.sub(" ", text)))
    own = tuple(int(each[1]) for each in _OWN.finditer(left))
    left = _OWN.sub(" ", left)
    left = _BESIDE_BASE.sub(" ", _CHANGE.sub(" ", left))
    left = re.sub(rf"{_A}|\b{WAY}\b|\bby\b", " ", left, flags=re.IGNORECASE)
    amounts = tuple(map(int, re.findall(_A, text)))
    return Clause(text, amounts, own, base, changes, " ".join(left.split()), bracketed)


def _change(match: re.Match[str]) -> Change:
    number = next(int(re.sub(r"\D", "", match[each])) for each in "abcd" if match[each])
    word = match["before"] or match["after"] or match["more"] or match["short"]
    return Change(number, "more" if match["more"] else word)
