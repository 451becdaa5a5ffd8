"""The measure that words name, and the part of it."""

import re
from dataclasses import replace

from kpistore.asking.breakdowns import OF_ANY_MEASURE
from kpistore.asking.names import NameMatch
from kpistore.asking.reader import Reader
from kpistore.asking.tokens import plain_words, stem, stems
from kpistore.asking.vocabulary import STOP_WORDS
from kpistore.catalogue import TopicMeasure
from kpistore.model.kpi import Breakdown, Kpi, Unit

_JOINED = re.compile(r"\b(?:and|v|vs|versus|or|against|with|than)\b")
_MONEY = re.compile(r"\b(?:costs?|money|funding|spend|spent|spending|budget|invest\w*|grants?|cash)\b|£")
_OFFICERS = re.compile(r"\bhow many (?:police )?(officer|worker)s\b")
_STAFF = re.compile(r"(\b(?:by|from|with|to) (?:\w+ ){0,3})?\b(worker|adviser|advisor|advocate|detective)s\b")
"""Who is counted, not who did it: "domestic abuse support workers", but "victims supported by advisers"."""
_LOST = re.compile(
    r"\bhow many (?:\w+ ){1,4}?(lost|losing|lose|short|vacant|missing|leaving|left|needed)\b"
    r"|\b(shortfall|shortage|vacanc\w+)\b"
)
"""How many are gone or wanting is no headcount."""
_SAID_OF_IT = (
    (re.compile(r"\breport\w* (?:it |this |them )?to (?:the )?police\b"), re.compile(r"\breport|\btold")),
    (
        re.compile(r"\b(?:support|help|assist)\w* by (?:the )?(?:police|force|officers)\b"),
        re.compile(r"\bby (?:the )?police"),
    ),
    (re.compile(r"\bvisited\b"), re.compile(r"\bvisited\b")),
)
"""What was done, and to or by whom: nothing is told for it whose names and definition don't say so."""
_SHARE = re.compile(r"%|\bper ?cent(?:age)?\b|\b(?:share|proportion|fraction)\b")
_COUNTED = frozenset(map(stem, ("offence", "crime", "incident", "case", "record", "report")))
"""What anything may be counted in: "shoplifting offences" says no more than "shoplifting"."""
_HOW_MANY = re.compile(r"\bhow many (?!pounds\b|million\b|thousand\b)")


def named(reader: Reader, text: str) -> NameMatch:
    """The measure named; words for a part of it, women or letters of apology, need not belong to its name."""
    if kpi := reader.keyed(text):
        return NameMatch(kpi, (kpi,), "exact", 1.0)
    matched = reader.names.match(text)
    if matched.kpi:
        return matched
    words = plain_words(text)
    left = reader.breakdowns.without(words)
    whole = reader.names.match(" ".join(left)) if left != words else matched
    if whole.kpi:
        return whole
    for part, others in reader.breakdowns.readings(words):
        parted = reader.names.match(" ".join(others)) if others else None
        if owner := reader.part_owner(part[0], others):
            return NameMatch(owner, (owner,), "tokens", 1.0)
        if parted and parted.kpi and part[0] in reader.catalogue.dimensions(parted.kpi):
            return parted
    return matched


def parts_of_topic(reader: Reader, text: str) -> list[TopicMeasure]:
    """ "Youth knife crime": the measures of the topic that are published by that part."""
    words = plain_words(text)
    left = reader.breakdowns.without(words)
    topic = reader.topics.named(" ".join(left)) if left and left != words else None
    parts = {part for part, _ in reader.breakdowns.readings(words)}
    return [each for each in topic.measures if each.breakdown and set(each.breakdown) <= parts] if topic else []


def part_alone(reader: Reader, text: str) -> tuple[NameMatch, Breakdown] | None:
    """A part of one measure named without it, "shoplifting offences": nothing is known of it but by that measure."""
    words = plain_words(text)
    for part, left in reader.breakdowns.readings(words):
        if any(stem(word) not in _COUNTED for word in _content(left)):
            continue
        said = [word for word in words if word not in left]
        matched, tells = reader.names.match(" ".join(said)), set(map(stem, said)) - reader.names.soft
        alone = [each for each in matched.candidates if tells <= reader.names.words_of(each)]
        if matched.kpi or matched.how == "none" or len(alone) != 1:
            continue
        if part[0] in reader.catalogue.dimensions(alone[0]):
            return replace(matched, candidates=tuple(alone)), (part,)
    return None


def part_of_any(reader: Reader, text: str) -> Breakdown:
    """The place, the sex or the age that the text names, to be looked for among the measures to choose from."""
    found = (part for part, _ in reader.breakdowns.readings(plain_words(text)) if part[0] in OF_ANY_MEASURE)
    first = next(found, None)
    return (first,) if first else ()


def part_beside(reader: Reader, text: str, breakdown: Breakdown) -> Breakdown:
    """ "Men and women": the other part of the one dimension that the text names, beside the one it is read as."""
    if len(breakdown) != 1 or not _JOINED.search(text):
        return ()
    (dimension, value) = breakdown[0]
    named = (part for part, _ in reader.breakdowns.readings(plain_words(text)))
    others = dict.fromkeys(part for part in named if part[0] == dimension and part[1] != value)
    return (next(iter(others)),) if len(others) == 1 else ()


def _content(words: list[str]) -> list[str]:
    return [word for word in words if word not in STOP_WORDS]


def part_named(reader: Reader, text: str, matched: NameMatch) -> Breakdown:
    """The part of the measure that the text names; () for the whole, or where no one measure is named."""
    if matched.kpi is None:
        return ()
    return reader.breakdowns.parts(stems(text), matched.kpi, reader.names.words_of(matched.kpi))[0]


def is_another(reader: Reader, kpi: Kpi, text: str, rest: str) -> bool:
    """Whether the words go by a measure that cannot be the one that is asked for; `rest` is its words alone."""
    if kpi.unit is Unit.PER_1000 and _SHARE.search(rest):
        return True  # "what % of crime is burglary" wants no rate per 1,000 people
    return _is_of_another_kind(kpi, text) or _is_of_an_unknown_part(reader, kpi, rest)


def says_otherwise(kpi: Kpi, text: str) -> bool:
    """Whether the words say of it what no name of it and not its definition does, however well they name it."""
    own = " ".join((kpi.title, kpi.short, *kpi.aliases, kpi.definition)).lower()
    lost = _LOST.search(text)
    if lost and not re.search(rf"\b{lost[1] or lost[2]}\b", own):
        return True
    return any(said.search(text) and not held.search(own) for said, held in _SAID_OF_IT)


def _is_of_another_kind(kpi: Kpi, text: str) -> bool:
    """Whether money or officers are asked for where the measure counts something else, or a number of what is money.

    A measure whose own names speak of money, "projects funded", is asked for with such words.
    """
    if kpi.unit is Unit.GBP:
        return _HOW_MANY.search(text) is not None
    said = {found[0] for found in _MONEY.finditer(text)} | {found[1] for found in _OFFICERS.finditer(text)}
    said |= {found[2] for found in _STAFF.finditer(text) if not found[1]}
    return any(not any(word in name.lower() for name in (kpi.title, kpi.short, *kpi.aliases)) for word in said)


def _is_of_an_unknown_part(reader: Reader, kpi: Kpi, text: str) -> bool:
    """Whether a word is left that only parts of the measure go by and that names none of them: "theft charge rate"."""
    left = reader.breakdowns.parts(stems(text), kpi, reader.names.words_of(kpi))[1]
    return bool(left & reader.names.words_of(kpi) - reader.names.own_words_of(kpi))
