"""Who may use the bot, how they were invited, and what they receive."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from sqlalchemy import Engine, bindparam, delete, insert, select, update

from kpistore.store.engine import reading, writing
from kpistore.store.tables import enquiries, grounds, invitations, people, rules, silences, subscriptions


class Role(StrEnum):
    """What a person may do; each may do what those before may."""

    READER = "reader"
    EDITOR = "editor"
    ADMINISTRATOR = "administrator"


ALERTS = "alerts"
DIGEST = "digest"
TOPICS = (ALERTS, DIGEST)
"""What the bot pushes; everyone who joins receives both until they say otherwise."""


FOLLOWING = "kpi:"


def following(kpi: str) -> str:
    """The topic of one measure's new figures."""
    return FOLLOWING + kpi


@dataclass(frozen=True, slots=True)
class Follow:
    """A chat that wants to hear of a measure's new figures, and since when."""

    chat_id: int
    kpi: str
    since: datetime


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who may use the bot; their private chat has the same number as they have."""

    user_id: int
    name: str
    role: Role
    joined_at: datetime


_OF_USER = select(people).where(people.c.user_id == bindparam("user_id"))
"""Put together once: it is read before every reply."""


class People:
    """Members, invitations and subscriptions."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def all(self) -> list[Person]:
        """Everybody, in the order they joined."""
        with reading(self._engine) as connection:
            rows = connection.execute(select(people).order_by(people.c.joined_at, people.c.user_id))
            return [Person(row.user_id, row.name, Role(row.role), row.joined_at) for row in rows]

    def find(self, user_id: int) -> Person | None:
        """The person with this Telegram number, or None for a stranger."""
        with reading(self._engine) as connection:
            row = connection.execute(_OF_USER, {"user_id": user_id}).one_or_none()
            return Person(row.user_id, row.name, Role(row.role), row.joined_at) if row else None

    def join(self, person: Person) -> None:
        """Make somebody a member, subscribed to everything; a member already is left as they are."""
        with writing(self._engine) as connection:
            if connection.execute(select(people.c.user_id).where(people.c.user_id == person.user_id)).first():
                return
            values = {"user_id": person.user_id, "name": person.name, "role": person.role}
            connection.execute(insert(people).values(**values, joined_at=person.joined_at))
            connection.execute(delete(subscriptions).where(subscriptions.c.chat_id == person.user_id))
            rows = [{"chat_id": person.user_id, "topic": topic, "since": person.joined_at} for topic in TOPICS]
            connection.execute(insert(subscriptions), rows)

    def rename(self, user_id: int, name: str) -> None:
        """Call somebody by the name they go by now."""
        with writing(self._engine) as connection:
            connection.execute(update(people).where(people.c.user_id == user_id).values(name=name))

    def remove(self, user_id: int) -> bool:
        """Take somebody's access, subscriptions and settings away; False if they were no member."""
        with writing(self._engine) as connection:
            for table in (subscriptions, grounds):
                connection.execute(delete(table).where(table.c.chat_id == user_id))
            return connection.execute(delete(people).where(people.c.user_id == user_id)).rowcount > 0

    def invite(self, code_hash: str, role: Role, created_at: datetime, expires_at: datetime) -> None:
        """Keep an invitation under the hash of its code; the code itself is kept nowhere."""
        values = {"code_hash": code_hash, "role": role, "created_at": created_at, "expires_at": expires_at}
        with writing(self._engine) as connection:
            connection.execute(insert(invitations).values(**values))

    def accept(self, code_hash: str, user_id: int, now: datetime) -> Role | None:
        """Use an invitation up and return its role; None for one that is unknown, used or expired."""
        invitation = invitations.c
        valid = (invitation.code_hash == code_hash) & invitation.used_by.is_(None) & (invitation.expires_at > now)
        with writing(self._engine) as connection:
            role = connection.execute(select(invitation.role).where(valid)).scalar_one_or_none()
            if role is None:
                return None
            used = connection.execute(update(invitations).where(valid).values(used_by=user_id, used_at=now))
            return Role(role) if used.rowcount else None  # somebody else may have been quicker

    def subscribers(self, topic: str) -> list[int]:
        """The chats that receive a topic, in order of their numbers."""
        held = subscriptions.c
        query = select(held.chat_id).where(held.topic == topic, held.ended_at.is_(None)).order_by(held.chat_id)
        with reading(self._engine) as connection:
            return list(connection.execute(query).scalars())

    def followed(self) -> list[Follow]:
        """Who follows which measure, in order of the chats' numbers."""
        held = subscriptions.c
        query = select(subscriptions).where(held.topic.startswith(FOLLOWING), held.ended_at.is_(None))
        with reading(self._engine) as connection:
            rows = connection.execute(query.order_by(held.chat_id, held.topic))
            return [Follow(row.chat_id, row.topic.removeprefix(FOLLOWING), row.since) for row in rows]

    def subscribe(self, chat_id: int, topic: str, now: datetime) -> None:
        """Let a chat receive a topic (again)."""
        with writing(self._engine) as connection:
            connection.execute(delete(subscriptions).where(_one(chat_id, topic)))
            connection.execute(insert(subscriptions).values(chat_id=chat_id, topic=topic, since=now))

    def unsubscribe(self, chat_id: int, topic: str | None, now: datetime, why: str) -> None:
        """End a topic for a chat, or all topics, and keep why."""
        held = subscriptions.c
        which = _one(chat_id, topic) if topic else held.chat_id == chat_id
        with writing(self._engine) as connection:
            changed = update(subscriptions).where(which, held.ended_at.is_(None))
            connection.execute(changed.values(ended_at=now, ended_why=why))

    def move(self, old_chat: int, new_chat: int) -> None:
        """A group became a supergroup: its subscriptions, rules, silences, enquiries and ground follow it."""
        with writing(self._engine) as connection:
            for table in (subscriptions, grounds):
                connection.execute(delete(table).where(table.c.chat_id == new_chat))
            changed = update(subscriptions).where(subscriptions.c.chat_id == old_chat)
            connection.execute(changed.values(chat_id=new_chat))
            for table in (rules, silences, enquiries, grounds):
                connection.execute(update(table).where(table.c.chat_id == old_chat).values(chat_id=new_chat))


def _one(chat_id: int, topic: str):  # type: ignore[no-untyped-def] # an SQL condition; its type is SQLAlchemy's own
    return (subscriptions.c.chat_id == chat_id) & (subscriptions.c.topic == topic)
