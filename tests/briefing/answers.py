"""Answers about Exampleshire for the tests of what is said."""

from dataclasses import replace
from typing import Any

from kpistore.asking.answer import Answer
from kpistore.asking.answering import answer
from kpistore.asking.asked import PeriodAsked, exact
from kpistore.asking.question import Question
from kpistore.model.kpi import Kpi
from kpistore.model.observation import Observation
from kpistore.model.period import Period
from kpistore.shelf import Shelf
from tests.kpistore.made import AREA, kpi

TITLE = "Exampleshire"


def asking(measure: Kpi | None = None, period: Period | PeriodAsked | None = None, **more: Any) -> Question:
    """A question for a measure, and for a period if one is given."""
    measure = measure or kpi()
    wanted = exact(period) if isinstance(period, Period) else period
    return replace(Question("typed", measure, (measure,), "exact", wanted), **more)


def answered(question: Question, *figures: Observation) -> Answer:
    """The answer that these figures give."""
    return answer(question, Shelf(figures), AREA)
