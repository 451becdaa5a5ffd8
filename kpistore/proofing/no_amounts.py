"""What has digits and is no figure: names, years, dates, ages, thresholds, durations, parts of a plan, telephones."""

import re

_S, _E = r"(?<![\d.,£])", r"(?!\d|[,.]\d)"
"""Before the first and after the last digit: never a part of a longer number."""
SMALL = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_SMALL = "|".join(SMALL)
MONTHS = (
    "jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    "|nov(?:ember)?|dec(?:ember)?"
)
# A number before a capital or another number at the start is that of a paragraph, a page or a footnote.
_PARTS = (
    "section|phase|rounds?|level|category|pages?|lines?|table|figure|fig|step|grade|part|no|chapter|week|day|point"
    "|priority|objective|operation|op|unit|band|tier|type|version|streets|room|channel|article|schedule|appendix"
    "|quarter|year|q|item|act|code|zone|stage|band|class|key stage"
)
_FORMS = (
    r"^\d{1,3}(?:\.\d+)*(?=\s+(?-i:[A-Z0-9][^%]))",
    rf"{_S}\b(?:999|101)\b(?!\s?%){_E}",
    rf"{_S}\b(?:19|20)\d\d(?:\s?[-/–]\s?(?:19|20)?\d\d)?{_E}(?!\s?%|\s?per ?cent)",
    rf"{_S}\b\d{{1,3}}(?:st|nd|rd|th)\b(?:\s+(?:of\s+)?(?:{MONTHS})\b)?",
    rf"{_S}\b\d{{1,2}}\s*(?:-|–|to|and)\s*\d{{1,2}}\s+(?:{MONTHS})\b",
    rf"{_S}\b\d{{1,2}}\s+(?:{MONTHS})\b",
    rf"\b(?:{MONTHS})\s+\d{{1,2}}\b{_E}(?!\s?%)",
    r"\b(?:with)?in\s+(?:the\s+)?\d+\s+(?:seconds?|minutes?|mins|hours?|(?:working\s+)?days?)\b",
    r"\b(?:under|over|less than|more than)\s+\d+\s+(?:seconds|minutes|mins)\b",
    rf"\b(?:aged?|ages)\s+(?:\w+\s+)?\d+(?:\s*(?:-|–|to|and)\s*\d+)?\+?{_E}",
    rf"{_S}\b\d+\s*(?:-|–|to)\s*\d+[- ]year[- ]olds?",
    rf"{_S}\b\d+[- ]years?[- ]olds?",
    r"\b(?:under|over)[- ]?\d\ds\b",
    r"\b(?:under|over)-\d\d\b",
    r"\b(?:under|over)\s+\d\d(?=\s+years)",
    rf"{_S}\b(?:\d+|{_SMALL})[-‑](?:year|month|week|day|hour|minute|second|point|mile|strong|fold)s?\b",
    rf"{_S}\b(?:\d+|{_SMALL})\s(?:years?|weeks?|days?|minutes?|mins|months?)\b",
    rf"\b(?:{_PARTS})\.?\s?\d{{1,3}}(?:\.\d+)*\b{_E}(?!\s?%|\s?per ?cent)",
    rf"{_S}\b\d{{1,2}}(?:[:.]\d\d)?\s?[ap]m\b",
    rf"{_S}\b\d+:\d+\b",
    rf"{_S}\b24/7\b",
    rf"{_S}\b24\s?hours?\b",
    r"\bper\s+\d[\d,]*\b",
    rf"{_S}£?\d[\d,.]*\s?%?[-–]£?\d[\d,.]*\d?\s?%?",
    rf"{_S}\b0\d{{2,4}}\s?\d{{3,4}}\s?\d{{3,4}}\b",
    r"\S+@\S+",
    r"\b(?:https?://|www\.)\S+",
    r"\b\w*[A-Za-z]\d+\w*\b",
)
_NO_AMOUNTS = re.compile("|".join(_FORMS), re.IGNORECASE)
BLANK = "\N{MIDDLE DOT}"


def blanked(text: str) -> str:
    """The text, as long as before, with a dot for each character of what is no figure."""
    return _NO_AMOUNTS.sub(lambda match: BLANK * len(match[0]), text)
