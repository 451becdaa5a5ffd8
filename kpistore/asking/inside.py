"""What an editor is told beside a published answer: figures that are held and may not be quoted."""

from dataclasses import replace

from kpistore.asking.answer import Answer, AnswerStatus, Other, Why
from kpistore.model.observation import Observation, Release


def with_unpublished(told: Answer, whole: Answer) -> Answer:
    """The answer from published figures, those of the answer from all that differ beside it.

    Where nothing published answers, it is the answer from all, if that is an unpublished figure: a published one set
    against an unpublished one would pass for published. A card has published figures only.
    """
    if told.question.topic or told.question.movers:
        return told
    if told.status is AnswerStatus.ANSWERED:
        return replace(told, also=told.also + _beside(told.observation, whole)) if told.observation else told
    return whole if whole.status is AnswerStatus.AMBIGUOUS or _is_unpublished(whole.observation) else told


def _beside(told: Observation, whole: Answer) -> tuple[Other, ...]:
    """Unpublished figures of the same days with another value, and one that would be the answer."""
    held = [whole.observation, *(each.observation for each in whole.also)]
    quiet = [each for each in held if each and _is_unpublished(each) and not each.mistake]
    differs = (each for each in quiet if not _says_the_same(each, told))
    return tuple(Other(each, Why.UNPUBLISHED) for each in differs)


def _says_the_same(figure: Observation, told: Observation) -> bool:
    return figure.value == told.value and figure.period.covers_same_days(told.period)


def _is_unpublished(figure: Observation | None) -> bool:
    return figure is not None and figure.document.release is not Release.PUBLISHED
