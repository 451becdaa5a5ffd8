"""Alert rules: read from an entry, and held against the catalogue; a refusal says the key and what to write."""

from collections.abc import Iterator
from decimal import Decimal

from kpistore.catalogue.entry import Entry
from kpistore.catalogue.lookup import Catalogue, UnknownKpi
from kpistore.model.alert import (
    DAY_KINDS,
    EVERYONE,
    FALL_KINDS,
    RUNNING_KINDS,
    SIZE_KINDS,
    TARGET_KINDS,
    VALUE_KINDS,
    VERDICT_KINDS,
    AlertRule,
    Earlier,
    Recovery,
    RuleKind,
    Severity,
    Size,
    Way,
)
from kpistore.model.kpi import MOST_SIMILAR_GROUP, NATIONAL, Aggregation, Direction, Kpi, Unit
from kpistore.model.period import PeriodKind

SIGNALS = ("outside-limits", "trend", "two-in-three", "shift")
COMPARATORS = (NATIONAL, MOST_SIMILAR_GROUP)
AUDIENCES = (EVERYONE, "reader", "editor", "administrator")
MOST_PERIODS = 24
FEWEST_RUNNING = 2
HUNDRED = Decimal(100)
LARGEST = Decimal(10) ** 12
"""More than any count of events or sum of money that a force reports."""

_MAY_HAVE_AMOUNT = SIZE_KINDS | VALUE_KINDS | {RuleKind.WORSE_THAN} | DAY_KINDS
_INSTEAD = {True: "'below target', 'below' or 'changes by'", False: "'below', 'above' or 'changes by'"}
"""What may watch a measure whose periods overlap, with a target and without."""


def read_rule(entry: Entry, catalogue: Catalogue) -> AlertRule:
    """The rule of an entry; CatalogueError for one that cannot work."""
    rule = AlertRule(
        name=entry.text("name"),
        kpi=entry.text("kpi"),
        kind=entry.choice("kind", RuleKind),
        amount=entry.number("amount"),
        severity=entry.choice("severity", Severity, Severity.MEDIUM),
        reason=entry.optional_text("reason"),
        periods=_whole(entry, "periods") or 1,
        by=entry.choice("by", Size, Size.UNITS),
        against=entry.choice("against", Earlier, Earlier.PREVIOUS),
        floor=entry.number("floor"),
        signals=entry.texts("signals"),
        comparator=entry.optional_text("comparator") or NATIONAL,
        recovery=_recovery(entry),
        owner=_whole(entry, "owner"),
        audience=entry.optional_text("audience") or EVERYONE,
        since=entry.day("since"),
        until=entry.day("until"),
        way=entry.choice("way", Way, Way.EITHER),
        including=entry.optional_flag("including"),
    )
    entry.finish()
    for key, problem in rule_problems(rule, catalogue):
        entry.refuse(key, problem)
    return rule


def rule_problem(rule: AlertRule, catalogue: Catalogue) -> str:
    """Why a rule cannot work, and what to write; empty for one that can."""
    return next((f"{key} {problem}" for key, problem in rule_problems(rule, catalogue)), "")


def rule_problems(rule: AlertRule, catalogue: Catalogue) -> Iterator[tuple[str, str]]:
    """Each key that makes the rule impossible, with what is wrong and what to write."""
    try:
        kpi = catalogue.kpi(rule.kpi)
    except UnknownKpi as error:
        yield "kpi", f"{error}; write a key of catalogue.toml"
        return
    yield from _amount_problems(rule, kpi)
    yield from kind_problems(rule, kpi)
    yield from _word_problems(rule)
    yield from _span_problems(rule)


def _amount_problems(rule: AlertRule, kpi: Kpi) -> Iterator[tuple[str, str]]:
    amount, kind = rule.amount, rule.kind
    if amount is not None and not (amount.is_finite() and abs(amount) <= LARGEST):
        yield "amount", f"{amount} is no figure that could be reported; write a smaller number"
        return
    if kind in SIZE_KINDS and (amount is None or amount <= 0):
        words = "is missing" if amount is None else f"{amount} is no change"
        yield "amount", f"{words}; write by how much, a number above 0"
    if kind in VALUE_KINDS and amount is None:
        yield "amount", "is missing; write the level, in the measure's own unit"
    if kind not in _MAY_HAVE_AMOUNT and amount is not None:
        yield "amount", f"{amount} has no meaning for {kind.value!r}; leave it out"
    if amount is not None and amount < 0 and kind not in SIZE_KINDS:
        yield "amount", f"{amount} is below 0; write a number from 0"
    if kind in SIZE_KINDS and amount is not None and amount > HUNDRED:
        yield from _too_large(rule, kpi, amount)
    if kind in VALUE_KINDS and amount is not None:
        yield from _impossible(rule.kind, kpi, amount, including=bool(rule.including))


def _too_large(rule: AlertRule, kpi: Kpi, amount: Decimal) -> Iterator[tuple[str, str]]:
    """A change that no figure can make."""
    if rule.by is Size.UNITS and kpi.unit is Unit.PERCENT:
        yield "amount", f"{amount} points is more than a share can change by; write up to 100"
    falls = rule.way is Way.DOWN or (rule.kind is RuleKind.WORSENS_BY and kpi.direction is Direction.MORE)
    if rule.by is Size.PER_CENT and falls:
        yield "amount", f"{amount}% is more than anything can fall by; write up to 100"


def _impossible(kind: RuleKind, kpi: Kpi, amount: Decimal, *, including: bool) -> Iterator[tuple[str, str]]:
    """A level that no figure, or every figure, is beyond."""
    if kpi.unit is Unit.PERCENT and amount > HUNDRED:
        yield "amount", f"{amount}% is more than all of them; write 0 to 100"
    elif kpi.unit is Unit.PERCENT and kind is RuleKind.ABOVE and amount == HUNDRED and not including:
        yield "amount", "100% is passed by no share; write a lower one"
    elif kind is RuleKind.BELOW and amount == 0 and kpi.unit is not Unit.GBP and not including:
        yield "amount", "0 has nothing below it here; write a higher one"


def kind_problems(rule: AlertRule, kpi: Kpi) -> Iterator[tuple[str, str]]:
    """The same of what the rule's kind asks of its measure."""
    kind = rule.kind
    if kind in TARGET_KINDS and not kpi.targets:
        yield "kind", f"{kind.value!r} needs a target, and {kpi.key} has none; add one in catalogue.toml"
    if kind in VERDICT_KINDS and kpi.direction is Direction.NEITHER:
        yield "kind", f"{kind.value!r} needs a direction, and {kpi.key} has none; choose another measure"
    if kind is RuleKind.SIGNAL and kpi.main_kind is PeriodKind.ROLLING12:
        yield (
            "kind",
            f"{kind.value!r} needs periods that do not overlap, and {kpi.key} is twelve months that roll on; "
            f"write {_INSTEAD[bool(kpi.targets)]}",
        )
    if kind is RuleKind.BEYOND_CHANCE and not (kpi.unit is Unit.COUNT and kpi.aggregation is Aggregation.SUM):
        yield "kind", f"{kind.value!r} compares small counts, and {kpi.key} is none; write 'signal'"
    if kind in SIZE_KINDS and rule.by is Size.PER_CENT and kpi.unit is Unit.PERCENT:
        yield "by", "a share changes by points; leave it out"
    if kind in RUNNING_KINDS and rule.periods < FEWEST_RUNNING:
        yield "periods", f"{rule.periods} is no run; write {FEWEST_RUNNING} or more"
    yield from _change_problems(rule, kpi)


def _change_problems(rule: AlertRule, kpi: Kpi) -> Iterator[tuple[str, str]]:
    """What is said of a change or a level beside its amount, where the kind knows nothing of it."""
    kind = rule.kind
    if rule.floor is not None and (kind not in SIZE_KINDS or kpi.unit is not Unit.COUNT):
        yield "floor", "is for 'changes by' and 'worsens by' of a count; leave it out"
    if rule.way is not Way.EITHER and kind is not RuleKind.CHANGES_BY:
        yield "way", f"has no meaning for {kind.value!r}; leave it out"
    if rule.including is not None and kind not in VALUE_KINDS | SIZE_KINDS:
        yield "including", f"has no meaning for {kind.value!r}; leave it out"


def _word_problems(rule: AlertRule) -> Iterator[tuple[str, str]]:
    for word in rule.signals:
        if word not in SIGNALS:
            yield "signals", f"{word!r} is not known; write some of {', '.join(SIGNALS)}"
    if rule.signals and rule.kind is not RuleKind.SIGNAL:
        yield "signals", f"have no meaning for {rule.kind.value!r}; leave them out"
    if rule.comparator not in COMPARATORS:
        yield "comparator", f"{rule.comparator!r} is not known; write one of {', '.join(COMPARATORS)}"
    if rule.audience not in AUDIENCES and rule.audience_chat is None:
        words = f"{rule.audience!r} is not known; write one of {', '.join(AUDIENCES)}"
        yield "audience", f"{words}, or the Telegram number of a person or group"
    if rule.recovery is not None and rule.kind not in FALL_KINDS:
        yield "recovery", f"has no meaning for {rule.kind.value!r}, which ends when it is no longer so; leave it out"


def _span_problems(rule: AlertRule) -> Iterator[tuple[str, str]]:
    if not 1 <= rule.periods <= MOST_PERIODS:
        yield "periods", f"{rule.periods} is not possible; write 1 to {MOST_PERIODS}"
    if rule.since and rule.until and rule.until < rule.since:
        yield "until", f"{rule.until} is before {rule.since}; write a later day"


def _recovery(entry: Entry) -> Recovery | None:
    return entry.choice("recovery", Recovery) if entry.optional_text("recovery") else None


def _whole(entry: Entry, key: str) -> int | None:
    found = entry.number(key)
    if found is not None and found != int(found):
        entry.refuse(key, f"{found} is no whole number; write one")
    return None if found is None else int(found)
