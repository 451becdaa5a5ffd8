"""The forms of a condition: what each pattern means as a rule. Each ends the text; the first that fits is taken."""

import re
from collections.abc import Callable, Mapping
from dataclasses import replace

from jobs.alerting.typed_words import (
    AGAINST,
    BETTER,
    BY,
    DOWN,
    EDGE,
    EITHER,
    FALL,
    NUMBER,
    OR_MORE,
    RISE,
    RUN,
    UP,
    WORSE,
    count_of,
    decimal_of,
    is_percent,
)
from kpistore.model.alert import AlertRule, Earlier, RuleKind, Size, Way
from kpistore.model.kpi import MOST_SIMILAR_GROUP, NATIONAL

Found = re.Match[str]
_VERB = (
    r"(?:(?:is|are|was|falls?|drops?|dips?|sinks?|slips?|goes|gets|rises?|climbs?|increases?|decreases?|moves?|stays?"
    r"|remains?|comes? in|stands?|if|when|to|at) )*"
)
_TARGET = r"(?:its |the |a )?(?:target|(?:national )?standard)"
_BELOW, _ABOVE = (
    r"(?:below|under|less than|fewer than|lower than|beneath|short of|<)",
    (r"(?:above|over|more than|higher than|greater than|beyond|past|exceed(?:s|ing)?|tops?|>)"),
)
_AT_MOST = r"(?:at or (?:below|under)|at most|no (?:more|higher) than|not (?:above|over)|<=|≤)"
_AT_LEAST = (
    r"(?:at or (?:above|over)|at least|no (?:less|fewer|lower) than|not (?:below|under)|reach(?:es)?|hits?|>=|≥)"
)
_WHOM = (
    r"(?P<whom>(?:the )?(?:national(?: figure| average)?|england and wales|country"
    r"|(?:most )?similar (?:forces|group)|group))"
)
_SIGNALS = {
    "outside-limits": r"outside (?:the )?limits",
    "trend": r"trend(?: of seven)?",
    "two-in-three": r"two (?:of|in) three(?: near a limit)?",
    "shift": r"shift|seven on one side",
}
"""How the kinds of signal are typed, as a rule's own words have them."""
_ONE = f"(?:{'|'.join(_SIGNALS.values())})"
_CHOSEN = rf"(?::? \(?(?P<signals>{_ONE}(?:(?:,| or| and) {_ONE})*)\)?)?"
_ARREARS = r"(?: \(?(?P<amount>\d{1,3}) days after (?:its|the) period\)?)?"


def rule_of(found: Found, kind: RuleKind, **more: object) -> AlertRule:
    """A rule without name and measure; the amount and the periods as they were typed."""
    held = found.groupdict()
    amount, periods = held.get("amount"), held.get("periods") or held.get("periods2")
    rule = AlertRule("", "", kind, decimal_of(amount) if amount else None, periods=count_of(periods) if periods else 1)
    return replace(rule, **more)  # type: ignore[arg-type] # fields of a rule


def _of(kind: RuleKind, **more: object) -> Callable[[Found], AlertRule]:
    return lambda found: rule_of(found, kind, **more)


def _change(way: Way) -> Callable[[Found], AlertRule]:
    return lambda found: _sized(found, rule_of(found, RuleKind.CHANGES_BY, way=way))


def _worse(found: Found) -> AlertRule:
    return _sized(found, rule_of(found, RuleKind.WORSENS_BY))


def _sized(found: Found, rule: AlertRule) -> AlertRule:
    """In per cent or in units, on what, and whether the amount itself is enough."""
    by = Size.PER_CENT if is_percent(found["unit"] or "") else Size.UNITS
    strictly = any(found.groupdict().get(name) for name in ("strictly", "strictly2"))
    against = Earlier.YEAR if found["year"] else Earlier.PREVIOUS
    return replace(rule, by=by, against=against, including=False if strictly else None)


def _signal(found: Found) -> AlertRule:
    words = (found["signals"] or "").lower()
    signals = tuple(each for each, form in _SIGNALS.items() if re.search(form, words))
    return rule_of(found, RuleKind.SIGNAL, signals=signals)


def _beside(found: Found) -> AlertRule:
    group = re.search("similar|group", found["whom"], re.IGNORECASE)
    return rule_of(found, RuleKind.WORSE_THAN, comparator=MOST_SIMILAR_GROUP if group else NATIONAL)


_BY = rf"{BY}{NUMBER}{OR_MORE}{AGAINST}"
_NOUN = r"(?:(?:has|sees|shows|there is) )?(?:an? )?"
FORMS: Mapping[str, Callable[[Found], AlertRule]] = {
    rf"{_VERB}{_BELOW} {_TARGET}": _of(RuleKind.BELOW_TARGET),
    rf"{_VERB}{_ABOVE} {_TARGET}": _of(RuleKind.ABOVE_TARGET),
    rf"(?:misses|missing|fails to (?:meet|reach)) {_TARGET}": _of(RuleKind.BELOW_TARGET, way=Way.DOWN),
    rf"{_VERB}{_AT_MOST} ?{NUMBER}": _of(RuleKind.BELOW, including=True),
    rf"{_VERB}{NUMBER} or (?:less|fewer|lower|under|below)": _of(RuleKind.BELOW, including=True),
    rf"{_VERB}{_BELOW} ?{NUMBER}": _of(RuleKind.BELOW),
    rf"{WORSE} (?:for )?{RUN}": _of(RuleKind.WORSENS_RUNNING),
    rf"{UP} (?:for )?{RUN}": _of(RuleKind.WORSENS_RUNNING, way=Way.UP),
    rf"{DOWN} (?:for )?{RUN}": _of(RuleKind.WORSENS_RUNNING, way=Way.DOWN),
    rf"{BETTER} (?:for )?{RUN}": _of(RuleKind.IMPROVES_RUNNING),
    rf"{UP}{_BY}": _change(Way.UP),
    rf"{DOWN}{_BY}": _change(Way.DOWN),
    rf"{EITHER}{_BY}": _change(Way.EITHER),
    rf"{_NOUN}{RISE} of {EDGE}{NUMBER}{OR_MORE}{AGAINST}": _change(Way.UP),
    rf"{_NOUN}{FALL} of {EDGE}{NUMBER}{OR_MORE}{AGAINST}": _change(Way.DOWN),
    rf"{_NOUN}{EDGE}{NUMBER} {RISE}{AGAINST}": _change(Way.UP),
    rf"{_NOUN}{EDGE}{NUMBER} {FALL}{AGAINST}": _change(Way.DOWN),
    rf"{WORSE} by {EDGE}{NUMBER}{OR_MORE}{AGAINST}": _worse,
    rf"{_VERB}{_AT_LEAST} ?{NUMBER}": _of(RuleKind.ABOVE, including=True),
    rf"{_VERB}{NUMBER} or (?:more|higher|greater|over|above)": _of(RuleKind.ABOVE, including=True),
    rf"{_VERB}{_ABOVE} ?{NUMBER}": _of(RuleKind.ABOVE),
    rf"{WORSE} than {_WHOM}(?: by (?:more than )?{NUMBER})?": _beside,
    r"(?:is |gets )?(?:worse )?beyond chance": _of(RuleKind.BEYOND_CHANCE),
    rf"(?:has |gives )?(?:a )?(?:signal|special cause)(?: on its control chart)?{_CHOSEN}": _signal,
    r"(?:has )?(?:an )?imports? (?:that )?(?:fail(?:s|ed)?|refused)": _of(RuleKind.IMPORT_FAILED),
    rf"(?:is |has )?(?:a figure (?:that is )?)?(?:late|missing|overdue){_ARREARS}": _of(RuleKind.LATE),
}
"""A number that a change is measured by stands before the levels that end in the same words."""
