"""The JSON shape that is promised to scripts: every key, its type, exact numbers, a stable id."""

import json
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.document import answer_document, answer_id, exact
from kpistore.asking.answer import Answer
from kpistore.asking.question import Question
from kpistore.model.observation import Bound
from kpistore.model.period import UNDATED, financial_year
from tests.briefing.answers import TITLE, answered, asking
from tests.kpistore import shipped
from tests.kpistore.made import AREA, figure

SHAPE: dict[str, tuple[type, ...]] = {
    "id": (str,), "status": (str,), "kpi": (str, type(None)), "title": (str, type(None)), "area": (str,),
    "comparator": (str, type(None)), "breakdown": (dict,), "unit": (str, type(None)), "measure": (str,),
    "period": (dict, type(None)), "value": (int, float, type(None)), "bound": (str, type(None)),
    "as_published": (str, type(None)), "release": (str, type(None)), "source": (dict, type(None)),
    "computed": (dict, type(None)), "also": (list,), "comparisons": (list,), "signal": (dict, type(None)),
    "warnings": (list,), "suggestions": (list,), "say": (str,), "text": (str,),
}  # fmt: skip
PERIOD = {"label", "kind", "start", "end"}
SOURCE = {"document", "title", "published", "known_from", "family", "locator"}
COMPARISON = {"with", "period", "value", "change", "percent", "verdict", "beyond_chance"}
WITH = {"previous period", "a year earlier", "baseline", "national", "most-similar-group", "target"}
EVERY = [
    "stop searches", "999 answered", "homicides", "percent change in stop searches", "change in 999 answered",
    "stop search q4 2021/22", "stop searches q5 2021/22", "robbery nationally, 2010/11", "domestic abuse", "999",
    "divert needs met", "xyzzy", "", "<b>&amp;", "101 answered v national", "stop searches, Q1 2030/31",
    "stop searches by quarter", "violence with injury nationally", "stop search positive outcomes",
]  # fmt: skip


def document_of(found: Answer) -> dict[str, Any]:
    """The document as a script reads it from standard output."""
    read: dict[str, Any] = json.loads(
        json.dumps(answer_document(found, AREA, TITLE), ensure_ascii=False, allow_nan=False)
    )
    return read


@pytest.mark.parametrize("text", EVERY)
def test_every_document_has_every_key_with_its_type(text: str) -> None:
    document = document_of(shipped.ask(text))
    assert document.keys() >= SHAPE.keys()
    assert {key: document[key] for key, types in SHAPE.items() if not isinstance(document[key], types)} == {}
    assert document["status"] in {"answered", "ambiguous", "no_data", "unknown"}
    assert document["measure"] in {"value", "change", "percent_change"}
    for period in filter(None, [document["period"], *(each["period"] for each in document["comparisons"])]):
        assert period.keys() == PERIOD
    for source in filter(None, [document["source"], *(each["source"] for each in document["also"])]):
        assert source.keys() >= SOURCE
    for comparison in document["comparisons"]:
        assert comparison.keys() >= COMPARISON
        assert comparison["with"] in WITH
        assert comparison["verdict"] in {"better", "worse", "same", "neutral"}
        assert comparison["beyond_chance"] in {True, False, None}
    assert {each["why"] for each in document["also"]} <= {"revised", "another source", "prose disagrees"}


@pytest.mark.parametrize("text", EVERY)
def test_only_an_answer_holds_a_value_and_says_where_it_is_from(text: str) -> None:
    document = document_of(shipped.ask(text))
    is_answered = document["status"] == "answered"
    assert all((document[key] is not None) is is_answered for key in ("value", "source", "release"))
    assert bool(document["say"]) is is_answered
    assert document["text"]
    if document["status"] == "no_data":
        assert document["warnings"]
    if document["status"] == "ambiguous":
        assert len(document["suggestions"]) > 1


def test_an_answered_document_holds_what_is_printed() -> None:
    document = document_of(shipped.ask("stop search q3 2021/22"))
    assert (document["value"], document["as_published"], document["unit"], document["kpi"]) == (
        1546, "1,546", "count", "stop-searches",
    )  # fmt: skip
    assert document["period"] == {
        "label": "Q3 2021/22", "kind": "quarter", "start": "2021-10-01", "end": "2021-12-31",
    }  # fmt: skip
    assert document["source"]["document"] == "002_e4449af0dbfe1a1c.txt"
    assert document["source"]["known_from"] == "2022-03-31"
    assert document["source"]["published"] == "March 2022"
    assert document["source"]["family"] == "force-report"
    assert (document["computed"], document["release"]) == (None, "published")


@pytest.mark.parametrize(
    ("measure", "value", "unit", "formula"),
    [
        ("change", 2000, "count", "12,000 - 10,000"),
        ("percent_change", 20, "percent", "(12,000 - 10,000) / 10,000 x 100"),
    ],
)
def test_a_change_is_computed_and_was_never_published(measure: Any, value: int, unit: str, formula: str) -> None:
    question = Question("typed", asking().kpi, (), "exact", measure=measure)
    document = document_of(answered(question, figure("12000"), figure("10000", financial_year(2022))))
    assert (document["value"], document["unit"], document["as_published"]) == (value, unit, None)
    assert document["computed"]["formula"] == formula
    assert [each["value"] for each in document["computed"]["inputs"]] == [12000, 10000]


def test_a_bound_and_a_breakdown_are_told() -> None:
    held = figure("1000", bound=Bound.OVER, breakdown=(("sex", "female"),))
    document = document_of(answered(asking(breakdown=(("sex", "female"),)), held))
    assert (document["bound"], document["breakdown"]) == ("over", {"sex": "female"})


def test_a_figure_without_a_period_has_null_dates() -> None:
    document = document_of(answered(asking(), figure("12", UNDATED)))
    assert document["period"] == {"label": "no period printed", "kind": "none", "start": None, "end": None}


@pytest.mark.parametrize(
    ("value", "written"),
    [("86.80", "86.8"), ("87.2", "87.2"), ("1546", "1546"), ("21.0", "21"), ("0.1", "0.1"), ("-0.50", "-0.5"),
     ("1E+3", "1000"), ("123456789012", "123456789012")],
)  # fmt: skip
def test_a_number_is_written_as_it_was_published(value: str, written: str) -> None:
    assert json.dumps(exact(Decimal(value))) == written


@given(st.decimals(-(10**9), 10**9, allow_nan=False, allow_infinity=False, places=2))
def test_no_number_is_a_float_artefact(value: Decimal) -> None:
    assert Decimal(json.dumps(exact(value))) == value


def test_every_shipped_value_is_written_exactly() -> None:
    for each in shipped.shelf().all():
        assert each.value is None or Decimal(json.dumps(exact(each.value))) == each.value


def test_the_same_answer_has_the_same_four_letters_and_another_has_others() -> None:
    first, again = shipped.ask("stop searches"), shipped.ask("stop searches")
    assert answer_id(first) == answer_id(again)
    assert len(answer_id(first)) == 4
    assert answer_id(first) != answer_id(shipped.ask("homicides"))
    others = {answer_id(shipped.ask(kpi.title)) for kpi in shipped.office().catalogue.kpis}
    assert len(others) > 0.99 * len(shipped.office().catalogue.kpis)
    assert set("".join(others)) <= set("0123456789ABCDEFGHJKMNPQRSTVWXYZ")


@pytest.mark.parametrize("text", ["\ud800", "\x00", "😀" * 500])
def test_any_typed_text_gives_a_document(text: str) -> None:
    assert answer_document(shipped.ask(text), AREA, TITLE)["status"] == "unknown"
