"""The lines of a reply: each sayable in a meeting, with both periods, a shape and a word for every signal."""

from datetime import date

import pytest

from briefing.finding_words import finding_lines
from kpistore.asking.judged import judged
from kpistore.model.kpi import Direction, Kpi, Unit
from kpistore.model.period import PeriodKind, month
from tests.briefing.answers import answered, asking
from tests.kpistore import shipped
from tests.kpistore.made import figure, kpi

CALM = (1000, 1040, 980, 1010, 1030, 970, 1000, 1020, 990, 1010, 980, 1030)
MONTHLY = kpi(main_kind=PeriodKind.MONTH)


def lines(*values: int, measure: Kpi = MONTHLY) -> list[str]:
    held = [figure(str(v), month(2020, 1).shifted(at), measure.key) for at, v in enumerate(values)]
    return finding_lines(judged(answered(asking(measure), *held)))


def test_usual_variation_is_said_with_its_range() -> None:
    assert lines(*CALM, 1000)[:2] == [
        "▼ down 30 (-2.9%) on Dec 2020, within the usual variation",
        "○ Usual variation (mean 1,005, usual range 912 to 1,098)",
    ]


@pytest.mark.parametrize(
    ("direction", "line"),
    [
        (Direction.LESS, "◆ Outside the usual range, above it (mean 1,043, usual range 963 to 1,124): concern"),
        (Direction.MORE, "◆ Outside the usual range, above it (mean 1,043, usual range 963 to 1,124): improvement"),
        (Direction.NEITHER, "◆ Outside the usual range, above it (mean 1,043, usual range 963 to 1,124)"),
    ],
)
def test_each_signal_has_its_shape_and_each_tone_its_word(direction: Direction, line: str) -> None:
    measure = kpi(direction=direction, main_kind=PeriodKind.MONTH)
    found = lines(*CALM, 1500, measure=measure)[0]
    assert found.split(" (")[0] == line.split(" (")[0]
    assert found.split(")")[-1] == line.split(")")[-1]


def test_a_run_is_counted() -> None:
    found = lines(*[1000, 1100] * 6, *[1200, 1210, 1190, 1205, 1195, 1215, 1199, 1201])[0]
    assert "One of 8 months in a row above the mean" in found


@pytest.mark.parametrize(
    ("target", "values", "words"),
    [
        ("90", (95, 96, 94), "standard. ✔ As things are, it is met every time"),
        ("90", (85, 86, 84), "standard. ✘ As things are, it is not met"),
        ("90", (90, 92, 88), "standard. ◐ As things are, it is met at times and missed at times"),
    ],
)
def test_whether_a_target_is_met_is_said_with_a_shape_and_words(
    target: str, values: tuple[int, ...], words: str
) -> None:
    share = kpi("answered", Unit.PERCENT, Direction.MORE, PeriodKind.MONTH, target)
    held = [
        figure(str(v), month(2020, 1).shifted(at), "answered", unit=Unit.PERCENT) for at, v in enumerate(values * 5)
    ]
    assert any(words in each for each in finding_lines(judged(answered(asking(share), *held))))


def test_a_lasting_shift_is_said_with_its_numbers_and_who_may_rebase() -> None:
    assert finding_lines(shipped.ask("stop searches by month"))[0] == (
        "✚ Lasting shift since March 2020: 21 months average 500, against 132 in the 14 before. "
        "Editors can begin the limits anew: /rebase"
    )


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("999 answered", "0.8 points below the 90% national standard"),
        ("homicides 2023/24", "▲ up 3 on 2022/23. Numbers this small rise and fall by chance."),
        ("neighbourhood crime 2023/24", "▲ up 50 (+0.6%) on calendar year 2019, the baseline: worse"),
        ("999 wait", "Lowest of the 8 quarters held, Q1 2020/21 to Q4 2021/22"),
        ("101 answered q3 2021/22", "▼ down 11.4 points on Q3 2020/21: worse"),
        (
            "sharps admissions",
            "▲ up 25 on the 12 months to June 2023 (between +21 and +29, since the counts are rounded). "
            "Numbers this small rise and fall by chance.",
        ),
    ],
)
def test_figures_of_the_reports_say_so(text: str, line: str) -> None:
    assert line in finding_lines(shipped.ask(text))


def test_a_rise_of_small_counts_that_chance_hardly_makes_is_said_to_be_more() -> None:
    held = [figure("60"), figure("20", figure().period.shifted(-12))]
    assert finding_lines(answered(asking(), *held)) == [
        "▲ up 40 (+200.0%) on 2022/23: worse, by more than chance alone"
    ]


@pytest.mark.parametrize("measure", shipped.office().catalogue.kpis, ids=lambda each: each.key)
def test_no_reply_has_more_than_three_findings(measure: Kpi) -> None:
    for suffix in ("", " by month", " by quarter", " change"):
        assert len(finding_lines(shipped.ask(measure.title + suffix))) <= 3


def test_the_day_of_a_rebase_begins_new_limits() -> None:
    found = judged(shipped.ask("stop searches by month"), lambda _: [date(2020, 3, 1)])
    assert finding_lines(found)[1].startswith("○ Usual variation (mean 500, usual range ")


def test_what_only_rounding_parts_is_called_the_same_and_no_record() -> None:
    told = finding_lines(shipped.ask("101 wait q2 2021/22"))
    assert "● the same as in Q2 2020/21, but for rounding (166.7 seconds)" in told
    assert not any(each.startswith("Highest") for each in told)
