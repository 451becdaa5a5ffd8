"""What people do: write, press, send files, block the bot. Each becomes an update, where the bot is to hear of it."""

from bot.sandbox.chats import Chat, Person
from bot.sandbox.entities import Formatted, tidied, with_found
from bot.sandbox.messages import StoredMessage
from bot.sandbox.refusal import Json
from bot.sandbox.state import Draft, State
from briefing.message import CAPTION_LIMIT, TEXT_LIMIT


class People:
    """The hands of everybody in the sandbox. Raises LookupError and ValueError with what is wrong, as a sentence."""

    def __init__(self, state: State) -> None:
        self._state = state

    def say(self, chat_id: int, text: str, user_id: int | None = None, reply_to: int | None = None) -> StoredMessage:
        """A message as typed; commands, links and mentions are found in it."""
        chat, person = self._seated(chat_id, user_id)
        content = with_found(tidied(Formatted(text)))
        if not 1 <= len(content.text) <= TEXT_LIMIT:
            raise ValueError(f"A message has 1 to {TEXT_LIMIT} characters.")
        return self._deliver(chat, person, Draft(content), reply_to)

    def upload(
        self, chat_id: int, content: bytes, name: str, mime: str, caption: str = "", user_id: int | None = None
    ) -> StoredMessage:
        """A document, as the attach button sends it."""
        chat, person = self._seated(chat_id, user_id)
        if not content:
            raise ValueError("The file is empty.")
        told = with_found(tidied(Formatted(caption[:CAPTION_LIMIT])))
        file = self._state.files.keep_document(content, name, mime)
        return self._deliver(chat, person, Draft(told, file))

    def press(self, chat_id: int, message_id: int, data: str, user_id: int | None = None) -> str:
        """The id of the callback query. The button must still be there."""
        chat, person = self._seated(chat_id, user_id)
        message = self._state.messages.find(chat_id, message_id)
        if message is None:
            raise LookupError("That message is not there any more.")
        if data not in {button.data for row in message.buttons for button in row}:
            raise LookupError("That message has no such button now.")
        query_id = self._state.queries.ask(chat_id, person.id)
        self._state.flood.heard(chat)
        query = {"id": query_id, "from": person.as_json(), "chat_instance": str(chat_id), "data": data}
        self._state.updates.add("callback_query", {**query, "message": self._state.as_json(message)})
        return query_id

    def block(self, chat_id: int, blocked: bool) -> None:
        """Stop the bot, or let it in again; it is told by my_chat_member."""
        chat = self._chat(chat_id)
        if chat.blocked == blocked:
            return
        chat.blocked = blocked
        self._state.journal.add(chat_id, "chat")
        before, after = (self._membership(out) for out in (not blocked, blocked))
        change = {"chat": chat.as_json(), "from": chat.owner.as_json(), "date": int(self._state.clock().timestamp())}
        self._state.updates.add("my_chat_member", {**change, "old_chat_member": before, "new_chat_member": after})

    def _membership(self, out: bool) -> Json:
        status: Json = {"status": "kicked", "until_date": 0} if out else {"status": "member"}
        return {"user": self._state.profile.as_json(), **status}

    def _deliver(self, chat: Chat, person: Person, draft: Draft, reply_to: int | None = None) -> StoredMessage:
        if chat.blocked:
            raise ValueError("The bot is blocked here. Unblock it first.")
        chat.reached = True
        (message,) = self._state.post(chat, person.id, [draft], reply_to=reply_to)
        if chat.private or self._meant_for_bot(message):
            self._state.flood.heard(chat)
            self._state.updates.add("message", self._state.as_json(message))
        return message

    def _meant_for_bot(self, message: StoredMessage) -> bool:
        """Privacy mode: in a group a bot hears commands, its own name and replies to its messages."""
        replied = self._state.messages.find(message.chat_id, message.reply_to) if message.reply_to else None
        if replied and replied.from_bot:
            return True
        text, name = message.content.text.lower(), f"@{self._state.profile.username.lower()}"
        if any(entity.kind == "bot_command" and entity.offset == 0 for entity in message.entities):
            command = text.split()[0]
            return "@" not in command or command.endswith(name)
        return name in text

    def _seated(self, chat_id: int, user_id: int | None) -> tuple[Chat, Person]:
        chat = self._chat(chat_id)
        for person in chat.members:
            if user_id is None or person.id == user_id:
                return chat, person
        raise LookupError(f"Nobody with id {user_id} sits in chat {chat_id}.")

    def _chat(self, chat_id: int) -> Chat:
        try:
            return self._state.chats.known(chat_id)
        except KeyError:
            raise LookupError(f"There is no chat {chat_id}.") from None
