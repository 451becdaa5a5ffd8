"""One or two sentences to read aloud, with the period, the source and the caveat."""

import csv
import re
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from briefing.say import say
from kpistore.asking.asked import exact
from kpistore.asking.question import Question
from kpistore.model.kpi import MOST_SIMILAR_GROUP, NATIONAL, Direction, Unit
from kpistore.model.observation import Bound, Medium, Release
from kpistore.model.period import UNDATED, financial_year, quarter
from tests.briefing.answers import TITLE, answered, asking
from tests.kpistore import shipped
from tests.kpistore.made import figure, kpi

BEFORE = financial_year(2022)
PRINTED = "according to the report of April 2024."


def test_a_figure_is_read_aloud_with_what_it_was_and_its_standard() -> None:
    share = kpi("calls", Unit.PERCENT, Direction.MORE, target="90", title="999 calls answered")
    held = [figure(v, p, "calls", unit=Unit.PERCENT) for v, p in (("89.2", financial_year(2023)), ("87.7", BEFORE))]
    assert say(answered(asking(share), *held), TITLE) == (
        "In the year to March 2024 the Exampleshire figure for 999 calls answered was 89.2 per cent, "
        f"up from 87.7 per cent in the year to March 2023, {PRINTED} The national standard is 90 per cent."
    )


@pytest.mark.parametrize(
    ("before", "words"),
    [
        ("9000", "was 12,000, up from 9,000 in the year to March 2023, according"),
        ("15000", "was 12,000, down from 15,000 in the year to March 2023, according"),
        ("12000", "was 12,000, the same as in the year to March 2023, according"),
    ],
)
def test_a_change_is_up_down_or_the_same(before: str, words: str) -> None:
    assert words in say(answered(asking(), figure("12000"), figure(before, BEFORE)), TITLE)


def test_without_an_earlier_figure_nothing_is_said_of_one() -> None:
    assert say(answered(asking(), figure("12")), TITLE) == (
        "In the year to March 2024 the Exampleshire figure for robbery was 12, " + PRINTED
    )


def test_a_handful_is_said_to_rise_and_fall_by_chance() -> None:
    assert "rise and fall by chance." in say(answered(asking(), figure("11"), figure("12", BEFORE)), TITLE)
    assert "by chance" not in say(answered(asking(), figure("1100"), figure("1200", BEFORE)), TITLE)


def test_a_change_against_a_named_period_is_the_one_that_is_spoken_of() -> None:
    question = replace(asking(period=quarter(2023, 2), against=exact(quarter(2022, 2))), measure="change")
    held = [figure(v, p) for v, p in (("900", quarter(2023, 2)), ("800", quarter(2023, 1)), ("700", quarter(2022, 2)))]
    assert "up from 700 between July and September 2022" in say(answered(question, *held), TITLE)


def test_whose_figure_and_which_part_it_is_is_said() -> None:
    held = figure("90", comparator=NATIONAL, breakdown=(("sex", "female"),))
    said = say(answered(asking(comparator=NATIONAL, breakdown=(("sex", "female"),)), held), TITLE)
    assert "the England and Wales figure for robbery for women was 90, according" in said


def test_the_most_similar_groups_figure_is_called_so_and_a_unit_is_said_once() -> None:
    rate = kpi("rate", Unit.PER_1000, title="Robbery per 1,000 people")
    held = figure("5.4", financial_year(2023), "rate", unit=Unit.PER_1000, comparator=MOST_SIMILAR_GROUP)
    said = say(answered(asking(rate, comparator=MOST_SIMILAR_GROUP), held), TITLE)
    assert "the most similar group's figure for robbery per 1,000 people was 5.4, according" in said


def test_a_caveat_is_read_aloud_too_and_of_several_the_most_important() -> None:
    told = figure("12"), figure("13", BEFORE)
    assert say(answered(asking(), *told), TITLE).endswith("Numbers this small rise and fall by chance.")
    said = say(answered(asking(), *told, figure("14", medium=Medium.PROSE)), TITLE)
    assert said.endswith("The report's own text says 14.")


def test_a_figure_that_is_not_published_is_not_read_out() -> None:
    inside = replace(figure("12").document, release=Release.UNPUBLISHED)
    said = say(answered(asking(), replace(figure("12"), document=inside), figure("13", BEFORE)), TITLE)
    assert said.endswith(" is published; what the office holds is for use inside it only.")
    assert "12 " not in said.replace("12 months", "")


def test_a_figure_printed_before_its_period_had_ended_may_still_change() -> None:
    early = replace(figure("1200", quarter(2023, 4)).document, known_from=date(2024, 3, 31))
    found = answered(asking(period=quarter(2023, 4)), replace(figure("1200", quarter(2023, 4)), document=early))
    assert say(found, TITLE).endswith("so it may still change.")


@pytest.mark.parametrize("question", ["asb", "serious violence", "domestic abuse crimes", "101 answered q3 2021/22"])
def test_a_slip_in_a_printed_change_is_not_read_out(question: str) -> None:
    said = say(shipped.doubted(question), "Cleveland")
    assert "minus sign" not in said
    assert "printed" not in said


def test_a_bound_is_read_aloud() -> None:
    assert "was over 1,000, according" in say(answered(asking(), figure("1000", bound=Bound.OVER)), TITLE)


def test_a_figure_without_a_period_says_so() -> None:
    said = say(answered(asking(), figure("12", UNDATED)), TITLE)
    assert said == f"The Exampleshire figure for robbery was 12, {PRINTED[:-1]}, which prints no period."


def test_a_figure_marked_as_wrong_is_not_read_out_as_one() -> None:
    found = answered(
        asking(measure=kpi(unit=Unit.PERCENT)),
        figure("87", unit=Unit.PERCENT),
        figure("85", financial_year(2022), unit=Unit.PERCENT),
    )
    assert found.observation is not None
    told = say(replace(found, observation=replace(found.observation, mistake="copied from a draft")), TITLE)
    assert told.startswith("The ")
    assert "should not be quoted: this office has marked it as wrong (copied from a draft)" in told
    assert "up from" not in told


def test_where_there_is_no_figure_nothing_is_read_aloud() -> None:
    assert say(answered(asking(period=BEFORE), figure("12")), TITLE) == ""
    assert say(answered(Question("xyzzy", None)), TITLE) == ""


REPORTS = Path(__file__).parents[3] / "shared" / "reports"
YEARS = 2019, 2024
"""Numbers of these in a sentence are dates."""
SAID = list(csv.DictReader((Path(__file__).parent / "said.csv").read_text(encoding="utf-8").splitlines()))


@pytest.mark.parametrize("row", SAID, ids=lambda row: row["question"])
def test_figures_of_the_reports_are_read_aloud_word_for_word(row: dict[str, str]) -> None:
    assert say(shipped.doubted(row["question"]), "Cleveland") == row["said"]


@pytest.mark.skipif(not REPORTS.is_dir(), reason=f"the reports are not at {REPORTS}")
@pytest.mark.parametrize("row", SAID, ids=lambda row: row["question"])
def test_what_is_read_aloud_stands_in_the_lines_named(row: dict[str, str]) -> None:
    places = [each.partition(":") for each in row["printed"].split()]
    lines = [(REPORTS / name).read_text("utf-8").split("\n")[int(n) - 1] for name, _, n in places if n]
    kpi = shipped.ask(row["question"]).kpi
    assert kpi is not None
    sentence = row["said"].partition(", according")[0]
    figures = sentence.partition(" was ")[2] or sentence
    told = {each for each in _numbers(figures) - _numbers(kpi.spoken) if not (YEARS[0] <= each <= YEARS[1])}
    assert told
    assert not lines or told <= _numbers(" ".join(lines))


def _numbers(text: str) -> set[Decimal]:
    return {Decimal(each.replace(",", "")) for each in re.findall(r"\d[\d,]*(?:\.\d+)?", text)}


def test_thirty_figures_are_tested_word_for_word() -> None:
    assert len({row["question"] for row in SAID}) >= 30


def test_a_change_the_other_way_a_year_earlier_is_not_left_out() -> None:
    quarters = [
        figure(v, p) for v, p in (("900", quarter(2023, 2)), ("800", quarter(2023, 1)), ("990", quarter(2022, 2)))
    ]
    said = say(answered(asking(period=quarter(2023, 2)), *quarters), TITLE)
    assert "up from 800 between April and June 2023 but down from 990 between July and September 2022" in said


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("hours given by special constables", "the Cleveland figure for hours given by special constables was 3,464,"),
        (
            "engagement rate of domestic abuse services",
            "the Cleveland figure for the engagement rate of domestic abuse",
        ),
        (
            "complaint allegations: delivery of duties",
            "complaint allegations: delivery of duties and services, was 315",
        ),
    ],
)
def test_a_title_is_spoken_as_a_person_would(question: str, words: str) -> None:
    assert words in say(shipped.ask(question), "Cleveland")


SPOKEN = "Exampleshire Police recorded {value} robberies"


@pytest.mark.parametrize(
    ("value", "more", "words"),
    [
        ("12", {}, "In the year to March 2024 Exampleshire Police recorded 12 robberies, according"),
        ("1", {}, "the Exampleshire figure for robbery was 1, according"),
        ("12", {"comparator": NATIONAL}, "the England and Wales figure for robbery was 12, according"),
        ("12", {"breakdown": (("sex", "female"),)}, "the Exampleshire figure for robbery for women was 12, according"),
    ],
)
def test_the_catalogue_may_say_how_the_whole_of_the_force_is_read_aloud(
    value: str, more: dict[str, Any], words: str
) -> None:
    measure = replace(kpi(), spoken=SPOKEN)
    assert words in say(answered(asking(measure, **more), figure(value, **more)), TITLE)


@pytest.mark.parametrize("title", ["Divert referrals", "Youth Triage referrals", "CURV money", "Police Officers"])
def test_a_name_keeps_its_capital(title: str) -> None:
    measure = replace(kpi(title=title), definition="Cases that Divert took on.")
    assert f"figure for {title} was" in say(answered(asking(measure), figure("12")), TITLE)


@pytest.mark.parametrize("measure", shipped.office().catalogue.kpis, ids=lambda each: each.key)
def test_every_shipped_figure_can_be_read_aloud(measure: object) -> None:
    said = say(shipped.ask(measure.title), "Cleveland")  # type: ignore[attr-defined]
    assert "%" not in said
    assert said.count(";") <= 2, said
    assert ".." not in said
    assert said.count(". ") <= 1, said
    assert said == "" or (said[0].isupper() and said.endswith("."))
