"""Messages as the server keeps them, and the counters that number them."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import datetime

from bot.sandbox.chats import Chat
from bot.sandbox.entities import Entity, Formatted
from bot.sandbox.files import StoredFile
from bot.sandbox.keyboards import NO_KEYBOARD, InlineButton, Keyboard
from bot.sandbox.refusal import bad_request


@dataclass(frozen=True, slots=True)
class StoredMessage:
    """One message; an edit puts a new value in its place. The sender is a person's id, None for the bot."""

    chat_id: int
    message_id: int
    sender: int | None
    date: datetime
    content: Formatted
    file: StoredFile | None = None
    keyboard: Keyboard = NO_KEYBOARD
    reply_to: int | None = None
    album: str | None = None
    edited: datetime | None = None

    @property
    def from_bot(self) -> bool:
        """Whether the bot wrote it."""
        return self.sender is None

    @property
    def text(self) -> str | None:
        """None for a photo or document."""
        return None if self.file else self.content.text

    @property
    def caption(self) -> str | None:
        """None for a text message, empty where a file came without a word."""
        return self.content.text if self.file else None

    @property
    def entities(self) -> tuple[Entity, ...]:
        """Of the text or the caption."""
        return self.content.entities

    @property
    def buttons(self) -> tuple[tuple[InlineButton, ...], ...]:
        """The inline keyboard, row by row."""
        return self.keyboard.rows

    @property
    def photo(self) -> bytes | None:
        """The photo's bytes as they were uploaded."""
        return self.file.content if self.file and self.file.kind == "Photo" else None

    @property
    def document(self) -> bytes | None:
        """The document's bytes."""
        return self.file.content if self.file and self.file.kind == "Document" else None

    def button(self, label: str) -> InlineButton:
        """The button with this label; raises LookupError with the labels there are."""
        labels = [button.text for row in self.buttons for button in row]
        for row in self.buttons:
            for button in row:
                if button.text == label:
                    return button
        raise LookupError(f"no button {label!r}; there are {labels}")


class Messages:
    """Every message, by chat and number. Private chats and groups share one counter, supergroups have their own."""

    def __init__(self) -> None:
        self._kept: dict[int, dict[int, StoredMessage]] = {}
        # The bot's own apart: tests wait for them by number, thousands of times.
        self._replies: dict[int, dict[int, StoredMessage]] = {}
        self._counters: dict[int, int] = {}

    def next_id(self, chat: Chat) -> int:
        """The number of the next message there."""
        counter = chat.id if chat.kind == "supergroup" else 0
        self._counters[counter] = self._counters.get(counter, 0) + 1
        return self._counters[counter]

    def keep(self, message: StoredMessage) -> None:
        """A new message, or a new state of one."""
        self._kept.setdefault(message.chat_id, {})[message.message_id] = message
        if message.from_bot:
            self._replies.setdefault(message.chat_id, {})[message.message_id] = message

    def drop(self, message: StoredMessage) -> None:
        """Gone for everyone."""
        del self._kept[message.chat_id][message.message_id]
        self._replies.get(message.chat_id, {}).pop(message.message_id, None)

    def of(self, chat_id: int) -> Collection[StoredMessage]:
        """A chat's messages in order."""
        return self._kept.get(chat_id, {}).values()

    def replies(self, chat_id: int) -> Collection[StoredMessage]:
        """Those of the bot."""
        return self._replies.get(chat_id, {}).values()

    def find(self, chat_id: int, message_id: int) -> StoredMessage | None:
        """None where there is none, or no longer."""
        return self._kept.get(chat_id, {}).get(message_id)

    def editable(self, chat_id: int, message_id: int) -> StoredMessage:
        """The bot's own message, to be edited."""
        message = self.find(chat_id, message_id)
        if message is None:
            raise bad_request("message to edit not found")
        if not message.from_bot or message.keyboard.reply:
            raise bad_request("message can't be edited")
        return message


def edited(
    message: StoredMessage, content: Formatted, keyboard: Keyboard, file: StoredFile | None, now: datetime
) -> StoredMessage:
    """The message with its new content; refused where nothing would change."""
    changed = replace(message, content=content, keyboard=keyboard, file=file)
    if changed == message:
        raise bad_request(
            "message is not modified: specified new message content and reply markup are exactly "
            "the same as a current content and reply markup of the message"
        )
    return replace(changed, edited=now)
