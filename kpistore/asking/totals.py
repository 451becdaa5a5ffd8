"""Words that ask for several periods to be added up."""

import re

_TOTAL = re.compile(
    r"\b(?:in total|altogether|combined|sum(?: of)?|add(?:ed)? up|added together|how many|how much|number of"
    r"|over the last|in the last|over the past|in the past"
    r"|total(?= (?:number|count|amount|of|for|over|in|since|from|between|across)))\b|^total\b"
)


def wants_total(text: str) -> bool:
    """Whether a clean text that names several periods wants them added, not listed."""
    return bool(_TOTAL.search(text))
