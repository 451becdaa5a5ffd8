"""Sending: text, photos, documents, albums, and that the bot is busy."""

from typing import Any

from bot.sandbox.chats import Chat
from bot.sandbox.keyboards import keyboard_of
from bot.sandbox.methods.media import draft_of, file_of
from bot.sandbox.methods.method import Method
from bot.sandbox.parameters import Parameters
from bot.sandbox.refusal import Json, bad_request
from bot.sandbox.state import Draft, State
from bot.sandbox.texts import caption_of, message_text
from briefing.message import ALBUM_LIMIT

ACTIONS = frozenset({"typing", "upload_photo", "upload_document", "cancel"})


async def send_message(state: State, parameters: Parameters) -> Json:
    """The message, as it was kept."""
    return _send(state, parameters, Draft(message_text(parameters)))


async def send_photo(state: State, parameters: Parameters) -> Json:
    """The message with its photo sizes."""
    return _send_file(state, parameters, "photo")


async def send_document(state: State, parameters: Parameters) -> Json:
    """The message with its document."""
    return _send_file(state, parameters, "document")


async def send_media_group(state: State, parameters: Parameters) -> list[Json]:
    """The messages of the album; one alone makes none."""
    listed = parameters.parsed("media", "media")
    if not isinstance(listed, list) or not listed:
        raise bad_request("there are no messages to send")
    if len(listed) > ALBUM_LIMIT:
        raise bad_request("too many messages to send as an album")
    if len({_kind(raw) for raw in listed}) > 1:
        raise bad_request("document can't be mixed with other media types")
    drafts = [draft_of(state, parameters, raw) for raw in listed]
    chat = state.chats.reachable(parameters.text("chat_id"))
    reply_to = _reply_to(state, chat, parameters)
    state.flood.count(chat, len(drafts))
    return [state.as_json(message) for message in state.post(chat, None, drafts, reply_to=reply_to)]


async def send_chat_action(state: State, parameters: Parameters) -> bool:
    """Shown until the next message, or a few seconds."""
    action = parameters.text("action")
    if action not in ACTIONS and not action.startswith(("record_", "upload_", "choose_", "find_")):
        raise bad_request("wrong parameter action in request")
    chat = state.chats.reachable(parameters.text("chat_id"))
    state.journal.add(chat.id, "typing")
    return True


def _kind(raw: Any) -> object:
    return raw.get("type") if isinstance(raw, dict) else None


def _send_file(state: State, parameters: Parameters, kind: str) -> Json:
    file = file_of(state, parameters, kind)
    return _send(state, parameters, Draft(caption_of(parameters), file))


def _send(state: State, parameters: Parameters, draft: Draft) -> Json:
    keyboard = keyboard_of(parameters)
    chat = state.chats.reachable(parameters.text("chat_id"))
    reply_to = _reply_to(state, chat, parameters)
    state.flood.count(chat)
    (message,) = state.post(chat, None, [draft], keyboard, reply_to)
    return state.as_json(message)


def _reply_to(state: State, chat: Chat, parameters: Parameters) -> int | None:
    """The message this answers; without it, an error or a plain message, as asked for."""
    reply = parameters.parsed("reply_parameters", "reply parameters")
    if not isinstance(reply, dict):
        reply = {
            "message_id": parameters.number("reply_to_message_id"),
            "allow_sending_without_reply": parameters.flag("allow_sending_without_reply"),
        }
    message_id = reply.get("message_id") or 0
    if not message_id:
        return None
    if state.messages.find(chat.id, int(message_id)):
        return int(message_id)
    if not reply.get("allow_sending_without_reply"):
        raise bad_request("message to be replied not found")
    return None


METHODS: dict[str, Method] = {
    "sendMessage": send_message,
    "sendPhoto": send_photo,
    "sendDocument": send_document,
    "sendMediaGroup": send_media_group,
    "sendChatAction": send_chat_action,
}
