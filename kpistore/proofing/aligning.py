"""Where the figures recorded from a report's text stand in another version of that text, though lines were moved."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby

from kpistore.proofing.amounts import Amount, amounts_in
from kpistore.proofing.sentences import Sentence

_DASHES = str.maketrans("–−—", "---")


@dataclass(frozen=True)
class Paragraph:
    """One paragraph of a draft."""

    sentences: tuple[Sentence, ...]

    @cached_property
    def words(self) -> str:
        """Its text as figures are looked for in it."""
        return plain_print(" ".join(each.text for each in self.sentences))

    @cached_property
    def amounts(self) -> tuple[tuple[Sentence, Amount], ...]:
        """The figures of its sentences, in order."""
        return tuple((each, amount) for each in self.sentences for amount in amounts_in(each.text))

    def prints(self, printed: str) -> bool:
        """Whether a figure stands in it, its unit and sign included, and is no part of a longer one."""
        return any(
            not (_is_of_number(self.words[: each.start()], -1) or _is_of_number(self.words[each.end() :], 1))
            for each in re.finditer(re.escape(plain_print(printed)), self.words)
        )


def paragraphs_of(sentences: Sequence[Sentence]) -> list[Paragraph]:
    """The paragraphs of a text, in order."""
    return [Paragraph(tuple(each)) for _, each in groupby(sentences, key=lambda each: each.paragraph)]


def plain_print(text: str) -> str:
    """Characters as they are compared: small letters, one kind of dash, single spaces."""
    return " ".join(text.lower().translate(_DASHES).split())


def aligned(lines: Sequence[Sequence[str]], paragraphs: Sequence[Paragraph]) -> list[int | None]:
    """For the figures of each recorded line, in order, the paragraph that prints most of them; None where none does.

    Lines keep their order: of all ways to lay them beside the paragraphs, the one in which most characters stand where
    they should. What two lines in a row both print has to stand in two paragraphs.
    """
    best = [0] * len(paragraphs)
    before: frozenset[str] = frozenset()
    steps: list[list[tuple[int, int]]] = []
    for printed in lines:
        step = _step(best, [[each for each in printed if one.prints(each)] for one in paragraphs], before)
        best = [(best[come] if come >= 0 else 0) + more for come, more in step]
        steps.append(step)
        before = frozenset(printed)
    return _traced(best, steps)


def _step(best: list[int], standing: list[list[str]], before: frozenset[str]) -> list[tuple[int, int]]:
    """For each paragraph, from which one a line gets there (-1: none), and what it gains by coming or staying."""
    found, top = [], -1
    for place, here in enumerate(standing):
        anew, staying = _gain(here), _gain([each for each in here if each not in before])
        goes = (best[top] if top >= 0 else 0) + anew
        found.append((top, anew) if goes >= best[place] + staying else (place, staying))
        top = place if top < 0 or best[place] > best[top] else top
    return found


def _gain(standing: Sequence[str]) -> int:
    """A long number is no chance, a single digit may be."""
    return sum(map(len, standing))


def _traced(best: list[int], steps: list[list[tuple[int, int]]]) -> list[int | None]:
    place = max(range(len(best)), key=best.__getitem__, default=-1)
    found: list[int | None] = []
    for step in reversed(steps):
        come, gained = step[place] if place >= 0 else (-1, 0)
        found.append(place if gained else None)
        place = come
    return found[::-1]


def _is_of_number(beside: str, side: int) -> bool:
    """Whether what stands before (-1) or after (1) a figure makes it a part of a longer one."""
    pattern = r"\d[.,]?$" if side < 0 else r"^[.,]?\d"
    return bool(re.search(pattern, beside))
