"""Webhooks: updates are posted to the bot in order, each until it is taken. To this machine only."""

import asyncio
from contextlib import suppress
from urllib.parse import urlsplit

from tornado.escape import json_encode
from tornado.httpclient import AsyncHTTPClient, HTTPClientError, HTTPRequest

from bot.sandbox.gate import LOOPBACK
from bot.sandbox.limits import POLL_SECONDS
from bot.sandbox.refusal import Json, Refusal, bad_request
from bot.sandbox.updates import Updates

AGAIN_SECONDS = 0.2
"""Between two tries; Telegram takes longer, and longer each time."""
HEADER = "X-Telegram-Bot-Api-Secret-Token"
ACTIVE = "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"


class Hook:
    """The address that updates are posted to, if there is one."""

    def __init__(self, updates: Updates) -> None:
        self._updates = updates
        self._posting: asyncio.Task[None] | None = None
        self.url = ""
        self.last_error = ""

    def set(self, url: str, secret: str) -> None:
        """Post to this address from now on, instead of another; a Refusal for one outside this machine."""
        if urlsplit(url).hostname not in LOOPBACK:
            raise bad_request("bad webhook: the sandbox reaches this machine only")
        self.clear()
        self.url = url
        self._posting = asyncio.create_task(self._post_all(url, {HEADER: secret} if secret else {}))

    def clear(self) -> None:
        """Updates wait to be fetched again."""
        if self._posting:
            self._posting.cancel()
        self._posting, self.url, self.last_error = None, "", ""

    def check_free(self) -> None:
        """A Refusal where a webhook is set: updates go one way only."""
        if self.url:
            raise Refusal(409, ACTIVE)

    async def stop(self) -> None:
        """As clear, and wait for the end of the post under way."""
        posting = self._posting
        self.clear()
        if posting:
            with suppress(asyncio.CancelledError):
                await posting

    async def _post_all(self, url: str, headers: dict[str, str]) -> None:
        offset = 0
        while True:
            for update in await self._updates.poll(offset, 1, POLL_SECONDS):
                if await self._taken(url, headers, update):
                    offset = update["update_id"] + 1
                else:
                    await asyncio.sleep(AGAIN_SECONDS)

    async def _taken(self, url: str, headers: dict[str, str], update: Json) -> bool:
        headers = {"Content-Type": "application/json", **headers}
        try:
            await AsyncHTTPClient().fetch(HTTPRequest(url, "POST", headers, json_encode(update)))
        except HTTPClientError as error:
            self.last_error = f"Wrong response from the webhook: {error.code} {error.message}"
            return False
        except OSError:
            self.last_error = "Connection refused"
            return False
        return True
