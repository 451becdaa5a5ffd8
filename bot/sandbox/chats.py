"""Who is there: people, the chats they sit in, and the bot's own name."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from bot.sandbox.refusal import Json, bad_request, forbidden


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody with a Telegram account. Bots may write only to those who have started them."""

    id: int
    first_name: str
    last_name: str = ""
    username: str = ""
    started: bool = True

    @property
    def name(self) -> str:
        """As it stands above a message."""
        return f"{self.first_name} {self.last_name}".strip()

    def as_json(self) -> Json:
        """The User."""
        user: Json = {"id": self.id, "is_bot": False, "first_name": self.first_name, "language_code": "en"}
        for name, value in (("last_name", self.last_name), ("username", self.username)):
            if value:
                user[name] = value
        return user


YOU = Person(1001, "Alex", "Morgan", "alex_morgan")
STRANGER = Person(2002, "Sam", "Carter", "sam_carter", started=False)
GROUP_ID = -1000000000001
GROUP_TITLE = "Performance board"


@dataclass(slots=True)
class Chat:
    """A private chat or a group. Reached says whether the bot has ever heard of it."""

    id: int
    kind: str
    title: str
    members: tuple[Person, ...]
    reached: bool = True
    blocked: bool = False
    pinned: int | None = None

    @property
    def private(self) -> bool:
        """Whether it is a chat of one person and the bot."""
        return self.kind == "private"

    @property
    def owner(self) -> Person:
        """The person of a private chat, the creator of a group."""
        return self.members[0]

    def as_json(self) -> Json:
        """The Chat of a message."""
        if not self.private:
            return {"id": self.id, "type": self.kind, "title": self.title}
        named = {
            "first_name": self.owner.first_name,
            "last_name": self.owner.last_name,
            "username": self.owner.username,
        }
        return {"id": self.id, "type": self.kind, **{name: value for name, value in named.items() if value}}


def private_chat(person: Person) -> Chat:
    """Its id is the person's."""
    return Chat(person.id, "private", person.name, (person,), reached=person.started)


class Chats:
    """Every chat, found by id."""

    def __init__(self, chats: Iterable[Chat]) -> None:
        self._chats = {chat.id: chat for chat in chats}

    def __iter__(self) -> Iterator[Chat]:
        return iter(self._chats.values())

    def known(self, chat_id: int) -> Chat:
        """Raises KeyError where the sandbox has no such chat."""
        return self._chats[chat_id]

    def reachable(self, raw: str) -> Chat:
        """The chat a request names, if the bot may write there."""
        chat = self.heard_of(raw)
        if chat.blocked:
            raise forbidden("bot was blocked by the user" if chat.private else "bot was kicked from the group chat")
        return chat

    def heard_of(self, raw: str) -> Chat:
        """The chat a request names; a chat the bot never met does not exist for it."""
        if not raw:
            raise bad_request("chat_id is empty")
        try:
            chat = self._chats[int(raw)]
        except (KeyError, ValueError):
            raise bad_request("chat not found") from None
        if not chat.reached:
            raise bad_request("chat not found")
        return chat
