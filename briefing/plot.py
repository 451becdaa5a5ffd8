"""Where the marks of a picture stand, in pixels: the ground on which labels are placed."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from briefing.picture import Level, Mark, Shape
from briefing.scale import Scale
from briefing.style import BAR_SHARE, BAR_WIDEST, MARGIN, WIDTH


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle on the picture, in pixels from its lower left corner."""

    left: float
    bottom: float
    right: float
    top: float

    @property
    def width(self) -> float:
        """Pixels."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """Pixels."""
        return self.top - self.bottom

    def meets(self, other: "Box", gap: float = 0) -> bool:
        """Whether both overlap or stand closer than the gap."""
        return (
            self.left < other.right + gap
            and other.left < self.right + gap
            and self.bottom < other.top + gap
            and other.bottom < self.top + gap
        )

    def holds(self, other: "Box") -> bool:
        """Whether the other lies wholly inside."""
        return (
            self.left <= other.left
            and other.right <= self.right
            and self.bottom <= other.bottom
            and other.top <= self.top
        )


@dataclass(frozen=True, slots=True)
class Plot:
    """Marks on their scale inside a frame; each mark has a slot of the same width."""

    frame: Box
    scale: Scale
    shape: Shape
    marks: Sequence[Mark]
    edge: float = WIDTH - MARGIN / 2
    """How far right words may reach."""
    chosen: int | None = None
    """The mark that stands out; None for the newest."""

    @property
    def slot(self) -> float:
        """Pixels between two marks."""
        return self.frame.width / len(self.marks)

    @property
    def bar(self) -> float:
        """Width of a bar, pixels."""
        return min(self.slot * BAR_SHARE, BAR_WIDEST)

    @property
    def ground(self) -> float:
        """Where zero stands, or the lower edge if zero is outside."""
        return self.y(min(max(self.scale.low, 0.0), self.scale.high))

    def x(self, mark: int) -> float:
        """The middle of a mark's slot."""
        return self.frame.left + (mark + 0.5) * self.slot

    def y(self, value: float) -> float:
        """Where a value stands."""
        return self.frame.bottom + self.scale.share(value) * self.frame.height

    def reach(self, level: Level) -> tuple[float, float]:
        """From where to where a line across is drawn."""
        last = len(self.marks) - 1 if level.last is None else level.last
        if level.values:
            held = [at for at, value in enumerate(level.values) if value is not None]
            return self.x(held[0]), self.x(held[-1])
        left = self.frame.left if level.first == 0 else self.x(level.first) - self.slot / 2
        return left, self.frame.right if last == len(self.marks) - 1 else self.x(last) + self.slot / 2

    def span(self, left: float, right: float) -> tuple[float, float] | None:
        """Lowest and highest pixel that bars or line cover between two x; None where nothing is drawn."""
        pieces = self._bars(left, right) if self.shape is Shape.BARS else self._line(left, right)
        heights = [height for piece in pieces for height in piece]
        return (min(heights), max(heights)) if heights else None

    def spread(self, level: Level, left: float, right: float) -> tuple[float, float] | None:
        """Lowest and highest pixel of a line across between two x; None where it is not drawn there."""
        if level.values:
            heights = [height for piece in self._through(level.values, left, right) for height in piece]
            return (min(heights), max(heights)) if heights else None
        start, end = self.reach(level)
        return (self.y(level.value), self.y(level.value)) if start < right and left < end else None

    def gaps(self) -> list[range]:
        """Runs of neighbouring marks without a value, in order."""
        runs: list[range] = []
        for at, mark in enumerate(self.marks):
            if mark.value is None:
                begun = runs.pop().start if runs and runs[-1].stop == at else at
                runs.append(range(begun, at + 1))
        return runs

    def _bars(self, left: float, right: float) -> Iterator[tuple[float, ...]]:
        for at, mark in enumerate(self.marks):
            if mark.value is not None and self.x(at) - self.bar / 2 < right and left < self.x(at) + self.bar / 2:
                yield self.ground, self.y(mark.value)

    def _line(self, left: float, right: float) -> Iterator[tuple[float, ...]]:
        return self._through([mark.value for mark in self.marks], left, right)

    def _through(self, values: Sequence[float | None], left: float, right: float) -> Iterator[tuple[float, ...]]:
        for at, value in enumerate(values):
            if value is not None and left <= self.x(at) <= right:
                yield (self.y(value),)
        for at, (before, after) in enumerate(pairwise(values)):
            if before is None or after is None or self.x(at + 1) < left or right < self.x(at):
                continue
            slope = (self.y(after) - self.y(before)) / self.slot
            ends = (max(left, self.x(at)), min(right, self.x(at + 1)))
            yield tuple(self.y(before) + (end - self.x(at)) * slope for end in ends)
