"""Every measure, every name and every figure that ships can be asked for, and answers as it is printed."""

from dataclasses import replace

import pytest

from briefing.answer import suggestion_texts
from kpistore.asking.answer import AnswerStatus
from kpistore.model.kpi import MOST_SIMILAR_GROUP, NATIONAL, Kpi
from kpistore.model.observation import NoFigure, Observation, current
from tests.kpistore.shipped import ask, office, shelf

WHOSE = {None: "", NATIONAL: " nationally", MOST_SIMILAR_GROUP: " most similar group"}
KPIS = [pytest.param(each, id=each.key) for each in office().catalogue.kpis]
IN_FORCE = [each for each in current(shelf().all()) if each.area == office().area]
"""Other forces are there to be compared with."""


def text_for(figure: Observation) -> str:
    catalogue = office().catalogue
    part = "".join(f" {title}" for title in catalogue.breakdown_titles(figure.breakdown))
    when = f", {figure.period.label}" if figure.period.start and figure.period.end else ""
    return f"{catalogue.kpi(figure.kpi).title}{part}{WHOSE[figure.comparator]}{when}"


def only_in_parts(kpi: Kpi) -> bool:
    held = [each.breakdown for each in IN_FORCE if each.kpi == kpi.key]
    return bool(held) and all(held)


def is_behind_a_dated_one(figure: Observation) -> bool:
    """A figure without a period has no words of its own: a bare question is answered with the newest dated one."""
    same = replace(figure.identity, start=None, end=None)
    alike = [each for each in IN_FORCE if replace(each.identity, start=None, end=None) == same]
    whole = figure.period.start and figure.period.end
    return not whole and any(each.period.end and each.value is not None for each in alike)


@pytest.mark.parametrize("kpi", KPIS)
def test_every_name_of_a_measure_is_answered_with_that_measure(kpi: Kpi) -> None:
    expected = {AnswerStatus.ANSWERED, AnswerStatus.NO_DATA} | (
        {AnswerStatus.AMBIGUOUS} if only_in_parts(kpi) else set()
    )
    astray = {
        name: (found.status.value, found.kpi and found.kpi.key)
        for name in (kpi.title, kpi.short, *kpi.aliases)
        if (found := ask(name)).kpi is not kpi or found.status not in expected
    }
    assert astray == {}


@pytest.mark.parametrize("kpi", KPIS)
def test_every_figure_asked_for_by_its_title_and_period_is_given_as_printed(kpi: Kpi) -> None:
    astray = {}
    for figure in IN_FORCE:
        if figure.kpi != kpi.key or not figure.is_figure or is_behind_a_dated_one(figure):
            continue
        found = ask(text_for(figure))
        if found.observation is None or found.observation.identity != figure.identity or found.value != figure.value:
            astray[text_for(figure)] = (found.status.value, found.value, found.period and found.period.label)
    assert astray == {}


def test_every_blank_cell_asked_for_has_its_reason_and_no_value() -> None:
    blanks = [each for each in IN_FORCE if each.value is None and each.period.end]
    assert {each.reason for each in blanks} >= {NoFigure.BLANK}
    for blank in blanks:
        found = ask(text_for(blank))
        assert (found.status, found.value) == (AnswerStatus.NO_DATA, None), text_for(blank)
        assert found.absence is not None, text_for(blank)
        assert found.absence.identity == blank.identity


@pytest.mark.parametrize("period", ["", ", Q4 2021/22", ", 2019/20", ", Q1 2030/31", ", Jan 2018"])
def test_every_suggestion_of_every_measure_is_answered_with_what_it_suggests(period: str) -> None:
    texts = {f"{name}{period}" for kpi in office().catalogue.kpis for name in (kpi.title, *kpi.aliases[:2])}
    assert unanswered(sorted(texts)) == []


@pytest.mark.parametrize(
    "text",
    ["crime", "complaints", "knife", "calls", "victim", "satisfaction", "violence", "domestic abuse", "999", "divert",
     "road deaths", "confidence", "drugs", "burglary nationally, 2010/11", "violence v national, Q1 2010/11"],
)  # fmt: skip
def test_every_suggestion_for_a_vague_question_is_answered(text: str) -> None:
    assert unanswered([text]) == []


def unanswered(texts: list[str]) -> list[tuple[str, str, str]]:
    wrong = []
    for text in texts:
        found = ask(text)
        for choice, suggestion in zip(found.choices, suggestion_texts(found), strict=True):
            if found.status is AnswerStatus.UNKNOWN:
                continue
            again = ask(suggestion)
            same = again.kpi is choice.kpi and again.breakdown == choice.breakdown
            figure = choice.observation is None or again.observation == choice.observation
            resolved = again.status is AnswerStatus.ANSWERED or (
                again.status is AnswerStatus.AMBIGUOUS and only_in_parts(choice.kpi) and not choice.breakdown
            )
            if not (same and figure and resolved):
                wrong.append((text, suggestion, again.status.value))
    return wrong


def test_there_are_figures_to_ask_for() -> None:
    assert sum(each.is_figure for each in IN_FORCE) > 300
