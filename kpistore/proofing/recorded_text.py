"""The figures recorded from a report's text, line by line, laid beside the paragraphs of a draft."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from kpistore.model.claim import Claim
from kpistore.model.observation import Document, Observation
from kpistore.proofing.aligning import Paragraph, plain_print

Recorded = Observation | Claim


@dataclass(frozen=True)
class RecordedText:
    """The recorded lines of a report, each with the paragraph of the draft that holds most of it."""

    document: Document
    lines: list[list[Recorded]]
    places: list[int | None]
    paragraphs: list[Paragraph]

    @property
    def sameness(self) -> float:
        """The share of its figures that stand where they should."""
        counted = [self.place_of(each, number) is not None for number, line in enumerate(self.lines) for each in line]
        return sum(counted) / len(counted)

    @cached_property
    def taken(self) -> Mapping[tuple[int, str], int]:
        """Which line has which figure of which paragraph for its own."""
        return {
            (place, plain_print(each.as_published)): number
            for number, place in enumerate(self.places)
            if place is not None
            for each in self.lines[number]
            if self.paragraphs[place].prints(each.as_published)
        }

    def near(self, number: int) -> range:
        """The paragraphs in which a recorded line may stand, between those of the lines before and after it."""
        before = next((each for each in self.places[:number][::-1] if each is not None), 0)
        after = next((each for each in self.places[number + 1 :] if each is not None), len(self.paragraphs) - 1)
        return range(before, after + 1)

    def place_of(self, recorded: Recorded, number: int, within: range | None = None) -> int | None:
        """The paragraph in which a figure of a line stands; None where none prints it but for another line."""
        printed = plain_print(recorded.as_published)
        for place in within or self.near(number):
            if self.taken.get((place, printed), number) == number and self.paragraphs[place].prints(printed):
                return place
        return None

    def expected(self, number: int) -> set[int]:
        """The line of the draft on which a recorded line should stand, as far as those before and after it do."""
        placed = [each for each, place in enumerate(self.places) if place is not None]
        beside = {*[each for each in placed if each <= number][-1:], *[each for each in placed if each >= number][:1]}
        return {_line_of(self.lines[number]) + self._moved(each) for each in beside}

    def _moved(self, number: int) -> int:
        place = self.places[number]
        assert place is not None
        return self.paragraphs[place].sentences[0].line - _line_of(self.lines[number])


def _line_of(line: Sequence[Recorded]) -> int:
    return line[0].line or 0
