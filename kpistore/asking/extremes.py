"""Words for the best, the worst, the highest and the lowest of a series."""

import re
from dataclasses import dataclass, replace
from typing import Literal

from kpistore.asking.orders import Ordered, find_order
from kpistore.model.kpi import Direction
from kpistore.model.period import PeriodKind

Rank = Literal["best", "worst", "highest", "lowest"]

_RANKS: dict[Rank, str] = {
    "best": r"best(?! at\b)|fastest|quickest",
    "worst": r"worst(?! at\b)|slowest|poorest",
    "highest": r"highest|busiest|record high|all[ -]time high|peak(?:ed)?|max(?:imum)?|biggest|largest|longest",
    "lowest": r"lowest|quietest|record low|all[ -]time low|minimum|smallest|fewest|shortest",
}
_MOVES = {
    "fall": r"falls?|drops?|decreases?|reductions?|declines?",
    "rise": r"rises?|increases?|growth|jumps?",
}
_MOVED_MOST = re.compile(
    r"\b(?:which|what|when)?(?: (?:was|is|were|had|has|did|do|we|have|saw))*(?: ?(?:the|our|its|their))*"
    r" ?\b(?:biggest|largest|greatest|sharpest|steepest|highest|most) (?:(?:quarterly|yearly|annual|monthly) )?"
    rf"(?:(?P<fall>{_MOVES['fall']})|(?P<rise>{_MOVES['rise']}))\b(?: in| of| for)?"
)
_ALL_BESIDE = re.compile(
    r"^(?:are|is|were|was|do|have) (?:all|every|any|each)(?: of)?(?: (?:the|our))? (?P<what>.+?)"
    r" (?P<way>above|higher than|over|better than|below|lower than|under|worse than) (?=.*\b(?:nation|england|country))"
)
_UNIT = r"(?:quarters?|qtr|months?|(?:financial |calendar )?years?|12 months|twelve months)"
_OF = r"(?:ever )?(?:performing |performance )?"
_FORMS: tuple[tuple[Rank, re.Pattern[str]], ...] = tuple(
    (
        rank,
        re.compile(
            rf"\b(?:which|what|when)?(?: (?:was|is|were|had|has|did|do|we|have))*(?: ?(?:the|our|its|their|at))*"
            rf" ?\b(?:{words})\b ?{_OF}(?:(?P<unit>{_UNIT})\b)?(?: (?:on record|ever|so far))?(?: for| of| in)?"
        ),
    )
    for rank, words in _RANKS.items()
)
_MOST = re.compile(
    rf"\b(?:which|what|in (?:which|what)) (?P<unit>{_UNIT})\b(?P<between>.{{0,60}}?)"
    r"\b(?:the )?(?P<rank>most|highest|lowest|fewest|least|best|worst|longest|shortest|busiest|quietest|slowest"
    r"|fastest)\b"
)
_MOST_IN_A = re.compile(
    rf"^(?:(?:what|which|how many)(?: (?:is|was|were|are))? )?(?:the )?most (?P<between>.{{3,60}}?)"
    rf" (?:ever )?in (?:a|any|one)(?: single)? (?P<unit>{_UNIT})\b"
)
_LATER = re.compile(
    rf"\b(?:in |for )?(?:(?:a|an|any|one|single|each) )*(?P<unit>{_UNIT})(?: (?:on record|ever))?(?=[ ?.!]*$)"
)
_OF_ONE = re.compile(r"\b(?:longest|shortest|max(?:imum)?|minimum|slowest|fastest|quickest)\b")
_OTHER: dict[str, Rank] = {
    "most": "highest",
    "longest": "highest",
    "busiest": "highest",
    "fewest": "lowest",
    "least": "lowest",
    "shortest": "lowest",
    "quietest": "lowest",
    "slowest": "worst",
    "poorest": "worst",
    "fastest": "best",
    "quickest": "best",
    "biggest": "highest",
    "largest": "highest",
    "smallest": "lowest",
}
_KINDS = {
    "q": (PeriodKind.QUARTER,),
    "m": (PeriodKind.MONTH,),
    "c": (PeriodKind.CALENDAR,),
    "f": (PeriodKind.YEAR,),
}
_ANY_YEAR = (PeriodKind.YEAR, PeriodKind.ROLLING12, PeriodKind.CALENDAR)


@dataclass(frozen=True, slots=True)
class Extreme:
    """Which figure of a series is wanted, and among which kind of period."""

    rank: Rank
    kinds: tuple[PeriodKind, ...] = ()
    """Empty: the measure's main kind, or the one with the most figures."""

    moved: Literal["", "fall", "rise"] = ""
    """The largest change this way is wanted, not the largest figure."""
    beside_national: bool = False
    """The part that is lowest, or highest, beside the country's: "are all charge rates above national"."""
    ordered: Ordered = ""
    """Forces, places or parts are to be put in order, not the periods of one series."""
    of_one: bool = False
    """That of a single call is meant, "the longest wait", which no average tells."""

    def is_highest(self, direction: Direction) -> bool | None:
        """Whether the greatest value is meant; None for the best of what has no better."""
        if self.rank in ("highest", "lowest"):
            return self.rank == "highest"
        if direction is Direction.NEITHER:
            return None
        return (direction is Direction.MORE) == (self.rank == "best")


def find_extreme(text: str) -> tuple[Extreme | None, str]:
    """The extreme that a clean text asks for, and the text without those words."""
    if found := _ALL_BESIDE.search(text):
        lowest = found["way"] in ("above", "higher than", "over", "better than")
        rest = f"{found['what']} v {text[found.end() :]}"
        return Extreme("lowest" if lowest else "highest", beside_national=True), rest
    ordered, named, rest = find_order(text)
    if ordered:
        return Extreme(_rank_in(named), ordered=ordered), rest
    if found := _MOVED_MOST.search(text):
        rest = f"{text[: found.start()]} {text[found.end() :]}"
        return Extreme("highest", moved="fall" if found["fall"] else "rise"), " ".join(rest.split())
    if found := _MOST.search(text):
        rank = _OTHER.get(found["rank"]) or _rank(found["rank"])
        rest = f"{text[: found.start()]} {found['between']} {text[found.end() :]}"
        return Extreme(rank, _kinds(found["unit"])), " ".join(rest.split())
    if found := _MOST_IN_A.search(text):
        return Extreme("highest", _kinds(found["unit"])), f"{found['between']} {text[found.end() :]}".strip()
    for rank, pattern in _FORMS:
        if found := pattern.search(text):
            rest = f"{text[: found.start()]} {text[found.end() :]}"
            extreme, rest = _with_later_unit(rank, found["unit"], " ".join(rest.split()))
            return replace(extreme, of_one=bool(_OF_ONE.search(found[0])) and not found["unit"]), rest
    return None, text


def _rank_in(words: str) -> Rank:
    """The rank that such words name; of several the last: "most violent town is lowest"."""
    found = [each[0] for each in re.finditer(rf"\b(?:{'|'.join((*_RANKS, *_OTHER))})\b", words)]
    return _OTHER.get(found[-1]) or _rank(found[-1]) if found else "highest"


def _with_later_unit(rank: Rank, unit: str | None, rest: str) -> tuple[Extreme, str]:
    """The kind of period may follow: "highest number of 999 calls in a quarter"."""
    later = None if unit else _LATER.search(rest)
    if later:
        return Extreme(rank, _kinds(later["unit"])), " ".join(f"{rest[: later.start()]} {rest[later.end() :]}".split())
    return Extreme(rank, _kinds(unit)), rest


def _rank(word: str) -> Rank:
    return next(rank for rank in _RANKS if rank == word)


def _kinds(unit: str | None) -> tuple[PeriodKind, ...]:
    """A year stays open: financial or any other twelve months."""
    return _KINDS.get(unit[0], _ANY_YEAR) if unit else ()
