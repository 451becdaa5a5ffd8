"""What a report itself says must be known with a figure: it travels with every answer."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Caution:
    """One caveat of a measure, in the office's words, and where the report has it."""

    text: str
    """One sentence to stand below the figure and to be read aloud."""
    document: str
    """The file's own base name."""
    line: int
    """Counted from 1."""
    since: date | None = None
    """With until, the days of the figures it is about; None: open."""
    until: date | None = None
    no_verdict: bool = False
    """Whether nothing may be called better, worse, highest or lowest by these figures."""

    def holds_for(self, day: date | None) -> bool:
        """Whether it is about a figure whose period ends on that day; a figure without one is always meant."""
        if day is None:
            return True
        return (self.since is None or self.since <= day) and (self.until is None or day <= self.until)
