from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pytest

from briefing.checked import Checked
from briefing.digest import MOST_FIRING, Digest, Headline, NewDocument, digest_message
from jobs.alerting.rules import assess
from kpistore.analysis.change import Against, compare
from kpistore.model.assessment import Assessment
from kpistore.model.kpi import Kpi, Unit
from kpistore.model.observation import Observation
from tests.jobs.worlds import BELOW, kpi, moment, quarters, report, years

UP_TO = date(2024, 9, 30)
QUIET = Digest(
    day=date(2024, 10, 7),
    firing=(),
    new=(),
    checked=Checked(12, 0, UP_TO),
    next_briefing=moment("2024-10-14T07:30"),
)


def firing(of: str = "answered") -> Assessment:
    found = assess(BELOW, kpi(of, target="90"), years("87.7", "88", "89.2", of=of))
    assert found is not None
    return found


def headline(measure: Kpi, figures: Sequence[Observation]) -> Headline:
    return Headline(measure, figures[-1], compare(measure, figures[-1], figures[-2], Against.PREVIOUS))


def test_a_quiet_week_is_said_to_be_one() -> None:
    assert digest_message(QUIET).plain().splitlines() == [
        "Weekly briefing · Monday 7 October 2024",
        "Nothing needs attention.",
        "Nothing new this week.",
        "Open: nothing awaiting an answer from the force.",
        "12 office rules checked, figures up to 30 Sept 2024. Next briefing: Monday 14 October, 07:30.",
    ]


def test_what_needs_attention_comes_with_its_figure_period_and_distance() -> None:
    message = digest_message(replace(QUIET, firing=(firing(),)))
    assert message.plain().splitlines()[1:3] == [
        "Needs attention (1)",
        " • Answered: 89.2% (12 months to Sept 2024), 0.8 points below the 90% standard",
    ]
    assert [each.action for row in message.buttons for each in row] == ["q:answered~231001-240930"]


def test_many_alerts_still_fit_one_screen() -> None:
    message = digest_message(replace(QUIET, firing=tuple(firing(f"kpi-{number}") for number in range(8))))
    assert message.plain().count("•") == MOST_FIRING + 1
    assert "Needs attention (8)" in message.plain()
    assert "and 3 more: /alerts" in message.plain()


def test_two_rules_of_one_measure_make_one_button() -> None:
    assert len(digest_message(replace(QUIET, firing=(firing(), firing()))).buttons) == 1


def test_new_figures_are_named_by_period_counts_in_per_cent_and_shares_in_points() -> None:
    crime = headline(kpi("crime", Unit.COUNT), years("200000", "100000", "90700", of="crime", unit=Unit.COUNT))
    share = headline(kpi("rate"), years("85.7", "87.7", "89.2", of="rate"))
    flat = headline(kpi("flat"), quarters("50", "50", of="flat"))
    new = NewDocument(report(date(2024, 10, 1)), (crime, share, flat))
    assert digest_message(replace(QUIET, new=(new,))).plain().splitlines()[2] == (
        "New this week: Report of 2024-10-01. Crime down 9.3%, rate up 1.5 points"
        " (12 months to Sept 2024 on the year before). Flat unchanged (Q2 2020/21 on Q1 2020/21)."
    )


@pytest.mark.parametrize(
    ("checked", "words"),
    [
        (Checked(1, 0, UP_TO), "1 office rule checked, figures up to 30 Sept 2024. Next"),
        (Checked(12, 2, UP_TO), "12 office rules and 2 of yours checked, figures up to 30 Sept 2024. Next"),
        (Checked(12, 2, UP_TO, group=True), "12 office rules and 2 of this group's checked, figures"),
        (Checked(0, 1, UP_TO), "1 rule of yours checked, figures"),
        (Checked(0, 0, None), "0 office rules checked. Next"),
        (Checked(12, 0, None), "12 office rules checked. Next"),
        (Checked(9, 0, UP_TO, 2), "2024; 2 without a figure new enough to judge, or one to set it beside. Next"),
        (Checked(9, 0, UP_TO, 0, 1), "2024; 1 on the last good figure, as the newest is marked as wrong. Next"),
        (Checked(9, 0, UP_TO, 2), "Nothing that could be judged needs attention."),
    ],
)
def test_what_was_checked_is_said_and_what_could_not_be(checked: Checked, words: str) -> None:
    assert words in digest_message(replace(QUIET, checked=checked)).plain()


SOON, LATER = (date(2024, 10, 21), "Burglary"), (date(2024, 11, 4), "Robbery")
PAST = (date(2024, 10, 1), "Robbery")


@pytest.mark.parametrize(
    ("awaited", "line"),
    [
        ((SOON,), "Open: the force’s answer about Burglary, due 21 Oct 2024: /open"),
        ((SOON, LATER), "Open: 2 answers from the force, the first about Burglary, due 21 Oct 2024: /open"),
        ((PAST,), "Open: the force’s answer about Robbery, overdue since 1 Oct 2024: /open"),
    ],
)
def test_what_awaits_an_answer_from_the_force_is_counted(awaited: tuple[tuple[date, str], ...], line: str) -> None:
    assert line in digest_message(replace(QUIET, awaited=awaited)).text
