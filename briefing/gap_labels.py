"""Words where no figure stands: in the gaps, and beside upright lines."""

from collections.abc import Sequence

from briefing.labels import Label, centred, is_covered, is_free
from briefing.letters import printable, width
from briefing.picture import Divide
from briefing.plot import Box, Plot
from briefing.style import CLEARANCE, GAP, GAP_SIGN, LABEL_BAND, NO_FIGURE, SMALLEST


def gap_labels(plot: Plot) -> list[Label]:
    """ "no figure" where a run of gaps is wide enough for it, else a small cross; close runs share one."""
    labels: list[Label] = []
    for run in plot.gaps():
        room = plot.slot * len(run) - GAP
        lines = next((words for words in (NO_FIGURE, NO_FIGURE.replace(" ", "\n")) if _wide(words) <= room), GAP_SIGN)
        middle = (plot.x(run.start) + plot.x(run.stop - 1)) / 2
        height = SMALLEST * (1 + lines.count("\n") * 1.2)
        hangs = plot.ground > (plot.frame.bottom + plot.frame.top) / 2  # figures under zero hang from their ground
        bottom = plot.ground - CLEARANCE - height if hangs else plot.ground + CLEARANCE
        label = Label(lines, centred(middle, bottom, _wide(lines), height), "gap")
        if not labels or not label.box.meets(labels[-1].box):
            labels.append(label)
    return labels


def divide_labels(plot: Plot, divides: Sequence[Divide], taken: Sequence[Label]) -> list[Label]:
    """The words of an upright line beside its upper end; none where they would lie on a mark."""
    placed: list[Label] = []
    for divide in divides:
        text = printable(divide.label)
        wide, x = width(text, SMALLEST), plot.x(divide.before) - plot.slot / 2
        lefts = (x + GAP, x - GAP - wide)
        tops = (plot.frame.top + LABEL_BAND, *(plot.frame.top - row * SMALLEST * 1.3 for row in range(4)))
        boxes = [Box(left, top - SMALLEST, left + wide, top) for top in tops for left in lefts]
        free = (box for box in boxes if is_free(plot, box, [*taken, *placed]) and not is_covered(plot, box))
        placed += [Label(text, box, "divide") for box in list(free)[:1]]
    return placed


def divide_lines(plot: Plot, divides: Sequence[Divide]) -> list[Label]:
    """Where upright lines stand, as places that other words keep off."""
    xs = [plot.x(each.before) - plot.slot / 2 for each in divides]
    return [Label("", Box(x - 1, plot.frame.bottom, x + 1, plot.frame.top), "divide") for x in xs]


def _wide(words: str) -> float:
    return max(width(line, SMALLEST) for line in words.split("\n"))
