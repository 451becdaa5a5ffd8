"""A rule as somebody types it: "999 answered below 85%", "tell me when burglary rises by more than 10%"."""

import re
from dataclasses import dataclass, replace

from jobs.alerting.forms import FORMS
from jobs.alerting.provisos import read_provisos
from jobs.alerting.typed_words import (
    AGAINST,
    BETTER,
    DOWN,
    EITHER,
    FALL,
    RISE,
    RUN,
    RUNNING,
    UP,
    WORSE,
    count_of,
    decimal_of,
)
from kpistore.model.alert import SIZE_KINDS, TARGET_KINDS, AlertRule, RuleKind, Size, Way
from kpistore.model.kpi import Direction, Kpi, Unit

LONGEST_TEXT = 300
EXAMPLES = "/alert 999 answered below 85%, /alert burglary worse for 3 periods running, /alert robbery rises by 20%"

_LEAD = re.compile(
    r"^(?:(?:please|alert|tell|warn|notify|ping|remind|watch|let|me|us|know|when(?:ever)?|if|once|as soon as"
    r"|about|that)\s+)+",
    re.IGNORECASE,
)
_LINK = re.compile(r"(?:[\s,:;–—-]+(?:when(?:ever)?|if|once|as soon as|it|they|ever))*[\s,:;–—-]*$", re.IGNORECASE)
"""What joins a measure to its condition: "robbery: when it"."""
_OF_AMOUNT = r"(?:(?:more than|over|at least) )?£?\d"
_FOR = re.compile(rf",?\s+for {RUN}$", re.IGNORECASE)
_ROW = re.compile(rf",?\s+{RUNNING}$", re.IGNORECASE)
_NOT_TAKEN = re.compile(rf"(?:{WORSE}|{BETTER}|{UP}|{DOWN})(?: for)?$", re.IGNORECASE)
"""What runs by itself: "worse for 3 periods" is one condition."""
_TURNED = re.compile(
    rf"^(?:there (?:is|are|was) )?(?P<condition>(?:an? )?(?:.* )?(?:{RISE}|{FALL})\b.*?) (?:in|of|for) (?!{_OF_AMOUNT})"
    r"(?P<name>.+)$",
    re.IGNORECASE,
)
""" "A fall of more than 5% in robbery": the measure stands last."""
_JOINED = re.compile(r"\s+(?:for|of|in)\s+", re.IGNORECASE)
_FLOOR = re.compile(r",?\s+(?:from|if at least|with at least) (?P<floor>\d[\d,]*)(?: on)?$", re.IGNORECASE)
_AGAINST = re.compile(rf"{AGAINST}$", re.IGNORECASE)
_CONDITION = re.compile(
    rf"(?:^|(?<=\s))(?:(?:at or |not )?(?:below|above|under|over)|less than|more than|fewer than|higher than|lower than"
    rf"|greater than|at least|at most|exceeds?|reach(?:es)?|{WORSE}|{BETTER}|{UP}|{DOWN}|{EITHER}|late|overdue"
    rf"|beyond chance|(?:a |an )?(?:rise|increase|fall|drop|decrease|decline) (?:of|by))\b.*|[<>≤≥].*",
    re.IGNORECASE,
)
"""Begins a condition; no measure is called so."""
_OF_UNIT = {
    Unit.SECONDS: "second",
    Unit.HOURS: "hour",
    Unit.MONTHS: "month",
}
_TIMES = ("sec", "min", "hour", "day", "month")


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
    span: str = ""
    """What a change is measured from as it was typed, where that is a length of time: "quarter", "month"."""
    unread: str = ""
    """What looks like a condition and could not be read."""
    whole: str = ""
    """All that was typed but for the lead, where something could not be read: it may be a measure's name."""

    @property
    def without_span(self) -> str:
        """The condition with nothing said of what a change is measured from."""
        return _AGAINST.sub("", self.condition)


def read_typed(text: str) -> Typed:
    """Split a text into the measure's words and the condition; no condition known: all words are the measure's."""
    whole = _turned(_LEAD.sub("", f"{' '.join(text[:LONGEST_TEXT].split()).rstrip(' ?!')} ").strip())
    return _read(whole) or _measure_last(whole) or _unread(whole)


def _read(whole: str) -> Typed | None:
    """A measure and one condition after it."""
    rest, more = read_provisos(whole.removesuffix("."))
    owner = more.pop("owner", "")
    rest, periods = _run_taken(rest)
    rest, floor = _floor_taken(rest)
    for pattern, build in FORMS.items():
        found = re.search(rf"(?:^|\s){pattern}$", rest, re.IGNORECASE)
        if not found:
            continue
        rule = replace(build(found), floor=decimal_of(floor) if floor else None, **more)
        rule = replace(rule, periods=count_of(periods)) if periods else rule
        unit = (found.groupdict().get("unit") or "").lower()
        span = next((name for name in ("quarter", "month") if found.groupdict().get(name)), "")
        return Typed(_name(rest[: found.start()]), whole[found.start() :].strip(), rule, unit, owner, span)
    return None


def _measure_last(whole: str) -> Typed | None:
    """ "Below 85% for 999 answered": the condition first, and nothing before it."""
    for link in _JOINED.finditer(whole):
        name = whole[link.end() :]
        typed = _read(f"{name} {whole[: link.start()]}")
        if typed and typed.name == name:
            return typed
    return None


def _unread(whole: str) -> Typed:
    rest, more = read_provisos(whole.removesuffix("."))
    owner = more.get("owner", "")
    text = rest if owner else whole
    found = _CONDITION.search(text)
    if found is None:
        return Typed(text, "", None, owner=owner)
    return Typed(_name(text[: found.start()]), "", None, owner=owner, unread=found[0], whole=text)


def unread_problem(typed: Typed) -> str:
    """Why the words cannot be a measure and one condition; empty where they can."""
    twice = read_typed(typed.name)
    if twice.rule is not None or (typed.rule is not None and twice.unread):
        return "Two conditions are named here. A rule has one; write them as two rules."
    return ""


def unit_problem(typed: Typed, kpi: Kpi) -> str:
    """Why the number typed cannot be meant; empty where it can."""
    rule, unit = typed.rule, typed.unit
    if rule is None or not unit:
        return ""
    if unit.startswith(_TIMES) and not unit.startswith(_OF_UNIT.get(kpi.unit, "-")[:3]):
        return f"{kpi.title} is not measured in {unit}; write a plain number."
    if unit.startswith(("%", "per")) and kpi.unit is not Unit.PERCENT and rule.kind not in SIZE_KINDS:
        return f"{kpi.title} is no percentage; write a plain number."
    return ""


def for_kpi(rule: AlertRule, kpi: Kpi) -> AlertRule:
    """The rule for this measure: a share's change is in points, however it was typed.

    A rise of what had better fall is a worsening, which is over when it is made up for.
    """
    points = kpi.unit is Unit.PERCENT and rule.by is Size.PER_CENT
    rule = replace(rule, kpi=kpi.key, by=Size.UNITS if points else rule.by)
    if rule.kind in TARGET_KINDS and rule.way is not Way.EITHER:
        missed = RuleKind.ABOVE_TARGET if kpi.direction is Direction.LESS else RuleKind.BELOW_TARGET
        return replace(rule, kind=missed, way=Way.EITHER)
    worse = {Direction.LESS: Way.UP, Direction.MORE: Way.DOWN}.get(kpi.direction)
    if worse is None or rule.way is Way.EITHER:
        return rule
    if rule.kind is RuleKind.CHANGES_BY and rule.way is worse:
        return replace(rule, kind=RuleKind.WORSENS_BY, way=Way.EITHER)
    if rule.kind is RuleKind.WORSENS_RUNNING:
        kind = rule.kind if rule.way is worse else RuleKind.IMPROVES_RUNNING
        return replace(rule, kind=kind, way=Way.EITHER)
    return rule


def _turned(text: str) -> str:
    found = _TURNED.match(text)
    return f"{found['name']} {found['condition']}" if found else text


def _name(words: str) -> str:
    return _LINK.sub("", words).strip()


def _run_taken(text: str) -> tuple[str, str]:
    """The text without the number of periods that a condition has to hold for, and that number."""
    for pattern in (_FOR, _ROW):
        found = pattern.search(text)
        if found and not _NOT_TAKEN.search(text[: found.start()]):
            return text[: found.start()], found["periods"] or found.groupdict().get("periods2", "")
    return text, ""


def _floor_taken(text: str) -> tuple[str, str]:
    found = _FLOOR.search(text)
    return (text[: found.start()], found["floor"]) if found else (text, "")
