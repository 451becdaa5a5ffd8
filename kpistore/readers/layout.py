"""How a report's text is laid out: lines, headings, tables, the prose around a table, footnotes."""

import re
from dataclasses import dataclass
from itertools import groupby

LONGEST_HEADING = 90
"""Characters; a longer line of its own is a paragraph."""

_BULLETS = ("-", "\N{MIDDLE DOT}", "\N{BULLET}", "*", "\N{LEFT DOUBLE QUOTATION MARK}", '"', "\N{BLACK SQUARE}")
_SENTENCE_ENDS = (".", ",", ";", "?", "!", '."', ".\N{RIGHT DOUBLE QUOTATION MARK}")
_MARKS = r"\*+|\N{DAGGER}|\N{DOUBLE DAGGER}"
_FOOTNOTE = re.compile(rf"(?P<mark>{_MARKS})\s*(?P<text>[^*]+)")
"""Bold words at the start of a line ("**Week one:** ...") have a second pair of asterisks and are no footnote."""


@dataclass(frozen=True, slots=True)
class Row:
    """One tab-separated line: its number from 1 and its cells without markup and outer spaces."""

    line: int
    cells: tuple[str, ...]
    italic: bool = False
    """Set in italics, which these reports use for the heading rows of a table."""

    @property
    def label(self) -> str:
        """The first cell."""
        return self.cells[0]

    @property
    def values(self) -> tuple[str, ...]:
        """All cells but the first."""
        return self.cells[1:]

    @property
    def is_label_only(self) -> bool:
        """Whether nothing stands beside the label."""
        return bool(self.label) and not any(self.values)


def text_lines(text: str) -> list[str]:
    """The lines as an editor numbers them: only line feeds count, form feeds and the like do not."""
    return [line.strip("\r\f\ufeff").replace("\N{NO-BREAK SPACE}", " ") for line in text.split("\n")]


def without_markup(text: str) -> str:
    """The words alone: without tags such as <i> and without asterisks around bold words."""
    return re.sub(r"\*\*(.+?)\*\*", r"\1", re.sub(r"</?[a-z]+>", "", text)).strip()


def table_blocks(lines: list[str]) -> list[list[Row]]:
    """Each run of lines that hold a tab; blank cells keep their place."""
    runs = groupby(enumerate(lines, 1), key=lambda numbered: "\t" in numbered[1])
    return [[_row(number, line) for number, line in run] for is_table, run in runs if is_table]


def heading_above(lines: list[str], first_line: int) -> str:
    """The nearest heading, or the caption ("Referrals by type:") right above the table; empty if there is none."""
    caption = next((line for line in reversed(lines[: first_line - 1]) if line.strip()), "")
    if caption.strip().endswith(":") and _could_be_heading(caption.strip().rstrip(":")):
        return without_markup(caption).rstrip(":").strip()
    number = _heading_line(lines, first_line)
    return without_markup(lines[number - 1]) if number else ""


def prose_above(lines: list[str], first_line: int) -> list[str]:
    """The paragraphs of the section between its heading and the table, nearest first; captions don't end a section."""
    section = lines[_heading_line(lines, first_line) : first_line - 1]
    paragraphs = [
        " ".join(line.strip() for line in run)
        for is_text, run in groupby(section, key=lambda line: bool(line.strip()) and "\t" not in line)
        if is_text
    ]
    return paragraphs[::-1]


def footnotes_below(lines: list[str], last_line: int) -> dict[str, str]:
    """The footnotes right under a table by their mark; the first line that is none ends them."""
    notes: dict[str, str] = {}
    for line in lines[last_line:]:
        match = _FOOTNOTE.fullmatch(line.strip())
        if match:
            notes[match["mark"]] = match["text"].strip()
        elif line.strip():
            break
    return notes


def split_mark(label: str) -> tuple[str, str]:
    """A label and the footnote mark at its end; the mark is empty where there is none."""
    match = re.fullmatch(rf"(?P<words>.*?)\s*(?P<mark>{_MARKS})?", label)
    assert match is not None
    return match["words"], match["mark"] or ""


def is_prose(line: str) -> bool:
    """Whether a line is a sentence or a bullet point rather than a title or a heading."""
    plain = line.strip()
    return len(plain) > LONGEST_HEADING or plain.startswith(_BULLETS) or plain.endswith(_SENTENCE_ENDS)


def _row(number: int, line: str) -> Row:
    cells = tuple(without_markup(cell) for cell in line.split("\t"))
    return Row(number, cells, italic=line.strip().startswith("<i>"))


def _heading_line(lines: list[str], first_line: int) -> int:
    """The number of the nearest heading above a line, 0 if there is none."""
    return next((number for number in range(first_line - 1, 0, -1) if _is_heading(lines, number)), 0)


def _is_heading(lines: list[str], number: int) -> bool:
    """A heading stands alone: wrapped prose and addresses have text on the next line or the one before."""
    before = lines[number - 2] if number > 1 else ""
    after = lines[number] if number < len(lines) else ""
    alone = not before.strip() and (not after.strip() or "\t" in after)
    return alone and _could_be_heading(lines[number - 1])


def _could_be_heading(line: str) -> bool:
    plain = without_markup(line)
    if not plain or "\t" in plain or plain.endswith(":") or is_prose(line):
        return False
    return plain[0].isupper() or (plain[0].isdigit() and any(each.isalpha() for each in plain))
