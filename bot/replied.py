"""What a message is in reply to."""

from telegram import Update

OF_THE_FIGURE = ("y:", "s:")
"""Buttons that stand below a figure and name it."""
WHY_WRONG = ("xy:",)
"""Buttons below the question why a figure is wrong; they name it by its number."""


def replied_to(update: Update) -> str:
    """The figure that the replied-to message tells: its buttons carry it. "" for any other message."""
    return _named(update, OF_THE_FIGURE)


def asked_why(update: Update) -> str:
    """The number of the figure of which the replied-to message asks why it is wrong. "" for any other message."""
    return _named(update, WHY_WRONG).partition(":")[0]


def _named(update: Update, verbs: tuple[str, ...]) -> str:
    message = update.message
    markup = message.reply_to_message.reply_markup if message and message.reply_to_message else None
    actions = [button.callback_data for row in (markup.inline_keyboard if markup else ()) for button in row]
    told = [each for each in actions if isinstance(each, str) and each.startswith(verbs)]
    return told[0].partition(":")[2] if told else ""
