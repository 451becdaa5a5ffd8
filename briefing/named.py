"""What an area and a part of a measure are called."""

from kpistore.model.kpi import Breakdown

_OF_PLACES = "borough"


def place_words(area: str) -> str:
    """An area as a person reads it: "North Yorkshire"."""
    return area.replace("-", " ").title().replace(" And ", " and ").replace(" Of ", " of ")


def part_words(breakdown: Breakdown) -> list[str]:
    """The words of each value: "under 25", and of a borough its name."""
    return [place_words(value) if of == _OF_PLACES else value.replace("-", " ") for of, value in breakdown]


def named_with_part(name: str, breakdown: Breakdown) -> str:
    """A measure's name and its part: "Serious violence offences, youth"."""
    return ", ".join([name, *part_words(breakdown)])
