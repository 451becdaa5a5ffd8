"""How updates arrive: asked for, or called in."""

from contextlib import AsyncExitStack

from telegram import Update
from telegram.ext import Application, Updater

from bot.config import Config
from bot.webhook import WebhookServer, secret_for

BOOTSTRAP_RETRIES = 3


async def receive(application: Application, config: Config, undo: AsyncExitStack) -> None:  # type: ignore[type-arg]
    """Begin to receive; `undo` learns how to stop. Raises OSError for a port that is taken, TelegramError."""
    telegram = config.file.telegram
    if telegram.mode == "polling":
        assert application.updater is not None
        undo.push_async_callback(_stopped, application.updater)
        await application.updater.start_polling(allowed_updates=Update.ALL_TYPES, bootstrap_retries=BOOTSTRAP_RETRIES)
        return
    hook, given = telegram.webhook, config.webhook_secret
    secret = secret_for(application.bot.token, given.get_secret_value() if given else None)
    server = WebhookServer(application.bot, application.update_queue, hook.path, secret)
    server.start(hook.listen, hook.port)
    undo.push_async_callback(server.stop)
    # Only now: who is called at once is there already.
    await application.bot.set_webhook(hook.address(), secret_token=secret, allowed_updates=Update.ALL_TYPES)


async def _stopped(updater: Updater) -> None:
    if updater.running:
        await updater.stop()
