"""The outbox: what is due is sent, and what Telegram said is kept."""

import asyncio
import logging
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from briefing.message import Delayed, Moved, Refused, Sender, Unconfirmed
from jobs.letters import has_blocks, message_from_json, together
from kpistore.store.outbox import Outbox, Parcel, State
from kpistore.store.people import People

MOST_ATTEMPTS = 12
"""With the pauses below, about seven hours: longer than an evening's outage of the network."""
FIRST_PAUSE = timedelta(seconds=30)
LONGEST_PAUSE = timedelta(hours=1)
HALF_SENT = timedelta(minutes=5)
"""A message in hand for longer belongs to a process that stopped: sending takes seconds."""

Clock = Callable[[], datetime]

log = logging.getLogger(__name__)


@dataclass(slots=True)
class DeliveryReport:
    """How many messages went which way."""

    sent: int = 0
    unconfirmed: int = 0
    refused: int = 0
    put_back: int = 0
    given_up: int = 0
    errors: list[str] = field(default_factory=list)
    """What went wrong, one line a message, for the log."""


async def deliver(outbox: Outbox, people: People, sender: Sender, clock: Clock) -> DeliveryReport:
    """Send everything that is due, oldest first; one message that fails never stops the others.

    What was held for a chat goes out as one message, the weekly briefing with its pictures at the end of it.
    """
    post = _Post(outbox, people, sender, clock)
    now = clock()
    post.report.unconfirmed += await asyncio.to_thread(outbox.recover, now - HALF_SENT, now)
    await _gather(outbox, now)
    # One at a time: what is claimed when the program is killed counts as perhaps sent.
    while parcels := await asyncio.to_thread(outbox.claim, clock(), 1):
        for parcel in parcels:
            await post.send(parcel)
    return post.report


async def _gather(outbox: Outbox, now: datetime) -> None:
    try:
        await asyncio.to_thread(outbox.gather, has_blocks, together, now)
    except Exception as error:  # noqa: BLE001 # what cannot be put together is sent one by one
        log.warning("what was held could not be put together: %s", type(error).__name__)


class _Post:
    """One round of deliveries."""

    def __init__(self, outbox: Outbox, people: People, sender: Sender, clock: Clock) -> None:
        self._outbox, self._people, self._sender, self._clock = outbox, people, sender, clock
        self.report = DeliveryReport()

    async def send(self, parcel: Parcel) -> None:
        """Hand it over and keep what became of it; where that cannot be kept, it has perhaps been sent."""
        try:
            await self._sent(parcel)
        except Exception as error:  # noqa: BLE001 # what cannot be kept of one message never stops the others
            why = type(error).__name__
            self.report.errors.append(f"message {parcel.id}: what became of it could not be kept: {why}")

    async def _sent(self, parcel: Parcel) -> None:
        try:
            number = await self._handed_over(parcel)
        except Moved as moved:
            await self._follow(parcel, moved)
        except Refused as error:
            await self._refused(parcel, error)
        except Delayed as error:
            await self._put_back(parcel, timedelta(seconds=error.seconds), error)
        except Unconfirmed as error:
            self.report.unconfirmed += 1
            await self._settle(parcel, State.UNCONFIRMED, error=str(error))
        except Exception as error:  # noqa: BLE001 # whatever is wrong with one message, the next one is sent
            await self._put_back(parcel, pause_after(parcel.attempts), error)
        else:
            self.report.sent += 1
            await self._settle(parcel, State.SENT, telegram_id=number)

    async def _handed_over(self, parcel: Parcel) -> int:
        """Telegram's number; a message that cannot be edited any more is said anew."""
        message = message_from_json(parcel.message)
        if parcel.edits is None:
            return await self._sender.send(parcel.chat_id, message)
        try:
            await self._sender.edit(parcel.chat_id, parcel.edits, message)
        except (Refused, Moved, Delayed, Unconfirmed):
            raise
        except Exception:  # noqa: BLE001 # whatever keeps it from being edited, it can be sent
            return await self._sender.send(parcel.chat_id, message)
        return parcel.edits

    async def _settle(self, parcel: Parcel, state: State, *, telegram_id: int | None = None, error: str = "") -> None:
        now = self._clock()
        await asyncio.to_thread(self._outbox.settle, parcel, state, now, telegram_id=telegram_id, error=error)

    async def _refused(self, parcel: Parcel, error: Refused) -> None:
        self.report.refused += 1
        await self._settle(parcel, State.REFUSED, error=str(error))
        await asyncio.to_thread(self._people.unsubscribe, parcel.chat_id, None, self._clock(), str(error))

    async def _follow(self, parcel: Parcel, moved: Moved) -> None:
        """Due at once under the new number, so that this round takes it up again."""
        await asyncio.to_thread(self._people.move, parcel.chat_id, moved.chat_id)
        await self._put_back(replace(parcel, chat_id=moved.chat_id), timedelta(0), moved)

    async def _put_back(self, parcel: Parcel, pause: timedelta, error: Exception) -> None:
        # The text of an unforeseen error may hold an address with the token in it; its name is enough.
        why = str(error) if isinstance(error, (Delayed, Moved)) else type(error).__name__
        if parcel.attempts + 1 >= MOST_ATTEMPTS:
            self.report.given_up += 1
            self.report.errors.append(f"message {parcel.id}: given up after {MOST_ATTEMPTS} attempts: {why}")
            await self._settle(parcel, State.REFUSED, error=f"given up after {MOST_ATTEMPTS} attempts: {why}")
            return
        self.report.put_back += 1
        self.report.errors.append(f"message {parcel.id}: put back: {why}")
        now = self._clock()
        await asyncio.to_thread(self._outbox.put_back, parcel, now + pause, now, why, parcel.chat_id)


def pause_after(attempts: int) -> timedelta:
    """How long to wait after so many earlier attempts: doubled each time, at most an hour."""
    doublings: int = 2 ** min(attempts, 10)
    return min(FIRST_PAUSE * doublings, LONGEST_PAUSE)
