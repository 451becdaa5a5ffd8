"""What the bot says of itself: names, descriptions, commands by scope and language."""

from collections.abc import Iterator

from bot.sandbox.chats import Chat
from bot.sandbox.refusal import Json

CommandKey = tuple[str, int, int, str]
"""Scope type, chat id, user id (0 where the scope has none), language."""


class Profile:
    """Kept as the bot sets it."""

    def __init__(self, bot_id: int, name: str, username: str) -> None:
        self.bot_id, self.username = bot_id, username
        self.commands: dict[CommandKey, list[Json]] = {}
        self.menu_buttons: dict[int, Json] = {}
        self.texts: dict[tuple[str, str], str] = {("name", ""): name}

    def text(self, kind: str, language: str) -> str:
        """The name, description or short_description in a language, else in none."""
        return self.texts.get((kind, language)) or self.texts.get((kind, ""), "")

    def as_json(self) -> Json:
        """The bot as a User."""
        return {"id": self.bot_id, "is_bot": True, "first_name": self.text("name", ""), "username": self.username}

    def shown(self, chat: Chat, person: int) -> list[Json]:
        """The commands this person sees in this chat: the narrowest scope that has any."""
        for scope in _scopes(chat, person):
            for language in ("en", ""):
                if found := self.commands.get((*scope, language)):
                    return found
        return []


def _scopes(chat: Chat, person: int) -> Iterator[tuple[str, int, int]]:
    """From narrow to wide, as the documentation orders them."""
    if chat.private:
        yield from [("chat", chat.id, 0), ("all_private_chats", 0, 0), ("default", 0, 0)]
        return
    yield "chat_member", chat.id, person
    if person == chat.owner.id:
        yield "chat_administrators", chat.id, 0
    yield "chat", chat.id, 0
    if person == chat.owner.id:
        yield "all_chat_administrators", 0, 0
    yield from [("all_group_chats", 0, 0), ("default", 0, 0)]
