"""Words that say which way a figure went."""

import re

UP = (
    r"(?:increas(?:e|es|ed|ing)|ris(?:e|es|en|ing)|rose|gr(?:ow|ows|ew|own|owing|owth)|climb(?:s|ed|ing)?"
    r"|jump(?:s|ed|ing)?|surg(?:e|es|ed|ing))"
)
DOWN = (
    r"(?:decreas(?:e|es|ed|ing)|fall(?:s|en|ing)?|fell|drop(?:s|ped|ping)?|declin(?:e|es|ed|ing)"
    r"|reduc(?:e|es|ed|ing|tion|tions)|shrank|cut|dip(?:s|ped)?)"
)
UP_WORD, DOWN_WORD = r"up(?=\s+(?:by\s+|from\s+)?[‹«])", r"down(?=\s+(?:by\s+|from\s+)?[‹«])"
""" "Set up" and "down the road" say nothing of figures; "up 12%", "up by 12%" and "up from 12%" do."""
WAY = rf"(?:{UP}|{DOWN}|{UP_WORD}|{DOWN_WORD})"
RISE = r"(?:increase|rise|growth|climb|jump|surge|decrease|fall|drop|decline|reduction|cut|dip)"
"""What may follow a figure as its noun: "a 12% rise"; in "500 calls rose" the figure is no change."""
MORE, LESS = r"(?:more|higher|additional|extra|above)", r"(?:fewer|less|lower|below)"
THAN = rf"(?:{MORE}|{LESS})"

_DOWN = re.compile(rf"(?:{DOWN}|{LESS}|down)$", re.IGNORECASE)
_ANY = re.compile(rf"\b{WAY}\b", re.IGNORECASE)


def sign_of(word: str) -> int:
    """1 for a word of rising, -1 for one of falling."""
    return -1 if _DOWN.match(word.strip()) else 1


def ways_in(text: str) -> list[int]:
    """The sign of each such word, in order."""
    return [sign_of(match[0]) for match in _ANY.finditer(text)]
