"""Logs: structured lines on standard error, and never the token."""

import logging
import re
import sys

import structlog

TOKEN = re.compile(r"\d{5,}:[\w-]{20,}")
QUIET = (
    *("alembic", "httpx", "httpcore", "apscheduler", "matplotlib", "tornado.access"),
    *("telegram.ext.Updater", "telegram.ext.Application"),
)
"""httpx logs every address, and Telegram's addresses hold the token."""


def set_up_logs(token: str) -> None:
    """Send all logs to standard error as lines, with anything that looks like a token taken out."""
    structlog.configure(
        processors=[
            structlog.contextvars.merge_contextvars,
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso"),
            structlog.processors.LogfmtRenderer(key_order=["timestamp", "level", "event"]),
            # The whole line: what is no string itself, such as an exception, may print the token as well.
            lambda _logger, _name, line: redacted(str(line), token),
        ],
        logger_factory=structlog.PrintLoggerFactory(sys.stderr),
        wrapper_class=structlog.make_filtering_bound_logger(logging.INFO),
    )
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(_Redacting("%(asctime)s %(levelname)s %(name)s %(message)s", token=token))
    logging.basicConfig(level=logging.INFO, handlers=[handler], force=True)
    for name in QUIET:
        logging.getLogger(name).setLevel(logging.WARNING)


def redacted(text: str, token: str) -> str:
    """The text without the token, and without anything of its form."""
    return TOKEN.sub("[token]", text.replace(token, "[token]") if token else text)


class _Redacting(logging.Formatter):
    def __init__(self, form: str, *, token: str) -> None:
        super().__init__(form)
        self._token = token

    def format(self, record: logging.LogRecord) -> str:
        """The whole line, traceback included."""
        return redacted(super().format(record), self._token)
