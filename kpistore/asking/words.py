"""Text as it is typed, made even: case, dashes, quotes, spaces."""

import re
import unicodedata

MAX_CHARACTERS = 300
"""A question is read up to here; what follows in a longer paste is not looked at."""

_DASHES = dict.fromkeys(map(ord, "‐‑‒–—―−"), "-")
_QUOTES = dict.fromkeys(map(ord, "‘’´`"), "'") | dict.fromkeys(map(ord, "“”"), '"')
_SPACES = re.compile(r"\s+")


def clean(text: str) -> str:
    """Lower case, plain dashes and quotes, single spaces, at most MAX_CHARACTERS characters."""
    plain = unicodedata.normalize("NFKC", text[:MAX_CHARACTERS]).translate(_DASHES).translate(_QUOTES)
    return _SPACES.sub(" ", plain.lower()[:MAX_CHARACTERS]).strip()
