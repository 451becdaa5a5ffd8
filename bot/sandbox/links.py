"""Which addresses Telegram takes for a link."""

from urllib.parse import urlsplit, urlunsplit


def checked_link(address: str) -> str | None:
    """The address as the server keeps it, or None where it is none: http, https, tg or ton, a host with a dot."""
    address = address.strip()
    if "://" not in address:
        address = f"http://{address}"
    try:
        parts = urlsplit(address)
        host, _ = parts.hostname or "", parts.port
    except ValueError:
        return None
    if parts.scheme in ("tg", "ton"):
        return address
    if parts.scheme not in ("http", "https") or not _is_host(host):
        return None
    return urlunsplit(parts._replace(path=parts.path or "/"))


def _is_host(host: str) -> bool:
    labels = host.split(".")
    return len(labels) > 1 and all(labels) and not any(character.isspace() for character in host)


def mentioned_person(address: str) -> int | None:
    """The user id of a tg://user?id=… link."""
    start, _, number = address.partition("tg://user?id=")
    return int(number) if not start and number.isascii() and number.isdigit() else None
