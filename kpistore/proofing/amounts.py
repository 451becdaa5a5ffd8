"""Numbers as prose prints them: value, unit, sign and the words that bound them; years, ages and names are none."""

import re
from dataclasses import dataclass
from decimal import Decimal

from kpistore.analysis.audit.wording import places_of
from kpistore.model.kpi import Unit
from kpistore.model.observation import Bound
from kpistore.proofing.no_amounts import SMALL, blanked


@dataclass(frozen=True, slots=True)
class Amount:
    """One figure of a sentence."""

    value: Decimal
    """Without its sign."""
    unit: Unit | None
    """None where nothing is printed: a count, or what the figures beside it are."""
    printed: str
    """Its exact characters, unit included."""
    start: int
    """Its place in the sentence."""
    end: int
    sign: int = 0
    """1 or -1 where one is printed."""
    bound: Bound | None = None
    bound_words: str = ""

    in_words: bool = False
    """Whether it is a way of speaking, "a quarter", "nine in ten", or a number without a digit."""

    @property
    def is_count(self) -> bool:
        """Whether it may be a number of things."""
        return self.unit is None and self.value == self.value.to_integral_value()


_WORDS = {word: number for number, word in enumerate(SMALL, 1)}
_FRACTIONS = {
    "half": Decimal(50), "a third": Decimal(100) / 3, "one third": Decimal(100) / 3, "two thirds": Decimal(200) / 3,
    "a quarter": Decimal(25), "one quarter": Decimal(25), "three quarters": Decimal(75), "a fifth": Decimal(20),
    "one fifth": Decimal(20), "two fifths": Decimal(40), "three fifths": Decimal(60), "four fifths": Decimal(80),
    "a tenth": Decimal(10), "one tenth": Decimal(10),
}  # fmt: skip
_BOUNDS = {
    "over": Bound.OVER, "more than": Bound.OVER, "at least": Bound.OVER, "in excess of": Bound.OVER,
    "just over": Bound.OVER, "well over": Bound.OVER, "upwards of": Bound.OVER, "a minimum of": Bound.OVER,
    "under": Bound.UNDER, "less than": Bound.UNDER, "fewer than": Bound.UNDER, "up to": Bound.UNDER,
    "below": Bound.UNDER, "no more than": Bound.UNDER, "at most": Bound.UNDER,
    "about": Bound.ABOUT, "around": Bound.ABOUT, "approximately": Bound.ABOUT, "approx": Bound.ABOUT,
    "approx.": Bound.ABOUT, "roughly": Bound.ABOUT, "circa": Bound.ABOUT, "some": Bound.ABOUT, "nearly": Bound.ABOUT,
    "almost": Bound.ABOUT, "just under": Bound.ABOUT, "close to": Bound.ABOUT,
}  # fmt: skip
_LARGEST, _MOST_PLACES = Decimal(10) ** 12, 4
_COMPARING = ("more than", "less than", "fewer than", "over", "under", "below")
_AFTER_A_FIGURE = re.compile(r"(?:\d|%|per ?cent|points?|pts)\s+(?:\w+ly\s+)?$", re.IGNORECASE)
_MULTIPLES = {"k": 3, "m": 6, "bn": 9, "thousand": 3, "million": 6, "billion": 9}
_UNITS = (
    (r"%\s*pts|percentage[- ]points?|%\s*points?|\s?pts\b|\s?pp\b|per ?cent points?", Unit.POINTS),
    (r"%|per ?cent\b", Unit.PERCENT),
    (r"points?\b", Unit.POINTS),
    (r"seconds?\b|secs?\b", Unit.SECONDS),
    (r"hours?\b|hrs?\b", Unit.HOURS),
    (r"months?\b", Unit.MONTHS),
)
_BOUND = "|".join(sorted(map(re.escape, _BOUNDS), key=len, reverse=True))
_UNIT = "|".join(pattern for pattern, _ in _UNITS)
_NUMBER = r"(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?"
_SMALL = "|".join(_WORDS)
_AMOUNT = re.compile(
    rf"(?:\b(?P<bound3>{_BOUND})\s+)?(?<![\d,.£])\b(?P<ratio>(?P<some>{_SMALL}|\d{{1,2}})\s+(?:in|out\s+of)\s+(?:every\s+)?"
    rf"(?P<all>{_SMALL}|\d{{1,2}}))\b(?!\d|[,.]\d|\s?%)"
    rf"|(?:\b(?P<bound>{_BOUND})\s+)?"
    rf"(?P<whole>(?<![\w.,/£:%–-])(?P<sign>[-–−+](?=[£\d]))?(?P<pound>£)?(?P<number>{_NUMBER})"
    rf"(?P<many>(?:k|m|bn)\b|\s(?:thousand|million|billion)\b)?(?:\s?(?P<unit>{_UNIT}))?)(?!\w|[/·]|[.,:]\d|[-–]\d)"
    rf"|(?:\b(?P<bound2>{_BOUND})\s+)?\b(?P<fraction>{'|'.join(_FRACTIONS)})\b(?=\s+(?:of|from|to|on|in|over|since|compared)\b|\s*[(),.;]|$)"
    rf"|(?:\b(?P<bound4>{_BOUND})\s+)?\b(?P<word>{_SMALL})\b(?=\s+(?:out\s+)?of\s+(?:the\s+|all\s+)?(?:\w+\s+)?\d)",
    re.IGNORECASE,
)


_BOUND_GROUPS = ("bound", "bound2", "bound3", "bound4")


def amounts_in(text: str) -> list[Amount]:
    """The figures of a sentence, in order; digits without end are none."""
    figures = blanked(text)
    found = [_amount(match, text, figures) for match in _AMOUNT.finditer(figures)]
    return [
        each for each in found if (each.value < _LARGEST and places_of(each.value) <= _MOST_PLACES) or each.in_words
    ]


def _amount(match: re.Match[str], text: str, figures: str) -> Amount:
    bound, kept = _bound(match, figures)
    if match["whole"]:
        start, end = match.span("whole")
        printed = text[start:end].strip()
        return Amount(_value(match), _unit(match), printed, start, end, _sign(match), bound, kept)
    group = next(each for each in ("fraction", "ratio", "word") if match[each])
    start, end = match.span(group)
    value, unit = _spoken(match, group)
    return Amount(value, unit, text[start:end], start, end, 0, bound, kept, in_words=True)


def _spoken(match: re.Match[str], group: str) -> tuple[Decimal, Unit | None]:
    """The value of "a quarter", "nine in ten" and "seven"."""
    if group == "fraction":
        return _FRACTIONS[match[group].lower()], Unit.PERCENT
    if group == "ratio":
        return _number(match["some"]) * 100 / max(_number(match["all"]), Decimal(1)), Unit.PERCENT
    return _number(match[group]), None


def _number(word: str) -> Decimal:
    return Decimal(_WORDS.get(word.lower(), 0)) or Decimal(word)


def _bound(match: re.Match[str], text: str) -> tuple[Bound | None, str]:
    """The words before a figure that bound it; "12% fewer than 500" compares, and bounds nothing."""
    words = next((match[each] for each in _BOUND_GROUPS if match[each]), "").lower()
    if words in _COMPARING and _AFTER_A_FIGURE.search(text[: match.start()]):
        return None, ""
    return _BOUNDS.get(words), words


def _value(match: re.Match[str]) -> Decimal:
    value = Decimal(match["number"].replace(",", ""))
    many = (match["many"] or "").strip().lower()
    return value.scaleb(_MULTIPLES[many]) if many else value


def _unit(match: re.Match[str]) -> Unit | None:
    if match["pound"]:
        return Unit.GBP
    words = (match["unit"] or "").lower()
    return next((unit for pattern, unit in _UNITS if words and re.fullmatch(pattern, words)), None)


def _sign(match: re.Match[str]) -> int:
    sign = (match["sign"] or "").strip()
    return 0 if not sign else 1 if sign == "+" else -1
