"""Text as it is spoken or thumbed into a phone, put into the words that the reports use."""

import re

_JOINED = r"999|101"
_DAY = r"([0-3]?[0-9])[/.]([01]?[0-9])[/.](20[0-9]{2})"
_UNITS = {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5}
_SPOKEN: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"\b(?:nine[ -]nine[ -]nine|triple[ -]nine|9[ -]9[ -]9)\b"), "999"),
    (re.compile(r"\b(?:one[ -](?:oh|o|zero|nought)[ -]one|1[ -](?:0|oh|o)[ -]1)\b"), "101"),
    (re.compile(rf"\b({_JOINED})'?s\b"), r"\1"),
    (re.compile(rf"\b({_JOINED})(?=[a-z])"), r"\1 "),
    (re.compile(rf"(?<=[a-z])({_JOINED})\b"), r" \1"),
    (re.compile(r"\bstop ?(?:n|'n'?|\+) ?search"), "stop and search"),
    (re.compile(r"(?<=[a-z]) ?(?:\+|'n'?) ?(?=[a-z])|(?<=[a-z]) n'? (?=[a-z])"), " and "),
    (re.compile(r"\btwo (?=min)"), "2 "),
    (re.compile(r"\b(this|last|next|per|past|previous) yr\b"), r"\1 year"),
    (re.compile(r"\bthis year than last(?: year)?\b"), "than last year"),
    (re.compile(r"\bten (?=sec)"), "10 "),
    (re.compile(r"\btwenty nineteen\b"), "2019"),
    (re.compile(r"\bhow (?:quick(?:ly)?|fast|soon)(?= (?:are|were|is|was|do|did|does|we)\b)"), "how long"),
    (re.compile(r"(?<=[0-9])(?:mths?|mnths?|mos)\b"), " months"),
    (re.compile(r"(?<=[0-9])(?=q[1-4]\b)"), " "),
    (re.compile(r"\b(q[1-4])(?=(?:20)?[12][0-9][/-])"), r"\1 "),
)
_YEAR = re.compile(r"\btwenty[ -]twenty(?:[ -](one|two|three|four|five))?\b")
_DAYS = re.compile(rf"\b{_DAY} ?(?:-|to|until|till) ?{_DAY}\b")


def written(text: str) -> str:
    """A clean text with spoken numbers, run-together words and ranges of British days as they are written."""
    for pattern, put in _SPOKEN:
        text = pattern.sub(put, text)
    text = _YEAR.sub(lambda said: str(2020 + _UNITS.get(said[1] or "", 0)), text)
    return _DAYS.sub(_iso_range, text)


def _iso_range(found: re.Match[str]) -> str:
    day, month, year, last_day, last_month, last_year = (int(each) for each in found.groups())
    return f"{year:04}-{month:02}-{day:02} to {last_year:04}-{last_month:02}-{last_day:02}"
