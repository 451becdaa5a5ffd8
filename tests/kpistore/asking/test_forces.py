"""Other forces: side by side at the newest period one source prints for both, and a place where enough are held."""

from dataclasses import replace
from datetime import date

import pytest

from briefing.document import answer_document
from briefing.finding_words import finding_lines
from kpistore.asking.answer import Answer, AnswerStatus
from kpistore.asking.answering import answer
from kpistore.model.kpi import Direction, Unit
from kpistore.model.observation import Observation
from kpistore.model.period import PeriodKind, month
from kpistore.shelf import Shelf
from tests.briefing.answers import TITLE, asking
from tests.kpistore import shipped
from tests.kpistore.made import AREA, YEAR, figure, kpi

SHARE = kpi("answered", Unit.PERCENT, Direction.MORE, PeriodKind.YEAR)


def held(**values: str) -> list[Observation]:
    return [
        replace(figure(value, YEAR, "answered", unit=Unit.PERCENT), area=area.replace("_", "-"))
        for area, value in values.items()
    ]


def told(*figures: Observation, as_of: date | None = None) -> Answer:
    return answer(asking(SHARE), Shelf(figures), AREA, as_of)


def test_a_share_is_given_its_place_among_forces_in_words_and_for_scripts() -> None:
    found = told(*held(exampleshire="80", durham="90", kent="70", north_yorkshire="60"))
    assert finding_lines(found)[-1] == "2nd highest of 4 forces held: Durham, Exampleshire, Kent, North Yorkshire"
    assert answer_document(found, AREA, TITLE)["standing"] == {
        "place": 2,
        "of": 4,
        "shared": False,
        "areas": ["durham", "exampleshire", "kent", "north-yorkshire"],
    }


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"exampleshire": "95", "durham": "90", "kent": "70"}, "Highest of 3 forces held"),
        ({"exampleshire": "5", "durham": "90", "kent": "70"}, "Lowest of 3 forces held"),
        ({"exampleshire": "70", "durham": "90", "kent": "70"}, "Joint 2nd highest of 3 forces held"),
        ({"exampleshire": "90", "durham": "90", "kent": "70"}, "Joint highest of 3 forces held"),
    ],
)
def test_the_place_is_said_without_a_verdict(values: dict[str, str], words: str) -> None:
    assert finding_lines(told(*held(**values)))[-1].startswith(f"{words}: ")


def test_two_forces_have_no_ranks_and_a_borough_is_no_force() -> None:
    found = told(*held(exampleshire="80", durham="90", middlesbrough="70", hartlepool="60"))
    assert found.standing is None
    assert answer_document(found, AREA, TITLE)["standing"] is None


def test_a_force_whose_figure_was_not_known_that_day_is_not_counted() -> None:
    figures = held(exampleshire="80", durham="90", kent="70")
    assert told(*figures, as_of=date(2024, 4, 1)).standing is not None
    late = replace(figures[2], document=replace(figures[2].document, known_from=date(2024, 6, 1)))
    assert told(*figures[:2], late, as_of=date(2024, 4, 1)).standing is None


@pytest.mark.parametrize(
    ("text", "values", "period"),
    [
        ("stop and search in Cleveland and Durham", ("477.0", "211.0"), month(2021, 11)),
        ("compare stop searches cleveland and durham", ("477.0", "211.0"), month(2021, 11)),
        ("share of searches with a positive outcome cleveland v durham", ("14.0", "32.2"), month(2021, 11)),
    ],
)
def test_two_forces_stand_side_by_side_at_the_newest_period_that_both_have(
    text: str, values: tuple[str, str], period: object
) -> None:
    found = shipped.ask(text)
    assert found.status is AnswerStatus.ANSWERED
    (theirs,) = found.lines
    assert (found.period, theirs.period) == (period, period)
    printed = [each.observation for each in (found, theirs) if each.observation]
    assert tuple(f"{each.value:.1f}" for each in printed) == values
    assert len({each.document.family for each in printed}) == 1


def test_a_period_that_is_asked_for_is_kept_though_one_force_lacks_it() -> None:
    found = shipped.ask("stop searches cleveland and durham q3 2021/22")
    assert str(found.value) == "1546"
    assert found.lines[0].status is AnswerStatus.NO_DATA
