"""One answer from a store that holds unpublished figures too; the figures are invented."""

from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from briefing.document import answer_document
from kpistore.answers import Answers
from kpistore.asking.answer import Answer, AnswerStatus, Why
from kpistore.asking.question import understand
from kpistore.model.observation import Release
from kpistore.store import Store, open_store
from tests.databases import new_address
from tests.kpistore.shipped import office, shelf

TODAY = date(2024, 11, 20)
NOW = datetime(2024, 11, 20, 9, tzinfo=UTC)
QUESTION = "999 answered"


@pytest.fixture
def store() -> Store:
    """The newest figure of 999 calls as published, and an unpublished one of the same days that differs."""
    held = [each for each in shelf().of_kpi("calls-999-answered", "cleveland") if each.comparator is None]
    newest = max((each for each in held if each.is_figure), key=lambda each: each.period.end or TODAY)
    quiet = replace(newest.document, name="oct3.csv", title="oct3.csv", release=Release.UNPUBLISHED, sha256="3" * 64)
    store = open_store(new_address())
    differing = replace(newest, value=Decimal("88.8"), as_published="88.8%", document=quiet)
    store.figures.record([newest, differing], NOW)
    return store


def asked(store: Store, text: str = QUESTION, *, published: bool = False) -> Answer:
    return Answers(office(), store).of(understand(text, office().catalogue, TODAY), published=published)


def test_the_document_for_scripts_says_of_each_other_value_whether_it_is_published(store: Store) -> None:
    document = answer_document(asked(store), office().area, office().area_title)
    assert (document["value"], document["release"]) == (89.2, "published")
    (other,) = document["also"]
    assert (other["value"], other["release"], other["why"]) == (88.8, "unpublished", "unpublished")
    assert "88.8" not in document["say"]
    assert document["warnings"][-1].startswith("An unpublished file differs (88.8%), inside the office only: oct3.csv")


def test_where_published_figures_only_are_asked_for_no_other_is_told(store: Store) -> None:
    told = asked(store, published=True)
    assert (told.value, told.also) == (Decimal("89.2"), ())


def test_an_unpublished_file_that_says_the_same_is_no_news(store: Store) -> None:
    (published,) = [each for each in store.figures.all() if each.document.release is Release.PUBLISHED]
    document = replace(published.document, name="same.csv", release=Release.UNPUBLISHED, sha256="4" * 64, family="x")
    store.figures.record([replace(published, document=document)], NOW)
    assert [each.why for each in asked(store).also] == [Why.UNPUBLISHED]


def test_a_change_from_an_unpublished_figure_is_not_told_as_published(store: Store) -> None:
    (published,) = [each for each in store.figures.all() if each.document.release is Release.PUBLISHED]
    before = published.period.previous()
    assert before is not None
    quiet = replace(published.document, name="before.csv", release=Release.UNPUBLISHED, sha256="5" * 64)
    other = open_store(new_address())
    other.figures.record([published, replace(published, period=before, value=Decimal(50), document=quiet)], NOW)
    assert asked(other, "change in 999 answered").status is AnswerStatus.NO_DATA
    assert Decimal(50) not in [each.value for each in asked(other).comparisons]


@pytest.mark.parametrize(
    "text", ["what got worse", "which targets are we missing", "emergency calls", "hello", "xyzzy"]
)
def test_what_is_no_single_figure_is_told_of_published_ones(store: Store, text: str) -> None:
    whole, told = asked(store, text), asked(store, text, published=True)
    assert (whole.status, whole.lines, whole.tally) == (told.status, told.lines, told.tally)
