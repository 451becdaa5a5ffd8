"""Changes that a report prints where it prints no figure: told as such, never turned into one."""

from collections.abc import Sequence
from dataclasses import replace

from kpistore.asking.answer import Answer, AnswerStatus
from kpistore.model.claim import Claim, ClaimUnit
from kpistore.model.kpi import Kpi

MOST = 4
"""One for each of the four boroughs."""
_NOT_TOLD = ("forecast", "unreadable")
"""How the note of a claim begins that is about the future, or that nobody could read."""


def with_printed_changes(answer: Answer, claims: Sequence[Claim]) -> Answer:
    """The answer, with the changes that are printed for what has no figure; unchanged where there is one."""
    if answer.status is not AnswerStatus.NO_DATA or answer.kpi is None or answer.question.area:
        return answer
    return replace(answer, changes=printed_changes(answer.kpi, answer, claims))


def printed_changes(kpi: Kpi, answer: Answer, claims: Sequence[Claim]) -> tuple[Claim, ...]:
    """At most so many of the measure's changes, each once: of the period asked for, or all where no figure is held."""
    told: dict[object, Claim] = {}
    for claim in claims:
        if claim.kpi == kpi.key and _is_told(claim) and _is_meant(claim, answer):
            told.setdefault((claim.period, claim.earlier, claim.breakdown, claim.unit, claim.value.normalize()), claim)
    return tuple(told.values())[:MOST]


def _is_told(claim: Claim) -> bool:
    if claim.unit is ClaimUnit.EXTREME:
        return False
    return not claim.note.casefold().startswith(_NOT_TOLD)


def _is_meant(claim: Claim, answer: Answer) -> bool:
    """Of the part asked for, and of the days; a change without a period belongs to a measure without figures."""
    if not set(answer.breakdown) <= set(claim.breakdown) or claim.comparator != answer.comparator:
        return False
    if answer.period and claim.period.end:
        return claim.period.covers_same_days(answer.period)
    return claim.is_gap or not answer.choices
