import pytest

from briefing.named import named_with_part, place_words
from kpistore.model.kpi import Breakdown


@pytest.mark.parametrize(
    ("breakdown", "name"),
    [
        ((), "Burglary"),
        ((("age", "under-25"),), "Burglary, under 25"),
        ((("borough", "redcar-and-cleveland"),), "Burglary, Redcar and Cleveland"),
        ((("offence", "drug-possession"), ("sex", "female")), "Burglary, drug possession, female"),
    ],
)
def test_a_part_is_written_in_words_and_a_borough_by_its_name(breakdown: Breakdown, name: str) -> None:
    assert named_with_part("Burglary", breakdown) == name


def test_an_area_is_written_by_its_name() -> None:
    assert place_words("north-yorkshire") == "North Yorkshire"
