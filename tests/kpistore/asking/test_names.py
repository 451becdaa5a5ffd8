"""Names are matched by catalogue, not by luck: order, typing errors, and how fast."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kpistore.asking.names import MOST_CANDIDATES, Names
from kpistore.asking.tokens import content_words, stems
from kpistore.asking.vocabulary import PASSING_WORDS, SAME, SOFT_WORDS
from kpistore.model.kpi import Aggregation, Direction, Kpi, Label, Unit
from kpistore.model.period import PeriodKind


def kpi(key: str, title: str, *aliases: str, labels: tuple[Label, ...] = ()) -> Kpi:
    kinds = (Unit.COUNT, Direction.LESS, Aggregation.SUM, PeriodKind.QUARTER)
    return Kpi(key, title, title, *kinds, "definition", "objective", aliases, labels)


CALLS = (
    kpi("999-calls", "999 calls received", "emergency calls"),
    kpi("101-calls", "101 calls received", "non-emergency calls"),
    kpi("999-answered", "Share of 999 calls answered"),
    kpi("rape", "Rape offences", "rape"),
    kpi("repeat", "Repeat victim rate"),
    kpi("burglary", "Residential burglary", "burglary"),
    kpi("charged", "Charge rate", labels=(Label("Shoplifting", measure="charge rate"),)),
)
NAMES = Names(CALLS)


@pytest.mark.parametrize(
    ("text", "expected", "how"),
    [
        ("999 calls received", "999-calls", "exact"),
        ("received: calls, 999", "999-calls", "tokens"),
        ("Non–emergency CALLS", "101-calls", "exact"),
        ("non 999 calls", "101-calls", "exact"),
        ("% of 999 calls answered", "999-answered", "exact"),
        ("rape", "rape", "exact"),
        ("burglray", "burglary", "fuzzy"),
        ("burglaries", "burglary", "exact"),
        ("shoplifting charge rate", "charged", "tokens"),
    ],
)
def test_a_name_is_found_and_how_is_said(text: str, expected: str, how: str) -> None:
    match = NAMES.match(text)

    assert match.kpi is not None
    assert (match.kpi.key, match.how) == (expected, how)


@pytest.mark.parametrize("text", ["", "??", "helicopter burglary", "112 calls", "hate rate", "🚁", "rap music"])
def test_a_foreign_word_makes_it_unknown_whatever_else_is_said(text: str) -> None:
    match = NAMES.match(text)

    assert match.kpi is None
    assert match.how == "none"


def test_the_nearest_are_offered_for_an_unknown_name() -> None:
    assert [each.key for each in NAMES.match("helicopter burglary").candidates] == ["burglary"]


def test_a_label_that_needs_its_heading_is_meant_where_it_is_said_word_for_word_only() -> None:
    printed = Label("Total number of victims supported", section="Support for victims of abuse")
    abuse = kpi("abuse-victims", "Abuse victims supported by services", labels=(printed,))
    names = Names((abuse, kpi("telephone", "Victims supported by telephone")))
    assert names.match("total number of victims supported").kpi is abuse
    assert names.match("victims supported").kpi is None


def test_a_label_that_needs_its_column_is_no_name_of_its_own() -> None:
    match = NAMES.match("shoplifting")

    assert match.kpi is None
    assert [each.key for each in match.candidates] == ["charged"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("robberies", "robbery"),
        ("stop & search", "stop and search"),
        ("re-offending", "reoffending"),
        ("percentage answered", "% answered"),
        ("tags deployed", "tag deployments"),
        ("1,000", "1000"),
        ("victims' code", "victim's code"),
    ],
)
def test_two_ways_to_write_one_name_are_the_same_words(one: str, other: str) -> None:
    assert stems(one) == stems(other)


@pytest.mark.parametrize(
    ("one", "other"), [("999", "101"), ("rape", "rate"), ("with injury", "without injury"), ("repeat", "report")]
)
def test_different_names_stay_different(one: str, other: str) -> None:
    assert stems(one) != stems(other)


def test_polite_words_are_dropped() -> None:
    assert content_words("please could you tell me what is the number of robberies") == ["robberies"]


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=400))
def test_any_text_is_matched_without_an_error(text: str) -> None:
    match = NAMES.match(text)

    assert len(match.candidates) <= MOST_CANDIDATES
    assert match.kpi is None or match.candidates == (match.kpi,)


def test_a_thousand_measures_with_ten_names_each_are_searched() -> None:
    syllables = [first + vowel for first in "bdfgklmnprstv" for vowel in "aeiou"]
    words = [one + other for one in syllables for other in syllables[::3]]
    large = tuple(
        kpi(
            f"k{n}",
            f"{words[n]} {words[n + 7]} crime",
            *(f"{words[n]} {words[n + step]} offences" for step in range(1, 10)),
        )
        for n in range(1000)
    )
    names = Names(large)
    for n in range(0, 1000, 10):
        asked = names.match(f"how many {words[n]} {words[n + 3]}x offences of crime")
        assert asked.kpi is None or asked.kpi in large


TOLD = Names(
    (
        replace(kpi("support", "Victims supported"), definition="Victims supported by the Harbour service."),
        replace(kpi("reported", "Victims who reported to police after support"), definition="Of those supported."),
        replace(kpi("took-part", "People who took part in Fresh Start", "fresh start"), definition="All of them."),
        replace(kpi("referred", "Referrals to Fresh Start", "fresh start referrals"), definition="Each once."),
        replace(kpi("settled", "Cases settled"), unit=Unit.PERCENT),
    )
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("victims supported by the harbour service", "support"),
        ("how many victims did harbour support", "support"),
        ("people referred to fresh start", "referred"),
        ("what percentage of cases was settled", "settled"),
        ("how many victims were actually supported so far", "support"),
    ],
)
def test_words_of_the_definition_and_idle_ones_do_not_stand_in_the_way(text: str, expected: str) -> None:
    assert [each.key for each in TOLD.match(text).candidates[:1]] == [expected]
    assert TOLD.match(text).kpi is not None


@pytest.mark.parametrize(
    "text", ["victims supported by the lighthouse service", "fresh start arrests", "cases dropped"]
)
def test_a_word_that_no_definition_has_still_makes_it_unknown(text: str) -> None:
    assert TOLD.match(text).kpi is None


def test_two_measures_are_offered_where_the_second_has_a_telling_word_more() -> None:
    matched = TOLD.match("victims went to the police after getting support")
    assert matched.kpi is None
    assert {each.key for each in matched.candidates} >= {"support", "reported"}


def test_a_name_with_all_its_small_words_goes_before_one_without_them() -> None:
    names = Names(
        (kpi("share", "Share of victims supported", "victims supported"), kpi("all", "Number of victims supported"))
    )
    matched = names.match("number of victims supported")
    assert matched.kpi is not None
    assert matched.kpi.key == "all"


def test_misspelt_words_of_the_catalogue_are_put_right_and_others_left() -> None:
    assert NAMES.spelled("burglray and resdential helicopters") == "burglary and residential helicopters"


def test_a_word_that_may_be_left_out_never_stands_for_one_that_may_not() -> None:
    droppable = SOFT_WORDS | PASSING_WORDS
    assert {word: SAME[word] for word in droppable & SAME.keys() if SAME[word] not in droppable} == {}
