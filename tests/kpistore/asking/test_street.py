"""The types of the map at police.uk are asked for by the map's name, and never stand in for the reports' measures."""

from decimal import Decimal

import pytest

from kpistore.asking.answer import Answer, AnswerStatus
from kpistore.asking.answering import answer
from kpistore.asking.question import understand
from kpistore.readers.police_street import TYPES, street_figures
from kpistore.readers.police_uk import police_file
from kpistore.shelf import Shelf
from tests.kpistore.shipped import TODAY, office, shelf

NAME = "2023-01-cleveland-street.csv"


def ask(text: str) -> Answer:
    """The answer of an office that holds an invented month of street-level records."""
    file = police_file(NAME)
    assert file is not None
    month = street_figures(file, {name: 10 + place for place, name in enumerate(TYPES)}).observations
    held = Shelf([*shelf().all(), *month])
    return answer(understand(text, office().catalogue, TODAY), held, office().area, counts=office().counts)


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("recorded burglaries data.police.uk 2023-01", "burglary"),
        ("street crime burglary january 2023", "burglary"),
        ("street-level robberies jan 2023", "robbery"),
        ("police.uk shoplifting january 2023", "shoplifting"),
        ("anti-social behaviour police.uk jan 2023", "anti-social-behaviour"),
        ("asb on the crime map january 2023", "anti-social-behaviour"),
        ("violence and sexual offences police.uk", "violence-and-sexual-offences"),
    ],
)
def test_a_type_is_asked_for_by_the_name_of_the_map(text: str, part: str) -> None:
    found = ask(text)
    names = [each.lower().replace(" ", "-") for each in TYPES]
    assert found.status is AnswerStatus.ANSWERED
    assert found.breakdown == (("crime-type", part),)
    assert found.value == Decimal(10 + names.index(part))


@pytest.mark.parametrize(
    "text", ["burglary january 2023", "asb jan 2023", "robbery january 2023", "vehicle crime jan 2023"]
)
def test_the_reports_measure_of_like_name_is_not_answered_from_the_map(text: str) -> None:
    found = ask(text)
    assert found.kpi is not None
    assert (found.status, found.kpi.key == "street-crime") == (AnswerStatus.NO_DATA, False)


def test_the_map_has_no_total_and_a_part_alone_is_the_reports() -> None:
    assert ask("street crime").status is AnswerStatus.AMBIGUOUS
    assert {each.kpi.key for each in ask("shoplifting").choices} == {"charge-rate"}


def test_every_type_that_the_reader_knows_has_words() -> None:
    values = {each.value for each in office().catalogue.breakdown_words if each.dimension == "crime-type"}
    assert values == {each.lower().replace(" ", "-") for each in TYPES}
