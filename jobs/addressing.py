"""Who hears of an alert, and whose word they wait for."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from jobs.alerting.run import Happened
from jobs.watched import recipients, role_of
from kpistore.store import Store


@dataclass(frozen=True, slots=True)
class Address:
    """One chat."""

    chat_id: int
    owner: int | None
    """Whose word this chat waits for; None for one that is told at once."""


def addresses(store: Store, each: Happened, at: datetime, waiting_roles: Collection[str]) -> list[Address]:
    """The chats that receive the rule's alerts and have not muted it; these roles wait for the measure's owner."""
    silent = store.silences.silent(each.event.rule, each.event.period_end, at)
    owner = each.found.rule.owner
    chats = [chat for chat in recipients(store, each.watched) if chat not in silent]
    if owner is None or owner not in chats:
        return [Address(chat, None) for chat in chats]
    waiting = {chat for chat in chats if chat != owner and role_of(store, chat) in waiting_roles}
    return [Address(chat, owner if chat in waiting else None) for chat in chats]
