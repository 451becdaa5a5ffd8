"""What is typed after a rule's condition: its importance, dates, owner, what ends it, and why it is watched."""

import re
from collections.abc import Callable, Mapping
from typing import Any

from jobs.days import whole_day
from kpistore.model.alert import Recovery, Severity

_DAY = r"(?:\d{4}-\d{2}-\d{2}|\d{1,2} [a-z]{3,9} \d{4})"
_NAME = r"(?:(?!\b(?:until|since|from|over|severity|importance|high|medium|low)\b)[^,])+"
_OVER = r"(?:is )?over (?:when |once )?(?:back )?(?:at |after )?(?:the |its )?"
_PROVISO = re.compile(
    rf",?\s+(?:(?:from|since) (?P<since>{_DAY})|until (?P<until>{_DAY})|owner:? @?(?P<owner>{_NAME})"
    rf"|{_OVER}(?P<recovery>level before|target|two better periods)"
    r"|(?:(?:with )?(?:severity|importance) )?(?P<severity>high|medium|low)(?: severity| importance)?)$",
    re.IGNORECASE,
)
_BECAUSE = re.compile(r",?\s+because:?\s+(?P<reason>.+)$", re.IGNORECASE)
_READ: Mapping[str, Callable[[str], Any]] = {
    "severity": lambda words: Severity(words.lower()),
    "since": whole_day,
    "until": whole_day,
    "recovery": lambda words: Recovery(words.lower()),
    "owner": str.strip,
}


def read_provisos(text: str) -> tuple[str, dict[str, Any]]:
    """The text without them, and they as fields of a rule; "owner" as it was typed."""
    more: dict[str, Any] = {}
    if why := _BECAUSE.search(text):
        more["reason"], text = _sentence(why["reason"]), text[: why.start()]
    while found := _PROVISO.search(text):
        name, words = next((name, words) for name, words in found.groupdict().items() if words)
        value = _READ[name](words)
        if value is None or name in more:
            break
        more[name], text = value, text[: found.start()]
    return text, more


def _sentence(words: str) -> str:
    return f"{words[:1].upper()}{words[1:].rstrip('.')}."
