"""Words that ask for an order of forces, places or kinds of crime, not for the highest of one series."""

import re
from typing import Literal

Ordered = Literal["", "places", "parts"]

_TOP = (
    r"(?:best|worst|highest|lowest|most|fewest|least|fastest|quickest|slowest|longest|shortest|busiest|quietest"
    r"|poorest|biggest|largest|smallest)"
)
_PLACE = (
    r"(?:(?:other|police|uk|english|british|cleveland|local) )*(?:police )?(?:forces?|constabular(?:y|ies)|areas?"
    r"|towns?|boroughs?|districts?|count(?:y|ies)|councils?|wards?|neighbourhoods?(?! crimes?\b| polic)|places?"
    r"|cit(?:y|ies))"
)
_BE = r"(?: (?:is|are|was|were|has|have|had|got|do|does|did|we|the|been))*"
_AT = r"(?: (?:at|for|in|on|of))?"
_PLACES = (
    re.compile(rf"\b(?:in )?(?:which|what) {_PLACE}\b(?P<between>.*?)\b{_TOP}\b(?: perform(?:ing|ance|er))?{_AT}"),
    re.compile(rf"(?P<between>)(?:\bthe )?\b{_TOP}(?: performing)? {_PLACE}(?= (?:at|for|in|on|of)\b| ?[?.!]*$){_AT}"),
)
_NO_PART = (
    r"is|are|was|were|has|have|had|did|do|does|the|our|we|number|percentage|percent|proportion|share|figure|value|level"
    r"|date|day|time|period|when"
)
_UNIT = r"quarters?|qtrs?|months?|years?|weeks?|days?"
_KIND = r"(?:(?:type|kind|sort|category|categories)s? of )?"
_PARTS = re.compile(
    rf"^(?:which|what) {_KIND}(?P<what>(?!(?:{_NO_PART})\b)(?:(?!(?:{_UNIT})\b)\S+ ){{1,5}}?)"
    rf"(?:is|are|was|were|has|have|had)(?: been)?(?: the| our)? {_TOP}\b(?P<after>.*)$"
)


def find_order(text: str) -> tuple[Ordered, str, str]:
    """What a clean text wants put in order, the words that say so and the text without them; "" for nothing."""
    for pattern in _PLACES:
        if found := pattern.search(text):
            rest = f"{text[: found.start()]} {re.sub(_BE + '$', ' ', found['between'])} {text[found.end() :]}"
            return "places", found[0], " ".join(rest.split())
    if found := _PARTS.search(text):
        named = found[0][: -len(found["after"])] if found["after"] else found[0]
        return "parts", named, " ".join(f"{found['what']} {found['after']}".split())
    return "", "", text
