"""Text as it is spoken or thumbed into a phone, put into the words that the reports use."""

import re

from kpistore.asking.calendar_words import MONTHS
from kpistore.model.period import MONTHS_IN_YEAR

_JOINED = r"999|101"
_DAY = r"([0-3]?[0-9])[/.]([01]?[0-9])[/.](20[0-9]{2})"
_OFFICE = r"(?:o?pcc|commissioner)(?:'s office)?"
_REPORT = r"(?:latest |last )?(?:performance )?(?:report|summary|update)"
_HESITATION = (
    r"(?:e+r+m*|u+r*m+|u+h+m*|a+h+|h+mm+|mm+|eh|sort of|kind of|kinda|sorta|(?<!do )you know(?: what)?|i mean)"
)
_CALLER = r"(?:hi|hello|hey|good (?:morning|afternoon|evening)|(?:it|this) is|it's)"
_UNITS = {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5}
_TARGET = r"(?=(?:the |our |its )?(?:national )?(?:target|standard)s?\b)"
_SPOKEN: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(rf"[ ,.]*\b{_HESITATION}\b(?![-'])[ ,.]*"), " "),
    (re.compile(rf"^ ?(?:{_CALLER}[ ,]+)*(?:the |your )?(?:o?pcc|commissioner) (?:speaking )?here\b[ ,:;.-]*"), ""),
    (re.compile(rf"\bcompar(?:e[sd]?|ing) (?:with|to|against) {_TARGET}"), "vs "),
    (
        re.compile(
            r"^((?:and |so )?(?:is|are|was|were) (?:it|that|this|they|those) )(?:on|off|above|below) "
            r"(?=(?:the |our |its )?(?:national )?(?:target|standard)s?[ ?.!]*$)"
        ),
        r"\1vs ",
    ),
    (re.compile(r"\bw(?:ht|at|ot)(?='?s?\b)"), "what"),
    (re.compile(r"\b(?:nine[ -]nine[ -]nine|triple[ -]nine|9[ -]9[ -]9)\b"), "999"),
    (re.compile(r"\b(?:one[ -](?:oh|o|zero|nought)[ -]one|1[ -](?:0|oh|o)[ -]1)\b"), "101"),
    (re.compile(rf"\b({_JOINED})'?s\b"), r"\1"),
    (re.compile(rf"\b({_JOINED})(?=[a-z])"), r"\1 "),
    (re.compile(rf"(?<=[a-z])({_JOINED})\b"), r" \1"),
    (re.compile(r"\bstop(?:p?ed|s)? ?(?:n|'n'?|\+|and|&) ?search"), "stop and search"),
    (re.compile(rf"\b({MONTHS})-([12][0-9])\b(?![-/])"), r"\1 \2"),
    (re.compile(r"\bw/?o\b"), "without"),
    (re.compile(r"\bw/(?= ?[a-z])|\bw(?= inj)"), "with "),
    (re.compile(r"(?<!why )\b(?:did|does|was|were|could)n'?t\b(?! (?:we|it|they|that|you)\b)"), "not"),
    (re.compile(r"\bh/c\b"), "headcount"),
    (re.compile(r"\bor not\b|\bnot sure\b"), ""),
    (re.compile(r"\bno\.? of\b"), "number of"),
    (
        re.compile(
            r"\b(?:with no|(?:where|when|and) (?:no one|nobody|no-one) (?:is|was|were|got|gets)|no) (?=injur|hurt)"
        ),
        "without ",
    ),
    (re.compile(r"(?<=without )(?:injur(?:y|ies|ed)|hurt)\b"), "injury"),
    (re.compile(r"\b(?:kids|youngsters|teenagers|teens)\b"), "young people"),
    (re.compile(r"\b(hours (?:[a-z']+ ){0,4})spent\b"), r"\1"),
    (re.compile(r"\b(?:time spent|spent time|amount of time)\b"), "hours"),
    (re.compile(rf"\b(did|does|has|have|is) (?:the |our |your )?{_OFFICE}\b"), r"\1 we"),
    (re.compile(r"\bdom(?=(?:estic)? abuse\b)(?!estic)"), "domestic"),
    (re.compile(r"\bmoj\b"), "ministry of justice"),
    (re.compile(r"\b(q[1-4].{0,20}) baseline (?=20[0-9]{2})"), r"\1 "),
    (re.compile(rf",? ?\b(?:in|from|per|according to) (?:the|your|our) (?:{MONTHS} 20[0-9]{{2}} )?{_REPORT}\b"), ""),
    (re.compile(r"\bv'?s\b\.?"), "vs"),
    (re.compile(r"(?<=[a-z]) ?(?:\+|'n'?) ?(?=[a-z])|(?<=[a-z]) n'? (?=[a-z])"), " and "),
    (re.compile(r"\btwo (?=min)"), "2 "),
    (re.compile(r"\b(this|last|next|per|past|previous) yr\b"), r"\1 year"),
    (re.compile(r"\bthis year than last(?: year)?\b"), "than last year"),
    (re.compile(r"\bten (?=sec)"), "10 "),
    (re.compile(r"\btwenty nineteen\b"), "2019"),
    (re.compile(r"\bhow (?:quick(?:ly)?|fast|soon)(?= (?:are|were|is|was|do|did|does|we)\b)"), "how long"),
    (re.compile(r"(?<=[0-9]) ?(?:mths?|mnths?|mos)\b"), " months"),
    (re.compile(r"(?<=[0-9])(?=q[1-4]\b)"), " "),
    (re.compile(r"\b(q[1-4])(?=(?:20)?[12][0-9][/-])"), r"\1 "),
)
_YEAR = re.compile(r"\btwenty[ -]twenty(?:[ -](one|two|three|four|five))?\b")
_YEARS = re.compile(r"\btwenty[ -](one|two|three|four)[ -](?:slash |to |stroke )?twenty[ -](one|two|three|four|five)\b")
_ONE_DAY = re.compile(rf"(?:(?<=to )|(?<=ending )|(?<=ended )|(?<=until )){_DAY}\b")
_DAYS = re.compile(rf"\b{_DAY} ?(?:-|to|until|till) ?{_DAY}\b")


def written(text: str) -> str:
    """A clean text with spoken numbers, run-together words and ranges of British days as they are written."""
    for pattern, put in _SPOKEN:
        text = pattern.sub(put, text)
    text = text.strip()
    text = _YEARS.sub(lambda said: f"{20 + _UNITS[said[1]]}/{20 + _UNITS[said[2]]}", text)
    text = _YEAR.sub(lambda said: str(2020 + _UNITS.get(said[1] or "", 0)), text)
    return _ONE_DAY.sub(_iso_day, _DAYS.sub(_iso_range, text))


def _iso_day(found: re.Match[str]) -> str:
    """Of twelve months to a day; a day of no calendar is left for the period grammar to refuse."""
    day, month, year = (int(each) for each in found.groups())
    return f"{year:04}-{month:02}-{day:02}" if month <= MONTHS_IN_YEAR else found[0]


def _iso_range(found: re.Match[str]) -> str:
    day, month, year, last_day, last_month, last_year = (int(each) for each in found.groups())
    return f"{year:04}-{month:02}-{day:02} to {last_year:04}-{last_month:02}-{last_day:02}"
