"""The configuration: one TOML file, secrets from the environment, every unknown key refused by name."""

import datetime as dt
import os
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from pydantic import SecretStr, ValidationError

from bot.config_file import TELEGRAM, ConfigFile, TelegramTable
from kpistore.model.alert import AlertRule

CONFIG_NAME = "config.toml"
STORE_NAME = "kpibot.db"
TOKEN_FORM = re.compile(r"\d+:[\w-]+")
SECRET_FORM = re.compile(r"[A-Za-z0-9_-]{1,256}")
"""What Telegram takes as the secret of a webhook."""


class ConfigError(Exception):
    """The configuration cannot be used; the message names the key and what to write. Never holds a secret."""


@dataclass(frozen=True, slots=True)
class Config:
    """What the file and the environment say together. Secrets print as stars."""

    file: ConfigFile
    token: SecretStr | None = None
    webhook_secret: SecretStr | None = None
    store_url: SecretStr | None = None

    @property
    def zone(self) -> ZoneInfo:
        """The office's time zone."""
        return ZoneInfo(self.file.office.timezone)

    @property
    def rules(self) -> tuple[AlertRule, ...]:
        """The rules of the file."""
        return tuple(AlertRule(**dict(rule)) for rule in self.file.alerts.rules)

    def address(self) -> str:
        """The store's address; it may hold a password."""
        if self.store_url:
            return self.store_url.get_secret_value()
        return self.file.store.url or f"sqlite:///{STORE_NAME}"

    def names_store(self) -> bool:
        """Whether a store is configured, rather than merely possible."""
        return bool(self.store_url or self.file.store.url)


def load_config(path: Path | None, environment: Mapping[str, str] = os.environ) -> Config:
    """The configuration of the file (default: KPIBOT_CONFIG, else config.toml if it is there) and the environment.

    Raises ConfigError, one line a problem, each with its key and what to write.
    """
    chosen = path or (Path(environment["KPIBOT_CONFIG"]) if environment.get("KPIBOT_CONFIG") else None)
    if chosen is None and Path(CONFIG_NAME).is_file():
        chosen = Path(CONFIG_NAME)
    file = _parsed(_read(chosen), chosen.name) if chosen else ConfigFile()
    secrets = (_secret(name, environment) for name in ("KPIBOT_TOKEN", "KPIBOT_WEBHOOK_SECRET", "KPIBOT_STORE_URL"))
    token, webhook_secret, store_url = secrets
    if token and not TOKEN_FORM.fullmatch(token.get_secret_value()):
        raise ConfigError("KPIBOT_TOKEN is no bot token; copy it from BotFather whole, like 123456:ABC…")
    if webhook_secret and not SECRET_FORM.fullmatch(webhook_secret.get_secret_value()):
        raise ConfigError("KPIBOT_WEBHOOK_SECRET is not 1 to 256 letters, digits, _ and -; make another")
    _check_webhook(file.telegram, chosen)
    return Config(file, token, webhook_secret, store_url)


def _check_webhook(telegram: TelegramTable, file: Path | None) -> None:
    """Telegram itself calls https addresses only; another server may be nearer."""
    called = telegram.webhook.public_url
    if telegram.mode == "webhook" and telegram.api_root == TELEGRAM and not called.startswith("https://"):
        name = file.name if file else CONFIG_NAME
        example = f"https://bot.example.org/{telegram.webhook.path.strip('/')}"
        raise ConfigError(
            f"{name}: telegram.webhook.public_url is {called!r}; Telegram calls https only: write the whole address, "
            f"like {example}"
        )


def _read(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        said = f"{path.name} cannot be opened ({error.strerror})"
        raise ConfigError(f"{said}; name it with KPIBOT_CONFIG, or with run --config") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ConfigError(f"{path.name} is no TOML: {error}; config.example.toml shows how it is written") from error


def _parsed(content: dict[str, Any], name: str) -> ConfigFile:
    try:
        return ConfigFile.model_validate(content)
    except ValidationError as error:
        raise ConfigError("\n".join(_problem(name, each) for each in error.errors(include_url=False))) from None


def _problem(name: str, error: Any) -> str:
    key = ".".join(str(part) for part in error["loc"])
    if error["type"] == "extra_forbidden":
        return f"{name}: {key} is not a key; config.example.toml lists them all"
    if error["type"] == "missing":
        return f"{name}: {key} is missing; config.example.toml shows it"
    message = str(error["msg"]).removeprefix("Value error, ")
    given = str(error["input"]) if isinstance(error["input"], dt.time) else repr(error["input"])
    return f"{name}: {key} is {given}: {message[:1].lower()}{message[1:]}"


def _secret(name: str, environment: Mapping[str, str]) -> SecretStr | None:
    if environment.get(name):
        return SecretStr(environment[name].strip())
    held = environment.get(f"{name}_FILE")
    if not held:
        return None
    try:
        secret = Path(held).read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigError(f"{name}_FILE names a file that cannot be read; check the path and its rights") from error
    if not secret:
        raise ConfigError(f"{name}_FILE names an empty file; write the secret into it, or leave {name}_FILE unset")
    return SecretStr(secret)
