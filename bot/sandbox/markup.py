"""Telegram's HTML, read as strictly as the server reads it, into text and entities.

The rules and the error texts are those of tdlib/td (MessageEntity.cpp); positions in errors count bytes.
"""

from dataclasses import dataclass, replace

from bot.sandbox.entities import Entity, Formatted, ordered, utf16_length
from bot.sandbox.links import checked_link, mentioned_person
from bot.sandbox.refusal import Refusal, bad_request
from bot.sandbox.tags import Scanner, Tag

KINDS = {
    "b": "bold",
    "strong": "bold",
    "i": "italic",
    "em": "italic",
    "u": "underline",
    "ins": "underline",
    "s": "strikethrough",
    "strike": "strikethrough",
    "del": "strikethrough",
    "tg-spoiler": "spoiler",
    "span": "spoiler",
}


@dataclass(frozen=True, slots=True)
class _Open:
    tag: Tag
    pieces: int
    offset: int


def read_html(html: str) -> Formatted:
    """The text without its tags, and what they said. Raises a Refusal that begins "can't parse entities"."""
    return _Reader(html).read()


class _Reader:
    def __init__(self, html: str) -> None:
        self._scanner = Scanner(html)
        self._pieces: list[str] = []
        self._offset = 0
        self._open: list[_Open] = []
        self._entities: list[Entity] = []

    def read(self) -> Formatted:
        while (text := self._scanner.text()) is not None:
            self._pieces.append(text)
            self._offset += utf16_length(text)
            if self._scanner.at_tag():
                self._tag()
        if self._open:
            raise cannot_parse(f'Can\'t find end tag corresponding to start tag "{self._open[-1].tag.name}"')
        # A language counts only where <pre> and <code> cover the same text.
        plain = (replace(entity, extra=()) if entity.kind == "code" else entity for entity in self._entities)
        return Formatted("".join(self._pieces), ordered(plain))

    def _tag(self) -> None:
        if self._scanner.at_end_tag():
            self._close()
        else:
            tag = self._scanner.start_tag()
            self._open.append(_Open(tag, len(self._pieces), self._offset))

    def _close(self) -> None:
        begin = self._scanner.position
        if not self._open:
            raise cannot_parse(f"Unexpected end tag at byte offset {begin}")
        found, opened = self._scanner.end_tag(), self._open.pop()
        if found and found != opened.tag.name:
            raise cannot_parse(
                f'Unmatched end tag at byte offset {begin}, expected "</{opened.tag.name}>", found "</{found}>"'
            )
        if self._offset > opened.offset:
            self._keep(opened.tag, opened.offset, "".join(self._pieces[opened.pieces :]))

    def _keep(self, tag: Tag, offset: int, content: str) -> None:
        length = self._offset - offset
        if tag.name in ("pre", "code"):
            self._keep_code(tag, offset, length)
        elif (told := _told(tag, content)) is not None:
            kind, extra = told
            self._entities.append(Entity(kind, offset, length, extra))

    def _keep_code(self, tag: Tag, offset: int, length: int) -> None:
        """<pre><code class="language-x"> is one entity with a language, in whichever order they are nested."""
        last = self._entities[-1] if self._entities else None
        language = (("language", tag.argument),) if tag.argument else ()
        same = last and (last.offset, last.length) == (offset, length) and {last.kind, tag.name} == {"pre", "code"}
        if last and same and (last.extra or language):
            self._entities[-1] = Entity("pre", offset, length, last.extra or language)
            return
        self._entities.append(Entity(tag.name, offset, length, language))


def _told(tag: Tag, content: str) -> tuple[str, tuple[tuple[str, str | int], ...]] | None:
    """The kind of entity and what it adds; None for a link that leads nowhere, which is dropped."""
    if tag.name == "a":
        return _link(tag.argument or content)
    if tag.name == "blockquote":
        return ("expandable_blockquote" if tag.argument else "blockquote"), ()
    if tag.name == "tg-emoji":
        if not tag.argument.isdigit() or not 0 < int(tag.argument) < 2**63:
            raise cannot_parse("Invalid custom emoji identifier specified")
        return "custom_emoji", (("custom_emoji_id", tag.argument),)
    if tag.name == "tg-time":
        return _time(tag)
    return KINDS[tag.name], ()


def _link(address: str) -> tuple[str, tuple[tuple[str, str | int], ...]] | None:
    if (person := mentioned_person(address)) is not None:
        return "text_mention", (("user", person),)
    link = checked_link(address)
    return ("text_link", (("url", link),)) if link else None


def _time(tag: Tag) -> tuple[str, tuple[tuple[str, str | int], ...]]:
    if not tag.argument.isdigit():
        raise cannot_parse("Invalid date specified")
    extra: tuple[tuple[str, str | int], ...] = (("unix_time", int(tag.argument)),)
    return "date_time", extra + ((("date_time_format", tag.form),) if tag.form else ())


def cannot_parse(why: str) -> Refusal:
    """The 400 of every mistake in markup or entities."""
    return bad_request(f"can't parse entities: {why}")
