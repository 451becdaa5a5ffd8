"""The Cleveland office as it ships, asked on the morning of Monday 7 October 2024."""

from datetime import date
from functools import cache

from kpistore.asking.answer import Answer
from kpistore.asking.answering import answer
from kpistore.asking.judged import judged
from kpistore.asking.question import Question, understand
from kpistore.catalogue import CLEVELAND, Office, load_office
from kpistore.incoming.importing import shipped_figures
from kpistore.shelf import Shelf

TODAY = date(2024, 10, 7)


@cache
def office() -> Office:
    """The office's folder, loaded once."""
    return load_office(CLEVELAND)


@cache
def shelf() -> Shelf:
    """Its figures, loaded once."""
    return Shelf(shipped_figures(office()))


def ask(text: str, as_of: date | None = None) -> Answer:
    """The answer to what somebody typed."""
    return reply(understand(text, office().catalogue, TODAY), as_of)


def reply(question: Question, as_of: date | None = None) -> Answer:
    """The answer to a question."""
    return judged(answer(question, shelf(), office().area, as_of, counts=office().counts))
