"""Questions for whatever moved, without naming a measure: "what got worse", "biggest rise", "what is below target"."""

import re
from dataclasses import dataclass
from enum import StrEnum


class Moved(StrEnum):
    """Which measures are asked for."""

    WORSE = "worse"
    BETTER = "better"
    ROSE = "rose"
    FELL = "fell"
    BELOW_TARGET = "below target"


@dataclass(frozen=True, slots=True)
class Tally:
    """How many measures were looked at for a question for movers."""

    compared: int
    """Those with an earlier figure to compare with, or with a target, and for better and worse with a direction."""
    moved: int
    """Those that moved the way that was asked for."""
    otherwise: int
    """Those that moved the other way."""
    wrong_by_chance: tuple[str, ...]
    """The titles of the others that went the wrong way by what may be chance, so that nothing unwelcome goes unsaid."""
    older: int
    """Those compared whose newest figure is over a year older than the newest of all."""


_WHICH = (
    r"(?:(?:what|which)(?:'?s)?(?: (?:of|ones?|kpis?|measures?|figures?|things?|areas?|indicators?|numbers?))?"
    r"(?:(?: of)? (?:those|these|them))? ?)?"
)
_BE = r"(?:(?:has|have|had|is|are|was|were|did|got|the|our|been) ?)*"
_MOST = r"(?: (?:the )?(?:most|furthest|fastest))?"
_SINCE = (
    r"(?: (?:recently|lately|overall|now|at the moment|this year|last year|since last year|since last time"
    r"|(?:on|than) (?:last year|the year before)|(?:over|in) the (?:last|past) (?:year|12 months|twelve months)))?"
)
_LARGEST = r"(?:biggest|largest|greatest|sharpest|steepest|worst|best)"
_FORMS = {
    Moved.WORSE: (
        rf"{_WHICH}{_BE}(?:got |gotten |getting |become |becoming |gone |going |doing )?(?:worse|worsened|worsening"
        r"|deteriorated|deteriorating|backwards|(?:in )?the wrong (?:way|direction))",
        rf"{_WHICH}{_BE}{_LARGEST} (?:deteriorations?|worsening)",
    ),
    Moved.BETTER: (
        rf"{_WHICH}{_BE}(?:got |gotten |getting |become |gone |going |doing )?(?:better|improved|improving|improve"
        r"|(?:in )?the right (?:way|direction))",
        rf"{_WHICH}{_BE}{_LARGEST} improvements?|{_WHICH}{_BE}most improved",
    ),
    Moved.ROSE: (
        rf"{_WHICH}{_BE}(?:rose|risen|rise|rising|increased|increase|increasing|went up|gone up|going up|go up)",
        rf"{_WHICH}{_BE}{_LARGEST} (?:rises?|increases?|jumps?|growth)",
    ),
    Moved.FELL: (
        rf"{_WHICH}{_BE}(?:fell|fallen|fall|falling|dropped|drop|decreased|decrease|reduced|went down|gone down"
        r"|going down|go down)",
        rf"{_WHICH}{_BE}{_LARGEST} (?:falls?|drops?|decreases?|reductions?)",
    ),
    Moved.BELOW_TARGET: (
        rf"{_WHICH}{_BE}(?:below|under|off|not meeting|not hitting|missing|failing|behind)"
        r" (?:(?:the|our|its|their|on) )*(?:national )?(?:targets?|standards?|goals?)",
    ),
}
_PATTERNS = tuple((moved, re.compile(rf"(?:{'|'.join(forms)}){_MOST}{_SINCE}")) for moved, forms in _FORMS.items())
_THOSE = re.compile(r"\b(?:those|these|them)\b")
_ASKS = re.compile(r"what|which")
_BARE = re.compile(r"(?:rise|fall|drop|increase|decrease|reduced|better|worse|improve|rising|falling)")


def moved_in(text: str, *, of_one: bool = False) -> Moved | None:
    """What a whole clean text asks for; None for any other text.

    After a figure (`of_one`) "worse?" and "biggest rise" are asked of that measure, as they name no "what".
    """
    bare = text.strip(" .!?,;:")
    if _BARE.fullmatch(bare) or (of_one and not _ASKS.match(bare)):
        return None
    return next((moved for moved, pattern in _PATTERNS if pattern.fullmatch(bare)), None)


def is_of_those(text: str) -> bool:
    """Whether only the measures just told are meant: "which of those fell most"."""
    return _THOSE.search(text) is not None
