"""One message on its way to one chat."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class State(StrEnum):
    """Where a message is. Unconfirmed: Telegram's answer was lost, so it may have arrived; it is not sent again."""

    WAITING = "waiting"
    SENDING = "sending"
    SENT = "sent"
    UNCONFIRMED = "unconfirmed"
    REFUSED = "refused"
    HELD = "held"
    """Waits for somebody to let it go; no time makes it due."""
    MERGED = "merged"
    """Told by another message of the same chat."""
    CANCELLED = "cancelled"
    """What it would say was taken back before it was sent."""


@dataclass(frozen=True, slots=True)
class Parcel:
    """A message for one chat. The key names its cause, so that one cause is told once."""

    key: str
    chat_id: int
    topic: str
    message: str
    """The message as JSON; the store doesn't read it."""
    due_at: datetime
    observation_ids: tuple[int, ...] = ()
    id: int = 0
    attempts: int = 0
    edits: int | None = None
    """Telegram's number of the message of this chat that it takes the place of; None for a new one."""
