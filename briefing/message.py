"""What is said to a person: text, buttons and pictures, within Telegram's limits."""

import hashlib
import re
from dataclasses import dataclass, replace
from html import escape
from typing import Protocol

from briefing.picture import Picture

# Telegram's limits (Bot API 10.1): text is counted in code points after the markup is taken away.
TEXT_LIMIT = 4096
CAPTION_LIMIT = 1024
CALLBACK_LIMIT_BYTES = 64
ALBUM_LIMIT = 10
BUTTONS_PER_ROW = 8

_CUT = "\n…"
_PIECE = re.compile(r"</?[bi]>|&\w+;|.", re.DOTALL)
_TAG = re.compile(r"<(/?)([bi])>")


@dataclass(frozen=True, slots=True)
class Button:
    """A tap that saves typing. The action is at most 64 bytes of callback data."""

    label: str
    action: str

    def __post_init__(self) -> None:
        size = len(self.action.encode())
        if not 1 <= size <= CALLBACK_LIMIT_BYTES:
            raise ValueError(f"button {self.label!r}: its action has {size} bytes, Telegram takes 1 to 64")


ButtonRows = tuple[tuple[Button, ...], ...]


@dataclass(frozen=True, slots=True)
class Message:
    """One message: HTML text, its buttons, and pictures shown below it."""

    text: str
    """HTML as Telegram takes it; what came from outside is escaped where the text is put together."""
    buttons: ButtonRows = ()
    pictures: tuple[Picture, ...] = ()

    def plain(self) -> str:
        """The text without markup, as the command line prints it."""
        return without_markup(self.text)


class Sender(Protocol):
    """Takes a message to a chat; the only way out."""

    async def send(self, chat_id: int, message: Message) -> int:
        """Send, and return Telegram's number of the first message.

        Raises Refused for what will never work (blocked, kicked, no such chat), Delayed with the seconds to wait
        for what will work later, Unconfirmed where it may or may not have arrived.
        """
        ...

    async def edit(self, chat_id: int, message_id: int, message: Message) -> None:
        """Put the text and buttons in place of a message's; raises anything else where it cannot be edited any more."""
        ...


class Refused(Exception):
    """Telegram will not take messages for this chat."""


class Moved(Exception):
    """The chat has a new number; send there."""

    def __init__(self, chat_id: int) -> None:
        super().__init__(f"the chat moved to {chat_id}")
        self.chat_id = chat_id


class Delayed(Exception):
    """Not sent; to be tried again after so many seconds."""

    def __init__(self, seconds: float, why: str) -> None:
        super().__init__(why)
        self.seconds = seconds


class Unconfirmed(Exception):
    """Sent, perhaps: the answer was lost on the way."""


def bold(text: str) -> str:
    """Escaped and bold."""
    return f"<b>{escape(text, quote=False)}</b>"


def plain(text: str) -> str:
    """Escaped: <, > and & are the only characters Telegram's HTML minds outside a tag."""
    return escape(text, quote=False)


def without_markup(html: str) -> str:
    """The reverse of bold() and plain(), for terminals and logs."""
    for tag in ("<b>", "</b>", "<i>", "</i>"):
        html = html.replace(tag, "")
    return html.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")


def shortened(message: Message, limit: int = TEXT_LIMIT) -> Message:
    """The same message cut where it is longer than Telegram takes: at a line's end if there is one, tags closed."""
    if len(message.plain()) <= limit:
        return message
    kept: list[str] = []
    room = limit - len(_CUT)
    for piece in _PIECE.findall(message.text):
        room -= not _TAG.fullmatch(piece)
        if room < 0:
            break
        kept.append(piece)
    text = "".join(kept)
    text = text.rpartition("\n")[0] or text
    return replace(message, text=text + _closing_tags(text) + _CUT)


def _closing_tags(html: str) -> str:
    left: list[str] = []
    for closing, name in _TAG.findall(html):
        if not closing:
            left.append(name)
        elif left:
            left.pop()
    return "".join(f"</{name}>" for name in reversed(left))


def fingerprint(text: str) -> str:
    """A short, stable name for a content."""
    return hashlib.sha256(text.encode()).hexdigest()[:32]
