"""Questions as people type them, asked of the shipped figures: status, value, unit, period and what must not be.

questions.csv holds the sixty that were given; own_questions.csv those written beside the matcher; unseen_questions.csv
those written from the reports by people who had not seen the catalogue or the matcher, with their lines.
"""

import csv
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from briefing.document import answer_document
from kpistore.asking.answering import answer
from kpistore.asking.question import understand
from kpistore.catalogue import CLEVELAND, Office, load_office
from kpistore.incoming.importing import shipped_figures
from kpistore.shelf import Shelf

TODAY = date(2024, 10, 7)
AS_OF = "as-of: "
COMPARATORS = {"National": "national", "Most similar group": "most-similar-group", "Cleveland": "", "": ""}
NEARLY = Decimal("0.05")
"""Shares and rates are right to the decimals given."""


@dataclass(frozen=True)
class Asking:
    """The office and what it ships."""

    office: Office
    shelf: Shelf

    def document(self, text: str, context: str = "") -> dict[str, Any]:
        today = date.fromisoformat(context.removeprefix(AS_OF)) if context.startswith(AS_OF) else TODAY
        catalogue = self.office.catalogue
        follows = context and not context.startswith(AS_OF)
        before = understand(context, catalogue, today) if follows else None
        found = answer(understand(text, catalogue, today, before), self.shelf, self.office.area)
        return answer_document(found, self.office.area, self.office.area_title)


@pytest.fixture(scope="module")
def asking() -> Asking:
    office = load_office(CLEVELAND)
    return Asking(office, Shelf(shipped_figures(office)))


def rows_of(name: str) -> list[dict[str, str]]:
    with Path(__file__).with_name(name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def wrong(found: dict[str, Any], row: dict[str, str]) -> Iterator[str]:
    """What is wrong with an answer; nothing for a right one."""
    if found["status"] != row["expect_status"]:
        yield f"status {found['status']}"
    elif row["expect_value"]:
        yield from _wrong_figure(found, row)
    if found["value"] is not None and float(found["value"]) in _noted(row["note"], "must-not="):
        yield f"must not give {found['value']}"
    beside = [each["value"] for each in found["comparisons"]]
    yield from (f"no {value} beside it" for value in _noted(row["note"], "beside=") if value not in beside)


def _wrong_figure(found: dict[str, Any], row: dict[str, str]) -> Iterator[str]:
    allowed = 0 if row["expect_unit"] == "count" else NEARLY
    if found["value"] is None or abs(Decimal(str(found["value"])) - Decimal(row["expect_value"])) > allowed:
        yield f"value {found['value']}"
    if found["unit"] != row["expect_unit"]:
        yield f"unit {found['unit']}"
    end = found["period"]["end"] if found["period"] else None
    if row["expect_period_end"] and end != row["expect_period_end"]:
        yield f"period to {end}"
    if (found["comparator"] or "") != COMPARATORS.get(row["expect_comparator"], row["expect_comparator"]):
        yield f"comparator {found['comparator']}"


def _noted(note: str, name: str) -> list[float]:
    if name not in note:
        return []
    return [float(each) for each in note.split(name)[1].split(";")[0].replace(",", " ").split()]


@pytest.mark.parametrize("name", ["questions.csv", "own_questions.csv", "unseen_questions.csv"])
def test_every_question_is_answered_right(name: str, asking: Asking) -> None:
    score: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    missed = []
    for row in rows_of(name):
        problems = list(wrong(asking.document(row["question"], row["context"]), row))
        score[row["class"]][0] += 1
        score[row["class"]][1] += not problems
        missed += [(row["id"], row["question"], problems)] if problems else []
    for group, (asked, right) in score.items():
        print(f"{name} {group:16} {right:3} of {asked}")
    assert missed == []


def test_every_suggestion_of_the_questions_is_answered(asking: Asking) -> None:
    rows = rows_of("questions.csv") + rows_of("own_questions.csv") + rows_of("unseen_questions.csv")
    rows = [row for row in rows if row["expect_status"] != "unknown"]
    suggested = {each for row in rows for each in asking.document(row["question"], row["context"])["suggestions"]}
    lost = {each: asking.document(each)["status"] for each in suggested}
    assert {each: status for each, status in lost.items() if status != "answered"} == {}


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("knife crime", "These point different ways."),
        ("robberies since October 2021", "The figures held reach up to 30 Sept 2024."),
        ("best quarter for answering 999", "The highest of the 8 quarters held, Q1 2020/21 to Q4 2021/22."),
        ("worst quarter for 101 answering", "The same in Q2 2020/21."),
        ("burglary by women", "No report loaded prints it by sex; only the whole is known."),
        ("burglary in Leeds", "No figure for Leeds is loaded"),
        ("police officers March 2023", "over 1,460 for March 2023: a forecast"),
        ("compare burglary and robbery", "Robbery: 830"),
        ("average 999 wait 2021/22", "waits of shorter periods cannot be added up"),
        ("total 999 answered over the last 8 quarters", "shares of shorter periods cannot be added up"),
        ("hello", "For example:"),
        ("how many domestic abuse victims were satisfied", "This is a share, not how many."),
        ("999", "89.2%, up 1.5 points on the year before; national standard 90%"),
        ("public opinion", "69%; England and Wales 75%"),
        ("compare divert completion men and women", "male: 76.2%"),
        ("divert", "5.85% (no period printed)"),
        ("worst charge rate", "The lowest of the 6 parts held."),
        ("are all charge rates above national", "Not all: 1 of the 6 parts held, sexual offences, is not above"),
        ("biggest fall in crime", "The largest fall of the 2 changes held"),
        ("homicides 2024", "Also held: 2023/24 (13)."),
        ("stop searches Q1 2021/22", "Another source"),
        ("stop searches Q1 2021/22", "gives 1,679"),
        (
            "stop searches Q4 2020/21",
            "Stop and search, Jan 2021, Cleveland (data.police.uk), to Stop and search, March 2021",
        ),
        ("asb v national", "No figure for England and Wales is held to compare with."),
        ("robbery v national", "0.1 per 1,000 above England and Wales (1.0 per 1,000): worse"),
        ("vap v most similar group", "No figure for the most similar group is held to compare with."),
        ("robbery against target", "No target for it is held to compare with."),
        ("homicides v september 2019", "No figure of this kind for Sept 2019 is held to compare with."),
        ("stop and search positive outcome rate Q3 2021/22 v national", "24.5%, without a period"),
        ("cleveland v durham stop and search q1 2021/22", "Stop and searches carried out, Durham: 487"),
        ("cleveland v durham stop and search q1 2021/22", "These are of two sources"),
        ("you are useless", "/kpis lists all that can be asked."),
    ],
)
def test_what_a_reply_must_say(text: str, says: str, asking: Asking) -> None:
    assert says in asking.document(text)["text"]


@pytest.mark.parametrize(
    ("text", "never"),
    [
        ("worst charge rate", "only one of its kind"),
        ("999", "the same way"),
        ("how satisfied were domestic abuse victims", "not how many"),
        ("how many homicides", "not how many"),
        ("divert reoffending", "Cleveland Divert · April 2023"),
        ("charge rate v national", "is held to compare with"),
        ("999 answered v target", "is held to compare with"),
        ("robbery v sept 2023", "is held to compare with"),
        ("burglary 12 months to sept 2024 v sept 2022", "2022, the baseline"),
        ("stop and search Q3 2021/22", "Read as"),
    ],
)
def test_what_a_reply_must_not_say(text: str, never: str, asking: Asking) -> None:
    assert never not in asking.document(text)["text"]


def test_a_rate_that_is_printed_beside_the_comparator_is_offered_for_a_count_that_is_not(asking: Asking) -> None:
    suggested = asking.document("vap v most similar group")["suggestions"]
    assert sorted(asking.document(each)["value"] for each in suggested) == [32.1, 41.3]
    told = asking.document("robbery v national")
    assert (told["kpi"], told["suggestions"]) == ("robbery-rate", ["Robbery"])
    assert asking.document("charge rate v national")["suggestions"] == []


def test_by_quarter_after_a_year_without_quarters_says_that_they_are_of_another_year(asking: Asking) -> None:
    assert "None of 2023/24 is held" in asking.document("by quarter", "stop and search 23/24")["text"]
    assert "None of" not in asking.document("by quarter", "stop and search q1 2021/22")["text"]


def test_the_figure_of_another_area_is_spoken_as_that_areas(asking: Asking) -> None:
    assert "the Durham figure" in asking.document("Durham stop and search April 2021")["say"]
    assert "Cleveland Police carried out 548" in asking.document("stop and search April 2021")["say"]


@pytest.mark.parametrize(
    ("text", "value"), [("stop and search in durham nov 2021", 211), ("stop and search nov 2021", 510)]
)
def test_another_area_never_gets_the_offices_own_figure(text: str, value: int, asking: Asking) -> None:
    found = asking.document(text)
    assert found["area"] == ("durham" if "durham" in text else "cleveland")
    assert found["status"] == "answered"
    assert (found["value"] == value) or "durham" not in text
