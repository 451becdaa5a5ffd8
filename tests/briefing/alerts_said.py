"""Alerts as they are said after several runs."""

from collections.abc import Sequence

from briefing.alert import AlertWords, alert_message
from briefing.message import Message
from jobs.alerting.lifecycle import CADENCE, decide
from jobs.alerting.rules import assess
from kpistore.model.alert import AlertEvent, AlertRule
from kpistore.model.kpi import Kpi
from kpistore.model.observation import Observation
from tests.jobs.worlds import moment, quarters


def said(rule: AlertRule, measure: Kpi, *runs: tuple[str, Sequence[Observation]]) -> Message:
    """The message of the last of several runs, each on the figures given."""
    history: list[AlertEvent] = []
    message = None
    for at, figures in runs:
        found = assess(rule, measure, figures)
        assert found is not None
        decision = decide(found, history, moment(at), CADENCE)
        episode = decision.episode
        if decision.event:
            first, last = (episode.first, episode.last) if episode else (None, None)
            message = alert_message(AlertWords(found, decision.event, first, last))
            history.append(decision.event)
    assert message is not None
    return message


def lines(message: Message) -> list[str]:
    """All but its source and why it was sent."""
    return message.plain().splitlines()[:-2]


FELL = ("2021-01-01T09:00", quarters("76", "70", "65"))
