"""Messages and happenings as the page sees them."""

from bot.sandbox.chats import Chat, Person
from bot.sandbox.files import StoredFile
from bot.sandbox.journal import Happening, Toast
from bot.sandbox.messages import StoredMessage
from bot.sandbox.refusal import Json
from bot.sandbox.state import State


def event(state: State, happening: Happening) -> Json:
    """One entry of /sandbox/events."""
    told: Json = {"n": happening.number, "chat_id": happening.chat_id, "kind": happening.kind}
    what = happening.what
    if isinstance(what, StoredMessage):
        told["message"] = message(state, what)
    elif isinstance(what, Toast):
        told |= {"text": what.text, "alert": what.alert, "person": what.person}
    elif what is not None:
        told["message_id"] = what
    return told


def message(state: State, kept: StoredMessage) -> Json:
    """A message with who sent it, its formatting, file and buttons."""
    sender = _person(state.chats.known(kept.chat_id), kept.sender)
    return {
        "id": kept.message_id,
        "from": {
            "id": sender.id if sender else state.profile.bot_id,
            "name": sender.name if sender else state.profile.text("name", ""),
            "bot": kept.from_bot,
        },
        "date": kept.date.isoformat(timespec="seconds"),
        "edited": kept.edited is not None,
        "text": kept.content.text,
        "entities": kept.content.entities_json(),
        "file": _file(kept.file) if kept.file else None,
        "buttons": kept.keyboard.as_json()["inline_keyboard"],
        "album": kept.album,
        "reply_to": kept.reply_to,
    }


def chat(state: State, kept: Chat) -> Json:
    """A chat in the switch, with who acts in it and the commands they see."""
    return {
        "id": kept.id,
        "type": kept.kind,
        "title": kept.title,
        "as": {"id": kept.owner.id, "name": kept.owner.name},
        "members": [{"id": person.id, "name": person.name} for person in kept.members],
        "blocked": kept.blocked,
        "commands": state.profile.shown(kept, kept.owner.id),
    }


def _person(chat: Chat, sender: int | None) -> Person | None:
    return next((person for person in chat.members if person.id == sender), None)


def _file(file: StoredFile) -> Json:
    return {
        "kind": file.kind.lower(),
        "url": f"/sandbox/files/{file.file_id}",
        "name": file.name,
        "bytes": len(file.content),
        "width": file.size.width if file.size else None,
        "height": file.size.height if file.size else None,
    }
