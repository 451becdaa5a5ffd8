"""Rules made in a chat: drafted, saved, paused, deleted; rows are kept, so that an old alert finds its rule."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import Any

from sqlalchemy import ColumnElement, Engine, Row, insert, select, update

from kpistore.model.alert import AlertRule, Earlier, Recovery, RuleKind, Severity, Size, Way
from kpistore.store.engine import reading, writing
from kpistore.store.tables import rules


class RuleState(StrEnum):
    """Where a rule is in its life."""

    DRAFT = "draft"
    ACTIVE = "active"
    PAUSED = "paused"
    DELETED = "deleted"


RULE_TOPIC = "rule:"


def rule_topic(number: int) -> str:
    """The topic of one rule's alerts: who made it receives them."""
    return f"{RULE_TOPIC}{number}"


@dataclass(frozen=True, slots=True)
class ChatRule:
    """A rule and who made it, where and when."""

    id: int
    rule: AlertRule
    state: RuleState
    chat_id: int
    author: int
    author_name: str
    made_at: datetime

    @property
    def topic(self) -> str:
        """Whoever receives this topic receives the rule's alerts."""
        return rule_topic(self.id)


class Rules:
    """Rules of the chats; those of the configuration and the office's folder are not here."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def draft(self, rule: AlertRule, chat_id: int, author: int, author_name: str, now: datetime) -> int:
        """Keep a rule that is still talked about; returns its number."""
        values = {"name": rule.name, "body": rule_to_json(rule), "chat_id": chat_id, "author": author}
        whole = values | {"author_name": author_name, "state": RuleState.DRAFT, "made_at": now, "changed_at": now}
        with writing(self._engine) as connection:
            done = connection.execute(insert(rules).values(**whole))
            return int(done.inserted_primary_key[0])  # type: ignore[index] # it has one number

    def find(self, number: int) -> ChatRule | None:
        """The rule of that number, in whatever state."""
        return next(iter(self._read(rules.c.id == number)), None)

    def kept(self) -> list[ChatRule]:
        """Those that are active or paused, oldest first."""
        return self._read(rules.c.state.in_((RuleState.ACTIVE, RuleState.PAUSED)))

    def active(self) -> list[ChatRule]:
        """Those that watch, oldest first."""
        return self._read(rules.c.state == RuleState.ACTIVE)

    def names(self, other_than: int = 0) -> set[str]:
        """The names and ids of all that were ever saved: a deleted rule's alerts keep theirs."""
        which = (rules.c.state != RuleState.DRAFT) & (rules.c.id != other_than)
        return {name for each in self._read(which) for name in (each.rule.name, each.rule.id)}

    def set_state(self, number: int, wanted: RuleState, now: datetime, *, among: tuple[RuleState, ...]) -> bool:
        """Change the state if it is one of these now; False if somebody was quicker."""
        which = (rules.c.id == number) & rules.c.state.in_(among)
        with writing(self._engine) as connection:
            return connection.execute(update(rules).where(which).values(state=wanted, changed_at=now)).rowcount > 0

    def change(self, number: int, rule: AlertRule, now: datetime) -> None:
        """Another wording of the same rule."""
        values = {"name": rule.name, "body": rule_to_json(rule), "changed_at": now}
        with writing(self._engine) as connection:
            connection.execute(update(rules).where(rules.c.id == number).values(**values))

    def _read(self, which: ColumnElement[bool]) -> list[ChatRule]:
        with reading(self._engine) as connection:
            return [_chat_rule(row) for row in connection.execute(select(rules).where(which).order_by(rules.c.id))]


def rule_to_json(rule: AlertRule) -> str:
    """Every field that is not empty; numbers and dates as text."""
    held = {each.name: getattr(rule, each.name) for each in fields(rule)}
    return json.dumps({name: value for name, value in held.items() if value not in (None, (), "")}, default=str)


def rule_from_json(text: str) -> AlertRule:
    """The reverse of rule_to_json."""
    held = json.loads(text)
    return AlertRule(**{name: _READ[name](value) if name in _READ else value for name, value in held.items()})


_READ: Mapping[str, Any] = {
    "kind": RuleKind,
    "severity": Severity,
    "by": Size,
    "against": Earlier,
    "recovery": Recovery,
    "way": Way,
    "amount": Decimal,
    "floor": Decimal,
    "signals": tuple,
    "since": date.fromisoformat,
    "until": date.fromisoformat,
}


def _chat_rule(row: Row[Any]) -> ChatRule:
    state = RuleState(row.state)
    return ChatRule(row.id, rule_from_json(row.body), state, row.chat_id, row.author, row.author_name, row.made_at)
