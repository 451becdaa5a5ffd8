"""The method in four lines, with the numbers in it."""

import pytest

from briefing.why import why_message
from tests.briefing.answers import answered, asking
from tests.kpistore import shipped
from tests.kpistore.made import figure


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (
            "999 answered",
            "Change: 89.2% (12 months to Sept 2024) less 87.7% (12 months to Sept 2023) is up 1.5 points.",
        ),
        ("999 answered", "Measured against: national standard 90% (National Call Handling Standards)."),
        (
            "999 answered",
            "Chance: no verdict. Exact tests are for counts under 100; anything else takes a control chart of 13 "
            "points or more, and 3 spans of 12 months are held.",
        ),
        (
            "homicides 2023/24",
            "Chance: were both periods alike, 13 and 10, or a wider gap, would come up 68% of the time; the line is "
            "5%, so it is called chance (exact conditional binomial test).",
        ),
        (
            "vcop met rate",
            "Chance: were both periods alike, 312 of 1,835 crimes audited and 218 of 1,253, or a wider gap, would come "
            "up 77% of the time; the line is 5%, so it is called chance (Fisher's exact test).",
        ),
        (
            "domestic abuse satisfaction",
            "Chance: no verdict. A test needs the number of victims asked of both periods, and it is not printed.",
        ),
        ("neighbourhood crime 2023/24", "Measured against: baseline 8,988 (calendar year 2019)."),
        ("charge rate robbery", "Measured against: England and Wales 6.5% (2023/24)."),
    ],
)
def test_figures_of_the_reports_explain_themselves(text: str, line: str) -> None:
    assert [each for each in why_message(shipped.ask(text)).plain().split("\n") if each.startswith(line)]


@pytest.mark.parametrize(
    "text", ["999 answered", "homicides", "stop searches by month", "complaint satisfaction", "vcop"]
)
def test_it_takes_four_lines_whatever_was_noted(text: str) -> None:
    assert len(why_message(shipped.ask(text)).plain().split("\n")) == 4


def test_a_control_chart_is_explained_with_its_limits() -> None:
    text = why_message(shipped.ask("stop searches by month")).plain()
    assert "control chart of 35 months, mean 353, usual range 152 to 555 (mean ± 2.66 x mean moving range" in text
    assert "no verdict is drawn until they begin anew" in text


def test_without_an_earlier_figure_that_is_said() -> None:
    assert "no earlier figure of the same length is held" in why_message(answered(asking(), figure("12"))).plain()


def test_no_cause_is_guessed() -> None:
    assert "why it moved cannot be read from them" in why_message(shipped.ask("homicides")).plain()


def test_limits_of_few_points_are_told_as_a_trial() -> None:
    told = why_message(shipped.ask("999 answered q4 2021/22")).text
    assert "8 quarters are held: 8 points, trial limits 67.2% to 97.3%." in told
