"""Formatting as Telegram keeps it: plain text with entities, whose offsets count UTF-16 code units."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from bot.sandbox.limits import ENTITIES
from bot.sandbox.refusal import Json


@dataclass(frozen=True, slots=True)
class Entity:
    """One stretch of formatted text. Extra holds what its kind adds: url, language, user, custom_emoji_id."""

    kind: str
    offset: int
    length: int
    extra: tuple[tuple[str, str | int], ...] = ()

    def as_json(self) -> Json:
        """The MessageEntity; a mentioned person is an object as Telegram has it."""
        extra: Json = dict(self.extra)
        if "user" in extra:
            extra["user"] = {"id": extra["user"], "is_bot": False, "first_name": "Somebody"}
        return {"type": self.kind, "offset": self.offset, "length": self.length, **extra}

    @property
    def end(self) -> int:
        """Where it stops."""
        return self.offset + self.length


@dataclass(frozen=True, slots=True)
class Formatted:
    """A text and its entities, in the order Telegram lists them."""

    text: str = ""
    entities: tuple[Entity, ...] = ()

    def entities_json(self) -> list[Json]:
        """The entities as an answer carries them."""
        return [entity.as_json() for entity in self.entities]


def utf16_length(text: str) -> int:
    """Characters outside the basic plane count twice."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def tidied(raw: Formatted) -> Formatted:
    """Cleaned and trimmed as the server does it, entities moved along.

    Control characters become spaces; carriage returns and characters that break lines are taken out.
    """
    text = raw.text.translate(_CLEANED)
    start, end = len(text) - len(text.lstrip(" \n")), len(text.rstrip(" \n"))
    kept = text[start:end]
    if kept == raw.text:
        return Formatted(kept, ordered(entity for entity in raw.entities if entity.length > 0))
    cleaned = [character.translate(_CLEANED) for character in raw.text]
    moved = _moves(raw.text, cleaned, utf16_length(text[:start]), utf16_length(kept))
    entities = (_moved(entity, moved) for entity in raw.entities)
    return Formatted(kept, ordered(entity for entity in entities if entity.length > 0))


def ordered(entities: Iterable[Entity]) -> tuple[Entity, ...]:
    """Outer ones first; those beyond the limit are dropped."""
    return tuple(sorted(entities, key=lambda entity: (entity.offset, -entity.length)))[:ENTITIES]


_REMOVED = "\r\u0333\u033f\u030a" + "".join(map(chr, range(0x2028, 0x202F)))
_CLEANED: dict[int, str | None] = {
    **{code: " " for code in range(ord(" ")) if chr(code) != "\n"},
    **dict.fromkeys(map(ord, _REMOVED)),
}


def _moves(text: str, cleaned: list[str], cut: int, length: int) -> list[int]:
    """For every UTF-16 offset of the first text, its offset in the cleaned and trimmed one."""
    moved, at = [], 0
    for before, after in zip(text, cleaned, strict=True):
        moved.extend([at] * utf16_length(before))
        at += utf16_length(after)
    return [min(max(offset - cut, 0), length) for offset in (*moved, at)]


def _moved(entity: Entity, moves: list[int]) -> Entity:
    start, end = (moves[min(max(at, 0), len(moves) - 1)] for at in (entity.offset, entity.end))
    return replace(entity, offset=start, length=end - start)


_FOUND = re.compile(
    r"(?P<url>\bhttps?://[^\s<>\"]+[^\s<>\".,;:!?')\]])"
    r"|(?<![\w/<>])(?P<bot_command>/[A-Za-z0-9_]{1,64}(?:@[A-Za-z]\w{2,31})?)(?![\w/@])"
    r"|(?<![\w@])(?P<mention>@[A-Za-z]\w{3,31})\b"
    r"|(?<![\w#])(?P<hashtag>#\w*[^\W\d]\w*)"
)
_OPAQUE = frozenset({"code", "pre", "text_link", "text_mention"})


def with_found(formatted: Formatted) -> Formatted:
    """With the commands, links, mentions and hashtags the server finds by itself, but for code and links."""
    text, closed = formatted.text, [entity for entity in formatted.entities if entity.kind in _OPAQUE]
    found = []
    for match in _FOUND.finditer(text):
        kind = match.lastgroup or ""
        entity = Entity(kind, utf16_length(text[: match.start()]), utf16_length(match.group()))
        if not any(entity.offset < other.end and other.offset < entity.end for other in closed):
            found.append(entity)
    return Formatted(text, ordered([*formatted.entities, *found]))
