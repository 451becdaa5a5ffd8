"""`kpibot run` as a process of its own, against a server that speaks the Bot API."""

import asyncio
import signal
import sys
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from pathlib import Path

import httpx
import pytest

from bot.config import load_config
from bot.config_file import TelegramTable
from bot.sandbox import YOU, Sandbox
from tests.bot.cli.program import ROOT, environment, kpibot, refused
from tests.bot.test_webhook import free_port

STOPS_WITHIN_SECONDS = 10
STARTS_WITHIN_SECONDS = 30


def configured(folder: Path, root: str) -> Path:
    path = folder / "office.toml"
    path.write_text(f'[telegram]\napi_root = "{root}"\n[access]\nadmins = [{YOU.id}]\n')
    return path


@asynccontextmanager
async def started(folder: Path, config: Path, **settings: str) -> AsyncIterator[asyncio.subprocess.Process]:
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        "bot",
        "run",
        "--config",
        str(config),
        cwd=folder,
        env=environment(**settings),
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
    )
    try:
        yield process
    finally:
        if process.returncode is None:
            process.kill()
        await process.wait()


def with_sandbox(body: Callable[[Sandbox], Awaitable[None]]) -> None:
    async def run() -> None:
        sandbox = Sandbox()
        await sandbox.start()
        try:
            await body(sandbox)
        finally:
            await sandbox.stop()

    asyncio.run(run())


def test_run_answers_stops_on_sigterm_and_writes_its_token_nowhere(tmp_path: Path) -> None:
    async def body(sandbox: Sandbox) -> None:
        held = tmp_path / "token"
        held.write_text(sandbox.token)
        config = configured(tmp_path, sandbox.root)
        async with started(tmp_path, config, KPIBOT_TOKEN_FILE=str(held)) as process:
            sandbox.say(YOU.id, "/kpi stopsearch")
            reply, chart = await sandbox.wait_for(YOU.id, 2, STARTS_WITHIN_SECONDS)
            assert "8,993 · 2023/24" in (reply.text or "")
            assert chart.photo is not None
            process.send_signal(signal.SIGTERM)
            out, err = await asyncio.wait_for(process.communicate(), STOPS_WITHIN_SECONDS)
        held.unlink()
        assert process.returncode == 0, err.decode()
        assert out.decode() == "Listening. Stop with Ctrl-C.\n"
        secret = sandbox.token.partition(":")[2].encode()
        files = {each.name: each.read_bytes() for each in tmp_path.rglob("*") if each.is_file()}
        assert "kpibot.db" in files
        for name, content in {**files, "stdout": out, "stderr": err}.items():
            assert secret not in content, name

    with_sandbox(body)


def test_run_says_how_it_is_to_whoever_watches(tmp_path: Path) -> None:
    async def body(sandbox: Sandbox) -> None:
        config, port = configured(tmp_path, sandbox.root), free_port()
        config.write_text(f"{config.read_text()}[health]\nport = {port}\n")
        async with started(tmp_path, config, KPIBOT_TOKEN=sandbox.token) as process:
            sandbox.say(YOU.id, "/kpi stopsearch")
            await sandbox.wait_for(YOU.id, 2, STARTS_WITHIN_SECONDS)
            async with httpx.AsyncClient(base_url=f"http://127.0.0.1:{port}", trust_env=False) as watcher:
                alive, ready = await watcher.get("/healthz"), await watcher.get("/readyz")
                page = (await watcher.get("/metrics")).text
            process.send_signal(signal.SIGTERM)
            await asyncio.wait_for(process.communicate(), STOPS_WITHIN_SECONDS)
        assert (alive.status_code, ready.status_code) == (200, 200)
        assert 'kpibot_requests_total{status="answered"} 1.0' in page
        assert "kpibot_store_up 1.0" in page
        assert sandbox.token.partition(":")[2] not in page

    with_sandbox(body)


def test_the_example_copied_as_it_is_still_starts_the_sandbox(tmp_path: Path) -> None:
    (tmp_path / "config.toml").write_bytes((ROOT / "config.example.toml").read_bytes())
    settings = load_config(tmp_path / "config.toml", {})
    assert settings.token is None
    assert settings.file.telegram == TelegramTable()


def test_run_with_a_token_the_server_does_not_know_ends_with_a_sentence(tmp_path: Path) -> None:
    async def body(sandbox: Sandbox) -> None:
        wrong = "123456789:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
        async with started(tmp_path, configured(tmp_path, sandbox.root), KPIBOT_TOKEN=wrong) as process:
            _, err = await asyncio.wait_for(process.communicate(), STARTS_WITHIN_SECONDS)
        assert process.returncode == 2
        (line,) = err.decode().strip().split("\n")
        assert line == "KPIBOT_TOKEN is not accepted by the server; copy it from BotFather again"

    with_sandbox(body)


def test_run_is_stopped_while_it_waits_for_a_server_that_does_not_answer(tmp_path: Path) -> None:
    async def body() -> None:
        asked = asyncio.Event()

        async def hold(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            asked.set()
            await reader.read()
            writer.close()

        server = await asyncio.start_server(hold, "127.0.0.1", 0)
        port = server.sockets[0].getsockname()[1]
        config = configured(tmp_path, f"http://127.0.0.1:{port}")
        token = "123456789:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
        async with server, started(tmp_path, config, KPIBOT_TOKEN=token) as process:
            await asyncio.wait_for(asked.wait(), STARTS_WITHIN_SECONDS)
            process.send_signal(signal.SIGTERM)
            _, err = await asyncio.wait_for(process.communicate(), STOPS_WITHIN_SECONDS)
            assert process.returncode == 0, err.decode()
            assert "Traceback" not in err.decode()

    asyncio.run(body())


@pytest.mark.parametrize(
    ("toml", "says"),
    [
        ('[telegram]\napi_root = "http://127.0.0.1:9"\n', "KPIBOT_TOKEN is not set, and [telegram] names a server"),
        ('[telegram]\nmode = "pigeon"\n', "telegram.mode is 'pigeon'"),
    ],
)
def test_a_server_without_a_token_and_a_wrong_mode_are_said_at_once(tmp_path: Path, toml: str, says: str) -> None:
    (tmp_path / "config.toml").write_text(toml)
    assert says in refused(kpibot(tmp_path, "run"), 2)


def test_without_a_token_it_is_said_that_this_is_the_sandbox(tmp_path: Path) -> None:
    async def body() -> None:
        (tmp_path / "office.toml").write_text("")
        async with started(tmp_path, tmp_path / "office.toml") as process:
            assert process.stderr is not None
            line = await asyncio.wait_for(process.stderr.readline(), STARTS_WITHIN_SECONDS)
        assert line.decode().startswith("KPIBOT_TOKEN is not set: this is the sandbox, on a store of its own")

    asyncio.run(body())


@pytest.mark.parametrize(
    ("content", "says"),
    [(None, "KPIBOT_TOKEN_FILE names a file that cannot be read"), (" \n", "KPIBOT_TOKEN_FILE names an empty file")],
)
def test_a_file_of_the_token_that_is_not_there_or_empty_starts_nothing(
    tmp_path: Path, content: str | None, says: str
) -> None:
    held = tmp_path / "token"
    if content is not None:
        held.write_text(content)
    assert says in refused(kpibot(tmp_path, "run", settings={"KPIBOT_TOKEN_FILE": str(held)}), 2)


def test_a_port_that_is_taken_is_said_in_one_line(tmp_path: Path) -> None:
    async def body(sandbox: Sandbox) -> None:
        config = configured(tmp_path, sandbox.root)
        port = sandbox.root.rpartition(":")[2]
        config.write_text(f"{config.read_text()}[health]\nport = {port}\n")
        async with started(tmp_path, config, KPIBOT_TOKEN=sandbox.token) as process:
            _, err = await asyncio.wait_for(process.communicate(), STARTS_WITHIN_SECONDS)
        assert process.returncode == 2
        last = err.decode().strip().split("\n")[-1]
        assert last.startswith("a port of [health] or [telegram.webhook] cannot be used: ")
        assert "Traceback" not in err.decode()

    with_sandbox(body)
