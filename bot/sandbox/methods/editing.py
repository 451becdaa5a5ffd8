"""Editing and deleting. An edit that names no keyboard takes the keyboard away."""

from datetime import timedelta

from bot.sandbox.entities import Formatted
from bot.sandbox.files import StoredFile
from bot.sandbox.keyboards import Keyboard, keyboard_of
from bot.sandbox.limits import DELETE_HOURS
from bot.sandbox.messages import StoredMessage, edited
from bot.sandbox.methods.media import draft_of
from bot.sandbox.methods.method import Method
from bot.sandbox.parameters import Parameters
from bot.sandbox.refusal import Json, bad_request
from bot.sandbox.state import State
from bot.sandbox.texts import caption_of, message_text


async def edit_message_text(state: State, parameters: Parameters) -> Json:
    """A text message with another text."""
    text, keyboard = message_text(parameters, editing=True), keyboard_of(parameters)
    message = _editable(state, parameters)
    if message.file:
        raise bad_request("there is no text in the message to edit")
    return _change(state, message, text, keyboard, None)


async def edit_message_caption(state: State, parameters: Parameters) -> Json:
    """A photo or document with another caption, or none."""
    caption, keyboard = caption_of(parameters, editing=True), keyboard_of(parameters)
    message = _editable(state, parameters)
    if not message.file:
        raise bad_request("there is no caption in the message to edit")
    return _change(state, message, caption, keyboard, message.file)


async def edit_message_media(state: State, parameters: Parameters) -> Json:
    """Another photo or document in the place of the first."""
    raw = parameters.parsed("media", "media")
    draft, keyboard = draft_of(state, parameters, raw, editing=True), keyboard_of(parameters)
    message = _editable(state, parameters)
    if not message.file:
        raise bad_request("there is no media in the message to edit")
    return _change(state, message, draft.content, keyboard, draft.file)


async def edit_message_reply_markup(state: State, parameters: Parameters) -> Json:
    """The same message with other buttons, or none."""
    keyboard = keyboard_of(parameters)
    message = _editable(state, parameters)
    return _change(state, message, message.content, keyboard, message.file)


async def delete_message(state: State, parameters: Parameters) -> bool:
    """Own messages, and in private chats those of the person, as long as they are young."""
    message = _to_delete(state, parameters.text("chat_id"), parameters.number("message_id"))
    if message is None:
        raise bad_request("message to delete not found")
    state.delete(message)
    return True


async def delete_messages(state: State, parameters: Parameters) -> bool:
    """Several at once; those that are not there are left out."""
    numbers = parameters.parsed("message_ids", "message identifiers")
    if not isinstance(numbers, list) or not numbers:
        raise bad_request("message identifiers are not specified")
    for number in numbers:
        if message := _to_delete(state, parameters.text("chat_id"), int(number)):
            state.delete(message)
    return True


def _to_delete(state: State, raw_chat: str, number: int) -> StoredMessage | None:
    chat = state.chats.reachable(raw_chat)
    message = state.messages.find(chat.id, number)
    if message is None:
        return None
    if not message.from_bot and not chat.private:
        raise bad_request("message can't be deleted")
    if state.clock() - message.date > timedelta(hours=DELETE_HOURS):
        raise bad_request("message can't be deleted for everyone")
    return message


def _editable(state: State, parameters: Parameters) -> StoredMessage:
    if parameters.text("inline_message_id"):
        raise bad_request("MESSAGE_ID_INVALID")
    chat = state.chats.reachable(parameters.text("chat_id"))
    if not parameters.text("message_id"):
        raise bad_request("message identifier is not specified")
    return state.messages.editable(chat.id, parameters.number("message_id"))


def _change(
    state: State, message: StoredMessage, content: Formatted, keyboard: Keyboard, file: StoredFile | None
) -> Json:
    if keyboard.reply:
        raise bad_request("inline keyboard expected")
    changed = edited(message, content, keyboard, file, state.clock())
    state.change(changed)
    return state.as_json(changed)


METHODS: dict[str, Method] = {
    "editMessageText": edit_message_text,
    "editMessageCaption": edit_message_caption,
    "editMessageMedia": edit_message_media,
    "editMessageReplyMarkup": edit_message_reply_markup,
    "deleteMessage": delete_message,
    "deleteMessages": delete_messages,
}
