"""The caveats of a report below its figure; printed changes and forecasts where there is no figure."""

from dataclasses import replace

import pytest

from briefing.answer import answer_message, warnings
from briefing.document import answer_document
from briefing.say import say
from kpistore.asking.printed_changes import with_printed_changes
from kpistore.auditing import Auditor
from kpistore.incoming.importing import shipped_claims
from kpistore.shelf import ClaimShelf
from tests.kpistore import shipped


def text_of(question: str) -> str:
    found = shipped.ask(question)
    auditor = Auditor(shipped.office(), shipped.shelf(), ClaimShelf(shipped_claims(shipped.office())))
    claims = auditor.claims_of(found.kpi.key) if found.kpi else []
    return answer_message(with_printed_changes(found, claims), "Cleveland").plain()


@pytest.mark.parametrize(
    ("question", "line"),
    [
        (
            "complaint allegations",
            "⚠ The report warns: allegations are not recorded until an investigation is under way",
        ),
        ("kicks interactions", "⚠ Interactions, not people: one young person may be counted many times."),
        ("rj interventions april to december 2021", "the forms named add up to 97, not to the 133 interventions."),
        ("victims supported share", "⚠ Victims of domestic abuse and of sexual violence are left out of this share."),
        ("statement offences", "⚠ The report does not name the offences that it counts here."),
        ("victim satisfaction", "that it cannot be compared with 2019."),
        ("copa downloads", "⚠ A running total since the app's launch, not the downloads of one month."),
        ("special constables", "⚠ A headcount: about 48 of them gave hours in early 2022"),
        ("domestic abuse feedback", "follow-up support was 66%."),
    ],
)
def test_a_reports_own_caveat_stands_below_its_figure(question: str, line: str) -> None:
    assert line in text_of(question)


def test_it_is_among_the_warnings_and_is_read_aloud() -> None:
    found = shipped.ask("copa downloads")
    (caution,) = warnings(found)
    assert caution in answer_document(found, "cleveland", "Cleveland")["warnings"]
    assert "running total since the app's launch" in say(found, "Cleveland")


def test_a_caveat_of_other_days_does_not_stand_there() -> None:
    assert "add up to 97" not in text_of("restorative interventions 2023/24")
    assert warnings(replace(shipped.ask("999 answered"), doubts=())) == []


def test_the_domestic_abuse_feedback_is_never_told_as_ninety_alone() -> None:
    told = text_of("domestic abuse feedback")
    assert "over 90%" not in told
    assert "up to 90%" in told


def test_almost_is_told_as_printed() -> None:
    assert "almost 250" in text_of("divert participants")
    assert "about 48" in text_of("special constables active")


@pytest.mark.parametrize(
    ("question", "line"),
    [
        ("officers expected", "No figure is printed. OPCC report for 2023-24 expects 48 for 2024/25: a forecast."),
        ("boys in blue", "expects a minimum of 10 for Sept 2021 to Aug 2022: a forecast."),
        ("resolution team share", "expects about 75%: a forecast."),
        ("officers required to complete stalking training", "expects about 1,500 for June 2024: a forecast."),
    ],
)
def test_a_forecast_is_no_figure_and_is_told_as_one(question: str, line: str) -> None:
    assert line in text_of(question)
    assert shipped.ask(question).value is None


@pytest.mark.parametrize(
    ("question", "line"),
    [
        ("recorded crime 2023/24", "is a change only: down over 8% on 2022/23, in 2023/24 (OPCC report for 2023-24)."),
        ("recorded crime 2023/24", "Printed is a change only: down 7,500 on 2022/23, in 2023/24"),
        ("safer streets asb", "Stockton, down 47%, no period printed (Performance summary 2024-25 Q2)."),
        ("999 calls received december 2021", "up 37.5% on Dec 2020, in Dec 2021"),
        ("adult re-offending nationally", "Printed is a gap only: 7.2 points above the figure for England and Wales"),
    ],
)  # fmt: skip
def test_a_printed_change_is_told_where_there_is_no_figure(question: str, line: str) -> None:
    assert line in text_of(question)


def test_no_change_is_told_beside_a_figure() -> None:
    assert "Printed is a change only" not in text_of("recorded crime")
