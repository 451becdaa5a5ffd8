"""A Telegram-shaped server on loopback and a chat page, to try the bot without a token."""

from bot.sandbox.chats import GROUP_ID, STRANGER, YOU, Person
from bot.sandbox.clock import SandboxClock
from bot.sandbox.journal import Toast
from bot.sandbox.messages import StoredMessage
from bot.sandbox.server import Sandbox

__all__ = ["GROUP_ID", "STRANGER", "YOU", "Person", "Sandbox", "SandboxClock", "StoredMessage", "Toast"]
