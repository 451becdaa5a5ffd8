"""The prose of a draft, read whole: what its sentences say of themselves, and the figures to set beside the tables."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from kpistore.catalogue import Catalogue
from kpistore.model.finding import Outcome
from kpistore.model.observation import Document, Observation
from kpistore.model.period import Period
from kpistore.proofing.amounts import Amount
from kpistore.proofing.checked_rows import Rows
from kpistore.proofing.clauses import clauses_of
from kpistore.proofing.figures import Figures, Stated
from kpistore.proofing.marked import Marked, marked
from kpistore.proofing.measures import Named
from kpistore.proofing.outcomes import check
from kpistore.proofing.sentences import is_wrapped, sentences_of
from kpistore.proofing.undated import undated_in

_MAY_STATE = re.compile(r"\d|\b(?:half|third|quarter|fifth|doubl|halv|trebl|tripl|peak|highest|lowest)", re.IGNORECASE)
"""Without one of these a sentence states no figure."""


@dataclass(frozen=True, slots=True)
class Prose:
    """What the sentences of a document say."""

    sentences: tuple[Marked, ...]
    """Those that print a figure, in order."""
    outcomes: tuple[tuple[int, Outcome, Amount | None], ...]
    """What each says of itself, with its place among them and the figure that has to follow from the others."""
    stated: tuple[Stated, ...]
    beside: tuple[tuple[int, Amount], ...] = ()
    """The figures without days that were set beside a row, each with the place of its sentence."""


def read_prose(
    text: str,
    catalogue: Catalogue,
    area: str,
    document: Document,
    focus: Period | None,
    own: Sequence[Observation],
    *,
    in_paragraphs: bool = False,
) -> Prose:
    """Every sentence of a report's text; `own` are the figures of its tables. Never raises.

    Where a document is made of paragraphs, no line of it was broken for want of room.
    """
    reader = _Reader(Figures(catalogue, area, document, own), Rows(document, own), document)
    wrapped = not in_paragraphs and is_wrapped(text)
    for sentence in sentences_of(text):
        if _MAY_STATE.search(sentence.text):
            reader.read(marked(sentence, focus), is_whole=sentence.is_whole or not wrapped)
        else:
            reader.figures.passed_over(sentence)
    return Prose(tuple(reader.told), tuple(reader.outcomes), tuple(reader.stated), tuple(reader.beside))


class _Reader:
    """Reads one sentence after another."""

    def __init__(self, figures: Figures, rows: Rows, document: Document) -> None:
        self.figures, self._rows, self._document = figures, rows, document
        self.told: list[Marked] = []
        self.outcomes: list[tuple[int, Outcome, Amount | None]] = []
        self.stated: list[Stated] = []
        self.beside: list[tuple[int, Amount]] = []

    def read(self, sentence: Marked, *, is_whole: bool) -> None:
        """What it says of the tables and the record, and of itself."""
        place = len(self.told)
        if is_whole:
            undated = self.figures.undated(sentence)
            stated = [*self.figures.stated(sentence, place), *self.figures.forecast(sentence, place)]
            self.stated += stated
            if undated and not stated:
                self._set_beside_rows(sentence, undated)
        if sentence.amounts:
            before = self.told[-1] if self.told else None
            if before and before.sentence.paragraph != sentence.sentence.paragraph:
                before = None
            self.outcomes += [(place, *each) for each in check(self._document, sentence, before)]
            self.told.append(sentence)

    def _set_beside_rows(self, sentence: Marked, named: Named) -> None:
        outcome = self._rows.check(sentence, named, undated_in(sentence, clauses_of(sentence)))
        if outcome:
            self.outcomes.append((len(self.told), outcome, None))
            self.beside += [(len(self.told), each) for each in sentence.amounts]
