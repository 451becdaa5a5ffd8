"""Whatever is pasted gets an answer or a refusal, never an exception."""

import os
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from briefing.document import answer_document
from kpistore.asking.answering import answer
from kpistore.asking.question import understand
from kpistore.asking.remembering import recalled, remembered
from kpistore.catalogue import CLEVELAND, load_office
from kpistore.incoming.importing import shipped_figures
from kpistore.shelf import Shelf

EXAMPLES = 10_000 if os.environ.get("CI") else 200
TODAY = date(2024, 10, 7)
OFFICE = load_office(CLEVELAND)
SHELF = Shelf(shipped_figures(OFFICE))

_PIECES = """
999 101 calls knife violence and the year before? q3 2021/22 21/22 since April 2021 last 8 quarters best worst
highest nationally v compare with women under 25s in Durham source? why? chart it total change % up? 12 months to
Sept 2024 " ' ( ) 31/02/2021 99/99/9999 0000-00-00 Q9 2021/23 n + & ? ! /kpi \u202e \u200f \ud7ff burglary rate
"""
_WORDS = some.sampled_from(_PIECES.split())
_BYTES = some.binary(max_size=200).map(lambda raw: raw.decode("utf-8", "surrogateescape"))
_TEXTS = some.one_of(
    some.text(max_size=400), _BYTES, some.lists(_WORDS, max_size=25).map(" ".join), some.lists(_WORDS).map("".join)
)


def asked(text: str, before: str = "") -> str:
    after = understand(before, OFFICE.catalogue, TODAY) if before else None
    found = answer(understand(text, OFFICE.catalogue, TODAY, after), SHELF, OFFICE.area)
    assert recalled(remembered(found), OFFICE.catalogue) is not None or not remembered(found)
    return str(answer_document(found, OFFICE.area, OFFICE.area_title)["status"])


@settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(_TEXTS, some.one_of(some.just(""), _TEXTS))
def test_anything_at_all_gets_an_answer_or_a_refusal(text: str, before: str) -> None:
    assert asked(text, before) in {"answered", "ambiguous", "no_data", "unknown"}


@pytest.mark.parametrize(
    "text",
    [
        "?" * 1000,
        "x" * 10_000,
        "burglary " * 2000,
        "((((" * 2500,
        "\"'" * 5000,
        "\u202e" * 500,
        "q3 " * 3000,
        "\0" * 300,
    ],
)
def test_long_pastes_are_answered_or_refused(text: str) -> None:
    assert asked(text) in {"answered", "ambiguous", "no_data", "unknown"}
