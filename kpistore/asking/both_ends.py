"""Whether only two figures are wanted of a series, the one before and the one after: "before and after", "a slope"."""

import re

_DATE = r"(?! (?:the )?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|q[1-4]\b|\d))"
"""A date after the words parts a series in two; then its whole course is what shows them."""
_WORDS = re.compile(
    rf"\b(?:(?:as|in) an? )?(?:before(?: and | & | v | vs | versus |/| )after{_DATE}|then and now"
    r"|slope(?: ?(?:chart|graph))?(?: of)?)(?: of)?\b"
)


def find_both_ends(text: str) -> tuple[bool, str]:
    """Whether a clean text asks for before and after, and the text without those words."""
    rest = " ".join(_WORDS.sub(" ", text).split())
    return rest != " ".join(text.split()), rest
