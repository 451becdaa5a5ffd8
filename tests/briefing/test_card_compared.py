"""A card that was asked for beside others says of whom no figure is held, and shows no other as theirs."""

import pytest

from briefing.card import card_message
from tests.kpistore.shipped import ask


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (
            "how do we compare with similar forces on violence",
            "No figure for the most similar group is held beside any",
        ),
        ("how do we compare with similar forces on violence", "most similar group 41.3 per 1,000 (2020/21)"),
        ("calls v national", "No figure for England and Wales is held beside any of these."),
        ("violence nationally", "No measure of this topic has a figure for England and Wales."),
        ("violence nationally", "Violence, England and Wales: not in the reports loaded"),
        ("violence 2010", "No measure of this topic has a figure for it."),
    ],
)
def test_a_comparator_that_was_asked_for_is_never_dropped(text: str, says: str) -> None:
    assert says in card_message(ask(text)).plain()


def test_a_card_that_compares_with_nobody_says_nothing_of_others() -> None:
    assert "is held beside" not in card_message(ask("violence")).plain()
    assert "per 1,000" not in card_message(ask("violence")).plain()


def test_a_rate_of_the_others_has_one_button() -> None:
    rows = card_message(ask("how do we compare with similar forces on violence")).buttons
    labels = [button.label for row in rows for button in row]
    assert len(labels) == len(set(labels))
