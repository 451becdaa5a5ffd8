"""What a rule can watch a measure for: the kinds as buttons, and what is asked where too little was said."""

from briefing.message import Button, ButtonRows, Message, bold, plain
from kpistore.catalogue.ruling import kind_problems
from kpistore.model.alert import TARGET_KINDS, AlertRule, RuleKind
from kpistore.model.kpi import Direction, Kpi
from kpistore.model.observation import Observation

KIND = "rk"
KIND_CODES = {
    "b": RuleKind.BELOW,
    "a": RuleKind.ABOVE,
    "w": RuleKind.WORSENS_BY,
    "r": RuleKind.WORSENS_RUNNING,
    "c": RuleKind.CHANGES_BY,
    "s": RuleKind.SIGNAL,
    "n": RuleKind.WORSE_THAN,
    "t": RuleKind.BELOW_TARGET,
    "o": RuleKind.ABOVE_TARGET,
    "i": RuleKind.IMPROVES_RUNNING,
    "x": RuleKind.BEYOND_CHANCE,
    "l": RuleKind.LATE,
}
"""A kind in one letter, for a button: rk:<kpi>:<letter>."""
_KIND_LABELS = {
    "b": "Below a value",
    "a": "Above a value",
    "w": "Worse by",
    "r": "Worse 3 times running",
    "c": "Changes by",
    "s": "Chart signal",
    "n": "Worse than national",
    "t": "Below its target",
    "o": "Above its target",
    "i": "Better 3 times running",
    "x": "Worse beyond chance",
    "l": "Figure late",
}
_MISSED = {RuleKind.BELOW_TARGET: Direction.MORE, RuleKind.ABOVE_TARGET: Direction.LESS}
CHOOSE = "What shall be watched for? Choose, or write it like: rises by more than 10%"
RUNNING = 3
"""How many changes one way a tapped rule asks for."""


def kind_rows(kpi: Kpi, *, national: bool) -> ButtonRows:
    """One button for each kind of rule that can watch the measure, two a row."""
    kinds = {code: kind for code, kind in KIND_CODES.items() if national or kind is not RuleKind.WORSE_THAN}
    codes = [code for code, kind in kinds.items() if _can_watch(kind, kpi)]
    buttons = [Button(_KIND_LABELS[code], f"{KIND}:{kpi.key}:{code}") for code in codes]
    return tuple(tuple(buttons[place : place + 2]) for place in range(0, len(buttons), 2))


def _can_watch(kind: RuleKind, kpi: Kpi) -> bool:
    """Whether the kind says anything about the measure; a target is warned of on the side that is worse."""
    if kind in TARGET_KINDS and kpi.direction is not _MISSED[kind]:
        return False
    return not any(kind_problems(AlertRule("", kpi.key, kind, periods=RUNNING), kpi))


def span_question(kpi: Kpi, newest: Observation, span: str, action: str) -> Message:
    """Where a change from quarter to quarter is asked for, and the newest figure covers twelve months."""
    words = (
        f"The newest figure of {kpi.title} covers {newest.period.months} months ({newest.period.label}), so it cannot "
        f"be set beside the {span} before. Shall it be set beside the {newest.period.months} months before?"
    )
    return Message(plain(words), ((Button("Yes, so", action),),) if action else ())


def worse_by_what(kpi: Kpi, unread: str, rows: ButtonRows) -> Message:
    """Where what was typed says too little, or cannot be read."""
    return Message("\n".join([bold(kpi.title), plain(f"“{unread}” needs a number that can be read."), CHOOSE]), rows)
