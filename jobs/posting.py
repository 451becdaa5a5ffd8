"""The alerts of one run as messages: one a chat, and another one for what waits for an owner's word."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from briefing.alert import AlertWords, block, group_message
from briefing.message import fingerprint
from jobs.addressing import Address
from jobs.alerting.run import Happened
from jobs.hours import SendingHours, next_opening, next_sending_time
from jobs.letters import blocks_to_json
from kpistore.model.alert import AlertEvent
from kpistore.store.alerts import Addressed
from kpistore.store.outbox import Parcel
from kpistore.store.people import ALERTS


@dataclass(frozen=True, slots=True)
class Telling:
    """One event with all that is said about it, and to whom."""

    happened: Happened
    words: AlertWords
    to: Sequence[Address]


@dataclass(frozen=True, slots=True)
class Post:
    """When messages go out, and in which order objectives stand in them."""

    at: datetime
    zone: ZoneInfo
    hours: SendingHours | None
    """None: at once."""
    objectives: Mapping[str, str]
    """Their titles by key, in order."""

    def parcels(self, tellings: Sequence[Telling]) -> list[Addressed]:
        """One message for each address, with the events it tells of."""
        mine: defaultdict[Address, list[Telling]] = defaultdict(list)
        for each in tellings:
            for address in each.to:
                mine[address].append(each)
        owners = {address.owner for address in mine}
        return [self._parcel(address, group, address.chat_id in owners) for address, group in mine.items()]

    def _parcel(self, address: Address, group: Sequence[Telling], others_wait: bool) -> Addressed:
        releases = [_tag(self.at, address.chat_id)] if others_wait else []
        told = [each.words for each in group]
        blocks = [block(each, self.objectives) for each in told]
        letter = blocks_to_json(group_message(told, self.objectives, releases), blocks, releases)
        events = [each.happened.event for each in group]
        tag = _tag(self.at, address.owner) if address.owner is not None else _cause(events)
        held = (each.happened.found.figure.id for each in group)
        figures = tuple(dict.fromkeys(number for number in held if number))
        key = f"{tag}:{address.chat_id}"
        return Parcel(key, address.chat_id, ALERTS, letter, self._due(address), figures), events

    def _due(self, address: Address) -> datetime:
        if address.owner is not None:
            return next_opening(self.at, self.hours or SendingHours(zone=self.zone))
        return next_sending_time(self.at, self.hours) if self.hours else self.at


def _cause(events: Sequence[AlertEvent]) -> str:
    if len(events) == 1:
        return events[0].key
    return f"alerts:{fingerprint(','.join(sorted(event.key for event in events)))}"


def _tag(at: datetime, owner: int) -> str:
    """Names what waits for an owner's word in one run; short enough for a button."""
    return f"owner:{owner}:{at:%y%m%d%H%M%S}"
