"""A count set beside the country's, which is printed per 1,000 people only: the printed rate answers, with theirs."""

from collections.abc import Callable
from dataclasses import replace

from kpistore.analysis.change import IN_TIME
from kpistore.asking.answer import Answer, AnswerStatus, Choice
from kpistore.asking.question import Question


def comparable(answered: Answer, single: Callable[[Question], Answer]) -> Answer:
    """The answer; that of the measure per 1,000 people where only it has the comparator's figure beside its own.

    Where neither has, the count is told without better or worse in time, which would pass for the comparison asked for.
    """
    question = answered.question
    if answered.status is not AnswerStatus.ANSWERED or not _lacks(answered):
        return answered
    for rate in question.rates:
        told = single(replace(question, kpi=rate, candidates=(rate,), rates=()))
        if told.status is AnswerStatus.ANSWERED and not _lacks(told) and told.kpi and answered.kpi:
            return replace(told, choices=(*told.choices, Choice(answered.kpi, answered.breakdown)))
    if question.against or question.measure != "value":
        return answered
    in_time = tuple(each for each in answered.comparisons if each.against in IN_TIME)
    return replace(answered, comparisons=tuple(each for each in answered.comparisons if each not in in_time))


def _lacks(answered: Answer) -> bool:
    """Whether the comparator that its own figure was to be set beside has none."""
    wanted = answered.question.comparator if answered.question.versus else None
    return wanted is not None and any(each.comparator == wanted for each in answered.lacking)
