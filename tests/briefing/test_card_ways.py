"""Changes of one card are said to point the same way only where none of them may be chance."""

from dataclasses import replace

import pytest

from briefing.card import DIFFERENT, SAME, ways_words
from kpistore.analysis.change import Against, compare
from kpistore.asking.answer import Answer
from kpistore.model.kpi import Direction, Unit
from kpistore.model.period import financial_year
from kpistore.model.sample import Sample
from tests.briefing.answers import answered, asking
from tests.kpistore.made import figure, kpi


def line(older: str, sample: Sample | None = None) -> Answer:
    """A share of 80% and what it was the year before."""
    measure = replace(kpi("satisfied", Unit.PERCENT, Direction.MORE), sample=sample)
    newest = figure("80", unit=Unit.PERCENT)
    before = figure(older, financial_year(2022), unit=Unit.PERCENT)
    comparison = compare(measure, newest, before, Against.PREVIOUS)
    return replace(answered(asking(), newest), kpi=measure, comparisons=(comparison,))


ASKED = Sample("people asked")


@pytest.mark.parametrize(
    ("lines", "words"),
    [
        ([line("70"), line("75")], [SAME]),
        ([line("70"), line("85")], [DIFFERENT]),
        ([line("70"), line("75", ASKED)], []),
        ([line("70"), line("85", ASKED)], [DIFFERENT]),
    ],
)
def test_a_share_without_a_base_agrees_with_nothing(lines: list[Answer], words: list[str]) -> None:
    assert ways_words(lines) == words
