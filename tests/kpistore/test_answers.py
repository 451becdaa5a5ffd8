"""An answer from all that is held, with what the audit says of each figure told."""

from dataclasses import dataclass, field
from datetime import date

import pytest

from briefing.answer import answer_message
from kpistore.answers import Answers
from kpistore.asking.answer import Answer
from kpistore.asking.question import understand
from kpistore.model.note import Note
from kpistore.model.rebase import Rebase
from kpistore.shelf import ClaimShelf, Shelf
from kpistore.shipped import shipped_claims
from tests.kpistore.shipped import TODAY, office, shelf


class NothingSaid:
    """No editor said anything."""

    def of_kpi(self, kpi: str, area: str) -> list[Rebase]:
        return []


class NothingNoted:
    """No editor wrote anything."""

    def of_kpi(self, kpi: str, area: str) -> tuple[Note, ...]:
        return ()


@dataclass
class Shipped:
    """What ships, without a store."""

    figures: Shelf = field(default_factory=shelf)
    claims: ClaimShelf = field(default_factory=lambda: ClaimShelf(shipped_claims(office())))
    notes: NothingNoted = field(default_factory=NothingNoted)
    rebases: NothingSaid = field(default_factory=NothingSaid)


@pytest.fixture(scope="module")
def answers() -> Answers:
    return Answers(office(), Shipped())


def asked(answers: Answers, text: str, as_of: date | None = None) -> Answer:
    return answers.of(understand(text, office().catalogue, TODAY), as_of)


def text_of(answer: Answer) -> str:
    return answer_message(answer, office().area_title).plain()


def test_a_card_doubts_a_figure_that_its_own_parts_contradict(answers: Answers) -> None:
    assert "the parts printed add up to 7,080; 7,021 is printed" in text_of(asked(answers, "violence"))


def test_a_card_leaves_out_doubts_of_a_printed_change_only(answers: Answers) -> None:
    assert "without its minus sign" not in text_of(asked(answers, "violence"))


def test_a_whole_above_the_country_names_the_part_that_is_below(answers: Answers) -> None:
    told = text_of(asked(answers, "charge rate"))
    assert "⚠ Below England and Wales in part: sexual offences, 3.6% against 4.2%." in told


def test_the_second_measure_of_a_pair_is_judged_like_the_first(answers: Answers) -> None:
    (second,) = asked(answers, "compare robbery and stop and searches by month").lines
    assert second.kpi is not None
    assert second.control is not None
