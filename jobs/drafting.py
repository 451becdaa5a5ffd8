"""A rule before it is saved: what is wrong with it, what it would do now, and which values are near."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from decimal import ROUND_HALF_EVEN, Decimal
from textwrap import shorten

from briefing.rule_words import rule_words
from jobs.alerting.figures import newest_series, own_figures
from jobs.refusing import refusal
from kpistore.catalogue import Office
from kpistore.catalogue.ruling_together import contradict, same_condition
from kpistore.model.alert import DAY_KINDS, VALUE_KINDS, AlertRule, RuleKind, Size
from kpistore.model.assessment import Assessment
from kpistore.model.kpi import Kpi, Unit
from kpistore.model.observation import Observation
from kpistore.store import Store

LONGEST_NAME = 90
MOST_VALUES = 4
_LEVELS = {RuleKind.BELOW_TARGET: RuleKind.BELOW, RuleKind.ABOVE_TARGET: RuleKind.ABOVE}
_HUNDRED = Decimal(100)
_STEPS = tuple(Decimal(each) for each in ("0.1", "0.2", "0.5", "1", "2", "5"))
_FIFTIETH = Decimal(50)
_PER_CENTS = (Decimal(5), Decimal(10), Decimal(20), Decimal(50))


def draft_problem(store: Store, office: Office, rule: AlertRule, chat_id: int, other_than: int = 0) -> str:
    """Why the rule cannot be kept in this chat; empty where it can."""
    if problem := refusal(rule, office.catalogue):
        return problem
    here = [each.rule for each in store.rules.kept() if each.chat_id == chat_id and each.id != other_than]
    beside = [each for each in (*office.rules, *here) if each.kpi == rule.kpi]
    kpi = office.catalogue.kpi(rule.kpi)
    same = next((each for each in beside if same_condition(_at_its_level(each, kpi), _at_its_level(rule, kpi))), None)
    if same:
        return f"There is such a rule already: {same.name}."
    against = next((each for each in beside if contradict(each, rule)), None)
    if against:
        return f"With the rule “{against.name}”, one of the two would fire on every figure. Change or delete that one."
    return ""


def _at_its_level(rule: AlertRule, kpi: Kpi) -> AlertRule:
    """A rule for a target as one for the value of the target in force: both fire on the same figures."""
    held = next((each.value for each in kpi.targets if each.until is None), None)
    if rule.kind not in _LEVELS or held is None:
        return rule
    return replace(rule, kind=_LEVELS[rule.kind], amount=held)


def unique_name(store: Store, office: Office, rule: AlertRule, kpi: Kpi, number: int = 0) -> str:
    """The rule in words; with a number where another rule, even a deleted one, has that name."""
    taken = {each.name for each in office.rules} | store.rules.names(number)
    base = shorten(rule_words(rule, kpi), LONGEST_NAME, placeholder=" …")
    names = [base, *(f"{base} ({place})" for place in range(2, len(taken) + 3))]
    return next(name for name in names if name not in taken)


def with_suggestion(rule: AlertRule, kpi: Kpi, known: Sequence[Observation]) -> AlertRule:
    """A kind without its value gets the one in the middle of those suggested."""
    if rule.amount is not None or rule.kind not in VALUE_KINDS | {RuleKind.WORSENS_BY, RuleKind.CHANGES_BY}:
        return rule
    values = suggested_values(rule, kpi, known)
    return replace(rule, amount=values[len(values) // 2]) if values else rule


def suggested_values(rule: AlertRule, kpi: Kpi, known: Sequence[Observation]) -> list[Decimal]:
    """Values near the newest figure, or small changes; in ascending order.

    None where no figure is held, and for a rule whose value is a number of days.
    """
    if rule.kind in DAY_KINDS:
        return []
    series = newest_series(kpi, own_figures(kpi, known))
    if series is None or series.newest is None or series.newest.value is None:
        return []
    if rule.by is Size.PER_CENT:
        return list(_PER_CENTS)
    newest = series.newest.value
    step = _step(newest, kpi)
    if rule.kind not in VALUE_KINDS:
        return [step, 2 * step, 5 * step]
    middle = (newest / step).quantize(Decimal(1), ROUND_HALF_EVEN) * step
    near = [middle + place * step for place in ((-5, -2, -1, 0) if rule.kind is RuleKind.BELOW else (0, 1, 2, 5))]
    target = kpi.target_on(series.newest.period.end) if series.newest.period.end else None
    return _possible([*near, *([target.value] if target else [])], kpi)[:MOST_VALUES]


def would_fire(found: Assessment | None, day: date) -> bool:
    """Whether what the rule finds would be told at once."""
    return found is not None and found.firing and not (found.rule.kind not in DAY_KINDS and found.is_too_old(day))


def _step(value: Decimal, kpi: Kpi) -> Decimal:
    """About a fiftieth of the value, rounded to 1, 2 or 5; counts go by whole ones."""
    if kpi.unit is Unit.COUNT and abs(value) < _FIFTIETH:
        return Decimal(1)
    wanted = max(abs(value) / _FIFTIETH, _STEPS[0])
    power = Decimal(1)
    while wanted > _STEPS[-1] * power:
        power *= 10
    return next(each * power for each in _STEPS if each * power >= wanted)


def _possible(values: Iterable[Decimal], kpi: Kpi) -> list[Decimal]:
    kept = {each for each in values if each > 0 and (kpi.unit is not Unit.PERCENT or each < _HUNDRED)}
    return sorted(kept)
