"""Which figure is in force, and what a series makes of gaps."""

from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from itertools import permutations

import pytest

from kpistore.model.kpi import NATIONAL, Breakdown, Direction, breakdown_text, parse_breakdown
from kpistore.model.observation import Bound, Medium, NoFigure, Observation, current
from kpistore.model.period import UNDATED, Period, PeriodKind, financial_year, quarter, twelve_months_to
from kpistore.model.series import series_of
from tests.kpistore.made import figure, kpi

EARLY, LATE = date(2024, 4, 30), date(2024, 10, 31)


def in_force(*figures: Observation) -> list[str | None]:
    """The values in force, whatever the order in which the figures were recorded."""
    results = {tuple(str(each.value) for each in current(list(order))) for order in permutations(figures)}
    held = {tuple(sorted(result)) for result in results}
    assert len(held) == 1, held
    return [None if value == "None" else value for value in held.pop()]


def test_a_newer_table_supersedes_an_older_one() -> None:
    assert in_force(figure("12", known_from=EARLY), figure("13", known_from=LATE)) == ["13"]


def test_prose_never_revises_a_table_however_new_it_is() -> None:
    assert in_force(figure("12", known_from=EARLY), figure("13", known_from=LATE, medium=Medium.PROSE)) == ["12"]


def test_prose_stands_where_no_table_prints_a_value() -> None:
    prose = figure("13", known_from=EARLY, medium=Medium.PROSE)
    assert in_force(prose) == ["13"]
    assert in_force(prose, figure(None, known_from=LATE)) == ["13"]


@pytest.mark.parametrize("reason", list(NoFigure))
def test_a_newer_blank_does_not_take_a_value_back(reason: NoFigure) -> None:
    assert in_force(figure("12", known_from=EARLY), figure(None, known_from=LATE, reason=reason)) == ["12"]
    assert in_force(figure(None, known_from=EARLY, reason=reason), figure("12", known_from=LATE)) == ["12"]


def test_a_blank_stands_where_nothing_else_does() -> None:
    assert in_force(figure(None)) == [None]


@pytest.mark.parametrize(
    "other",
    [
        figure("13", family="data.police.uk"),
        figure("13", comparator=NATIONAL),
        figure("13", breakdown=(("sex", "female"),)),
        figure("13", financial_year(2022)),
        figure("13", of="burglary"),
    ],
)
def test_what_differs_in_family_area_breakdown_or_days_is_another_measurement(other: Observation) -> None:
    assert in_force(figure("12"), other) == ["12", "13"]


def test_one_span_under_two_names_is_one_measurement() -> None:
    rolling = Period(date(2023, 4, 1), date(2024, 3, 31), PeriodKind.ROLLING12)
    assert in_force(figure("12", known_from=EARLY), figure("13", rolling, known_from=LATE)) == ["13"]


def test_of_two_tables_known_on_one_day_the_later_recorded_is_in_force() -> None:
    first = replace(figure("12", known_from=EARLY), recorded_at=datetime(2024, 5, 1, tzinfo=UTC), id=1)
    second = replace(figure("13", known_from=EARLY), recorded_at=datetime(2024, 5, 2, tzinfo=UTC), id=2)
    assert in_force(first, second) == ["13"]


@pytest.mark.parametrize(("value", "reason"), [(Decimal(1), NoFigure.BLANK), (None, None)])
def test_a_figure_has_a_value_or_a_reason_for_none(value: Decimal | None, reason: NoFigure | None) -> None:
    with pytest.raises(ValueError, match="a value or a reason for none"):
        replace(figure("1"), value=value, reason=reason)


def test_a_series_is_in_order_of_time_and_keeps_its_gaps() -> None:
    cells = [figure("3", quarter(2021, 3)), figure("1", quarter(2021, 1)), figure(None, quarter(2021, 2))]
    series = series_of([*cells, figure("99"), figure("7", UNDATED)], PeriodKind.QUARTER)
    assert [str(each.value) for each in series.observations] == ["1", "None", "3"]
    assert [str(each.value) for each in series.figures] == ["1", "3"]
    assert series.newest is cells[0]


def test_a_series_gives_the_figure_of_exactly_these_days_and_none_for_a_gap() -> None:
    series = series_of([figure("1", quarter(2021, 1)), figure(None, quarter(2021, 2))], PeriodKind.QUARTER)
    assert [series.at(each) is None for each in (quarter(2021, 1), quarter(2021, 2), quarter(2021, 3), None)] == [
        False, True, True, True,
    ]  # fmt: skip
    assert series.until(date(2021, 6, 29)).newest is None
    assert series.until(date(2021, 6, 30)).newest is series.newest


def test_a_series_holds_one_kind_of_period_only() -> None:
    figures = [figure("1", twelve_months_to(2024, 9)), figure("2", financial_year(2023))]
    assert [each.value for each in series_of(figures, PeriodKind.ROLLING12).figures] == [1]
    assert series_of(figures, PeriodKind.MONTH).newest is None


@pytest.mark.parametrize("breakdown", [(), (("sex", "female"),), (("age", "under-25"), ("sex", "female"))])
def test_a_breakdown_is_written_and_read_back(breakdown: Breakdown) -> None:
    assert parse_breakdown(breakdown_text(breakdown)) == breakdown


@pytest.mark.parametrize("text", ["female", "sex=", "=female", "sex=female;x"])
def test_a_breakdown_without_both_halves_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="dimension=value"):
        parse_breakdown(text)


@pytest.mark.parametrize(
    ("direction", "change", "better"),
    [
        (Direction.MORE, 1, True), (Direction.MORE, -1, False), (Direction.LESS, 1, False), (Direction.LESS, -1, True),
        (Direction.NEITHER, 1, None), (Direction.NEITHER, -1, None), (Direction.MORE, 0, None),
    ],
)  # fmt: skip
def test_better_follows_the_direction_and_is_not_said_without_one(
    direction: Direction, change: int, better: bool | None
) -> None:
    assert kpi(direction=direction).is_better(Decimal(change)) is better


def test_a_target_holds_from_its_first_to_its_last_day() -> None:
    measure = kpi(target="90")
    dated = replace(measure, targets=(replace(measure.targets[0], since=date(2021, 4, 1), until=date(2024, 3, 31)),))
    days = (date(2021, 3, 31), date(2021, 4, 1), date(2024, 3, 31), date(2024, 4, 1))
    assert [dated.target_on(day) is not None for day in days] == [False, True, True, False]
    assert measure.target_on(date(1990, 1, 1)) is not None


@pytest.mark.parametrize(
    ("printed", "bound", "value", "allowed"),
    [
        ("1000", Bound.OVER, "1234", True), ("1000", Bound.OVER, "999", False),
        ("250", Bound.UNDER, "249", True), ("250", Bound.UNDER, "251", False),
        ("90", Bound.ABOUT, "89.2", True), ("90", Bound.ABOUT, "87.7", False),
        ("7136", None, "8993", False), ("89.20", None, "89.2", True), (None, None, "12", True),
    ],
)  # fmt: skip
def test_a_figure_in_words_agrees_with_every_value_that_its_words_allow(
    printed: str | None, bound: Bound | None, value: str, allowed: bool
) -> None:
    assert figure(printed, bound=bound).allows(Decimal(value)) is allowed


@pytest.mark.parametrize(
    ("note", "words"),
    [
        ("", "about"),
        ("printed in words; printed with “almost”", "almost"),
        ("printed with “up to”; last 12 months", "up to"),
        ("almost", "about"),
    ],
)
def test_the_words_of_a_bound_are_those_that_the_note_keeps_as_printed(note: str, words: str) -> None:
    assert replace(figure("250"), bound=Bound.ABOUT, note=note).bound_words == words
    assert replace(figure("250"), note=note).bound_words == ""


@pytest.mark.parametrize(("value", "allowed"), [("248", True), ("250", True), ("251", False), ("240", False)])
def test_almost_is_near_and_never_above(value: str, allowed: bool) -> None:
    almost = replace(figure("250"), bound=Bound.ABOUT, note="printed with “almost”")
    assert almost.allows(Decimal(value)) is allowed


@pytest.mark.parametrize("swapped", [False, True])
@pytest.mark.parametrize(
    ("kept", "other"),
    [
        (("2765", None), ("2700", Bound.OVER)),
        (("1400000", Bound.OVER), ("1400000", None)),
    ],
)
def test_of_two_readings_of_one_document_the_exact_and_the_careful_one_is_in_force(
    kept: tuple[str, Bound | None], other: tuple[str, Bound | None], swapped: bool
) -> None:
    first, second = (
        replace(figure(value), medium=Medium.PROSE, bound=bound, id=number)
        for number, (value, bound) in enumerate((other, kept) if swapped else (kept, other))
    )
    assert [(str(each.value), each.bound) for each in current([first, second])] == [kept]
