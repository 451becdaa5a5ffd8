"""A figure called wrong was right: what waits is called back, and who heard it hears that the figure stands."""

from datetime import datetime

from briefing.correction import corrected_since, stands_block, stands_message
from jobs.letters import blocks_to_json, unnoted
from kpistore.store import Store
from kpistore.store.corrections import Correction
from kpistore.store.outbox import Parcel
from kpistore.store.people import ALERTS


def take_back(store: Store, observation_id: int, by: str, now: datetime, due: datetime | None = None) -> int | None:
    """Take the mark of a figure back, and with it what was to be told of that.

    Returns how many chats had been told that it is wrong and hear, once, that it stands; None where it bears no mark.
    """

    def parcel(held: Correction, chat: int) -> Parcel:
        letter = blocks_to_json(stands_message(held), [stands_block(held)])
        return Parcel(f"correction-back:{held.id}:{chat}", chat, ALERTS, letter, due or now, (held.old_id,))

    def without_note(held: Correction, message: str) -> str:
        return unnoted(message, corrected_since(held))

    return store.corrections.take_back(observation_id, by, now, parcel, without_note)
