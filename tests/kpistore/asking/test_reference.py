"""A button's few bytes stand for a figure, and are read back as the same one or refused."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kpistore.asking.reference import LIMIT_BYTES, Reference, decode, question_of, reference_of, tag_of
from kpistore.catalogue import UnknownKpi
from kpistore.model.kpi import MOST_SIMILAR_GROUP, NATIONAL, Breakdown
from kpistore.model.period import UNDATED, PeriodKind, financial_year
from tests.kpistore import shipped
from tests.kpistore.made import catalogue, figure, kpi

DAYS = st.dates(date(1970, 1, 1), date(2060, 12, 31))
WORDS = st.text("abcdefghijklmnopqrstuvwxyz-0123456789", min_size=1, max_size=20)
KEYS = st.text("abcdefghijklmnopqrstuvwxyz-0123456789", min_size=1, max_size=34)
BREAKDOWNS = st.dictionaries(WORDS, WORDS, max_size=3).map(lambda held: tuple(sorted(held.items())))
COMPARATORS = st.sampled_from([None, NATIONAL, MOST_SIMILAR_GROUP])


@given(KEYS, DAYS, st.integers(0, 800), COMPARATORS, BREAKDOWNS)
def test_a_reference_is_read_back_as_the_same_figure(
    key: str, start: date, days: int, comparator: str | None, breakdown: Breakdown
) -> None:
    reference = Reference(key, start, start + timedelta(days=days), None, comparator, breakdown)
    assert len(reference.encode().encode()) <= LIMIT_BYTES
    assert decode(reference.encode()).resolved([(), breakdown]) == reference


@given(KEYS, st.sampled_from([None, *PeriodKind]), COMPARATORS, BREAKDOWNS)
def test_a_reference_to_a_kind_of_period_is_read_back(
    key: str, kind: PeriodKind | None, comparator: str | None, breakdown: Breakdown
) -> None:
    reference = Reference(key, None, None, kind, comparator, breakdown)
    assert decode(reference.encode()).resolved([breakdown]) == reference


@pytest.mark.parametrize(
    ("reference", "text"),
    [
        (Reference("robbery"), "robbery"),
        (Reference("robbery", kind=PeriodKind.QUARTER), "robbery~quarter"),
        (Reference("robbery", date(2023, 4, 1), date(2024, 3, 31)), "robbery~230401-240331"),
        (Reference("robbery", date(2023, 4, 1)), "robbery~230401-"),
        (Reference("robbery", None, date(2024, 3, 31)), "robbery~-240331"),
        (Reference("robbery", comparator=NATIONAL), "robbery~~n"),
        (Reference("robbery", breakdown=(("sex", "female"),)), "robbery~~~sex=female"),
    ],
)
def test_a_reference_is_as_short_as_it_can_be(reference: Reference, text: str) -> None:
    assert reference.encode() == text
    assert decode(text) == reference


@pytest.mark.parametrize(
    "text",
    [
        "",
        "~quarter",
        "robbery~fortnight",
        "robbery~230401",
        "robbery~230431-240331",
        "robbery~240331-230401",
        "robbery~~x",
        "robbery~~~female",
        "robbery~~~a=b~c",
    ],
)
def test_what_names_no_figure_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"is named|dimension=value|does not match|day"):
        decode(text)


@given(st.text(max_size=60))
def test_any_other_text_is_read_or_refused_and_nothing_worse(text: str) -> None:
    try:
        decode(text)
    except ValueError:
        return


def test_a_long_breakdown_goes_by_its_tag_and_is_found_among_those_held() -> None:
    long = (("borough", "redcar-and-cleveland-and-all-the-villages-around-it"),)
    short = decode(Reference("robbery", breakdown=long).encode())
    assert short.tag == tag_of(long)
    assert short.resolved([(), long]).breakdown == long
    with pytest.raises(ValueError, match="no breakdown of robbery has the tag"):
        short.resolved([(), (("borough", "elsewhere"),)])


def test_a_reference_of_a_measure_that_is_gone_is_refused() -> None:
    with pytest.raises(UnknownKpi):
        question_of(Reference("arson"), catalogue(kpi()))


def test_a_button_asks_for_exactly_the_period_of_its_figure() -> None:
    question = question_of(reference_of(figure("12")), catalogue(kpi()))
    assert question.period is not None
    assert question.period.candidates == (financial_year(2023),)
    assert question_of(reference_of(figure("12", UNDATED)), catalogue(kpi())).period is None


def test_every_shipped_figure_fits_a_button_that_answers_with_it() -> None:
    for figure_ in shipped.shelf().all():
        dated = figure_.period.start or figure_.period.end
        if not figure_.is_figure or not dated or figure_.area != shipped.office().area:
            continue
        assert len(reference_of(figure_).encode()) <= LIMIT_BYTES
        reference = decode(reference_of(figure_).encode())
        whole = reference.resolved(each.breakdown for each in shipped.shelf().of_kpi(figure_.kpi))
        answered = shipped.reply(question_of(whole, shipped.office().catalogue))
        assert answered.value is not None
        assert answered.observation is not None
        assert answered.observation.identity == figure_.identity
