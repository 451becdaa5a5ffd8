"""What keeps a clause from being set beside a table: another place or group, a forecast, a national figure."""

import re
from functools import cached_property

from kpistore.catalogue import Catalogue
from kpistore.proofing.clauses import Clause
from kpistore.proofing.marked import Marked
from kpistore.proofing.measures import Measures, Named

FORECAST = re.compile(
    r"\b(?:will|would|expect(?:ed|s)?|forecast(?:s|ed)?|project(?:ed|ions?)\s+to|anticipat\w+|plan(?:s|ned)?\s+to|aim(?:s|ed)?"
    r"|intend\w*|could|should|may|might|target(?:s|ed)?|goal|ambition|estimate[sd]?|by\s+the\s+end\s+of|likely)\b",
    re.IGNORECASE,
)
_ELSEWHERE = re.compile(
    r"\b(?:national(?:ly)?|england|wales|britain|uk|region(?:al|ally)?|other\s+forces|all\s+forces|forces|most\s+similar"
    r"|peers?|countr(?:y|ies)|durham|northumbria|north\s+yorkshire|year\s+to\s+date|so\s+far|to\s+date|per\s+(?:year|day|week"
    r"|month|officer|head)|(?:a|each|every)\s+(?:day|week|month|year)|annually|daily|weekly|monthly|on\s+average)\b",
    re.IGNORECASE,
)
_OPENING = re.compile(
    r"^(?:following|despite|as|although|overall|however|due|thanks|whilst|while|sadly|supported|in\s+(?:addition|comparison"
    r"|total|contrast)|positively|encouragingly|pleasingly|unfortunately|this|it|there|meanwhile|similarly|by\s+contrast"
    r"|i\b|we\b|because|after|notably|additionally|also|these|latest|nationally)",
    re.IGNORECASE,
)
_RESTRICTING = re.compile(
    r"^(?:in|within|for|among|amongst|across|of|excluding|except|at|on|under|through|where|when|if|only|including|mainly"
    r"|mostly|all|both|compared|versus|against)\b",
    re.IGNORECASE,
)
_GROUPS = ("borough", "sex", "age")


class Surroundings:
    """The words of an office by which a figure is of another place or group than a table's."""

    def __init__(self, catalogue: Catalogue, measures: Measures) -> None:
        self._catalogue = catalogue
        self._measures = measures

    def allow(self, sentence: Marked, clauses: list[Clause], place: int, before: str, named: Named) -> bool:
        """Whether a clause may be taken for what it says alone; `before` is its paragraph up to the sentence."""
        told = sentence.sentence.text
        if FORECAST.search(told) or _ELSEWHERE.search(told):
            return False
        values = {value for _, value in named.breakdown}
        around = f"{before} {told}"
        if any(pattern.search(around) for value, pattern in self._groups if value not in values):
            return False
        if any(pattern.search(sentence.sentence.heading) for pattern in self._places):
            return False
        return all(self._is_harmless(each, named) for each in clauses[:place]) and not any(
            self._restricts(each) for each in clauses[place + 1 :]
        )

    def _is_harmless(self, clause: Clause, named: Named) -> bool:
        if clause.amounts or clause.bracketed or clause.joined_by.startswith(("with", "while", "whilst", "although")):
            return True
        if self._measures.is_empty(clause.words) or _OPENING.match(clause.words):
            return True
        return self._measures.repeats(clause.words, named)

    def _restricts(self, clause: Clause) -> bool:
        if clause.amounts or self._measures.is_empty(clause.words):
            return False
        return bool(_RESTRICTING.match(clause.words))

    @cached_property
    def _groups(self) -> list[tuple[str, re.Pattern[str]]]:
        return [
            (each.value, _pattern(each.words)) for each in self._catalogue.breakdown_words if each.dimension in _GROUPS
        ]

    @cached_property
    def _places(self) -> list[re.Pattern[str]]:
        return [_pattern(each.words) for each in self._catalogue.breakdown_words if each.dimension == "borough"]


def _pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    spoken = "|".join(re.escape(each).replace(r"\-", "[- ]") for each in sorted(words, key=len, reverse=True))
    return re.compile(rf"\b(?:{spoken})\b", re.IGNORECASE)
