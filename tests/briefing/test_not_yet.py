"""What is said of a period that is not over, and of words that were read as a period."""

from dataclasses import replace

import pytest

from briefing.absence import why_none
from briefing.answer import warnings
from briefing.message import plain
from briefing.reply import NOTHING_TO_TELL, reply_message
from kpistore.asking.answer import Answer
from kpistore.asking.intents import Intent
from tests.kpistore.shipped import ask


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("crime this year", "2024/25 is not over yet"),
        ("burglary 2030", "2030 has not happened yet. The newest is 12 months to Sept 2024: 3,131."),
        ("999 calls latest month", "No report loaded prints it by month."),
        ("burglary 2010", "No report loaded prints this figure."),
    ],
)
def test_why_there_is_no_figure_of_the_period(text: str, says: str) -> None:
    assert why_none(ask(text)).startswith(says)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("homicides last year", "“Last year” is read as 2023/24."),
        ("homicides last year", "Also held: 12 months to Sept 2024 (11)."),
        ("burglary last year", "No figure for 2023/24 is held: read as 12 months to Sept 2024."),
    ],
)
def test_how_last_year_was_read_is_said_in_plain_words(text: str, says: str) -> None:
    assert says in warnings(ask(text))


@pytest.mark.parametrize("intent", [Intent.WHY, Intent.SAY, Intent.SOURCE])
def test_nothing_is_said_of_a_figure_that_is_not_there(intent: Intent) -> None:
    assert _asked("burglary 2030", intent).startswith(plain(NOTHING_TO_TELL))
    assert NOTHING_TO_TELL not in _asked("burglary", intent)


def _asked(text: str, intent: Intent) -> str:
    found: Answer = ask(text)
    return reply_message(replace(found, question=replace(found.question, intent=intent)), "Cleveland").text
