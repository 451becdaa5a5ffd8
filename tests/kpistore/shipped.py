"""The Cleveland office as it ships, asked on the morning of Monday 7 October 2024."""

from datetime import date
from functools import cache

from kpistore.asking.answer import Answer
from kpistore.asking.answering import answer
from kpistore.asking.judged import judged
from kpistore.asking.question import Question, understand
from kpistore.auditing import Auditor
from kpistore.catalogue import CLEVELAND, Office, load_office
from kpistore.incoming.importing import shipped_claims, shipped_figures
from kpistore.shelf import ClaimShelf, Shelf

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


def doubted(text: str) -> Answer:
    """The answer with what an audit found about it, as a person gets it."""
    question = understand(text, office().catalogue, TODAY)
    found = auditor().of_kpi(question.kpi.key, area=office().area) if question.kpi else ()
    return judged(answer(question, shelf(), office().area, None, found, counts=office().counts))


@cache
def auditor() -> Auditor:
    """Over its figures and claims."""
    return Auditor(office(), shelf(), ClaimShelf(shipped_claims(office())))


def reply(question: Question, as_of: date | None = None) -> Answer:
    """The answer to a question."""
    return judged(answer(question, shelf(), office().area, as_of, counts=office().counts))
