"""Who answers for a rule's measure: an editor, who may be told first."""

from dataclasses import replace
from datetime import datetime

from kpistore.model.alert import AlertRule
from kpistore.store import Store
from kpistore.store.people import Person, Role
from kpistore.store.rules import ChatRule, RuleState

OWNERS = (Role.EDITOR, Role.ADMINISTRATOR)
NOBODY = ("nobody", "no one", "none")


class NoOwner(ValueError):
    """The words name nobody who can answer for a measure; the message says what to write."""


def editors(store: Store) -> list[Person]:
    """Who may own a rule, in the order they joined."""
    return [each for each in store.people.all() if each.role in OWNERS]


def find_owner(store: Store, words: str, me: int) -> int | None:
    """The Telegram number of the editor whose name the words are or begin; None for "nobody".

    Raises NoOwner where no editor is meant, or several.
    """
    wanted = words.lstrip("@").replace("_", " ").casefold().split()
    if " ".join(wanted) in NOBODY:
        return None
    held = editors(store)
    found = [each for each in held if _is_meant(each, wanted, me)]
    exact = [each for each in found if each.name.casefold().split() == wanted]
    if len(exact or found) == 1:
        return (exact or found)[0].user_id
    names = ", ".join(each.name for each in held)
    if not found:
        raise NoOwner(f"No editor is called “{words[:40]}”. A measure's owner is one of: {names}.")
    raise NoOwner(f"Several editors are called “{words[:40]}”. Write the whole name, one of: {names}.")


def owner_name(store: Store, rule: AlertRule) -> str:
    """The owner's name; empty where there is none, or they left."""
    person = store.people.find(rule.owner) if rule.owner is not None else None
    return person.name if person else ""


def with_owner(store: Store, held: ChatRule, owner: int | None, now: datetime) -> ChatRule:
    """Keep a rule of a chat under another owner, who receives its alerts; the one before no longer does."""
    rule = replace(held.rule, owner=owner)
    store.rules.change(held.id, rule, now)
    before = held.rule.owner
    if before is not None and before not in (owner, held.chat_id):
        store.people.unsubscribe(before, held.topic, now, "no longer the owner")
    if owner is not None and held.state is not RuleState.DRAFT:
        store.people.subscribe(owner, held.topic, now)
    return replace(held, rule=rule)


def _is_meant(person: Person, wanted: list[str], me: int) -> bool:
    if wanted == ["me"]:
        return person.user_id == me
    if wanted == [str(person.user_id)]:
        return True
    name = person.name.casefold().split()
    return bool(wanted) and all(any(part.startswith(word) for part in name) for word in wanted)
