"""How a question was read, where its words allow more than one reading."""

import re

from briefing.words import figure_words
from kpistore.asking.answer import Answer, AnswerStatus
from kpistore.asking.asked import PeriodAsked
from kpistore.asking.held import lies_within
from kpistore.model.kpi import Unit
from kpistore.model.period import MONTHS_IN_YEAR, Period


def read_as(period: Period, asked: PeriodAsked | None) -> str:
    """Which period was taken for words that allow several."""
    if asked and asked.note:
        return asked.note
    if asked and asked.within and not lies_within(period, asked.within):
        return f"None of {asked.within.label} is held; the newest is {period.label}."
    if asked and asked.first and period.start is None and period.end is None:
        return f"Asked for {asked.first.label}: the report prints no period beside this figure."
    if asked and asked.of_year and not period.covers_same_days(asked.of_year):
        year = f"{asked.of_year.end:%Y}"
        if period.months < MONTHS_IN_YEAR:
            return f"Read as {period.label}, the newest date in {year} that is held."
        return f"Read as {period.label}, the twelve months held with the most of {year}."
    return _among_readings(period, asked)


def _among_readings(period: Period, asked: PeriodAsked | None) -> str:
    first = asked.first if asked else None
    if asked and first is None and asked.shift:
        return f"Read as {period.label}, counted back from the newest figure held."
    if asked is None or first is None:
        return f"Read as {period.label}, the newest held."
    if not period.covers_same_days(first):
        return f"No figure for {first.label} is held: read as {period.label}."
    said = asked.words[:1].upper() + asked.words[1:]
    return f"“{said}” is read as {period.label}." if said else f"Read as {period.label}."


def kept_words(answer: Answer) -> list[str]:
    """That the period is the last question's, where this measure has a newer figure."""
    newest = next((each.observation for each in answer.choices if each.kpi is answer.kpi and each.observation), None)
    if not answer.question.period_kept or newest is None or answer.status is not AnswerStatus.ANSWERED:
        return []
    told = f"{newest.period.label}: {figure_words(newest)}"
    return [f"Still the period of the question before; the newest held is {told}."]


def is_share_for_count(answer: Answer) -> bool:
    """Whether a number was asked for and a share is what is held."""
    is_share = answer.kpi is not None and answer.kpi.unit is Unit.PERCENT and answer.observation is not None
    return is_share and answer.question.measure == "value" and _HOW_MANY.search(answer.question.text) is not None


_HOW_MANY = re.compile(r"\b(?:how many(?! (?:percent|per cent|%))|number of)\b", re.IGNORECASE)


def other_readings(answer: Answer) -> list[str]:
    """What the words for the period may mean too, with its figure."""
    held = [each.observation for each in answer.choices if each.kpi is answer.kpi and each.observation]
    if answer.status is not AnswerStatus.ANSWERED or not answer.inferred or not held or answer.lines:
        return []
    return [f"Also held: {', '.join(f'{each.period.label} ({figure_words(each)})' for each in held)}."]
