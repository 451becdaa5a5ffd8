"""How wide words are, and how they break into lines that fit."""

import re
from functools import cache

from matplotlib.font_manager import FontProperties, findfont, get_font
from matplotlib.ft2font import FT2Font, LoadFlags

from briefing.style import ELLIPSIS, FONT

_MEASURED_AT = 1000


def width(text: str, size: float, bold: bool = False) -> float:
    """Pixels the text takes on one line; kerning, which only narrows it, is left out."""
    return sum(_advance(letter, bold) for letter in text) * size


def face(bold: bool = False) -> FontProperties:
    """The lettering of all charts, whatever the computer's own settings say."""
    return _face(bold).copy()


def printable(text: str) -> str:
    """The text in one line, without letters the font cannot draw (emoji)."""
    return " ".join("".join(letter if letter.isspace() or _drawn(letter) else " " for letter in text).split())


def wrapped(text: str, room: float, size: float, bold: bool = False) -> list[str]:
    """Lines no wider than the room; a word wider than that is broken inside."""
    lines: list[str] = []
    for word in _words(printable(text), room, size, bold):
        joined = f"{lines[-1]} {word}" if lines else word
        if lines and width(joined, size, bold) <= room:
            lines[-1] = joined
        else:
            lines.append(word)
    return lines


def fitted(text: str, room: float, size: float, most_lines: int, bold: bool = False) -> list[str]:
    """At most so many lines; what does not fit is cut, and the cut is shown."""
    lines = wrapped(text, room, size, bold)
    if len(lines) <= most_lines:
        return lines
    return [*lines[: most_lines - 1], shortened(" ".join(lines[most_lines - 1 :]), room, size, bold)]


def balanced(lines: list[str], room: float, size: float, bold: bool = False) -> list[str]:
    """The same words in as many lines of more even length, so that no single word is left over."""
    text, evener = " ".join(lines), lines
    while len(lines) > 1 and room > 0:
        room -= size
        narrower = wrapped(text, room, size, bold)
        if len(narrower) > len(lines):
            break
        evener = narrower
    return evener


def broken_at_comma(text: str, room: float, size: float) -> list[str]:
    """Two lines that part at the last comma possible; empty where one line is enough or no comma serves."""
    text = printable(text)
    commas = [at + 1 for at, letter in enumerate(text) if text[at : at + 2] == ", "]
    if width(text, size) <= room:
        return []
    parted = ([text[:at], text[at + 1 :]] for at in reversed(commas))
    return next((lines for lines in parted if all(width(line, size) <= room for line in lines)), [])


def by_clause(text: str, room: float, size: float, bold: bool = False) -> list[str]:
    """Lines that part after marks of punctuation or before "on the …" where they can; a longer one breaks evenly."""
    lines: list[str] = []
    for clause in re.split(r"(?<=[.,:;]) | (?=on the )", printable(text)):
        joined = f"{lines[-1]} {clause}" if lines else clause
        if lines and width(joined, size, bold) <= room:
            lines[-1] = joined
        else:
            lines += balanced(wrapped(clause, room, size, bold), room, size, bold)
    return lines


def shortened(text: str, room: float, size: float, bold: bool = False) -> str:
    """One line that fits, cut with an ellipsis where it must be."""
    if width(text, size, bold) <= room:
        return text
    while text and width(text + ELLIPSIS, size, bold) > room:
        head, _, _ = text.rpartition(" ")
        text = head or text[:-1]
    return text.rstrip(" ,;:.") + ELLIPSIS


def _words(text: str, room: float, size: float, bold: bool) -> list[str]:
    words: list[str] = []
    for word in text.split():
        rest = word
        while width(rest, size, bold) > room and len(rest) > 1:
            fits = max(1, sum(width(rest[:end], size, bold) <= room for end in range(1, len(rest))))
            words.append(rest[:fits])
            rest = rest[fits:]
        words.append(rest)
    return words


@cache
def _face(bold: bool) -> FontProperties:
    return FontProperties(family=FONT, weight="bold" if bold else "normal")


@cache
def _font(bold: bool) -> FT2Font:
    font = get_font(findfont(_face(bold)))
    font.set_size(_MEASURED_AT, 72)
    return font


@cache
def _advance(letter: str, bold: bool) -> float:
    """Of one letter, in ems. The size is set again: the font is shared with whoever draws."""
    font = _font(bold)
    font.set_size(_MEASURED_AT, 72)
    glyph = font.load_char(ord(letter), flags=LoadFlags.NO_HINTING)
    return glyph.linearHoriAdvance / 65536 / _MEASURED_AT


@cache
def _drawn(letter: str) -> bool:
    return _font(False).get_char_index(ord(letter)) != 0
