"""What can be chosen instead of an answer, or beside it: measures, their parts, other periods."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from kpistore.asking.answer import Answer, AnswerStatus, Choice
from kpistore.asking.held import end_of, newest_of
from kpistore.asking.pool import MOST_CHOICES, Pool
from kpistore.asking.question import Question
from kpistore.model.kpi import Breakdown, Kpi
from kpistore.model.observation import Observation

NEAREST = 3
"""How many names an unknown one is answered with."""


def choice_of(question: Question, parts: Mapping[Kpi, Collection[Breakdown]]) -> Answer:
    """The measures to choose from, of those given with the parts they have figures of; in the part that was named.

    Where none has that part, in the whole of each, else in its first part.
    """
    held = {kpi: each for kpi, each in parts.items() if each}
    named = question.breakdown
    of_part = {kpi: finer for kpi, each in held.items() if named and (finer := _finer(named, each))}
    choices = [Choice(kpi, part) for kpi, finer in of_part.items() for part in finer]
    choices = choices or [Choice(kpi, _part(each)) for kpi, each in held.items()]
    unknown = question.how == "none" or not choices
    choices = choices or [Choice(kpi) for kpi in question.candidates]
    status = AnswerStatus.UNKNOWN if unknown else AnswerStatus.AMBIGUOUS
    return Answer(status, question, choices=tuple(choices[: NEAREST if unknown else MOST_CHOICES]))


def with_newest(answered: Answer, pool: Pool) -> Answer:
    """Where another measure's period was kept, the newest figure of this one is offered too."""
    if not (pool.question.period_kept and answered.period and answered.period.end):
        return answered
    alike = [each for each in pool.figures if each.period.kind is answered.period.kind]
    newest = newest_of(alike)
    if newest is None or end_of(newest) <= answered.period.end:
        return answered
    return replace(answered, choices=(*answered.choices, Choice(pool.kpi, newest.breakdown, newest)))


def is_rate_of(choice: Choice, question: Question) -> bool:
    """Whether it is the rate of one of the measures, the own one or that of the comparator asked for."""
    whose = choice.observation.comparator if choice.observation else question.comparator
    return choice.kpi in question.rates and whose == question.comparator


def choice_to(line: Answer, with_period: bool) -> Choice:
    """The choice that leads to a line's measure, of the line's own period or at its newest."""
    assert line.kpi is not None
    return Choice(line.kpi, line.breakdown, line.observation if with_period else None)


def parts_held(observations: Sequence[Observation]) -> set[Breakdown]:
    """The breakdowns of which the measure has a figure of its own area; () is the whole."""
    return {each.breakdown for each in observations if each.is_figure and each.comparator is None}


def _finer(named: Breakdown, held: Collection[Breakdown]) -> list[Breakdown]:
    """The part that was named, else those that have it in them: fraud by women, fraud by men."""
    return [named] if named in held else sorted(each for each in held if set(named) <= set(each))


def _part(held: Collection[Breakdown]) -> Breakdown:
    """What can be answered of a measure: the whole, else its first part."""
    return () if () in held else min(held)
