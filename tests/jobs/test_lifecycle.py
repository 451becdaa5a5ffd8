"""Each table row is a history of figures, each taken at 09:00 on the day after its period, and what is told."""

from collections.abc import Sequence
from datetime import timedelta

import pytest

from jobs.alerting.lifecycle import CADENCE, decide, told_by_later_run
from jobs.alerting.rules import assess
from kpistore.model.alert import AlertEvent, AlertRule, Event, Reason
from kpistore.model.kpi import Direction, Kpi, Unit
from kpistore.model.observation import Observation
from tests.jobs.worlds import BELOW, FALLING, kpi, moment, quarters, years

F, W, I, R, L = "fired", "worsened", "improved", "recovered", "lapsed"  # noqa: E741
NOT_REPEATED = timedelta.max


def told(rule: AlertRule, measure: Kpi, figures: Sequence[Observation]) -> list[str]:
    """What is told as the figures come in, one after the other; "" for a figure about which nothing is."""
    history: list[AlertEvent] = []
    words = []
    for number, newest in enumerate(figures, 1):
        found = assess(rule, measure, figures[:number])
        assert found is not None
        assert newest.period.end is not None
        now = moment(f"{newest.period.end + timedelta(days=1)}T09:00")
        event = decide(found, history, now, NOT_REPEATED).event
        history += [event] if event else []
        words.append(event.event.value if event else "")
    return words


@pytest.mark.parametrize(
    ("figures", "expected"),
    [
        (("70", "69.5", "69"), ["", "", ""]),
        (("70", "68"), ["", F]),
        (("70", "68", "65"), ["", F, W]),
        (("70", "68", "67.9"), ["", F, W]),
        (("70", "68", "68"), ["", F, ""]),
        (("70", "60", "65"), ["", F, I]),
        (("70", "60", "65", "64.5"), ["", F, I, W]),
        (("70", "60", "70"), ["", F, R]),
        (("70", "60", "75"), ["", F, R]),
        (("70", "60", "61", "62"), ["", F, I, R]),
        (("70", "60", "61", "61", "62"), ["", F, I, "", I]),
        (("70", "60", "70", "65"), ["", F, R, F]),
        # The 101 calls of the March 2022 report.
        (("63.1", "54.4", "76", "74.1", "67.9", "54.4", "64.6", "63.4"), ["", F, R, F, W, W, I, W]),
    ],
)
def test_a_fall_is_told_once_and_followed_until_it_is_made_up_for(
    figures: tuple[str, ...], expected: list[str]
) -> None:
    assert told(FALLING, kpi(), quarters(*figures)) == expected


@pytest.mark.parametrize(
    ("figures", "expected"),
    [
        (("91", "89"), ["", F]),
        (("89", "88"), [F, W]),
        (("80", "81", "82", "83"), [F, I, I, I]),
        (("80", "90"), [F, R]),
        (("80", "90", "89"), [F, R, F]),
    ],
)
def test_below_a_standard_only_the_standard_is_a_recovery(figures: tuple[str, ...], expected: list[str]) -> None:
    assert told(BELOW, kpi(target="90"), quarters(*figures)) == expected


def test_where_less_is_better_a_rise_is_the_fall() -> None:
    waits = quarters("65", "100", "150", "120", "60", unit=Unit.SECONDS)
    assert told(FALLING, kpi(unit=Unit.SECONDS, direction=Direction.LESS), waits) == ["", F, W, I, R]


def test_a_falling_measure_recovers_at_its_target_even_below_where_it_was() -> None:
    assert told(FALLING, kpi(target="90"), quarters("97", "85", "91")) == ["", F, R]


def test_a_share_of_twelve_months_may_make_up_for_the_fall_of_a_quarter() -> None:
    assert told(FALLING, kpi(), [*quarters("76", "60"), *years("64", "84.6")]) == ["", F, "", R]


def test_counts_of_a_year_are_never_set_beside_those_of_a_quarter() -> None:
    more = kpi(unit=Unit.COUNT)
    figures = [*quarters("100", "50", unit=Unit.COUNT), *years("300", "290", unit=Unit.COUNT)]
    assert told(FALLING, more, figures) == ["", F, "", W]
    figures = [*quarters("100", "50", unit=Unit.COUNT), *years("300", "310", unit=Unit.COUNT)]
    assert told(FALLING, more, figures) == ["", F, "", I]


def fired(at: str = "2021-01-01T09:00", **changes: object) -> AlertEvent:
    values: dict[str, object] = {
        "rule": FALLING.name,
        "kpi": "answered",
        "event": Event.FIRED,
        "at": moment(at),
        "period_end": quarters("1", "1", "1")[2].period.end,
        "period_start": quarters("1", "1", "1")[2].period.start,
        "value": quarters("70", "65", "60")[2].value,
        "reason": "first",
        "level_before": quarters("70")[0].value,
    }
    return AlertEvent(**(values | changes))  # type: ignore[arg-type]


def reason_at(at: str, history: Sequence[AlertEvent], *values: str) -> Reason:
    found = assess(FALLING, kpi(), quarters(*(values or ("70", "65", "60"))))
    assert found is not None
    return decide(found, history, moment(at), CADENCE).reason


@pytest.mark.parametrize(
    ("at", "history", "expected"),
    [
        ("2021-01-01T09:00", [], Reason.FIRST),
        ("2021-01-01T10:00", [fired()], Reason.ALREADY_TOLD),
        ("2021-01-29T08:59", [fired()], Reason.ALREADY_TOLD),
        ("2021-01-29T09:00", [fired()], Reason.REPEAT_DUE),
        ("2021-02-10T09:00", [fired(), fired("2021-01-29T09:00", event=Event.REPEATED)], Reason.ALREADY_TOLD),
        ("2021-02-26T09:00", [fired(), fired("2021-01-29T09:00", event=Event.REPEATED)], Reason.REPEAT_DUE),
        ("2021-06-30T09:00", [fired("2021-06-20T09:00")], Reason.ALREADY_TOLD),
        ("2021-07-01T09:00", [fired("2021-06-20T09:00")], Reason.NO_NEWER_FIGURE),
        ("2021-07-02T09:00", [fired(), fired("2021-07-01T09:00", event=Event.LAPSED)], Reason.TOO_OLD),
        ("2021-07-01T09:00", [], Reason.TOO_OLD),
    ],
)
def test_an_unchanged_figure_is_told_once_repeated_on_its_cadence_and_lapses(
    at: str, history: list[AlertEvent], expected: Reason
) -> None:
    assert reason_at(at, history) is expected


def test_after_a_lapse_a_new_fall_is_the_first() -> None:
    history = [fired(), fired("2021-07-01T09:00", event=Event.LAPSED)]
    assert reason_at("2021-07-02T09:00", history, "70", "65", "60", "61", "55") is Reason.FIRST


def test_a_recovery_is_told_even_if_its_figure_came_late() -> None:
    assert reason_at("2024-10-07T09:00", [fired()], "70", "65", "60", "75") is Reason.BACK_AT_LEVEL


def test_a_figure_that_was_corrected_is_news() -> None:
    assert reason_at("2021-01-05T09:00", [fired()], "70", "65", "58") is Reason.WORSENED


def test_a_figure_older_than_the_one_told_says_nothing() -> None:
    assert reason_at("2021-01-05T09:00", [fired()], "70", "65") is Reason.ALREADY_TOLD


def test_the_level_to_reach_again_is_kept_through_an_episode() -> None:
    found = assess(FALLING, kpi(), quarters("70", "65", "60", "50"))
    assert found is not None
    event = decide(found, [fired(level_before=quarters("72")[0].value)], moment("2021-04-01T09:00"), CADENCE).event
    assert event is not None
    assert event.level_before == 72


@pytest.mark.parametrize(
    ("event", "later", "expected"),
    [
        (Event.IMPROVED, Event.FIRED, True),
        (Event.REPEATED, Event.FIRED, True),
        (Event.IMPROVED, Event.RECOVERED, False),
        (Event.RECOVERED, Event.FIRED, False),
    ],
)
def test_a_run_made_afterwards_for_an_earlier_time_warns_of_no_figure_twice(
    event: Event, later: Event, expected: bool
) -> None:
    assert told_by_later_run(fired(event=event), [fired(event=later)]) is expected
