"""Changes that a report prints where it prints no figure: told as such, never turned into one."""

from collections.abc import Sequence
from dataclasses import replace

from kpistore.analysis.change import IN_TIME
from kpistore.asking.answer import Answer, AnswerStatus
from kpistore.asking.question import Question
from kpistore.model.claim import Claim, ClaimUnit
from kpistore.model.kpi import Kpi
from kpistore.model.observation import Medium

MOST = 4
"""One for each of the four boroughs."""
_NOT_TOLD = ("forecast", "unreadable")
"""How the note of a claim begins that is about the future, or that nobody could read."""


def with_printed_changes(answer: Answer, claims: Sequence[Claim]) -> Answer:
    """The answer, with the changes that are printed for what has no figure, or that stand beside one that has no other.

    Beside a figure: the gap to a comparator whose figure is not held, and the change of a figure with no earlier one.
    """
    if answer.kpi is None or answer.question.area:
        return answer
    if answer.status is AnswerStatus.NO_DATA:
        return replace(answer, changes=printed_changes(answer.kpi, answer, claims))
    return replace(answer, changes=_beside(answer, claims)) if answer.observation else answer


def printed_changes(kpi: Kpi, answer: Answer, claims: Sequence[Claim]) -> tuple[Claim, ...]:
    """At most so many of the measure's changes, each once: of the period asked for, or all where no figure is held."""
    told: dict[object, Claim] = {}
    for claim in claims:
        if claim.kpi == kpi.key and _is_told(claim) and _is_meant(claim, answer):
            told.setdefault((claim.period, claim.earlier, claim.breakdown, claim.unit, claim.value.normalize()), claim)
    return tuple(told.values())[:MOST]


def _beside(answer: Answer, claims: Sequence[Claim]) -> tuple[Claim, ...]:
    """Of each base and unit the first claim, tables before prose."""
    lacking = {each.comparator for each in answer.lacking} - {None}
    has_earlier = any(each.against in IN_TIME for each in answer.comparisons)
    told: dict[object, Claim] = {}
    for claim in sorted(claims, key=lambda each: each.medium is Medium.PROSE):
        if not (_is_told(claim) and claim.breakdown == answer.breakdown):
            continue
        gap = claim.is_gap and claim.comparator in lacking
        moved = not has_earlier and claim.names_base and claim.comparator == answer.comparator
        if (gap and _is_of(claim, answer)) or (
            moved and answer.period and claim.period.covers_same_days(answer.period)
        ):
            told.setdefault((claim.comparator, claim.earlier, claim.unit), claim)
    return tuple(told.values())[:MOST]


def _is_of(claim: Claim, answer: Answer) -> bool:
    """Whether a gap is of the figure's days, or was printed in the same document without any."""
    if claim.period.end:
        return answer.period is not None and claim.period.covers_same_days(answer.period)
    return answer.observation is not None and claim.document == answer.observation.document


def _is_told(claim: Claim) -> bool:
    if claim.unit is ClaimUnit.EXTREME:
        return False
    return not claim.note.casefold().startswith(_NOT_TOLD)


def _is_meant(claim: Claim, answer: Answer) -> bool:
    """Of the part asked for, and of the days; a change without a period belongs to a measure without figures."""
    asked = answer.question
    wanted = {answer.comparator, asked.comparator} if claim.is_gap else {answer.comparator}
    if not set(answer.breakdown) <= set(claim.breakdown) or claim.comparator not in wanted:
        return False
    if asked.gap and not claim.is_gap:
        return False
    if answer.period and claim.period.end:
        return claim.period.covers_same_days(answer.period) or _is_between(claim, asked)
    return claim.is_gap or not answer.choices


def _is_between(claim: Claim, asked: Question) -> bool:
    """Whether it is the change between the two periods that were asked for, whichever was named first."""
    pair = [each.first for each in (asked.period, asked.against) if each and each.first]
    ends = [each for each in (claim.period, claim.earlier) if each]
    return len(pair) == len(ends) > 1 and all(any(each.covers_same_days(end) for each in pair) for end in ends)
