"""Telegram's limits the bot never meets in its own words; those it does are in briefing.message.

Sources: core.telegram.org/bots/api (10.1), the server tdlib/telegram-bot-api and tdlib/td.
"""

RAW_TEXT_BYTES = 1 << 15
"""Of a text or caption before its markup is read."""
ENTITIES = 100
"""Further ones are dropped without a word."""

KEYBOARD_BUTTONS = 100
"""Undocumented: python-telegram-bot's InlineKeyboardMarkupLimit."""
COPY_TEXT = 256

PHOTO_BYTES = 10 << 20
PHOTO_SIDES = 10_000
"""Width and height together, in pixels."""
PHOTO_RATIO = 20
UPLOAD_BYTES = 50 << 20
DOWNLOAD_BYTES = 20 << 20

COMMANDS = 100
COMMAND_NAME = 32
COMMAND_DESCRIPTION = 256
BOT_NAME = 64
BOT_DESCRIPTION = 512
BOT_SHORT_DESCRIPTION = 120

CALLBACK_ANSWER = 200
CALLBACK_SECONDS = 30
"""Telegram does not say how long a press may wait for its answer; long enough for a slow machine."""
DELETE_HOURS = 48

UPDATES = 100
POLL_SECONDS = 50

MESSAGES_A_SECOND = 30
GROUP_MESSAGES_A_MINUTE = 20
CHAT_MESSAGES_A_SECOND = 1
CHAT_BURST = 5
REPLIES_PER_UPDATE = 5
"""Answers to somebody who has just written, which the overall limit leaves out unless it is strict."""
