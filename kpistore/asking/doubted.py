"""What an audit found, set beside the answer that it is about."""

from collections.abc import Sequence
from dataclasses import replace

from kpistore.analysis.change import IN_TIME
from kpistore.asking.answer import Answer
from kpistore.model.finding import Finding, FindingKind, touched

_OF_A_VALUE = (FindingKind.REPEATED_VALUE, FindingKind.PROSE_AND_TABLE)
"""What makes an earlier value, and so a change from it, doubtful."""


def doubted(answered: Answer, findings: Sequence[Finding]) -> Answer:
    """The answer with the findings about its own figure, and those about the value of one it is compared with."""
    told = {touched(answered.observation)} if answered.observation else set()
    doubts = tuple(each for each in findings if not told.isdisjoint(each.touches))
    earlier = (each.observation for each in answered.comparisons if each.against in IN_TIME)
    beside = {touched(each) for each in earlier if each}
    others = (each for each in findings if each not in doubts and each.kind in _OF_A_VALUE)
    found = tuple(each for each in others if not beside.isdisjoint(each.touches))
    return replace(answered, doubts=doubts, doubts_beside=found)
