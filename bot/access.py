"""Who may use the bot: nobody but administrators of the configuration and those who were invited."""

import hashlib
import secrets
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from kpistore.store.people import People, Person, Role

LONGEST_NAME = 100
CODE_BYTES = 12
CODE_PREFIX = "join-"
"""Tells an invitation from other things a deep link can carry."""

STRANGER = "This bot answers members of the office only. Please ask its administrator for an invitation."
USED_UP = "This invitation is not valid any more: it was used, or it expired. Please ask for a new one."


class Access:
    """Members by their Telegram number; everybody else is a stranger."""

    def __init__(self, people: People, clock: Callable[[], datetime], invitation_hours: int) -> None:
        self._people, self._clock = people, clock
        self._lasts = timedelta(hours=invitation_hours)
        self.bot_name = ""
        """What Telegram calls the bot, once it has been asked."""

    @property
    def hours(self) -> float:
        """How long an invitation lasts."""
        return self._lasts.total_seconds() / 3600

    def admit_administrators(self, user_ids: Sequence[int]) -> None:
        """The administrators of the configuration are members from the start."""
        for user_id in user_ids:
            self._people.join(Person(user_id, "administrator", Role.ADMINISTRATOR, self._clock()))

    def member(self, user_id: int, name: str) -> Person | None:
        """The member under the name they go by now, or None for a stranger."""
        held = self._people.find(user_id)
        if held is None or held.name == name[:LONGEST_NAME]:
            return held
        self._people.rename(user_id, name[:LONGEST_NAME])
        return replace(held, name=name[:LONGEST_NAME])

    def link(self, code: str) -> str:
        """What opens this bot with the code; empty as long as the bot's own name is not known."""
        return f"https://t.me/{self.bot_name}?start={code}" if self.bot_name else ""

    def invite(self, role: Role) -> str:
        """A code that lets one person in, once, for a limited time."""
        code = CODE_PREFIX + secrets.token_urlsafe(CODE_BYTES)
        now = self._clock()
        self._people.invite(_hash(code), role, now, now + self._lasts)
        return code

    def accept(self, code: str, user_id: int, name: str) -> Person | None:
        """Let the bearer of a valid code in; None for any other code."""
        now = self._clock()
        role = self._people.accept(_hash(code), user_id, now)
        if role is None:
            return None
        person = Person(user_id, name[:LONGEST_NAME], role, now)
        self._people.join(person)
        return self._people.find(user_id)


def _hash(code: str) -> str:
    return hashlib.sha256(code.encode("utf-8", "replace")).hexdigest()
