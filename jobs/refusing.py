"""Why a rule cannot be kept, as it is said in a chat: nothing of files and keys, and what to do instead."""

from kpistore.catalogue import Catalogue
from kpistore.catalogue.ruling import rule_problems
from kpistore.model.alert import TARGET_KINDS, VERDICT_KINDS, AlertRule, RuleKind
from kpistore.model.kpi import Direction, Kpi

_KINDS = {
    RuleKind.SIGNAL: "Figures of {title} cover twelve months that overlap, so they have no control chart. "
    "Watch for a level or a change: /alert {short} rises by 10%",
    RuleKind.BEYOND_CHANCE: "Chance is worked out for small counts, and {title} is none. "
    "Watch for a level or a change: /alert {short} shows what there is.",
}
_NO_TARGET = "{title} has no target of its own. Watch for a level that you choose: /alert {short} shows what there is."
_NO_DIRECTION = (
    "Neither more nor less alone is better for {title}, so it does not get worse or better. "
    "Watch which way it goes: /alert {short} rises by 10%"
)
_KEYS = {
    "periods": "A run has 2 to 24 periods: /alert {short} worse for 3 periods running",
    "floor": "“From a count of …” goes with a change of a count only; leave it out here.",
    "recovery": "“Over at …” goes with a fall or a rise only; leave it out: this rule ends when it is no longer so.",
    "until": "The last day is before the first; write a later day after “until”.",
}


def refusal(rule: AlertRule, catalogue: Catalogue) -> str:
    """A sentence or two; empty for a rule that can work."""
    found = next(rule_problems(rule, catalogue), None)
    if found is None:
        return ""
    key, problem = found
    if key == "kpi":
        return "This measure is not in the catalogue any more. /kpis lists what is."
    kpi = catalogue.kpi(rule.kpi)
    words = _of_kind(rule, kpi) if key == "kind" else _KEYS.get(key, "")
    if words:
        return words.format(title=kpi.title, short=kpi.short)
    return f"The value {problem}." if key == "amount" else f"This cannot be watched: {problem}."


def _of_kind(rule: AlertRule, kpi: Kpi) -> str:
    if rule.kind in TARGET_KINDS:
        return _NO_TARGET
    if rule.kind in VERDICT_KINDS and kpi.direction is Direction.NEITHER:
        return _NO_DIRECTION
    return _KINDS.get(rule.kind, "")
