"""Everything the server remembers, and the few ways it changes."""

import secrets
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.sandbox.chats import Chat, Chats
from bot.sandbox.entities import Formatted
from bot.sandbox.files import Files, StoredFile
from bot.sandbox.flood import Flood
from bot.sandbox.hook import Hook
from bot.sandbox.journal import Journal
from bot.sandbox.keyboards import NO_KEYBOARD, Keyboard
from bot.sandbox.messages import Messages, StoredMessage
from bot.sandbox.profile import Profile
from bot.sandbox.queries import Queries
from bot.sandbox.refusal import Json
from bot.sandbox.updates import Updates


@dataclass(frozen=True, slots=True)
class Draft:
    """What a message will hold, before it has a number."""

    content: Formatted
    file: StoredFile | None = None


class State:
    """One Telegram with one bot in it."""

    def __init__(
        self,
        chats: Iterable[Chat],
        profile: Profile,
        clock: Callable[[], datetime],
        monotonic: Callable[[], float],
        strict_flood: bool,
    ) -> None:
        self.chats, self.profile, self.clock = Chats(chats), profile, clock
        self.messages, self.files = Messages(), Files()
        self.updates, self.journal = Updates(), Journal()
        self.hook = Hook(self.updates)
        self.queries, self.flood = Queries(monotonic), Flood(strict_flood, monotonic)

    def post(
        self,
        chat: Chat,
        sender: int | None,
        drafts: Sequence[Draft],
        keyboard: Keyboard = NO_KEYBOARD,
        reply_to: int | None = None,
    ) -> list[StoredMessage]:
        """New messages; more than one make an album."""
        album = str(secrets.randbits(50)) if len(drafts) > 1 else None
        posted = []
        for draft in drafts:
            number = self.messages.next_id(chat)
            message = StoredMessage(
                chat.id,
                number,
                sender,
                self.clock(),
                draft.content,
                draft.file,
                keyboard,
                reply_to,
                album,
            )
            self.messages.keep(message)
            self.journal.add(chat.id, "message", message)
            posted.append(message)
        return posted

    def change(self, message: StoredMessage) -> None:
        """A message in its new state."""
        self.messages.keep(message)
        self.journal.add(message.chat_id, "edit", message)

    def delete(self, message: StoredMessage) -> None:
        """A message that is no more."""
        self.messages.drop(message)
        self.journal.add(message.chat_id, "delete", message.message_id)

    def as_json(self, message: StoredMessage, *, nested: bool = False) -> Json:
        """The Message of answers and updates."""
        chat = self.chats.known(message.chat_id)
        answer: Json = {
            "message_id": message.message_id,
            "from": self._sender(chat, message),
            "chat": chat.as_json(),
            "date": int(message.date.timestamp()),
            **_content(message),
        }
        if message.edited:
            answer["edit_date"] = int(message.edited.timestamp())
        if message.buttons:
            answer["reply_markup"] = message.keyboard.as_json()
        if message.album:
            answer["media_group_id"] = message.album
        replied = self.messages.find(message.chat_id, message.reply_to) if message.reply_to else None
        if replied and not nested:
            answer["reply_to_message"] = self.as_json(replied, nested=True)
        return answer

    def _sender(self, chat: Chat, message: StoredMessage) -> Json:
        for person in chat.members:
            if person.id == message.sender:
                return person.as_json()
        return self.profile.as_json()


def _content(message: StoredMessage) -> Json:
    """Text, or file and caption, with their entities where there are any."""
    name = "caption" if message.file else "text"
    content: Json = {message.file.kind.lower(): message.file.as_json()} if message.file else {}
    if message.content.text:
        content[name] = message.content.text
    if message.entities:
        content["caption_entities" if message.file else "entities"] = message.content.entities_json()
    return content
