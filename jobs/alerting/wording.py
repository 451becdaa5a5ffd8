"""A rule as somebody types it: "999 answered below 85%", "burglary worse for 3 periods running"."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal, InvalidOperation

from jobs.alerting.provisos import read_provisos
from kpistore.model.alert import AlertRule, Earlier, RuleKind, Size
from kpistore.model.kpi import MOST_SIMILAR_GROUP, NATIONAL, Kpi, Unit

LONGEST_TEXT = 300
EXAMPLES = "/alert 999 answered below 85%, /alert burglary worse for 3 periods running, /alert robbery changes by 20%"

_NUMBER = r"(?P<amount>£?\d[\d,]*(?:\.\d+)?)\s*(?P<unit>%|per ?cent|percent|points?|pts|seconds?|hours?|months?)?"
_VERB = r"(?:is|are|falls?|drops?|goes|gets|rises?|if|when)?\s*"
_RUN = r"(?P<periods>\d{1,2}) (?:periods?|quarters?|months?|years?)(?: running| in a row)?"
_LEAD = re.compile(r"^(?:(?:alert|me|when|if|about)\s+)+", re.IGNORECASE)
_FOR = re.compile(rf",?\s+for {_RUN}$", re.IGNORECASE)
_CONDITION = re.compile(
    r"\b(?:below|above|less than|more than|higher than|lower than|exceeds?|worse|worsens?|better|improves?|changes?"
    r"|late|overdue|beyond chance)\b.*|[<>].*",
    re.IGNORECASE,
)
"""Begins a condition; no measure is called so."""
_FLOOR = re.compile(r",?\s+(?:from|if at least|with at least) (?P<floor>\d[\d,]*)(?: on)?$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Typed:
    """What was typed: the words for the measure, and the condition if one was named."""

    name: str
    condition: str
    rule: AlertRule | None
    """Without name and KPI yet."""
    unit: str = ""
    """The unit typed with the number: "%", "points", ""."""
    owner: str = ""
    """The words for who answers for it: a name, "me", a Telegram number."""


Found = re.Match[str]


def read_typed(text: str) -> Typed:
    """Split a text into the measure's words and the condition; no condition known: all words are the measure's."""
    whole = _LEAD.sub("", " ".join(text[:LONGEST_TEXT].split()))
    rest, more = read_provisos(whole)
    owner = more.pop("owner", "")
    rest, periods = _taken(_FOR, rest, "periods")
    rest, floor = _taken(_FLOOR, rest, "floor")
    for pattern, build in _FORMS.items():
        found = re.search(rf"(?:^|\s){pattern}$", rest, re.IGNORECASE)
        if not found:
            continue
        rule = build(found)
        if rule is None:
            continue
        rule = replace(rule, floor=_decimal(floor) if floor else None, **more)
        rule = replace(rule, periods=int(periods)) if periods else rule
        unit = (found.groupdict().get("unit") or "").lower()
        return Typed(rest[: found.start()].strip(), whole[found.start() :].strip(), rule, unit, owner)
    return Typed(rest if owner else whole, "", None, owner=owner)


def unread_problem(typed: Typed) -> str:
    """Why the words cannot be a measure and one condition; empty where they can."""
    if read_typed(typed.name).rule is not None:
        return "Two conditions are named here. A rule has one; write them as two rules."
    if found := _CONDITION.search(typed.name):
        return f"What to watch for could not be read from “{found[0]}”. Write it like this: {EXAMPLES}."
    return ""


def unit_problem(typed: Typed, kpi: Kpi) -> str:
    """Why the number typed cannot be meant; empty where it can."""
    rule = typed.rule
    if rule is None or rule.kind is RuleKind.CHANGES_BY:
        return ""
    is_percent = typed.unit.startswith(("%", "per"))
    if is_percent and rule.kind is RuleKind.WORSENS_BY:
        return "A fall is given in the measure's own unit: points for a share, a number for a count."
    if is_percent and kpi.unit is not Unit.PERCENT:
        return f"{kpi.title} is no percentage; write a plain number."
    return ""


def for_kpi(rule: AlertRule, kpi: Kpi) -> AlertRule:
    """The rule for this measure: a share's change is in points, however it was typed."""
    points = kpi.unit is Unit.PERCENT and rule.by is Size.PER_CENT
    return replace(rule, kpi=kpi.key, by=Size.UNITS if points else rule.by)


def _taken(pattern: re.Pattern[str], text: str, group: str) -> tuple[str, str]:
    found = pattern.search(text)
    if not found or re.search(r"(?:worse|worsens?|better|improves?)$", text[: found.start()], re.IGNORECASE):
        return text, ""
    return text[: found.start()], found[group]


def _decimal(text: str) -> Decimal | None:
    try:
        return Decimal(text.replace(",", "").replace("£", ""))
    except InvalidOperation:
        return None


def _of(kind: RuleKind) -> Callable[[Found], AlertRule | None]:
    def build(found: Found) -> AlertRule | None:
        amount = found.groupdict().get("amount")
        periods = found.groupdict().get("periods")
        return AlertRule("", "", kind, _decimal(amount) if amount else None, periods=int(periods) if periods else 1)

    return build


def _change(found: Found) -> AlertRule:
    unit = (found["unit"] or "").lower()
    by = Size.PER_CENT if unit.startswith(("%", "per")) else Size.UNITS
    against = Earlier.YEAR if found["year"] else Earlier.PREVIOUS
    return AlertRule("", "", RuleKind.CHANGES_BY, _decimal(found["amount"]), by=by, against=against)


def _signal(found: Found) -> AlertRule:
    words = (found["signals"] or "").lower()
    return AlertRule(
        "", "", RuleKind.SIGNAL, signals=tuple(each for each, form in _SIGNALS.items() if re.search(form, words))
    )


def _beside(found: Found) -> AlertRule:
    comparator = MOST_SIMILAR_GROUP if re.search("similar|group", found["whom"], re.IGNORECASE) else NATIONAL
    margin = _decimal(found["amount"]) if found["amount"] else None
    return AlertRule("", "", RuleKind.WORSE_THAN, margin, comparator=comparator)


_WHOM = (
    r"(?P<whom>(?:the )?(?:national(?: figure| average)?|england and wales|country"
    r"|(?:most )?similar (?:forces|group)|group))"
)
_AGAINST = r"(?:period before|previous period|(?P<year>a year earlier|the year before|last year))"
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
_FORMS: Mapping[str, Callable[[Found], AlertRule | None]] = {
    rf"{_VERB}(?:below|under) (?:its |the |a )?(?:target|standard|national standard)": _of(RuleKind.BELOW_TARGET),
    rf"{_VERB}(?:above|over) (?:its |the |a )?(?:target|standard|national standard)": _of(RuleKind.ABOVE_TARGET),
    rf"{_VERB}(?:below|under|less than|lower than|<) ?{_NUMBER}": _of(RuleKind.BELOW),
    rf"{_VERB}(?:above|over|more than|higher than|exceeds?|>) ?{_NUMBER}": _of(RuleKind.ABOVE),
    rf"(?:gets |is )?(?:worse|worsens?|worsening)(?: for)? {_RUN}": _of(RuleKind.WORSENS_RUNNING),
    rf"(?:gets |is )?(?:better|improves?|improving)(?: for)? {_RUN}": _of(RuleKind.IMPROVES_RUNNING),
    rf"(?:gets )?(?:worse|worsens?) by {_NUMBER}(?: or more)?": _of(RuleKind.WORSENS_BY),
    rf"changes? by (?:more than )?{_NUMBER}(?: or more)?(?: (?:on|against|from) (?:the )?{_AGAINST})?": _change,
    rf"(?:is |gets )?worse than {_WHOM}(?: by (?:more than )?{_NUMBER})?": _beside,
    r"(?:is |gets )?(?:worse )?beyond chance": _of(RuleKind.BEYOND_CHANCE),
    rf"(?:has |gives )?(?:a )?(?:signal|special cause)(?: on its control chart)?{_CHOSEN}": _signal,
    r"(?:has )?(?:an )?imports? (?:that )?(?:fail(?:s|ed)?|refused)": _of(RuleKind.IMPORT_FAILED),
    rf"(?:is |has )?(?:a figure (?:that is )?)?(?:late|missing|overdue){_ARREARS}": _of(RuleKind.LATE),
}
"""Forms of a condition, tried in this order; each ends the text."""
