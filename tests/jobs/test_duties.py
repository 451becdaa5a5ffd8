"""The alert job does several things; what keeps one from being done keeps none of the others."""

import logging
from collections.abc import Sequence

import pytest

from briefing.message import Message
from jobs.duties import each_step
from jobs.told import Told


class Unwilling(Exception):
    """What goes wrong in the test."""


def test_every_step_is_done_though_one_fails_and_the_run_counts_as_failed(caplog: pytest.LogCaptureFixture) -> None:
    done: list[str] = []

    def step(name: str) -> Sequence[Told]:
        done.append(name)
        return [Told(name, Message(name), 1)]

    def unwilling() -> Sequence[Told]:
        raise Unwilling

    with caplog.at_level(logging.CRITICAL), pytest.raises(Unwilling):
        each_step([lambda: step("alerts"), unwilling, lambda: step("enquiries")])
    assert done == ["alerts", "enquiries"]


def test_what_all_steps_told_is_told_in_their_order() -> None:
    told = each_step([lambda: [Told("a", Message("a"), 1)], lambda: [Told("b", Message("b"), 0, kpi="robbery")]])
    assert [each.cause for each in told] == ["a", "b"]
    assert told[1].measure == "robbery"
