"""Chats, their members and their files."""

from bot.sandbox.chats import Chat, Person
from bot.sandbox.methods.method import Method
from bot.sandbox.parameters import Parameters
from bot.sandbox.refusal import Json, bad_request
from bot.sandbox.state import State


async def get_chat(state: State, parameters: Parameters) -> Json:
    """The ChatFullInfo."""
    chat = state.chats.heard_of(parameters.text("chat_id"))
    gifts = ("unlimited_gifts", "limited_gifts", "unique_gifts", "premium_subscription", "gifts_from_channels")
    return {
        **chat.as_json(),
        "accent_color_id": 0,
        "max_reaction_count": 11,
        "accepted_gift_types": dict.fromkeys(gifts, False),
    }


async def get_chat_member(state: State, parameters: Parameters) -> Json:
    """Creator, member or left; the bot is a plain member."""
    chat = state.chats.heard_of(parameters.text("chat_id"))
    user_id = parameters.number("user_id")
    if user_id == state.profile.bot_id:
        return {"user": state.profile.as_json(), "status": "member"}
    for person in (member for other in (chat, *state.chats) for member in other.members):
        if person.id == user_id:
            return _member(chat, person)
    raise bad_request("invalid user_id specified" if user_id <= 0 else "PARTICIPANT_ID_INVALID")


async def get_chat_administrators(state: State, parameters: Parameters) -> list[Json]:
    """The creator of a group."""
    chat = state.chats.heard_of(parameters.text("chat_id"))
    if chat.private:
        raise bad_request("there are no administrators in the private chat")
    return [_member(chat, chat.owner)]


async def get_chat_member_count(state: State, parameters: Parameters) -> int:
    """People and the bot."""
    return len(state.chats.heard_of(parameters.text("chat_id")).members) + 1


async def pin_chat_message(state: State, parameters: Parameters) -> bool:
    """In private chats; in a group the bot is no administrator."""
    chat = _pinnable(state, parameters)
    number = parameters.number("message_id")
    if state.messages.find(chat.id, number) is None:
        raise bad_request("message to pin not found")
    chat.pinned = number
    return True


async def unpin_chat_message(state: State, parameters: Parameters) -> bool:
    """Whatever is pinned."""
    chat = _pinnable(state, parameters)
    chat.pinned = None
    return True


async def get_file(state: State, parameters: Parameters) -> Json:
    """Where a file can be fetched from."""
    file_id = parameters.text("file_id")
    file = state.files.known(file_id) if file_id else None
    if file is None:
        raise bad_request("invalid file_id" if file_id else "file_id not specified")
    return file.file_json()


def _pinnable(state: State, parameters: Parameters) -> Chat:
    chat = state.chats.reachable(parameters.text("chat_id"))
    if not chat.private:
        raise bad_request("not enough rights to manage pinned messages in the chat")
    return chat


def _member(chat: Chat, person: Person) -> Json:
    if person not in chat.members:
        return {"user": person.as_json(), "status": "left"}
    if chat.private or person != chat.owner:
        return {"user": person.as_json(), "status": "member"}
    return {"user": person.as_json(), "status": "creator", "is_anonymous": False}


METHODS: dict[str, Method] = {
    "getChat": get_chat,
    "getChatMember": get_chat_member,
    "getChatAdministrators": get_chat_administrators,
    "getChatMemberCount": get_chat_member_count,
    "pinChatMessage": pin_chat_message,
    "unpinChatMessage": unpin_chat_message,
    "getFile": get_file,
}
