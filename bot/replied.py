"""What a message is in reply to."""

from telegram import Update

OF_THE_FIGURE = ("y:", "s:")
"""Buttons that stand below a figure and name it."""


def replied_to(update: Update) -> str:
    """The figure that the replied-to message tells: its buttons carry it. "" for any other message."""
    message = update.message
    markup = message.reply_to_message.reply_markup if message and message.reply_to_message else None
    actions = [button.callback_data for row in (markup.inline_keyboard if markup else ()) for button in row]
    told = [each for each in actions if isinstance(each, str) and each.startswith(OF_THE_FIGURE)]
    return told[0].partition(":")[2] if told else ""
