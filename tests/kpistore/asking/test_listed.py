"""Two measures asked for at once: both are told, or it is asked back; neither is left unsaid."""

import pytest

from kpistore.asking.answer import AnswerStatus
from tests.kpistore.shipped import ask


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("violence with injury and without injury q3 2021/22", ["1691", "2659"]),
        ("police officers and pcsos", ["1440", "109"]),
        ("officers and special constables", ["1440", "58"]),
        ("serious violence and knife serious violence", ["1821", "820"]),
        ("stop and searches and positive outcomes 2023/24", ["8993", "2251"]),
    ],
)
def test_both_are_told(text: str, values: list[str]) -> None:
    found = ask(text)
    assert [str(each.value) for each in (found, *found.lines)] == values


@pytest.mark.parametrize("text", ["complaints and reviews 2023/24", "999 calls received and answered q3 2021/22"])
def test_what_is_not_clear_of_both_is_asked_back(text: str) -> None:
    found = ask(text)
    assert found.status is AnswerStatus.AMBIGUOUS
    assert len(found.choices) > 1


@pytest.mark.parametrize("text", ["stalking and harassment offences", "how many stop and searches were done"])
def test_a_name_that_joins_two_words_is_one(text: str) -> None:
    assert not ask(text).lines


def test_a_target_that_is_not_held_is_said_to_be_lacking() -> None:
    assert ask("what is the target for officers").lacking
