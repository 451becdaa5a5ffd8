"""Inline keyboards: read and checked as the server does it."""

from dataclasses import dataclass
from typing import Any

from bot.sandbox.limits import COPY_TEXT, KEYBOARD_BUTTONS
from bot.sandbox.links import checked_link
from bot.sandbox.parameters import Parameters
from bot.sandbox.refusal import Json, Refusal, bad_request
from briefing.message import BUTTONS_PER_ROW, CALLBACK_LIMIT_BYTES


@dataclass(frozen=True, slots=True)
class InlineButton:
    """A button under a message; data is what a press sends back, url where it leads, the rest is kept as sent."""

    text: str
    data: str | None = None
    url: str | None = None
    other: tuple[str, str] | None = None

    def as_json(self) -> Json:
        """The InlineKeyboardButton."""
        if self.data is not None:
            return {"text": self.text, "callback_data": self.data}
        if self.url is not None:
            return {"text": self.text, "url": self.url}
        name, value = self.other or ("switch_inline_query", "")
        return {"text": self.text, name: {"text": value} if name == "copy_text" else value}


Rows = tuple[tuple[InlineButton, ...], ...]


@dataclass(frozen=True, slots=True)
class Keyboard:
    """The inline rows; reply says that a reply keyboard came along, which forbids editing."""

    rows: Rows = ()
    reply: bool = False

    def as_json(self) -> Json:
        """The InlineKeyboardMarkup."""
        return {"inline_keyboard": [[button.as_json() for button in row] for row in self.rows]}


NO_KEYBOARD = Keyboard()


def keyboard_of(parameters: Parameters) -> Keyboard:
    """The reply_markup of a request; without one, no keyboard."""
    markup = parameters.parsed("reply_markup", "reply keyboard markup")
    if markup is None:
        return Keyboard()
    if not isinstance(markup, dict):
        raise bad_request("object expected as reply markup")
    if "inline_keyboard" not in markup:
        return Keyboard(reply="keyboard" in markup)
    return Keyboard(_rows(markup["inline_keyboard"]))


def _rows(raw: object) -> Rows:
    if not isinstance(raw, list):
        raise bad_request('field "inline_keyboard" must be of type Array')
    rows = tuple(row for row in map(_row, raw) if row)
    if sum(map(len, rows)) > KEYBOARD_BUTTONS or any(len(row) > BUTTONS_PER_ROW for row in rows):
        raise bad_request("reply markup is too long")
    return rows


def _row(raw: object) -> tuple[InlineButton, ...]:
    if not isinstance(raw, list):
        raise _unreadable("InlineKeyboardButton row must be an Array")
    # A button without a text is dropped without a word.
    return tuple(button for button in map(_button, raw) if button.text)


def _button(raw: Any) -> InlineButton:
    if not isinstance(raw, dict):
        raise _unreadable("InlineKeyboardButton must be an Object")
    text = _member(raw, "text").strip()
    if raw.get("url"):
        return InlineButton(text, url=_address(_member(raw, "url")))
    if raw.get("callback_data"):
        data = _member(raw, "callback_data")
        if len(data.encode()) > CALLBACK_LIMIT_BYTES:
            raise bad_request("BUTTON_DATA_INVALID")
        return InlineButton(text, data=data)
    return InlineButton(text, other=_other(raw))


def _other(raw: Json) -> tuple[str, str]:
    for name in ("switch_inline_query", "switch_inline_query_current_chat"):
        if isinstance(raw.get(name), str):
            return name, raw[name]
    if isinstance(raw.get("copy_text"), dict):
        copied = _member(raw["copy_text"], "text")
        if not 1 <= len(copied) <= COPY_TEXT:
            raise bad_request("BUTTON_COPY_TEXT_INVALID")
        return "copy_text", copied
    raise _unreadable("Text buttons are unallowed in the inline keyboard")


def _member(raw: Json, name: str) -> str:
    value = raw.get(name, "")
    if not isinstance(value, str):
        raise _unreadable(f'field "{name}" must be of type String')
    return value


def _address(url: str) -> str:
    link = checked_link(url)
    if link is None:
        raise bad_request(f"inline keyboard button URL '{url}' is invalid: Wrong HTTP URL")
    return link


def _unreadable(why: str) -> Refusal:
    return bad_request(f"can't parse inline keyboard button: {why}")
