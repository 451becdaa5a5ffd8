"""What /metrics tells of requests: counts and times; no texts, no names or numbers of people, no secrets."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, ProcessCollector

from bot.desk import Reply
from kpistore.asking.answer import AnswerStatus

OTHER = "other"
"""A command or button that gives no figure."""
STRANGER = "stranger"
FAILED = "failed"
STATUSES = (*AnswerStatus, OTHER, STRANGER, FAILED)
"""How a request can end; `kpibot ask --json` has the first four."""
BUCKETS = (0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0)
"""In seconds: a reply takes hundredths of one, a file seconds."""


@dataclass(slots=True)
class Asked:
    """One request while it is in hand."""

    status: str = OTHER
    timed: bool = True
    """Whether its seconds are those of a reply: not so where nobody is answered, nor for a file that is read aside."""


class Metrics:
    """A registry of its own, so that two services in one process count apart. `stopwatch` gives seconds."""

    def __init__(self, version: str, stopwatch: Callable[[], float]) -> None:
        self.registry = CollectorRegistry()
        self._stopwatch = stopwatch
        self._requests = Counter(
            "kpibot_requests", "Messages and buttons by how they ended.", ["status"], registry=self.registry
        )
        for status in STATUSES:
            self._requests.labels(status)
        self._seconds = Histogram(
            "kpibot_reply_seconds",
            "From an update's arrival until its text was handed to Telegram.",
            buckets=BUCKETS,
            registry=self.registry,
        )
        built = Gauge("kpibot_build_info", "1; the label says which version runs.", ["version"], registry=self.registry)
        built.labels(version).set(1)
        ProcessCollector(registry=self.registry)

    @contextmanager
    def request(self) -> Iterator[Asked]:
        """Count and time what is done inside; what raises counts as failed."""
        asked, begun = Asked(), self._stopwatch()
        try:
            yield asked
        except BaseException:
            asked.status = FAILED
            raise
        finally:
            self._requests.labels(asked.status).inc()
            if asked.timed:
                self._seconds.observe(self._stopwatch() - begun)


def status_of(reply: Reply | None) -> str:
    """How a request ended that brought this reply."""
    return reply.answer.status if reply and reply.answer else OTHER
