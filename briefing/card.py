"""A topic as a card: every measure of it a line, the unwelcome ones included, and whether they point the same way."""

from collections import Counter
from collections.abc import Sequence

from briefing.audit import gravest
from briefing.buttons import measure_label
from briefing.cautions import caution_lines
from briefing.message import Button, ButtonRows, Message, bold, plain
from briefing.named import named_with_part
from briefing.words import COMPARATOR_WORDS, WHY_NONE, change, figure_words, number, signed_percent
from kpistore.analysis.change import Against, Comparison
from kpistore.asking.answer import Answer, Choice
from kpistore.asking.reference import Reference, reference_of
from kpistore.model.finding import FindingKind
from kpistore.model.kpi import NATIONAL, Direction
from kpistore.model.period import MONTHS_IN_YEAR, Period

DIFFERENT = "These point different ways."
SAME = "These point the same way."
MOST_DOUBTS = 3
_OF_A_VALUE = (FindingKind.TOTAL, FindingKind.PROSE_AND_TABLE, FindingKind.REPEATED_VALUE, FindingKind.RESTATED)
"""What makes a value doubtful, not only what is printed of its change or its heading."""
_IN_TIME = (Against.PREVIOUS, Against.YEAR_EARLIER)


def card_message(answer: Answer) -> Message:
    """The card of a topic, with a button for each measure that has a figure."""
    topic = answer.question.topic
    assert topic is not None
    title = topic.title if answer.question.versus else _whose(topic.title, answer.question.comparator)
    if not answer.choices:
        return Message(f"{bold(title + _asked(answer))}: not in the reports loaded\n{plain(none_held(answer))}")
    common = _common_period(answer.lines)
    lines = [bold(f"{title} · {common.label}" if common else title)]
    lines += [plain(measure_line(each, common)) for each in answer.lines]
    lines += [plain(each) for each in _compared(answer)]
    lines += [plain(each) for each in ways_words(answer.lines)]
    lines += [f"⚠ {plain(each)}" for each in warning_lines(answer.lines)]
    return Message("\n".join(lines), card_rows(answer.choices))


def warning_lines(lines: Sequence[Answer]) -> list[str]:
    """What an audit doubts of the figures told, the gravest of each and not all of them, and what holds for several."""
    about_values = ([each for each in line.doubts if each.kind in _OF_A_VALUE] for line in lines)
    doubts = dict.fromkeys(found.says for each in about_values if (found := gravest(each)))
    cautions = dict.fromkeys(text for line in lines for text in caution_lines(line))
    return [*list(doubts)[:MOST_DOUBTS], *cautions]


def _whose(title: str, comparator: str | None) -> str:
    return f"{title}, {COMPARATOR_WORDS[comparator]}" if comparator else title


def _compared(answer: Answer) -> list[str]:
    """Which of the measures have no figure of the comparator that was asked for, and where a rate of one is printed."""
    comparator = answer.question.comparator
    if not (comparator and answer.question.versus):
        return []
    told = [each for each in answer.lines if each.observation]
    have = [each for each in told if any(one.against.value == comparator for one in each.comparisons)]
    whose = f"the {COMPARATOR_WORDS[comparator]}" if comparator != NATIONAL else COMPARATOR_WORDS[comparator]
    rates = [_rate(each) for each in answer.choices if each.kpi in answer.question.rates]
    held = [f"Per 1,000 people is printed: {'; '.join(rates)}."] if rates else []
    if len(have) == len(told):
        return []
    return [f"No figure for {whose} is held beside {'the others' if have else 'any of these'}.", *held]


def _rate(choice: Choice) -> str:
    """ "Robbery per 1,000 people, most similar group 0.9 per 1,000 (2020/21)"; the name alone where the own is held."""
    theirs = choice.observation
    if theirs is None or theirs.comparator is None:
        return choice.kpi.title
    whose = COMPARATOR_WORDS[theirs.comparator]
    return f"{choice.kpi.title}, {whose} {figure_words(theirs)} ({theirs.period.label})"


def none_held(answer: Answer) -> str:
    """Why a card of a period is empty."""
    asked = answer.question.period
    if asked and asked.problem:
        return asked.problem
    whose = _whose("it", answer.question.comparator).removeprefix("it, ")
    return f"No measure of this topic has a figure for {whose}."


def card_rows(choices: Sequence[Choice]) -> ButtonRows:
    """One button a measure; it leads to the measure's own answer."""
    return tuple((Button(measure_label(each), f"q:{_reference(each).encode()}"),) for each in choices)


def ways_words(lines: Sequence[Answer]) -> list[str]:
    """Whether the changes that have a better and a worse agree.

    Agreement is told only where every such measure has a change of the same period, none of them within chance; a
    single change the other way is enough to say that they differ. So nothing flattering is picked.
    """
    judged = [each for each in lines if each.observation and each.kpi and each.kpi.direction is not Direction.NEITHER]
    ways = {_is_better(each) for each in judged} - {None}
    if len(ways) > 1:
        return [DIFFERENT]
    firm = [each for each in judged if _is_better(each) is not None and not _within_chance(each)]
    as_recent = len({each.period for each in firm}) == 1
    return [SAME] if len(firm) > 1 and len(firm) == len(judged) and as_recent else []


def _is_better(line: Answer) -> bool | None:
    moved = moved_by(line)
    if moved is None or line.kpi is None or line.kpi.direction is Direction.NEITHER:
        return None
    return line.kpi.is_better(moved.change)


def _within_chance(line: Answer) -> bool:
    """Whether the change may be chance, or is of shares of a number that nobody prints."""
    moved = moved_by(line)
    if moved is None or line.kpi is None:
        return False
    return moved.beyond_chance is False or (line.kpi.sample is not None and moved.beyond_chance is None)


def moved_by(line: Answer) -> Comparison | None:
    """The change on the period before, else on a year earlier."""
    return next((each for each in line.comparisons if each.against in _IN_TIME), None)


def _asked(answer: Answer) -> str:
    return f", {answer.period.label}" if answer.period else ""


def _common_period(lines: Sequence[Answer]) -> Period | None:
    periods = Counter(each.period for each in lines if each.observation and each.period and each.period.end)
    period, times = periods.most_common(1)[0] if periods else (None, 0)
    return period if times > 1 or len(lines) == 1 else None


def measure_line(line: Answer, common: Period | None) -> str:
    """A measure's figure, its change and what stands beside it; with its period where that is not the card's."""
    assert line.kpi is not None
    name = named_with_part(line.kpi.title, line.breakdown)
    if line.observation is None or line.period is None:
        reason = line.absence.reason if line.absence else None
        return f"{name}: no figure; the report {WHY_NONE[reason]}" if reason else f"{name}: no figure"
    notes = [] if line.period == common else [line.period.label]
    notes += [f"counts rounded to {line.kpi.rounded_to}"] if line.kpi.rounded_to > 1 else []
    told = f"{name}: {figure_words(line.observation)}{_moved(line)}{_beside(line)}"
    return f"{told} ({', '.join(notes)})" if notes else told


def _moved(line: Answer) -> str:
    moved = moved_by(line)
    if moved is None or line.kpi is None:
        return ""
    against = _against(moved)
    if moved.change == 0:
        return f", unchanged {against}"
    size = f", {'up' if moved.change > 0 else 'down'} {change(moved.change, line.kpi.unit)}"
    if moved.beyond_chance is False:
        return f"{size} {against}, which may be chance"
    return size + (f" ({signed_percent(moved.percent)})" if moved.percent is not None else "") + f" {against}"


def _against(moved: Comparison) -> str:
    """What a change is measured against, in short."""
    if moved.period.months == MONTHS_IN_YEAR:
        return "on the year before"
    return f"on {moved.period.label}"


def _beside(line: Answer) -> str:
    """The target and the country's figure, where they are held: a figure without them may flatter."""
    assert line.kpi is not None
    words = []
    for each in line.comparisons:
        if each.against is Against.TARGET:
            words.append(f"{each.name} {number(each.value, line.kpi.unit)}")
        elif each.against is Against.NATIONAL or each.against.value == line.question.comparator:
            words.append(f"{COMPARATOR_WORDS[each.against.value]} {number(each.value, line.kpi.unit)}")
    return "".join(f"; {each}" for each in words)


def _reference(choice: Choice) -> Reference:
    if choice.observation:
        return reference_of(choice.observation)
    return Reference(choice.kpi.key, breakdown=choice.breakdown)
