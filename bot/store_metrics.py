"""The part of /metrics that is read from the store when it is asked for: the same on every replica."""

from collections.abc import Callable, Iterator
from datetime import datetime, time
from zoneinfo import ZoneInfo

from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily, Metric
from prometheus_client.registry import Collector

from kpistore.store import StoreError
from kpistore.store.ledger import RunStatus
from kpistore.store.outbox import State
from kpistore.store.vitals import Vitals

STATES = {State.WAITING: "waiting", State.SENDING: "waiting", State.HELD: "held", State.REFUSED: "failed"}
"""What is told of the outbox; what was sent is no matter for a watcher."""
STATES |= {State.UNCONFIRMED: "unconfirmed"}


class StoreMetrics(Collector):
    """Counts of the store. One that does not answer is told as kpibot_store_up 0, with nothing else."""

    def __init__(self, vitals: Callable[[datetime], Vitals], clock: Callable[[], datetime], zone: ZoneInfo) -> None:
        self._vitals, self._clock, self._zone = vitals, clock, zone

    def describe(self) -> list[Metric]:
        """Nothing beforehand: the store is asked only when somebody looks."""
        return []

    def collect(self) -> Iterator[Metric]:
        """One read of the store."""
        try:
            vitals = self._vitals(self._clock())
        except StoreError:
            yield GaugeMetricFamily("kpibot_store_up", "Whether the store could be read.", value=0)
            return
        yield GaugeMetricFamily("kpibot_store_up", "Whether the store could be read.", value=1)
        yield from self._figures(vitals)
        yield _messages(vitals)
        yield _runs(vitals)
        yield _succeeded(vitals)

    def _figures(self, vitals: Vitals) -> Iterator[Metric]:
        yield GaugeMetricFamily("kpibot_figures", "Figures held, superseded ones included.", value=vitals.figures)
        if vitals.newest_end:
            newest = datetime.combine(vitals.newest_end, time(), self._zone)
            said = "The last day that the newest figure is about, as its 00:00 in the office's zone."
            yield GaugeMetricFamily("kpibot_newest_figure_timestamp_seconds", said, value=newest.timestamp())
        if vitals.newest_recorded:
            said = "When a figure was last recorded."
            recorded = vitals.newest_recorded.timestamp()
            yield GaugeMetricFamily("kpibot_last_recorded_timestamp_seconds", said, value=recorded)


def _messages(vitals: Vitals) -> Metric:
    family = GaugeMetricFamily("kpibot_outbox_messages", "Messages not or not surely delivered.", labels=["state"])
    counts = dict.fromkeys(STATES.values(), 0)
    for state, number in vitals.messages.items():
        if told := STATES.get(State(state)):
            counts[told] += number
    for state, number in counts.items():
        family.add_metric([state], number)
    return family


def _runs(vitals: Vitals) -> Metric:
    family = CounterMetricFamily("kpibot_job_runs", "Finished runs of the scheduled jobs.", labels=["job", "outcome"])
    for job in vitals.jobs:
        for outcome in (RunStatus.DONE, RunStatus.FAILED, RunStatus.MISSED):
            family.add_metric([job, outcome], vitals.runs.get((job, outcome), 0))
    return family


def _succeeded(vitals: Vitals) -> Metric:
    said = "When the job last ended well; missing until it has."
    family = GaugeMetricFamily("kpibot_job_last_success_timestamp_seconds", said, labels=["job"])
    for job, at in sorted(vitals.succeeded.items()):
        family.add_metric([job], at.timestamp())
    return family
