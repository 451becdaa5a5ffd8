"""What a rule found, in a clause: "0.8 points below the 90% national standard"."""

from briefing.alert_changes import change_words, from_where_it_began, on_previous
from briefing.rule_words import BESIDE
from briefing.words import change, number
from kpistore.model.alert import RUNNING_KINDS, TARGET_KINDS, VALUE_KINDS, AlertRule, Earlier, RuleKind, Size
from kpistore.model.assessment import Assessment
from kpistore.model.period import day_words

_SIGNALS = {
    "outside-limits": "outside the limits of its control chart",
    "trend": "the seventh figure running that goes one way",
    "two-in-three": "the second of three figures near a limit of its control chart",
    "shift": "the seventh figure running on one side of its average",
}
SET = ", the level set"
"""Ends the words of a rule that a person gave a value."""


def finding_words(found: Assessment) -> str:
    """What a firing rule found, without the figure: "0.8 points below the 90% national standard"."""
    kind = found.rule.kind
    if kind in TARGET_KINDS:
        return _running_too(found, target_distance(found))
    if kind in VALUE_KINDS:
        return _running_too(found, level_distance(found))
    if kind is RuleKind.WORSE_THAN:
        return _running_too(found, _beside_comparator(found))
    if kind is RuleKind.SIGNAL:
        return _signal_words(found)
    if kind is RuleKind.LATE:
        return _late_words(found)
    if kind is RuleKind.IMPORT_FAILED:
        return failed_words(found)
    if kind is RuleKind.CHANGES_BY:
        return change_words(found)
    return _fall_words(found)


def _fall_words(found: Assessment) -> str:
    if found.previous is None and found.grounds.other is None:
        return ""
    # From a year earlier, or in per cent, as the rule has it; else the change on the period before.
    changed = change_words(found) if _is_sized_otherwise(found.rule) else on_previous(found)
    words = f"{changed}{from_where_it_began(found)}"
    if found.rule.kind in RUNNING_KINDS:
        way = "better" if found.rule.kind is RuleKind.IMPROVES_RUNNING else "worse"
        count = found.grounds.running
        return f"{way} for {count} periods running: {words}" if count > 1 else words
    proven = found.rule.kind is RuleKind.BEYOND_CHANCE and found.firing
    return f"{words}; more than chance explains" if proven else words


def _is_sized_otherwise(rule: AlertRule) -> bool:
    return rule.kind is RuleKind.WORSENS_BY and (rule.by is Size.PER_CENT or rule.against is Earlier.YEAR)


def _running_too(found: Assessment, words: str) -> str:
    return f"{words}, for {found.rule.periods} periods running" if found.rule.periods > 1 and found.firing else words


def target_distance(found: Assessment) -> str:
    assert found.target is not None
    target = f"the {number(found.target.value, found.kpi.unit)} {found.target.name}"
    distance = found.value - found.target.value
    if distance == 0:
        return f"at {target}"
    return f"{change(distance, found.kpi.unit)} {'above' if distance > 0 else 'below'} {target}"


def level_distance(found: Assessment) -> str:
    level = found.grounds.level
    assert level is not None
    distance = found.value - level
    words = number(level, found.kpi.unit)
    if distance == 0:
        return f"at {words}{SET}"
    return f"{change(distance, found.kpi.unit)} {'above' if distance > 0 else 'below'} {words}{SET}"


def _beside_comparator(found: Assessment) -> str:
    assert found.grounds.level is not None
    distance = found.value - found.grounds.level
    name = f"{BESIDE[found.rule.comparator]} ({number(found.grounds.level, found.kpi.unit)})"
    if distance == 0:
        return f"the same as {name}"
    return f"{change(distance, found.kpi.unit)} {'above' if distance > 0 else 'below'} {name}"


def _signal_words(found: Assessment) -> str:
    words = _SIGNALS.get(found.grounds.signal, "within the limits of its control chart")
    if found.grounds.limits is None or found.grounds.signal in ("trend", "shift"):
        return words
    lower, upper = (f"{each:,.1f}" for each in found.grounds.limits)
    return f"{words} ({lower} to {upper})"


def _late_words(found: Assessment) -> str:
    awaited, due = found.grounds.awaited, found.grounds.due
    if awaited is None or due is None:
        return ""
    return f"{awaited.label} was due by {day_words(due)} and is not in the reports loaded"


def failed_words(found: Assessment) -> str:
    """Which file failed, when and why; empty where none did."""
    failed = found.grounds.failed
    if failed is None:
        return ""
    # What is said of a file begins with its name, which was just said.
    why = f"it {failed.why.removeprefix(failed.file).lstrip()}" if failed.why.startswith(failed.file) else failed.why
    return f"{failed.file} was not loaded on {day_words(failed.day)}: {why}"
