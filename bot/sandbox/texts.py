"""A text or caption on its way in: parsed, tidied, measured."""

import json

from bot.sandbox.entities import Entity, Formatted, tidied, with_found
from bot.sandbox.limits import RAW_TEXT_BYTES
from bot.sandbox.links import checked_link
from bot.sandbox.markup import cannot_parse, read_html
from bot.sandbox.parameters import Parameters
from bot.sandbox.refusal import Json, bad_request
from briefing.message import CAPTION_LIMIT, TEXT_LIMIT


def message_text(parameters: Parameters, *, editing: bool = False) -> Formatted:
    """The text of a request, 1 to 4096 code points after its markup is read."""
    raw = parameters.text("text")
    if not raw:
        raise bad_request("message text is empty")
    text = _formatted(raw, parameters.text("parse_mode"), parameters.text("entities"))
    if not text.text:
        raise bad_request("text must be non-empty")
    if len(text.text) > TEXT_LIMIT:
        raise bad_request("MESSAGE_TOO_LONG" if editing else "message is too long")
    return text


def caption_text(caption: str, parse_mode: str, entities: str, *, editing: bool = False) -> Formatted:
    """A caption, up to 1024 code points after its markup is read; it may be empty."""
    text = _formatted(caption, parse_mode, entities)
    if len(text.text) > CAPTION_LIMIT:
        raise bad_request("MEDIA_CAPTION_TOO_LONG" if editing else "message caption is too long")
    return text


def caption_of(parameters: Parameters, *, editing: bool = False) -> Formatted:
    """The caption of a request."""
    return caption_text(
        parameters.text("caption"),
        parameters.text("parse_mode"),
        parameters.text("caption_entities"),
        editing=editing,
    )


def _formatted(raw: str, parse_mode: str, entities: str) -> Formatted:
    if len(raw.encode()) > RAW_TEXT_BYTES:
        raise bad_request("text is too long")
    mode = parse_mode.strip().lower()
    if mode == "html":
        return with_found(tidied(read_html(raw)))
    if mode in ("markdown", "markdownv2"):
        # Telegram would read it; the bot writes HTML only, and half a parser would be worse than none.
        raise bad_request("the sandbox reads parse_mode HTML only")
    if mode not in ("", "none"):
        raise bad_request("unsupported parse_mode")
    return with_found(tidied(Formatted(raw, _given(entities))))


def _given(raw: str) -> tuple[Entity, ...]:
    """The entities a request carries itself."""
    if not raw:
        return ()
    try:
        listed = json.loads(raw)
    except ValueError as error:
        raise cannot_parse("can't parse entities JSON object") from error
    if not isinstance(listed, list):
        raise cannot_parse("entities must be an Array")
    return tuple(entity for entity in map(_entity, listed) if entity)


def _entity(raw: Json) -> Entity | None:
    try:
        kind, offset, length = str(raw["type"]), int(raw["offset"]), int(raw["length"])
    except (KeyError, TypeError, ValueError) as error:
        raise cannot_parse("type, offset and length are needed in every MessageEntity") from error
    if kind != "text_link":
        language = (("language", str(raw["language"])),) if "language" in raw else ()
        return Entity(kind, offset, length, language)
    link = checked_link(str(raw.get("url", "")))
    return Entity(kind, offset, length, (("url", link),)) if link else None
