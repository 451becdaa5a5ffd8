"""The letters of Telegram's HTML: text, references and tags, one step above bytes."""

import re
from dataclasses import dataclass

from bot.sandbox.refusal import Refusal, bad_request

_STYLES = ("b", "strong", "i", "em", "u", "ins", "s", "strike", "del", "span", "tg-spoiler")
TAGS = frozenset((*_STYLES, "a", "code", "pre", "blockquote", "tg-emoji", "tg-time"))
REFERENCES = {b"lt": "<", b"gt": ">", b"amp": "&", b"quot": '"'}

_SPACE = b" \t\r\n\0\v"
_REFERENCE = re.compile(rb"&(?:#([0-9]+)|#x([0-9a-fA-F]+)|([a-zA-Z]+));?")
_NAME = re.compile(rb"[A-Za-z0-9.-]*")
_TAG_NAME = re.compile(rb"[^ \t\r\n\0\v>]*")
_ATTRIBUTE = re.compile(rb"[^ \t\r\n\0\v=>/\"']*")
_SPACES = re.compile(rb"[ \t\r\n\v]*")


@dataclass(frozen=True, slots=True)
class Tag:
    """A start tag: its name and what of its attributes counts."""

    name: str
    argument: str = ""
    form: str = ""


class Scanner:
    """Walks over HTML; position is the byte it has come to."""

    def __init__(self, html: str) -> None:
        # A zero byte marks the end, as in the server's own reading.
        self._bytes = html.replace("\0", " ").encode("utf-8", "replace")
        self._end = len(self._bytes)
        self._bytes += b"\0"
        self.position = 0

    def text(self) -> str | None:
        """The text up to the next tag or the end, references resolved; None where nothing is left."""
        if self.position >= self._end:
            return None
        start = self.position
        end = self._bytes.find(b"<", start)
        self.position = end if end >= 0 else self._end
        return self._resolved(self._bytes[start : self.position])

    def at_tag(self) -> bool:
        """Whether a tag begins here."""
        return self._bytes[self.position] == ord("<")

    def at_end_tag(self) -> bool:
        """Whether the tag here is an end tag."""
        return self._bytes[self.position + 1] == ord("/")

    def end_tag(self) -> str:
        """The name in the end tag here, empty for </>; goes past it."""
        begin = self.position
        self.position += 2
        name = self._match(_TAG_NAME).decode("utf-8", "replace").lower()
        self._match(_SPACES)
        if self._byte() != b">":
            raise _unreadable(f"Unclosed end tag at byte offset {begin}")
        self.position += 1
        return name

    def start_tag(self) -> Tag:
        """The start tag here; goes past it."""
        begin = self.position
        self.position += 1
        name = self._match(_TAG_NAME).decode("utf-8", "replace").lower()
        if self._at_end():
            raise _unreadable(f"Unclosed start tag at byte offset {begin}")
        if name not in TAGS:
            raise _unreadable(f'Unsupported start tag "{name}" at byte offset {begin}')
        found: dict[str, str] = {}
        while (attribute := self._attribute(name, begin)) is not None:
            found.update([attribute])
        self.position += 1
        return _tag(name, found, begin)

    def _attribute(self, tag: str, begin: int) -> tuple[str, str] | None:
        """The next attribute and its value; None at the end of the tag."""
        self._match(_SPACES)
        if self._byte() == b">":
            return None
        name = self._match(_ATTRIBUTE).decode("utf-8", "replace")
        if not name:
            raise _unreadable(f'Empty attribute name in the tag "{tag}" at byte offset {begin}')
        self._match(_SPACES)
        if self._byte() == b"=":
            self.position += 1
            self._match(_SPACES)
            if not self._at_end():
                return name, self._value(begin)
        if self._at_end():
            raise _unreadable(f'Unclosed start tag "{tag}" at byte offset {begin}')
        return name, ""

    def _value(self, begin: int) -> str:
        quote, start = self._byte(), self.position
        if quote in (b'"', b"'"):
            end = self._bytes.find(quote, start + 1)
            self.position = end + 1 if end >= 0 else self._end
            value = self._resolved(self._bytes[start + 1 : end if end >= 0 else self._end])
        else:
            value = self._match(_NAME).decode().lower()
            if self._byte() not in (b">", *(bytes([space]) for space in _SPACE)) or self._at_end():
                raise _unreadable(f"Unexpected end of name token at byte offset {start}")
        if self._at_end():
            raise _unreadable(f"Unclosed start tag at byte offset {begin}")
        return value

    def _match(self, pattern: re.Pattern[bytes]) -> bytes:
        match = pattern.match(self._bytes, self.position)
        found = match.group() if match else b""
        self.position += len(found)
        return found

    def _byte(self) -> bytes:
        return self._bytes[self.position : self.position + 1]

    def _at_end(self) -> bool:
        return self.position >= self._end

    def _resolved(self, raw: bytes) -> str:
        return _REFERENCE.sub(_character, raw).decode("utf-8", "replace")


def _character(match: re.Match[bytes]) -> bytes:
    """The character a reference stands for; a reference Telegram does not know stays as it is written."""
    decimal, hexadecimal, name = match.groups()
    if name:
        known = REFERENCES.get(name)
        return known.encode() if known else match.group()
    code = int(decimal) if decimal else int(hexadecimal, 16)
    if not 0 < code < 0x10FFFF or len(match.group().rstrip(b";")) >= 10:
        return match.group()
    if 0xD800 <= code <= 0xDFFF:
        raise _unreadable(
            "Text contains invalid Unicode characters after decoding HTML entities, "
            "check for unmatched surrogate code units"
        )
    return chr(code).encode()


def _tag(name: str, found: dict[str, str], begin: int) -> Tag:
    classes = found.get("class", "")
    if name == "span" and classes != "tg-spoiler":
        raise _unreadable(f'Tag "span" must have class "tg-spoiler" at byte offset {begin}')
    if name == "code" and classes.startswith("language-"):
        return Tag(name, classes.removeprefix("language-"))
    if name == "blockquote":
        return Tag(name, "1" if "expandable" in found else "")
    attribute = {"a": "href", "tg-emoji": "emoji-id", "tg-time": "unix"}.get(name, "")
    return Tag(name, found.get(attribute, ""), found.get("format", "") if name == "tg-time" else "")


def _unreadable(why: str) -> Refusal:
    return bad_request(f"can't parse entities: {why}")
