"""How far a figure is from another's of the same days is never told as its own rise or fall."""

import pytest

from briefing.answer import answer_message
from briefing.say import say
from tests.briefing.answers import TITLE
from tests.kpistore import shipped

ENGLAND = "England and Wales"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("by how much is robbery charge rate above national", "14.5 per cent, 8.0 points above {} (6.5 per cent)"),
        ("percent difference charge rate robbery v national", "14.5 per cent, 8.0 points above {} (6.5 per cent)"),
        ("by how much is confidence below national", "69 per cent, 6 points below {} (75 per cent)"),
        ("difference between cleveland and national charge rate", "8.4 per cent, 2.0 points above {} (6.4 per cent)"),
        (
            "by how much is the sexual offences charge rate below national",
            "3.6 per cent, 0.6 points below {} (4.2 per cent)",
        ),
        ("theft from person rate below national", "0.5, 0.6 below {} (1.1)"),
        ("how much higher is the burglary rate than national", "5.4, 2.2 above {} (3.2)"),
    ],
)
def test_a_gap_to_the_country_is_said_as_one_and_once(text: str, words: str) -> None:
    answer = shipped.ask(text)
    said, written = say(answer, TITLE), answer_message(answer, TITLE).plain()
    assert words.format(ENGLAND) in said
    assert said.count(ENGLAND) == 1
    assert not any(word in said for word in ("up from", "down from", "the same as in"))
    assert ", from " not in written


def test_a_change_in_time_still_says_what_it_is_from() -> None:
    answer = shipped.ask("by how much has burglary changed")
    assert "down from 4,050 in the year to September 2023" in say(answer, TITLE)
    assert ", from 4,050" in answer_message(answer, TITLE).plain()
