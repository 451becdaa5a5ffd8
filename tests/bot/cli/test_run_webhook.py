"""`kpibot run` called by a server that speaks the Bot API, instead of asking it."""

import asyncio
import signal
from pathlib import Path

import httpx
import pytest

from bot.sandbox import YOU, Sandbox
from tests.bot.cli.program import kpibot, refused
from tests.bot.cli.test_run import STARTS_WITHIN_SECONDS, STOPS_WITHIN_SECONDS, started, with_sandbox
from tests.bot.test_webhook import free_port

SECRET = "a-secret-of-this-office_1"


def configured(folder: Path, root: str, port: int) -> Path:
    path = folder / "office.toml"
    path.write_text(
        f'[telegram]\nmode = "webhook"\napi_root = "{root}"\n[telegram.webhook]\nport = {port}\npath = "/hook/"\n'
        f"[access]\nadmins = [{YOU.id}]\n"
    )
    return path


@pytest.mark.parametrize("settings", [{"KPIBOT_WEBHOOK_SECRET": SECRET}, {}])
def test_what_is_called_in_is_answered_and_what_is_forged_is_not(tmp_path: Path, settings: dict[str, str]) -> None:
    async def body(sandbox: Sandbox) -> None:
        port = free_port()
        config = configured(tmp_path, sandbox.root, port)
        async with started(tmp_path, config, KPIBOT_TOKEN=sandbox.token, **settings) as process:
            sandbox.say(YOU.id, "/kpi stopsearch")
            reply, _chart = await sandbox.wait_for(YOU.id, 2, STARTS_WITHIN_SECONDS)
            assert "8,993 · 2023/24" in (reply.text or "")
            assert sandbox.state.hook.url == f"http://127.0.0.1:{port}/hook"
            async with httpx.AsyncClient(trust_env=False) as stranger:
                answer = await stranger.post(f"http://127.0.0.1:{port}/hook", json={"update_id": 1})
            assert answer.status_code == 403
            process.send_signal(signal.SIGTERM)
            out, err = await asyncio.wait_for(process.communicate(), STOPS_WITHIN_SECONDS)
        assert process.returncode == 0, err.decode()
        assert out.decode() == "Listening. Stop with Ctrl-C.\n"
        for secret in (SECRET, sandbox.token.partition(":")[2]):
            assert secret not in out.decode() + err.decode()

    with_sandbox(body)


def test_telegram_itself_is_told_a_whole_https_address(tmp_path: Path) -> None:
    (tmp_path / "config.toml").write_text('[telegram]\nmode = "webhook"\n')
    settings = {"KPIBOT_TOKEN": "123456789:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"}
    line = refused(kpibot(tmp_path, "run", settings=settings), 2)
    assert line.startswith("config.toml: telegram.webhook.public_url is ''; Telegram calls https only")


@pytest.mark.parametrize("secret", ["with space", "ümlaut", "x" * 257])
def test_a_secret_that_telegram_would_not_take_is_refused_without_repeating_it(tmp_path: Path, secret: str) -> None:
    line = refused(kpibot(tmp_path, "doctor", settings={"KPIBOT_WEBHOOK_SECRET": secret}), 2)
    assert line == "KPIBOT_WEBHOOK_SECRET is not 1 to 256 letters, digits, _ and -; make another"


@pytest.mark.parametrize("path", ["", "/", "with space", "a(b", "(?i)x"])
def test_a_path_that_is_none_is_refused_by_its_key(tmp_path: Path, path: str) -> None:
    (tmp_path / "config.toml").write_text(f'[telegram.webhook]\npath = "{path}"\n')
    assert "telegram.webhook.path is " in refused(kpibot(tmp_path, "doctor"), 2)
