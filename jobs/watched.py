"""Every rule that watches: the office's own, those of the configuration, and those made in a chat."""

from collections.abc import Iterator
from dataclasses import dataclass

from briefing.alert_buttons import rule_tag
from kpistore.catalogue import Office, UnknownKpi
from kpistore.model.alert import EVERYONE, AlertRule
from kpistore.model.kpi import Kpi
from kpistore.store import Store
from kpistore.store.people import ALERTS, Role
from kpistore.store.rules import ChatRule


@dataclass(frozen=True, slots=True)
class Watched:
    """One rule, its measure, and who made it if it was made in a chat."""

    rule: AlertRule
    kpi: Kpi
    made: ChatRule | None = None

    @property
    def topic(self) -> str:
        """Who receives this topic receives its alerts."""
        return self.made.topic if self.made else ALERTS


def watched(store: Store, office: Office) -> list[Watched]:
    """Those that can be looked at: a rule on a measure that left the catalogue is passed over."""
    return [*_known(office), *_made(store, office)]


def find_rule(store: Store, office: Office, name: str) -> Watched | None:
    """The rule of that id, paused and deleted ones included: an old alert must find it."""
    held = next((each for each in _known(office) if each.rule.id == name), None)
    return held or next((each for each in _made(store, office, kept=True) if each.rule.id == name), None)


def find_tagged(store: Store, office: Office, tag: str) -> Watched | None:
    """The rule that a button names."""
    held = [*_known(office), *_made(store, office, kept=True)]
    return next((each for each in held if rule_tag(each.rule.id) == tag), None)


def recipients(store: Store, each: Watched) -> list[int]:
    """The chats that receive a rule's alerts. A group counts as a reader."""
    chats = store.people.subscribers(each.topic)
    if each.made or each.rule.audience == EVERYONE:
        return chats
    if (only := each.rule.audience_chat) is not None:
        return [only] if only in chats else []
    return [chat for chat in chats if role_of(store, chat) == each.rule.audience]


def role_of(store: Store, chat_id: int) -> Role:
    """The role of the person whose private chat it is; of a group, a reader's."""
    person = store.people.find(chat_id)
    return person.role if person else Role.READER


def seen_in(store: Store, office: Office, chat_id: int | None) -> list[Watched]:
    """The office's rules, and those made in the chat or owned by whose chat it is; others' are their own business."""
    return [
        each
        for each in watched(store, office)
        if each.made is None or (chat_id is not None and chat_id in (each.made.chat_id, each.rule.owner))
    ]


def _known(office: Office) -> Iterator[Watched]:
    for rule in office.rules:
        yield Watched(rule, office.catalogue.kpi(rule.kpi))


def _made(store: Store, office: Office, *, kept: bool = False) -> Iterator[Watched]:
    for each in store.rules.kept() if kept else store.rules.active():
        try:
            yield Watched(each.rule, office.catalogue.kpi(each.rule.kpi), each)
        except UnknownKpi:
            continue
