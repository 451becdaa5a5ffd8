"""A rule as somebody types it, or taps it together from nothing: the measure first, then what to watch for."""

from collections.abc import Sequence

from bot.commands.owning import owned
from bot.commands.ruled import any_kpi, known_figures
from bot.commands.ruling import drafted, offered_kinds
from bot.desk import MEASURE_GONE, OUTDATED, Desk, Reply, Request
from briefing.alert_buttons import button_label
from briefing.message import CALLBACK_LIMIT_BYTES, Button, ButtonRows, Message, bold, plain
from briefing.rule_kinds import KIND, span_question, worse_by_what
from jobs.alerting.figures import newest_of, own_figures
from jobs.alerting.wording import Typed, for_kpi, read_typed, unit_problem, unread_problem
from kpistore.asking.question import understand
from kpistore.catalogue import UnknownKpi
from kpistore.model.alert import RuleKind
from kpistore.model.kpi import Kpi

OBJECTIVE, MEASURE = "rw", "ra"
"""The actions: rw:<objective>, ra:<kpi>:<condition>."""
START = "What shall be watched? Choose a measure, or write it: /alert 999 answered below 85%"
SPAN_MONTHS = {"quarter": 3, "month": 1}
MOST_NEAR = 4


def alert(desk: Desk, request: Request) -> Reply:
    """Make a rule, or be asked for one: /alert 999 answered below 85%"""
    typed = read_typed(request.words)
    if typed.rule and typed.rule.kind is RuleKind.IMPORT_FAILED and not typed.name:
        return _of_typed(desk, request, typed, any_kpi(desk))
    if not typed.name and not typed.unread:
        return Reply(_start(desk, typed))
    if problem := unread_problem(typed):
        return Reply(Message(plain(problem)))
    typed = _named_by_all(desk, typed)
    question = understand(typed.name, desk.office.catalogue, desk.clock().date())
    if question.kpi is None:
        return _which(question.candidates, typed)
    if question.breakdown or question.period or question.comparator:
        return Reply(Message("A rule watches a whole measure of the office's own. Leave out the part, period or area."))
    if typed.rule is None:
        return Reply(_kinds(desk, question.kpi, typed.unread))
    return _of_typed(desk, request, typed, question.kpi)


def choose_objective(desk: Desk, request: Request) -> Reply:
    """A button that lists the measures of an objective for a rule."""
    catalogue = desk.office.catalogue
    chosen = next(((each, kpis) for each, kpis in catalogue.by_objective().items() if each.key == request.words), None)
    if chosen is None:
        return Reply(Message(OUTDATED))
    lookout = desk.lookout()
    held = [each for each in chosen[1] if own_figures(each, lookout.figures(each.key))]
    return Reply(Message(f"{bold(chosen[0].title)}\nWhich measure shall be watched?", _measures(held)), edit=True)


def choose_measure(desk: Desk, request: Request) -> Reply:
    """A button that chooses the measure of a typed condition."""
    key, _colon, condition = request.words.partition(":")
    try:
        kpi = desk.office.catalogue.kpi(key)
    except UnknownKpi:
        return Reply(Message(MEASURE_GONE))
    typed = read_typed(f"x {condition}")
    return _of_typed(desk, request, typed, kpi) if typed.rule else Reply(Message(OUTDATED))


def _of_typed(desk: Desk, request: Request, typed: Typed, kpi: Kpi) -> Reply:
    assert typed.rule is not None
    if problem := unit_problem(typed, kpi):
        return Reply(Message(plain(problem)))
    if typed.span and (question := _span_question(desk, typed, kpi)):
        return Reply(question)
    rule = owned(desk, request, for_kpi(typed.rule, kpi), typed.owner)
    return rule if isinstance(rule, Reply) else drafted(desk, request, rule)


def _span_question(desk: Desk, typed: Typed, kpi: Kpi) -> Message | None:
    """Asked where the newest figure covers more than the quarter or month that was named."""
    newest = newest_of(kpi, own_figures(kpi, known_figures(desk, kpi)))
    if newest is None or newest.period.months in (0, SPAN_MONTHS[typed.span]):
        return None
    action = f"{MEASURE}:{kpi.key}:{typed.without_span}"
    return span_question(kpi, newest, typed.span, action if len(action.encode()) <= CALLBACK_LIMIT_BYTES else "")


def _start(desk: Desk, typed: Typed) -> Message:
    """The dialogue from nothing, or from a condition without a measure."""
    catalogue = desk.office.catalogue
    watched = [*(rule.kpi for rule in desk.office.rules), *(desk.digest.headlines or catalogue.headlines)]
    kpis = [catalogue.kpi(key) for key in dict.fromkeys(watched)]
    kpis = [each for each in kpis if not unit_problem(typed, each)]
    rows = _measures(kpis, typed.condition)
    objectives = (each for each, held in catalogue.by_objective().items() if held)
    more = tuple((Button(f"{each.title} …", f"{OBJECTIVE}:{each.key}"),) for each in objectives)
    return Message(plain(START), (*rows, *(() if typed.condition else more)))


def _kinds(desk: Desk, kpi: Kpi, unread: str = "") -> Message:
    if unread:
        return worse_by_what(kpi, unread, offered_kinds(desk, kpi))
    return Message(f"{bold(kpi.title)}\nWhat shall be watched for?", offered_kinds(desk, kpi))


def _named_by_all(desk: Desk, typed: Typed) -> Typed:
    """What looked like a condition may belong to a measure's name: "victims better able to cope"."""
    if not typed.unread:
        return typed
    today = desk.clock().date()
    whole = understand(typed.whole, desk.office.catalogue, today)
    part = understand(typed.name, desk.office.catalogue, today) if typed.name else None
    is_name = part is None or (whole.how == "exact" and whole.kpi is not part.kpi)
    return Typed(typed.whole, "", None, owner=typed.owner) if is_name else typed


def _which(candidates: tuple[Kpi, ...], typed: Typed) -> Reply:
    named = any(_is_named(typed.name, each) for each in candidates)
    if named:
        return Reply(Message("Which measure shall be watched?", _measures(candidates, typed.condition)))
    unknown = f"No measure is called “{typed.name[:60]}”."
    if not candidates:
        return Reply(Message(plain(f"{unknown} /kpis lists all.")))
    near = _measures(candidates[:MOST_NEAR], typed.condition)
    return Reply(Message(plain(f"{unknown} Is one of these meant? /kpis lists all."), near))


def _is_named(words: str, kpi: Kpi) -> bool:
    """Whether every word typed stands in one of the measure's names."""
    wanted = words.casefold().split()
    return any(all(each in name.casefold() for each in wanted) for name in (kpi.title, kpi.short, *kpi.aliases))


def _measures(kpis: Sequence[Kpi], condition: str = "") -> ButtonRows:
    """A button a measure; those that cannot carry the condition are left out."""
    actions = [(kpi, f"{MEASURE}:{kpi.key}:{condition}" if condition else f"{KIND}:{kpi.key}:") for kpi in kpis]
    fits = [(kpi, action) for kpi, action in actions if len(action.encode()) <= CALLBACK_LIMIT_BYTES]
    return tuple((Button(button_label(kpi.title), action),) for kpi, action in fits)
