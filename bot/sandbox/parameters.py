"""What a request asks for, in whichever of the ways Telegram allows: query, form, multipart or JSON."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from bot.sandbox.refusal import bad_request


@dataclass(frozen=True, slots=True)
class Upload:
    """A file that came with the request."""

    name: str
    content: bytes
    mime: str = "application/octet-stream"


@dataclass(frozen=True, slots=True)
class Parameters:
    """The values by name, as text, and the files by field. Unknown names are ignored, as by the real server."""

    values: Mapping[str, str]
    uploads: Mapping[str, Upload] = field(default_factory=dict)

    def text(self, name: str) -> str:
        """Empty where it is not given."""
        return self.values.get(name, "")

    def number(self, name: str, default: int = 0) -> int:
        """The default where it is not given or not a number."""
        try:
            return int(self.values.get(name, ""))
        except ValueError:
            return default

    def flag(self, name: str) -> bool:
        """Whether it is switched on."""
        return self.values.get(name, "").strip().lower() in ("true", "yes", "1")

    def parsed(self, name: str, called: str) -> Any:
        """The JSON in it, None where it is not given; a Refusal that uses the name it is called by."""
        raw = self.values.get(name, "")
        if not raw or raw == "null":
            return None
        try:
            return json.loads(raw)
        except ValueError as error:
            raise bad_request(f"can't parse {called} JSON object") from error


def from_json(body: bytes) -> dict[str, str]:
    """The members of a JSON object as the form would have sent them."""
    try:
        members = json.loads(body or b"{}")
    except ValueError as error:
        raise bad_request("can't parse request JSON object") from error
    if not isinstance(members, dict):
        raise bad_request("request must be a JSON object")
    return {name: _as_text(value) for name, value in members.items() if value is not None}


def _as_text(value: object) -> str:
    return value if isinstance(value, str) else json.dumps(value)
