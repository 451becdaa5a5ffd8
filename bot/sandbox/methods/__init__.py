"""The Bot API methods the sandbox knows, by their name in lower case as the server compares them."""

from bot.sandbox.methods import answering, chats, editing, profile, sending, updates
from bot.sandbox.methods.method import Method

METHODS: dict[str, Method] = {
    name.lower(): method
    for room in (updates, sending, editing, answering, chats, profile)
    for name, method in room.METHODS.items()
}
