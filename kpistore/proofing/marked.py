"""A sentence with a mark for each figure and each period in it, so that its wording can be looked at."""

import re
from dataclasses import dataclass

from kpistore.model.period import Period
from kpistore.proofing.amounts import Amount, amounts_in
from kpistore.proofing.dates import Dated, dates_in
from kpistore.proofing.sentences import Sentence

AMOUNT = r"‹(\d+)›"
"""A figure, by its number in the sentence."""
PERIOD = r"«(\d+)»"


@dataclass(frozen=True, slots=True)
class Marked:
    """A sentence, its figures and periods, and its words with marks in their place."""

    sentence: Sentence
    text: str
    amounts: tuple[Amount, ...]
    dates: tuple[Dated, ...]

    def line(self, amount: Amount) -> int:
        """The document's line on which a figure stands."""
        return self.sentence.line_at(amount.start)


def marked(sentence: Sentence, focus: Period | None) -> Marked:
    """The sentence with its marks: "rose from ‹0› in «0» to ‹1›"."""
    text = re.sub(r"[‹›«»]", " ", sentence.text)
    dates = dates_in(text, focus)
    amounts = [each for each in amounts_in(text) if not any(_overlap(each, date) for date in dates)]
    marks = [(_with_bound(each, text), each.end, f"‹{number}›") for number, each in enumerate(amounts)]
    marks += [(each.start, each.end, f"«{number}»") for number, each in enumerate(dates)]
    words, last = [], 0
    for start, end, mark in sorted(marks):
        words += [text[last:start], mark]
        last = end
    return Marked(sentence, "".join([*words, text[last:]]), tuple(amounts), tuple(dates))


def _with_bound(amount: Amount, text: str) -> int:
    """Where the words begin that bound a figure, else the figure itself."""
    before = text[: amount.start].rstrip()
    return len(before) - len(amount.bound_words) if amount.bound_words else amount.start


def _overlap(amount: Amount, date: Dated) -> bool:
    return amount.start < date.end and date.start < amount.end
