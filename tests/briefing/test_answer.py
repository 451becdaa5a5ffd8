"""The reply: figure first, then what it means, then where it is printed; short, escaped, within a screen."""

from dataclasses import replace
from datetime import date

import pytest

from briefing.answer import answer_message, suggestion_texts, title_of
from briefing.message import TEXT_LIMIT, without_markup
from kpistore.asking.answer import Answer
from kpistore.asking.asked import PeriodAsked, guess, problem
from kpistore.asking.question import Question
from kpistore.model.kpi import NATIONAL, Direction, Unit
from kpistore.model.observation import DATA_POLICE_UK, Medium, NoFigure, Release
from kpistore.model.period import PeriodKind, financial_year, quarter
from tests.briefing.answers import TITLE, answered, asking
from tests.kpistore import shipped
from tests.kpistore.made import figure, kpi

MOST_LINES = 14
BEFORE = financial_year(2022)


def text_of(found: Answer) -> str:
    return answer_message(found, TITLE).plain()


def asked(text: str, *lines: str) -> None:
    """The reply begins with these lines."""
    reply = answer_message(shipped.ask(text), "Cleveland").plain().split("\n")
    assert reply[: len(lines)] == list(lines)


def test_stop_searches_are_told_without_better_or_worse() -> None:
    asked(
        "stop searches",
        "Stop and searches carried out",
        "8,993 · 2023/24",
        "▲ up 1,856 (+26.0%) on 2022/23",
    )


def test_999_calls_answered_are_told_with_their_standard() -> None:
    asked(
        "999 answered in 10 seconds",
        "999 calls answered within 10 seconds",
        "89.2% · 12 months to Sept 2024",
        "▲ up 1.5 points on the 12 months to Sept 2023: better",
        "0.8 points below the 90% national standard",
    )


def test_homicides_are_too_few_to_show_a_trend() -> None:
    asked(
        "homicides",
        "Homicides",
        "11 · 12 months to Sept 2024",
        "▼ down 1 on the 12 months to Sept 2023. Numbers this small rise and fall by chance.",
    )


def test_a_blank_quarter_is_said_to_be_blank_with_its_neighbours_to_tap() -> None:
    found = shipped.ask("stop search q4 2021/22")
    message = answer_message(found, "Cleveland")
    assert message.plain() == (
        "Stop and searches carried out, Q4 2021/22: not in the reports loaded\n"
        "Police and Crime Plan performance update, March 2022 leaves the cell blank."
    )
    assert [row[0].label for row in message.buttons] == ["Q3 2021/22: 1,546", "2022/23: 7,137"]


@pytest.mark.parametrize("kpi_", shipped.office().catalogue.kpis, ids=lambda each: each.key)
def test_every_reply_fits_a_screen(kpi_: object) -> None:
    for suffix in ("", " by quarter", " percent change", ", Q4 2021/22", ", 2023/24"):
        message = answer_message(shipped.ask(f"{kpi_.title}{suffix}"), "Cleveland")  # type: ignore[attr-defined]
        lines = message.plain().split("\n")
        assert len(lines) <= MOST_LINES + (8 if suffix == " by quarter" else 0), lines
        assert len(message.plain()) <= TEXT_LIMIT
        assert all(line == line.strip() for line in lines)


def test_a_reply_says_the_figure_first_then_its_change_then_warnings_then_its_source() -> None:
    held = [figure("12000"), figure("10000", BEFORE), figure("11999", medium=Medium.PROSE)]
    assert text_of(answered(asking(), *held)) == (
        "Robbery\n"
        "12,000 · 2023/24\n"
        "▲ up 2,000 (+20.0%) on 2022/23: worse\n"
        "⚠ The text of Report of April 2024 says 11,999.\n"
        "Published, may be quoted · Report of April 2024, “Crime”"
    )


def test_a_change_is_told_before_the_figures_it_comes_from() -> None:
    found = answered(replace(asking(), measure="change"), figure("12000"), figure("10000", BEFORE))
    assert text_of(found).split("\n")[1:3] == [
        "▲ up 2,000 (+20.0%) on 2022/23: worse",
        "2023/24: 12,000, from 10,000",
    ]


@pytest.mark.parametrize(
    ("other", "line"),
    [
        (figure("13", known_from=date(2024, 2, 1)), "⚠ Report of February 2024 had 13; the newer report revises it."),
        (figure("13", family=DATA_POLICE_UK), "⚠ Another source, Report of April 2024, gives 13."),
    ],
)
def test_another_published_value_is_one_line_of_warning(other: object, line: str) -> None:
    assert line in text_of(answered(asking(), figure("12"), other)).split("\n")  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("reason", "line"),
    [
        (NoFigure.BLANK, "leaves the cell blank"),
        (NoFigure.DASH, "prints a dash in its place"),
        (NoFigure.NOT_APPLICABLE, "says it does not apply"),
        (NoFigure.UNDER_DEVELOPMENT, "says the measurement is under development"),
        (NoFigure.SUPPRESSED, "withholds it, because the number is too small to publish"),
        (NoFigure.PUBLISHED_ELSEWHERE, "leaves it to another body to publish"),
        (NoFigure.AWAITING_GUIDANCE, "says that guidance on the figures to use is awaited"),
        (NoFigure.NOT_AVAILABLE_YET, "says it is not available yet"),
    ],
)
def test_no_figure_has_its_reason_in_words(reason: NoFigure, line: str) -> None:
    found = answered(asking(period=financial_year(2023)), figure(None, reason=reason))
    assert text_of(found) == f"Robbery, 2023/24: not in the reports loaded\nReport of April 2024 {line}."


def test_a_period_that_does_not_exist_is_said_not_to() -> None:
    found = answered(asking(period=problem("A year has quarters 1 to 4, not 5.")), figure("12"))
    assert text_of(found) == "Robbery: no such period\nA year has quarters 1 to 4, not 5."


@pytest.mark.parametrize(("note", "line"), [("", "Read as 2023/24."), ("Q3 2021 is read so.", "Q3 2021 is read so.")])
def test_an_inferred_period_is_said(note: str, line: str) -> None:
    found = answered(asking(period=guess(financial_year(2023), BEFORE, note=note)), figure("12"))
    assert f"⚠ {line}" in text_of(found)


def test_an_unpublished_figure_says_so() -> None:
    held = figure("12", release=Release.UNPUBLISHED)
    assert "Not published: for use inside the office only" in text_of(answered(asking(), held))
    assert "may be quoted" not in text_of(answered(asking(), held))


HOSTILE = "<b>Rob</b> & <script>alert('x')</script>"


def test_what_comes_from_outside_is_escaped() -> None:
    measure = kpi(title=HOSTILE)
    spoilt = replace(figure("12"), document=replace(figure().document, title=HOSTILE), locator=HOSTILE)
    for found in (
        answered(asking(measure), spoilt),
        answered(asking(measure, quarter(2023, 1)), spoilt),
        answered(Question(HOSTILE, None)),
    ):
        html = answer_message(found, HOSTILE).text
        assert "<script>" not in html
        assert without_markup(html).count("<b>Rob</b>") >= 1


def test_a_long_question_is_repeated_in_part_only_and_an_empty_one_not_at_all() -> None:
    assert len(text_of(answered(Question("x" * 5000, None)))) < 200
    assert "Name a measure" in text_of(answered(Question(" \n ", None)))


def test_by_quarter_lists_the_quarters() -> None:
    quarters = [figure(str(value), quarter(2021, value)) for value in (1, 2, 3)]
    lines = text_of(answered(asking(period=PeriodAsked(kind=PeriodKind.QUARTER)), *quarters)).split("\n")
    assert lines[lines.index("") + 1 :][:3] == ["Q1 2021/22: 1", "Q2 2021/22: 2", "Q3 2021/22: 3"]


def test_a_title_names_the_part_and_whose_figure_it_is() -> None:
    assert title_of(kpi(), (("age", "under-25"), ("sex", "female")), NATIONAL) == (
        "Robbery, under 25, female, England and Wales"
    )


def test_a_suggestion_keeps_part_comparator_and_period_in_its_words() -> None:
    share = kpi("answered", Unit.PERCENT, Direction.MORE)
    held = [figure("80", of="answered", unit=Unit.PERCENT, comparator=NATIONAL, breakdown=(("sex", "female"),))]
    question = asking(share, BEFORE, comparator=NATIONAL, breakdown=(("sex", "female"),))
    assert suggestion_texts(answered(question, *held)) == ["Answered female nationally, 2023/24"]
