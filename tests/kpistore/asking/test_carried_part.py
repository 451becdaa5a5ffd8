"""The crime of the question before stays the one asked about: its charge rate, never that of all crime."""

import pytest

from kpistore.asking.answer import Answer, AnswerStatus
from kpistore.asking.question import understand
from kpistore.asking.remembering import recalled, remembered
from tests.kpistore import shipped


def told(before: str, text: str) -> Answer:
    """The answer to a follow-up, the question before it kept as the bot keeps it."""
    catalogue = shipped.office().catalogue
    after = recalled(remembered(shipped.ask(before)), catalogue)
    return shipped.reply(understand(text, catalogue, shipped.TODAY, after))


@pytest.mark.parametrize(
    ("before", "text", "value"),
    [
        ("sexual offences", "charge rate", "3.6"),
        ("robbery", "what is the charge rate?", "14.5"),
        ("residential burglary", "and the charge rate", "6.1"),
        ("violence against the person", "charge rate", "6.2"),
        ("shoplifting charge rate", "robbery", "14.5"),
        ("shoplifting charge rate", "and for sexual offences", "3.6"),
        ("how many crimes", "charge rate", "8.4"),
        ("robbery", "overall charge rate", "8.4"),
        ("999 calls", "charge rate", "8.4"),
        ("shoplifting charge rate", "how many robberies", "830"),
    ],
)
def test_a_share_published_by_crime_is_told_of_the_crime_before(before: str, text: str, value: str) -> None:
    found = told(before, text)
    assert found.status is AnswerStatus.ANSWERED
    assert str(found.value) == value


@pytest.mark.parametrize(
    ("before", "text"),
    [
        ("rape offences", "charge rate"),
        ("domestic abuse crimes", "what is the charge rate?"),
        ("homicides", "charge rate"),
        ("violence with injury", "charge rate"),
        ("shoplifting charge rate", "and for rape"),
        ("charge rate", "and for theft"),
    ],
)
def test_a_share_not_published_for_the_crime_is_asked_back(before: str, text: str) -> None:
    assert told(before, text).status is not AnswerStatus.ANSWERED
