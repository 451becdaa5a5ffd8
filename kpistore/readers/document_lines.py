"""What every document becomes: lines of text, and the pages they stand on."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class DocumentText:
    """A document as lines, and the page on which each line stands."""

    text: str
    pages: tuple[int, ...] = ()
    """Counted from 1; empty where the format has no pages."""
    doubtful: tuple[tuple[int, str], ...] = ()
    """The lines, counted from 1, at which a table begins that cannot be read without guessing, and why not."""

    def place(self, line: int) -> str:
        """Where a line stands, in words for whoever looks it up: "page 3, line 120"."""
        page = self.page(line)
        return f"page {page}, line {line}" if page else f"line {line}"

    def page(self, line: int) -> int | None:
        """The page of a line, counted from 1; None where the format has no pages."""
        return self.pages[line - 1] if 0 < line <= len(self.pages) else None
