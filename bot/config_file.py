"""The tables of the configuration file: every key with its default and its bounds."""

import datetime as dt
import re
from pathlib import Path
from typing import Annotated, Literal
from zoneinfo import ZoneInfo

from pydantic import AfterValidator, Field

from bot.config_alerts import AlertsTable
from bot.config_table import Table
from kpistore.readers.source import Limits

TELEGRAM = "https://api.telegram.org"


def _zone(name: str) -> str:
    try:
        ZoneInfo(name)
    except (KeyError, ValueError, OSError) as error:
        raise ValueError(f"{name!r} is no time zone; write one like Europe/London") from error
    return name


def _root(address: str) -> str:
    if not re.fullmatch(r"https?://[^/\s]+(/[^\s]*)?", address):
        raise ValueError("write an address like https://api.telegram.org")
    return address.rstrip("/")


class OfficeTable(Table):
    """What the office is called, and where its data lies."""

    title: str = "Office of the Police and Crime Commissioner for Cleveland"
    force: str = "Cleveland Police"
    timezone: Annotated[str, AfterValidator(_zone)] = "Europe/London"
    folder: Path | None = None


class WebhookTable(Table):
    """Where Telegram's calls arrive, and how it is told so."""

    listen: str = "127.0.0.1"
    port: int = Field(default=8443, ge=1, le=65535)
    path: Annotated[str, Field(pattern=r"^[\w./~-]*[\w~-]/?$")] = "telegram"
    public_url: str = ""

    def address(self) -> str:
        """What the server is told to call."""
        host = f"[{self.listen}]" if ":" in self.listen else self.listen
        return self.public_url or f"http://{host}:{self.port}/{self.path.strip('/')}"


class TelegramTable(Table):
    """How updates arrive, and from which server."""

    mode: Literal["polling", "webhook"] = "polling"
    api_root: Annotated[str, AfterValidator(_root)] = TELEGRAM
    webhook: WebhookTable = WebhookTable()


class AccessTable(Table):
    """Administrators from the start; everyone else needs an invitation."""

    admins: tuple[int, ...] = ()
    invitation_hours: int = Field(default=72, ge=1, le=24 * 30)
    four_eyes: bool = False


class StoreTable(Table):
    """Where the store is."""

    url: str | None = None


class DigestTable(Table):
    """The weekly digest."""

    day: Literal["mon", "tue", "wed", "thu", "fri", "sat", "sun"] = "mon"
    time: dt.time = dt.time(7, 30)
    charts: int = Field(default=4, ge=0, le=10)
    headlines: tuple[str, ...] = ()


class ImportsTable(Table):
    """How much of a file is read, in megabytes, and for how long."""

    biggest_mb: int = Field(default=1024, ge=1)
    held_mb: int = Field(default=256, ge=1)
    unpacked_mb: int = Field(default=4096, ge=1)
    seconds: float = Field(default=120, gt=0, le=24 * 3600)
    memory_mb: int = Field(default=2048, ge=64)
    approval_hours: int = Field(default=72, ge=1, le=24 * 30)

    def limits(self) -> Limits:
        """The same in bytes, for the readers."""
        return Limits(
            self.biggest_mb * 1024**2,
            self.held_mb * 1024**2,
            self.unpacked_mb * 1024**2,
            seconds=self.seconds,
            memory=self.memory_mb * 1024**2,
        )


class HealthTable(Table):
    """Where the program says how it is; port 0 means no such server."""

    listen: str = "127.0.0.1"
    port: int = Field(default=0, ge=0, le=65535)


class ConfigFile(Table):
    """The whole file."""

    office: OfficeTable = OfficeTable()
    telegram: TelegramTable = TelegramTable()
    access: AccessTable = AccessTable()
    store: StoreTable = StoreTable()
    alerts: AlertsTable = AlertsTable()
    digest: DigestTable = DigestTable()
    imports: ImportsTable = ImportsTable()
    health: HealthTable = HealthTable()
