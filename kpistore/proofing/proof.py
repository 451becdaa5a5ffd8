"""The prose of a draft, read whole: what its sentences say of themselves, and the figures to set beside the tables."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from kpistore.catalogue import Catalogue
from kpistore.model.finding import Outcome
from kpistore.model.observation import Document, Observation
from kpistore.model.period import Period
from kpistore.proofing.amounts import Amount
from kpistore.proofing.figures import Figures, Stated
from kpistore.proofing.marked import Marked, marked
from kpistore.proofing.outcomes import check
from kpistore.proofing.sentences import is_wrapped, sentences_of

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
    figures = Figures(catalogue, area, document, own)
    wrapped = not in_paragraphs and is_wrapped(text)
    told: list[Marked] = []
    outcomes: list[tuple[int, Outcome, Amount | None]] = []
    stated: list[Stated] = []
    for sentence in sentences_of(text):
        if not _MAY_STATE.search(sentence.text):
            figures.passed_over(sentence)
            continue
        read = marked(sentence, focus)
        place = len(told)
        if sentence.is_whole or not wrapped:
            stated += figures.stated(read, place)
            stated += figures.forecast(read, place)
        if read.amounts:
            before = told[-1] if told and told[-1].sentence.paragraph == sentence.paragraph else None
            outcomes += [(place, *each) for each in check(document, read, before)]
            told.append(read)
    return Prose(tuple(told), tuple(outcomes), tuple(stated))
