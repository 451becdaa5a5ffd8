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
