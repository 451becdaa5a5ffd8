import subprocess
import sys

import pytest

from bot.logs import redacted
from tests.bot.cli.program import environment

TOKEN = "123456789:AAH-secret_secret_secret_secret_abc"
SHORT = "123:abc"


@pytest.mark.parametrize("text", [TOKEN, f"https://api.telegram.org/bot{TOKEN}/getMe", f"{{'{TOKEN}'}} {TOKEN}"])
def test_a_token_is_taken_out_wherever_it_stands(text: str) -> None:
    assert "secret" not in redacted(text, TOKEN)
    assert "[token]" in redacted(text, TOKEN)
    assert "secret" not in redacted(text, ""), "even one that is not the bot's own"


def test_a_token_of_unusual_length_is_known_by_itself() -> None:
    assert redacted(f"bot{SHORT}/getMe", SHORT) == "bot[token]/getMe"


@pytest.mark.parametrize("text", ["at 09:30:15", "2024-10-07T09:00", "port 8443: in use", "8,993 · 2023/24", ""])
def test_what_is_no_token_stays(text: str) -> None:
    assert redacted(text, TOKEN) == text


LINES = """
import logging, httpx, structlog
from bot.logs import set_up_logs
set_up_logs(TOKEN)
log, address = logging.getLogger("somewhere"), f"https://api.telegram.org/bot{TOKEN}/getMe"
log.warning("asked %s", address)
log.info("plain line")
try:
    raise ValueError(address)
except ValueError as error:
    log.exception("broken")
    structlog.get_logger().error("a fault", why=error, where=address, address=httpx.URL(address))
logging.getLogger("httpx").info("HTTP Request: POST %s", address)
structlog.get_logger().info("nothing secret", number=7)
"""


def test_no_log_line_holds_the_token_tracebacks_and_objects_included() -> None:
    program = f"TOKEN = {TOKEN!r}\n{LINES}"
    call = [sys.executable, "-c", program]
    done = subprocess.run(call, env=environment(), capture_output=True, text=True, check=True)
    assert done.stdout == "", "logs go to standard error"
    assert "secret_secret" not in done.stderr
    assert "ValueError: https://api.telegram.org/bot[token]/getMe" in done.stderr
    assert "why=" in done.stderr
    assert "plain line" in done.stderr
    assert "number=7" in done.stderr
    assert "HTTP Request" not in done.stderr
