"""Where the words of signals go: beside the newest of their marks, or nowhere."""

from collections.abc import Iterator, Sequence

from briefing.labels import Label, centred, is_covered, is_crossed, is_free
from briefing.letters import printable, width
from briefing.picture import Level
from briefing.plot import Box, Plot
from briefing.signs import Signed
from briefing.style import CLEARANCE, GAP, LINE_SPACING, SIGN_DOT, SMALLEST


def sign_labels(
    plot: Plot, levels: Sequence[Level], taken: Sequence[Label], signs: Sequence[Signed]
) -> tuple[list[Label], list[Signed]]:
    """The words of each signal at one of its marks, and the signals whose words find no free place."""
    placed: list[Label] = []
    left: list[Signed] = []
    for each in signs:
        label = next(_free_places(plot, levels, [*taken, *placed], each), None)
        if label:
            placed.append(label)
        else:
            left.append(each)
    return placed, left


def _free_places(plot: Plot, levels: Sequence[Level], taken: Sequence[Label], signed: Signed) -> Iterator[Label]:
    """On one line, then on two; newest mark first."""
    for text in dict.fromkeys((printable(signed.words), "\n".join(map(printable, signed.words.split(": "))))):
        for at in reversed(signed.marks):
            for box in _boxes(plot, at, text):
                if is_free(plot, box, taken) and not is_covered(plot, box) and not is_crossed(plot, box, levels):
                    yield Label(text, box, str(signed.sign))


def _boxes(plot: Plot, at: int, text: str) -> Iterator[Box]:
    lines = text.split("\n")
    wide, high = max(width(line, SMALLEST) for line in lines), SMALLEST * (1 + (len(lines) - 1) * LINE_SPACING)
    x, y, away = plot.x(at), plot.y(plot.marks[at].value or 0.0), SIGN_DOT / 2 + CLEARANCE
    middle = max(plot.frame.left + wide / 2, min(plot.edge - wide / 2, x))
    for bottom in (y + away, y - away - high):
        yield centred(middle, bottom, wide, high)
    for bottom in (y - high / 2, y + away, y - away - high):
        yield centred(x + away + GAP + wide / 2, bottom, wide, high)
        yield centred(x - away - GAP - wide / 2, bottom, wide, high)
