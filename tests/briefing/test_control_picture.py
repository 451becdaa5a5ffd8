"""A control chart drawn: the usual range, a shape and a word for every signal, rebases marked and only suggested."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from briefing.answer_picture import picture_for
from briefing.chart import figure
from briefing.figure_picture import picture_of
from briefing.message import Message
from briefing.picture import LevelKind, Picture, Shape
from briefing.signs import FORM_GLYPHS, Form, Sign
from briefing.style import DARK, FORM_MARKERS, LIGHT, Theme
from jobs.letters import message_from_json, message_to_json
from kpistore.asking.judged import control_of, judged
from kpistore.model.kpi import NATIONAL, Direction, Kpi, Unit
from kpistore.model.observation import Status
from kpistore.model.period import PeriodKind, month
from kpistore.model.series import Series, series_of
from tests.briefing.answers import TITLE, answered, asking
from tests.briefing.test_chart import assert_readable, words
from tests.kpistore import shipped
from tests.kpistore.made import YEAR, kpi
from tests.kpistore.made import figure as observed

SEARCHES = "stop searches by month"
REBASED = (date(2020, 3, 1),)


def monthly(values: list[str | None], measure: Kpi) -> Series:
    first = month(2015, 1)
    cells = [observed(v, first.shifted(at), measure.key, unit=measure.unit) for at, v in enumerate(values)]
    return series_of(cells, PeriodKind.MONTH)


def drawn(values: list[str | None], measure: Kpi) -> Picture:
    series = monthly(values, measure)
    made = picture_of(measure, series, TITLE, control_of(measure, series))
    assert made is not None
    return made


def searches(*rebases: date) -> Picture:
    made = picture_for(judged(shipped.ask(SEARCHES), lambda _: rebases), "Cleveland")
    assert made is not None
    return made


def test_counts_with_limits_are_a_line_with_its_range_in_words() -> None:
    made = searches(*REBASED)
    assert made.shape is Shape.LINE
    assert made.range_words == "Usual range 230 to 771, mean 500"
    assert [round(each.value) for each in made.levels if each.kind is LevelKind.MEAN] == [132, 500]
    assert [(each.first, each.last) for each in made.bands] == [(0, 13), (14, 34)]
    assert made.title == "477 in Nov 2021, within the usual range"


def test_a_rebase_is_only_asked_for_until_somebody_makes_it() -> None:
    asked = searches()
    assert [each.label for each in asked.divides] == ["rebase here? March 2020"]
    assert len(asked.bands) == 1
    assert asked.title == "500 on average since March 2020, 132 before"
    assert [each.label for each in searches(*REBASED).divides] == ["new limits, March 2020"]


def test_every_rule_has_its_own_shape_and_every_signal_its_words() -> None:
    assert len(set(FORM_MARKERS.values())) == len(set(FORM_GLYPHS.values())) == len(Form) - 1
    assert set(FORM_MARKERS) == set(FORM_GLYPHS) == set(Form) - {Form.NONE}
    made = picture_for(shipped.ask("share of stop and searches with a positive outcome by month"), "Cleveland")
    assert made is not None
    assert [(each.form, each.words) for each in made.signs] == [
        (Form.NEAR, "near a limit: concern"),
        (Form.RUN, "7 in a row on one side: concern"),
        (Form.OUTSIDE, "outside the range: concern"),
        (Form.OUTSIDE, "outside the range: improvement"),
    ]
    shown = " ".join(words(figure(made)))
    assert all(each.words in shown for each in made.signs)


def test_nothing_is_judged_over_a_lasting_shift() -> None:
    made = drawn([*(str(100 + at * 7 % 9) for at in range(14)), *(str(300 + at * 7 % 9) for at in range(14))], kpi())
    assert made.divides
    assert {each.sign for each in made.signs} == {Sign.NEUTRAL}
    assert {each.sign for each in made.marks} <= {Sign.NEUTRAL, Sign.NONE}


def test_the_usual_range_is_named_at_its_limit_and_not_in_a_legend() -> None:
    shown = words(figure(searches(*REBASED)))
    assert "usual range 230 to 771" in shown


@pytest.mark.parametrize("theme", [LIGHT, DARK])
@pytest.mark.parametrize("rebases", [(), REBASED])
def test_nothing_overlaps_on_the_monthly_searches(rebases: tuple[date, ...], theme: Theme) -> None:
    assert_readable(figure(searches(*rebases), theme))


@pytest.mark.parametrize(
    ("unit", "values"),
    [
        (Unit.COUNT, [str(100 + at * 37 % 29) for at in range(120)]),
        (Unit.COUNT, [str(100 + at * 37 % 29) for at in range(500)]),
        (Unit.COUNT, ["7"] * 20),
        (Unit.COUNT, [str(-50 + at * 13 % 31) for at in range(20)]),
        (Unit.PERCENT, [str(98 + at * 7 % 9) for at in range(20)]),
        (Unit.GBP, [str(10**9 + at * 7919 % 1000003 * 500) for at in range(30)]),
        (Unit.COUNT, [None if at % 3 else str(50 + at) for at in range(60)]),
        (Unit.COUNT, [*(str(at % 4) for at in range(20)), "90"]),
    ],
    ids=["120", "500 points", "equal", "negative", "over a hundred per cent", "thousand millions", "gaps", "near zero"],
)
def test_odd_series_are_drawn_readably(unit: Unit, values: list[str | None]) -> None:
    measure = kpi(unit=unit, direction=Direction.LESS, title="A measure with a very long title " * 6)
    assert_readable(figure(drawn(values, measure)))


def test_no_limit_is_drawn_where_no_figure_can_lie() -> None:
    made = drawn([str(at * 5 % 9) for at in range(20)], kpi())
    assert all(each.value > 0 for each in made.levels)
    assert made.bands[0].low == 0
    share = drawn([str(Decimal(95) + at * 7 % 6) for at in range(20)], kpi(unit=Unit.PERCENT, direction=Direction.MORE))
    assert all(each.value <= 100 for each in share.levels)


def test_equal_figures_have_no_limits_and_that_is_said() -> None:
    made = drawn(["7"] * 20, kpi())
    assert made.bands == ()
    assert "20 equal points, no limits" in made.foot


def test_a_period_that_no_document_prints_is_a_gap() -> None:
    measure = kpi()
    series = monthly([str(100 + at % 5) for at in range(20)], measure)
    holed = Series(series.kind, series.observations[:9] + series.observations[10:])
    made = picture_of(measure, holed, TITLE, control_of(measure, holed))
    assert made is not None
    assert [at for at, mark in enumerate(made.marks) if mark.value is None] == [9]
    assert len(made.marks) == 20


def test_provisional_figures_are_hollow_and_forecasts_are_not_drawn() -> None:
    measure = kpi()
    series = monthly(["12", "13", "14"], measure)
    first, second, third = series.observations
    cells = (first, replace(second, status=Status.PROVISIONAL), replace(third, status=Status.FORECAST))
    made = picture_of(measure, Series(series.kind, cells), TITLE)
    assert made is not None
    assert [(mark.label, mark.hollow) for mark in made.marks] == [("Jan 2015", False), ("Feb 2015", True)]
    assert made.foot.startswith("Hollow: provisional.")
    assert_readable(figure(made))
    assert_readable(figure(replace(made, shape=Shape.LINE)))


def test_the_country_s_figure_of_the_same_period_is_a_level() -> None:
    share = kpi("answered", Unit.PERCENT, Direction.MORE)
    held = [observed(v, p, "answered", unit=Unit.PERCENT) for v, p in (("80", YEAR), ("70", YEAR.shifted(-12)))]
    country = observed("75", YEAR, "answered", unit=Unit.PERCENT, comparator=NATIONAL)
    made = picture_for(answered(asking(share), *held, country), TITLE)
    assert made is not None
    assert [(each.label, each.kind) for each in made.levels] == [("England and Wales 75%", LevelKind.OTHERS)]


def test_a_control_chart_survives_the_outbox() -> None:
    message = Message("text", pictures=(searches(*REBASED),))
    assert message_from_json(message_to_json(message)) == message
