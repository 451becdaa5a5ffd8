"""What a run of a job said."""

from dataclasses import dataclass

from briefing.message import Message
from kpistore.model.alert import AlertEvent


@dataclass(frozen=True, slots=True)
class Told:
    """One message put into the outbox."""

    cause: str
    """The rule's name, or "weekly digest 2024-W41"."""
    message: Message
    chats: int
    """To how many chats it goes; an alert that nobody receives is kept all the same."""
    event: AlertEvent | None = None
    """For an alert: what happened."""
    kpi: str = ""
    """For news of a measure without an alert: which one, by its key."""

    @property
    def measure(self) -> str:
        """The key of the measure it is about; empty for what is about several, or none."""
        return self.event.kpi if self.event else self.kpi
