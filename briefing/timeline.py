"""The period axis: which periods are named below it, and in which words."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from briefing.letters import printable, shortened, width
from briefing.style import GAP, SMALLEST

TWELVE_MONTHS = "12 months to "
TWELVE_MONTHS_NOTE = "Each figure covers the 12 months to the month shown."
_SPLIT = re.compile(r"(Q[1-4]|[A-Z][a-z]+|\d{1,2} [A-Z][a-z]+) (\d{4}(?:/\d{2})?)")
"""A quarter, month or day, and its year."""
_QUARTER_STEPS = (1, 2, 4, 8, 12, 20, 40)
_MONTH_STEPS = (1, 2, 3, 6, 12, 24, 36, 60, 120)
_OTHER_STEPS = (1, 2, 5, 10, 20, 50, 100)
_TWO_LINES_BEYOND = 9
"""Letters; a label up to this long ("2021/22") stays on one line."""


@dataclass(frozen=True, slots=True)
class Word:
    """One line of a period's name, centred at x, in the first or second row below the axis."""

    text: str
    x: float
    row: int
    mark: int

    @property
    def left(self) -> float:
        """Pixels."""
        return self.x - width(self.text, SMALLEST) / 2

    @property
    def right(self) -> float:
        """Pixels."""
        return self.x + width(self.text, SMALLEST) / 2


@dataclass(frozen=True, slots=True)
class Timeline:
    """The words below the axis, none touching another, and what must be said about them at the foot."""

    words: tuple[Word, ...]
    note: str = ""

    @property
    def rows(self) -> int:
        """1 or 2."""
        return 1 + max((word.row for word in self.words), default=0)


def timeline(labels: Sequence[str], xs: Sequence[float], left: float, right: float) -> Timeline:
    """The fullest naming that fits between left and right; the newest period is always named."""
    labels = [printable(label) for label in labels]
    full = Timeline(_words(labels, xs, 1, left, right))
    if _fits(full.words, left, right):
        return full
    note = ""
    if all(label.startswith(TWELVE_MONTHS) for label in labels):
        labels, note = [label.removeprefix(TWELVE_MONTHS) for label in labels], TWELVE_MONTHS_NOTE
    for step in _steps(labels):
        words = _words(labels, xs, step, left, right)
        if _fits(words, left, right):
            return Timeline(words, note)
    return Timeline(_newest_only(labels, xs, left, right), note)


def rows_of(label: str) -> tuple[str, str]:
    """A label over two lines, the second empty where one is enough."""
    if split := _SPLIT.fullmatch(label):
        return split[1], split[2]
    if label.startswith(TWELVE_MONTHS):
        return TWELVE_MONTHS.strip(), label.removeprefix(TWELVE_MONTHS)
    if len(label) <= _TWO_LINES_BEYOND or " " not in label:
        return label, ""
    breaks = [at for at, letter in enumerate(label) if letter == " "]
    middle = min(breaks, key=lambda at: abs(at - len(label) / 2))
    return label[:middle], label[middle + 1 :]


def _words(labels: Sequence[str], xs: Sequence[float], step: int, left: float, right: float) -> tuple[Word, ...]:
    """Every step-th period counted back from the newest; a year is named where it begins or changes."""
    words: list[Word] = []
    year = ""
    for mark in range((len(labels) - 1) % step, len(labels), step):
        head, tail = rows_of(labels[mark])
        words.append(_held(Word(head, xs[mark], 0, mark), left, right))
        is_year = _SPLIT.fullmatch(labels[mark]) is not None
        if tail and not (is_year and tail == year):
            words.append(_held(Word(tail, xs[mark], 1, mark), left, right))
        year = tail if is_year else ""
    return tuple(words)


def _held(word: Word, left: float, right: float) -> Word:
    """Moved inwards where it would leave the picture."""
    half = width(word.text, SMALLEST) / 2
    return Word(word.text, max(left + half, min(right - half, word.x)), word.row, word.mark)


def _fits(words: Sequence[Word], left: float, right: float) -> bool:
    for row in (0, 1):
        line = [word for word in words if word.row == row]
        if any(after.left - before.right < GAP for before, after in pairwise(line)):
            return False
    return all(word.left >= left - 1 and word.right <= right + 1 for word in words)


def _newest_only(labels: Sequence[str], xs: Sequence[float], left: float, right: float) -> tuple[Word, ...]:
    last = len(labels) - 1
    rows = [shortened(text, right - left, SMALLEST) for text in rows_of(labels[last]) if text]
    return tuple(_held(Word(text, xs[last], row, last), left, right) for row, text in enumerate(rows))


def _steps(labels: Sequence[str]) -> tuple[int, ...]:
    if all(label.startswith("Q") for label in labels):
        return _QUARTER_STEPS
    return _MONTH_STEPS if all(_SPLIT.fullmatch(label) for label in labels) else _OTHER_STEPS
