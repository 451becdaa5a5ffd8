"""The office's clock in the sandbox: a real one that was started on an older Monday morning."""

import time
from collections.abc import Callable
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

LONDON = ZoneInfo("Europe/London")
FIRST_MOMENT = datetime(2024, 10, 7, 7, 0)  # noqa: DTZ001 - read in the office's zone, whichever that is


class SandboxClock:
    """Tells the office's time: from a given moment on, at the speed of real time.

    Called, it returns an aware datetime in its zone. A start without a zone is read in the clock's zone.
    """

    def __init__(
        self,
        start: datetime = FIRST_MOMENT,
        zone: ZoneInfo = LONDON,
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        self.zone = zone
        self._start = start.replace(tzinfo=zone) if start.tzinfo is None else start
        self._monotonic = monotonic
        self._began = monotonic()

    def __call__(self) -> datetime:
        passed = timedelta(seconds=self._monotonic() - self._began)
        # Added in UTC: a sum of local times would be an hour wrong across a change of the clocks.
        return (self._start.astimezone(ZoneInfo("UTC")) + passed).astimezone(self.zone)
