"""The two buttons above the chat: what the office's clock would start, started by hand."""

import logging
from collections.abc import Awaitable, Callable, Mapping

log = logging.getLogger(__name__)

Job = Callable[[], Awaitable[str]]


class Jobs:
    """By name; each returns one line that says what it did."""

    def __init__(self, jobs: Mapping[str, Job]) -> None:
        self._jobs = dict(jobs)

    @property
    def names(self) -> list[str]:
        """In the order they were given."""
        return list(self._jobs)

    def replace(self, jobs: Mapping[str, Job]) -> None:
        """Others, or the first ones after the bot has been put together."""
        self._jobs = dict(jobs)

    async def run(self, name: str) -> tuple[bool, str]:
        """Whether it went well, and its line. A failure is told, never raised: the page has to show it."""
        try:
            return True, await self._jobs[name]()
        except Exception as error:
            log.warning("the job %s failed when started by hand", name, exc_info=True)
            return False, f"The job “{name}” failed: {error or type(error).__name__}"
