"""The words of a condition as people type them: numbers, ways, spans, runs. Parts of patterns that ignore case."""

import re
from decimal import Decimal, InvalidOperation

_COUNTS = ("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_TIMES = r"seconds?|secs?|minutes?|mins?|hours?|days?|months?"
_UNITS = rf"(?:%\s*|percentage |per ?cent )?points?|pts|pp|%|per ?cent|percent|{_TIMES}"
NUMBER = rf"(?P<amount>£?\d[\d,]*(?:\.\d+)?)\s*(?P<unit>{_UNITS})?"
COUNT = rf"(?P<periods>\d{{1,2}}|{'|'.join(_COUNTS)}|twice)"
_SPANS = "times?|periods?|figures?|quarters?|months?|years?"
_ROW = "running|in a row|in succession|on end|on the trot"
RUN = rf"(?:{COUNT}(?: (?:consecutive|successive))?(?: (?:{_SPANS}))?(?: (?:{_ROW}))?)"
""" "3 periods running", "two quarters", "twice in a row", "2 consecutive figures"."""
_AGAIN = COUNT.replace("<periods", "<periods2")
RUNNING = rf"(?:{COUNT}(?: (?:{_SPANS}))? (?:{_ROW})|{_AGAIN} (?:consecutive|successive)(?: (?:{_SPANS}))?)"
"""The same where nothing but these words says that a number of periods is meant."""

UP = (
    r"(?:(?:is |are |has |have )?(?:ris(?:es?|ing|en)|increas(?:es?|ing|ed)|climb(?:s|ing)?|grow(?:s|ing)?|jumps?"
    r"|soars?|(?:go(?:es|ing)?|went|gone|moves?|shoots?) up|up|rose))"
)
DOWN = (
    r"(?:(?:is |are |has |have )?(?:fall(?:s|ing|en)?|drop(?:s|ping|ped)?|decreas(?:es?|ing|ed)|declin(?:es?|ing)"
    r"|dips?|slips?|shrinks?|reduces?|(?:go(?:es|ing)?|went|gone|moves?) down|down|fell))"
)
EITHER = r"(?:chang(?:es?|ing|ed)|mov(?:es?|ed)|var(?:y|ies)|swings?)"
WORSE = r"(?:(?:gets?|is|are|is getting|becomes?) )?(?:worse|worsens?|worsening|deteriorat(?:es?|ing))"
BETTER = r"(?:(?:gets?|is|are|is getting|becomes?) )?(?:better|improv(?:es?|ing))"
RISE, FALL = r"(?:rise|increase|jump|growth)", r"(?:fall|drop|decrease|decline|reduction)"

STRICTLY = r"(?:more than|over|above|greater than|exceeding)"
EDGE = rf"(?:(?P<strictly>{STRICTLY})|at least|a minimum of)?\s*"
BY = rf"(?:,? by {EDGE}| (?:(?P<strictly2>more than)|at least)?\s*)"
"""Without "by", "rises above 12" names a level and "rises more than 10%" a change."""
OR_MORE = r"(?: or (?:more|over|above|higher))?"

_EARLIER = r"(?:before|earlier)"
_BETWEEN = (
    r"(?:between {0}s|(?:from )?one {0} to (?:the next|another)|{0}[ -]on[ -]{0}"
    r"|(?:in|within|over) (?:a|one|any|the) {0})"
)
_ON = (
    r"(?:on|against|from|over|than|since|versus|vs\.?|compared (?:with|to|against)|in comparison (?:with|to)"
    r"|relative to)"
)


def _against(span: str, name: str) -> str:
    before = rf"(?:the |a |one )?(?:{span} {_EARLIER}|(?:previous|preceding|last) {span})"
    return rf"(?P<{name}>{_ON} {before}|{_BETWEEN.format(span)})"


_YEAR = (
    rf"(?P<year>{_ON} (?:the |a |one )?(?:same (?:period|quarter|month|time) )?(?:of )?(?:the )?"
    rf"(?:year {_EARLIER}|(?:previous|preceding|last) year)|{_BETWEEN.format('year')}|annually)"
)
_SPAN = "|".join(_against(*each) for each in (("quarter", "quarter"), ("month", "month"), ("period", "previous")))
AGAINST = rf"(?:,? (?:{_YEAR}|{_SPAN}))?"
"""Against what a change is measured: the period before where nothing is said."""


def count_of(word: str) -> int:
    """ "3", "three", "twice" as a number."""
    word = word.lower()
    if word in _COUNTS:
        return _COUNTS.index(word) + 2
    return 2 if word == "twice" else int(word)


def decimal_of(text: str) -> Decimal | None:
    """ "£1,500" as a number; None for what is none."""
    try:
        return Decimal(text.replace(",", "").replace("£", ""))
    except InvalidOperation:
        return None


def is_percent(unit: str) -> bool:
    """ "%", "per cent", but no points."""
    return bool(re.fullmatch(r"%|per ?cent", unit.lower()))
