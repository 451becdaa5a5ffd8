"""The prose of a report as sentences, each with the lines it stands on and the heading above it."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace

from kpistore.proofing.amounts import amounts_in
from kpistore.readers.layout import is_prose, text_lines, without_markup

_ENDS = re.compile(r"(?<=[.!?])[\"”’)]*\s+(?=[\"“‘(]?[A-Z0-9£])")
_SHORT_FORMS = re.compile(
    r"(?:\b(?:approx|no|nos|vs|dept|e\.g|i\.e|incl|st|mr|mrs|ms|dr|[A-Z])|^\d{1,2})\.[\"”’)]*\s+$", re.I
)
"""What ends with a full stop and ends no sentence: "approx. 48", the number of a list."""
_BULLET = re.compile(r"^\s*(?:[-*•·▪●○]|\(?[a-z]\)|\d{1,2}(?:\.\d{1,2})*[.)]|\d{1,2}(?:\.\d{1,2})+)\s+")
_MOST_OF_A_LINE = 0.6
"""A line shorter than this part of its block's longest one was not broken for want of room."""
_RUNNING = 50
"""Characters; a line so long may have been broken in mid sentence."""
_LONGEST_LINE = 160
"""Characters that stand in one line of a page at the most."""
LONGEST = 1_500
"""Characters; what is longer is no sentence."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence or bullet point, spaces made single."""

    text: str
    line: int
    """The line of its first character, counted from 1."""
    heading: str
    """The nearest heading above; empty if there is none."""
    paragraph: int
    """The sentences of one paragraph share it."""
    starts: tuple[tuple[int, int], ...] = ()
    """Character and line of each further line of the document."""
    is_point: bool = False
    """Whether it stands behind a bullet or number, where a full stop may be left out."""

    @property
    def is_whole(self) -> bool:
        """Whether nothing of it seems to be lost: not cut off by the end of a page or the lines of a box."""
        short = len(self.text) < _RUNNING
        ends = self.text.rstrip('"”’)').endswith((".", "!", "?", ":", ";"))
        return self.is_point or (not self.text[:1].islower() and (ends or short))

    def line_at(self, place: int) -> int:
        """The document's line that holds this character of the sentence."""
        return next((line for start, line in reversed(self.starts) if start <= place), self.line)

    @property
    def last_line(self) -> int:
        """The line of its last character."""
        return self.starts[-1][1] if self.starts else self.line


def is_wrapped(text: str) -> bool:
    """Whether lines were broken for want of room, as in a PDF, so that a page may cut a sentence."""
    return all(len(line) <= _LONGEST_LINE for line in text.split("\n") if "\t" not in line)


def sentences_of(text: str) -> list[Sentence]:
    """Every sentence outside the tables, in order; a heading is one only if it states a figure."""
    found: list[Sentence] = []
    heading = ""
    for number, block in enumerate(_blocks(text_lines(text))):
        line = block[0][1]
        if len(block) == 1 and not is_prose(line) and not _BULLET.match(line):
            states = bool(amounts_in(line))
            heading = without_markup(line) if line.strip()[:1].isupper() or not states else heading
            if not states:
                continue
        found += _split(block, heading, number)
    return found


def _blocks(lines: list[str]) -> Iterator[list[tuple[int, str]]]:
    """Runs of lines that belong to one paragraph; a bullet begins its own."""
    block: list[tuple[int, str]] = []
    gap = False
    for number, line in enumerate(lines, 1):
        apart = "\t" in line or bool(_BULLET.match(line)) or (gap and not _goes_on(block, line))
        if not line.strip():
            gap = True
            continue
        if block and (apart or _begins_anew(block, line)):
            yield block
            block = []
        gap = False
        if "\t" not in line:
            block.append((number, line))
    if block:
        yield block


def _goes_on(block: list[tuple[int, str]], line: str) -> bool:
    """Whether a sentence runs on below a gap: over the end of a page, or where lines stand far apart."""
    last = block[-1][1].strip() if block else ""
    return len(last) >= _RUNNING and not last.endswith((".", ":", ";", "!", "?")) and line.strip()[:1].islower()


def _begins_anew(block: list[tuple[int, str]], line: str) -> bool:
    """After a short line without a full stop, what begins with a capital is no continuation."""
    last = block[-1][1].strip()
    longest = max(len(each) for _, each in (*block, (0, line)))
    return (
        not last.endswith((".", ",", ";", ":", "-", "–"))
        and line.strip()[:1].isupper()
        and len(last) < _MOST_OF_A_LINE * longest
    )


def _split(block: list[tuple[int, str]], heading: str, paragraph: int) -> Iterator[Sentence]:
    joined, starts = _joined(block)
    begin = 0
    for end in [*_ends(joined), len(joined)]:
        words = joined[begin:end]
        if words.strip():
            at = begin + len(words) - len(words.lstrip())
            sentence = _sentence(joined[at:end].rstrip()[:LONGEST], at, starts, heading, paragraph)
            yield replace(sentence, is_point=bool(_BULLET.match(block[0][1])))
        begin = end


def _sentence(text: str, at: int, starts: list[tuple[int, int]], heading: str, paragraph: int) -> Sentence:
    first = starts[bisect_right(starts, (at, 10**9)) - 1][1]
    inside = tuple((start - at, line) for start, line in starts if at < start < at + len(text))
    return Sentence(text, first, heading, paragraph, inside)


def _joined(block: list[tuple[int, str]]) -> tuple[str, list[tuple[int, int]]]:
    """The lines as one text, and where each begins in it."""
    text, starts = "", []
    for place, (number, line) in enumerate(block):
        plain = " ".join(without_markup(line if place else _BULLET.sub("", line)).split())
        if text:
            text += " "
        starts.append((len(text), number))
        text += plain.replace("**", "")
    return text, starts


def _ends(text: str) -> list[int]:
    return [match.end() for match in _ENDS.finditer(text) if not _SHORT_FORMS.search(text[: match.end()][-12:])]
