import os
import re
import tomllib
from pathlib import Path

import pytest
from pydantic import BaseModel

from bot.config import Config, ConfigError, load_config
from bot.config_file import ConfigFile
from jobs.hours import WEEKDAYS

TOKEN = "123456789:AAH-secret_secret_secret_secret_abc"
EXAMPLE = Path(__file__).parents[2] / "config.example.toml"


def load(folder: Path, toml: str | bytes = "", **environment: str) -> Config:
    path = folder / "office.toml"
    path.write_bytes(toml if isinstance(toml, bytes) else toml.encode())
    return load_config(path, environment)


def test_without_a_file_everything_has_its_default(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    config = load_config(None, {})
    assert config.zone.key == "Europe/London"
    assert config.address() == "sqlite:///kpibot.db"
    assert not config.names_store()
    assert config.token is None


def test_the_environment_names_the_file_and_an_option_goes_before_it(tmp_path: Path) -> None:
    for name in ("a", "b"):
        (tmp_path / name).write_text(f'[office]\ntitle = "{name}"\n')
    environment = {"KPIBOT_CONFIG": str(tmp_path / "a")}
    assert load_config(None, environment).file.office.title == "a"
    assert load_config(tmp_path / "b", environment).file.office.title == "b"


@pytest.mark.parametrize(
    ("toml", "says"),
    [
        ("[telegramm]\n", "office.toml: telegramm is not a key; config.example.toml lists them all"),
        ("[telegram]\nmodes = 'polling'\n", "telegram.modes is not a key"),
        ("[telegram.webhook]\nurl = ''\n", "telegram.webhook.url is not a key"),
        ("token = '1:a'\n", "token is not a key"),
        ("[telegram]\nmode = 'pigeon'\n", "telegram.mode is 'pigeon': "),
        ("[telegram]\napi_root = 'api.telegram.org'\n", "telegram.api_root is 'api.telegram.org': write an address"),
        ("[office]\ntimezone = 'London'\n", "office.timezone is 'London': 'London' is no time zone; write one like"),
        ("[office]\ntimezone = '../../etc/passwd'\n", "office.timezone is '../../etc/passwd': "),
        ("[office]\ntitle = 7\n", "office.title is 7: "),
        ("[access]\nadmins = ['alex']\n", "access.admins.0 is 'alex': "),
        ("[access]\nadmins = 7\n", "access.admins is 7: "),
        ("[access]\ninvitation_hours = 0\n", "access.invitation_hours is 0: "),
        ("[alerts]\ntime = '25:00'\n", "alerts.time is '25:00': "),
        ("[alerts]\nrepeat_days = 'often'\n", "alerts.repeat_days is 'often': "),
        (
            "[alerts]\nsending_from = 20:00:00\nsending_until = 07:00:00\n",
            "alerts.sending_until is 07:00:00: write a time after",
        ),
        ("[alerts]\nsending_from = 21:00:00\n", "write a time after sending_from: nothing is sent at night"),
        (f"[alerts]\nquiet_days = {list(WEEKDAYS)}\n", "leave a day on which something may be sent"),
        ("[[alerts.rules]]\nname = 'x'\nkpi = 'y'\n", "alerts.rules.0.kind is missing; "),
        ("[[alerts.rules]]\nname='x'\nkpi='y'\nkind='odd'\n", "alerts.rules.0.kind is 'odd': "),
        ("[digest]\nday = 'Monday'\n", "digest.day is 'Monday': "),
        ("[digest]\ncharts = 11\n", "digest.charts is 11: "),
        ("[health]\nport = 70000\n", "health.port is 70000: "),
        ("[telegram]\nmode = \n", "office.toml is no TOML: "),
        (b"\xff\xfe", "office.toml is no TOML: "),
    ],
)
def test_a_fault_is_one_line_that_names_the_key(tmp_path: Path, toml: str | bytes, says: str) -> None:
    with pytest.raises(ConfigError) as refused:
        load(tmp_path, toml)
    assert says in str(refused.value)
    assert "\n" not in str(refused.value)
    assert "pydantic" not in str(refused.value)


def test_each_of_several_faults_has_its_line(tmp_path: Path) -> None:
    with pytest.raises(ConfigError) as refused:
        load(tmp_path, "[digest]\nday = 'x'\ncharts = 99\n[colour]\n")
    assert [line.split(" is ")[0] for line in str(refused.value).split("\n")] == [
        "office.toml: digest.day",
        "office.toml: digest.charts",
        "office.toml: colour",
    ]


@pytest.mark.parametrize("name", ["gone.toml", ""])
def test_a_file_that_is_not_there_is_named(tmp_path: Path, name: str) -> None:
    with pytest.raises(ConfigError, match="cannot be opened"):
        load_config(tmp_path / name, {})


@pytest.mark.parametrize("token", ["hello", "123456", ":abc", "123456:", "123456:abc def", "bot123456:abc", "1:a\nb"])
def test_a_token_of_the_wrong_form_is_refused_and_not_repeated(tmp_path: Path, token: str) -> None:
    with pytest.raises(ConfigError) as refused:
        load(tmp_path, KPIBOT_TOKEN=token)
    assert str(refused.value) == "KPIBOT_TOKEN is no bot token; copy it from BotFather whole, like 123456:ABC…"


def test_a_secret_may_stand_in_a_file(tmp_path: Path) -> None:
    (tmp_path / "token").write_text(f"{TOKEN}\n")
    config = load(tmp_path, KPIBOT_TOKEN_FILE=str(tmp_path / "token"))
    assert config.token is not None
    assert config.token.get_secret_value() == TOKEN


@pytest.mark.parametrize("content", [None, b"\xff\xfe"])
def test_a_file_of_a_secret_that_cannot_be_read_is_said_to_be(tmp_path: Path, content: bytes | None) -> None:
    if content:
        (tmp_path / "token").write_bytes(content)
    with pytest.raises(ConfigError, match="KPIBOT_TOKEN_FILE names a file that cannot be read"):
        load(tmp_path, KPIBOT_TOKEN_FILE=str(tmp_path / "token"))


def test_secrets_are_never_printed(tmp_path: Path) -> None:
    url = "postgresql://office:secret-word@db/kpi"
    config = load(tmp_path, KPIBOT_TOKEN=TOKEN, KPIBOT_WEBHOOK_SECRET="secret-hook", KPIBOT_STORE_URL=url)
    assert config.address() == url
    for text in (repr(config), str(config), f"{config.token}{config.store_url}{config.webhook_secret}"):
        assert "secret" not in re.sub("webhook_secret|SecretStr", "", text)


def test_the_address_of_the_environment_goes_before_that_of_the_file(tmp_path: Path) -> None:
    toml = "[store]\nurl = 'sqlite:///file.db'\n"
    assert load(tmp_path, toml).address() == "sqlite:///file.db"
    assert load(tmp_path, toml, KPIBOT_STORE_URL="sqlite:///other.db").address() == "sqlite:///other.db"


def keys(table: type[BaseModel], before: str = "") -> set[str]:
    """Every key of the file, those of inner tables with a dot."""
    found = set()
    for name, field in table.model_fields.items():
        inner = field.annotation
        if isinstance(inner, type) and issubclass(inner, BaseModel):
            found |= keys(inner, f"{before}{name}.")
        else:
            found.add(f"{before}{name}")
    return found


def test_the_example_documents_every_key_and_holds_the_defaults() -> None:
    text = EXAMPLE.read_text(encoding="utf-8")
    assert load_config(EXAMPLE, {}).file.model_dump(exclude={"store"}) == ConfigFile().model_dump(exclude={"store"})
    written, table = set(), ""
    for line in text.splitlines():
        if heading := re.fullmatch(r"# ?\[+([\w.]+)\]+|\[+([\w.]+)\]+", line.strip()):
            table = heading[1] or heading[2]
            written.add(table)
        elif key := re.match(r"(?:# ?)?([a-z_]+) = ", line):
            written.add(f"{table}.{key[1]}")
    assert keys(ConfigFile) <= written
    assert tomllib.loads(text)


def test_the_example_names_every_secret() -> None:
    text = EXAMPLE.read_text(encoding="utf-8")
    assert all(name in text for name in ("KPIBOT_TOKEN", "KPIBOT_WEBHOOK_SECRET", "KPIBOT_STORE_URL", "KPIBOT_CONFIG"))
    assert not [name for name in os.environ if name.startswith("KPIBOT")], "the tests are not run with secrets"
