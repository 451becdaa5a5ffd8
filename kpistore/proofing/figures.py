"""The figures and changes of a draft's sentences whose measure and days are certain, sentence by sentence."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kpistore.catalogue import Catalogue
from kpistore.model.kpi import Unit
from kpistore.model.observation import Document, Observation, Status
from kpistore.proofing.amounts import Amount
from kpistore.proofing.bases import base_in
from kpistore.proofing.clauses import COMPARISON, Clause, clauses_of
from kpistore.proofing.dates import dates_in
from kpistore.proofing.levels import newer_of_two
from kpistore.proofing.marked import Marked
from kpistore.proofing.measures import Named, measures_of
from kpistore.proofing.periods import Calendar, Days
from kpistore.proofing.sentences import Sentence
from kpistore.proofing.statements import EXTREME, Meant, Said, Statements
from kpistore.proofing.surroundings import FORECAST, Surroundings
from kpistore.proofing.undated import TIMED

_POINTING = re.compile(r"^(?:this|that|it|these)\b", re.IGNORECASE)
_POINTERS = re.compile(
    r"^(?:this|that|it|these)(?:'s)?(?:\s+(?:figure|number|total|rate|change))?|\b(?:despite|compares?)\b",
    re.IGNORECASE,
)
_EXPECTED = re.compile(
    r"\b(?:will|expected\s+to|forecast\s+to)\s+(?:\w+\s+)?(?:reach|be|rise\s+to|fall\s+to)\b", re.IGNORECASE
)
_FORECAST_WORDS = re.compile(rf"{FORECAST.pattern}|\bby\b|\breach\b", re.IGNORECASE)
_STANDING = re.compile(r"^(?:standing\s+)?at\s+‹", re.IGNORECASE)
_OF_A_CHANGE = frozenset(Unit) - {Unit.PER_1000}


@dataclass(frozen=True, slots=True)
class Stated:
    """One figure or change of a sentence."""

    said: Said
    sure: bool
    """Whether measure and days are printed by their own names, and not by a way of speaking."""
    place: int
    """The sentence's place in the document."""
    amount: Amount | None = None
    """The figure itself; None for a superlative."""


@dataclass(frozen=True, slots=True)
class _Before:
    """What was read before in a paragraph."""

    paragraph: int = -1
    text: str = ""
    meant: Meant | None = None


class Figures:
    """Reads the sentences of one draft, in order: "this is 12% more" goes on from the sentence before."""

    def __init__(self, catalogue: Catalogue, area: str, document: Document, own: Sequence[Observation]) -> None:
        self._measures = measures_of(catalogue)
        self._surroundings = Surroundings(catalogue, self._measures)
        self._calendar = Calendar(own)
        self._statements = Statements(area, document, self._calendar)
        self._printed: defaultdict[str, set[str]] = defaultdict(set)
        for each in own:
            self._printed[each.locator.rsplit(", row ", 1)[0]].add(each.kpi)
        self._before = _Before()

    def stated(self, sentence: Marked, place: int) -> Iterator[Stated]:
        """Every figure whose measure and days are certain; nothing of a sentence where they are not."""
        paragraph = sentence.sentence.paragraph
        before = self._before if self._before.paragraph == paragraph else _Before(paragraph)
        clauses = clauses_of(sentence)
        last: Meant | None = None
        for clause, meant in self._meant(sentence, clauses, before):
            last = meant
            for said, sure, amount in self._statements.of(sentence, clauses, clause, meant):
                yield Stated(said, sure, place, amount)
        self._before = _Before(paragraph, f"{before.text} {sentence.sentence.text}", last)

    def undated(self, sentence: Marked) -> Named | None:
        """The one measure of a sentence that names no days, nor its paragraph before; None where that is unsure."""
        paragraph = sentence.sentence.paragraph
        before = self._before.text if self._before.paragraph == paragraph else ""
        if sentence.dates or TIMED.search(f"{before} {sentence.text}") or dates_in(before, None):
            return None
        clauses = clauses_of(sentence)
        named: list[Named] = []
        for number, clause in enumerate(clauses):
            one = self._named_itself(sentence, clause)
            one = one or self._gone_on_about(sentence, clauses, number, named[-1] if named else None, None)
            if one and self._surroundings.allow(sentence, clauses, number, before, one):
                named.append(one)
            elif clause.amounts:
                return None
        return named[0] if len({(each.kpi.key, each.breakdown) for each in named}) == 1 else None

    def passed_over(self, sentence: Sentence) -> None:
        """Remember a sentence without figures: a place it names may be meant by those that follow."""
        before = self._before if self._before.paragraph == sentence.paragraph else _Before(sentence.paragraph)
        self._before = _Before(sentence.paragraph, f"{before.text} {sentence.text}")

    def forecast(self, sentence: Marked, place: int) -> Iterator[Stated]:
        """The one figure that a sentence expects of a day to come."""
        holding = [each for each in clauses_of(sentence) if each.amounts] if _EXPECTED.search(sentence.text) else []
        dates = [each.period for each in sentence.dates]
        if len(holding) != 1 or len(holding[0].levels) != 1 or len(dates) != 1 or dates[0] is None:
            return
        amount = sentence.amounts[holding[0].levels[0]]
        named = self._measures.named(_FORECAST_WORDS.sub(" ", holding[0].words), {amount.unit or Unit.COUNT})
        if named:
            said = self._statements.figure(sentence, amount, named, dates[0], Status.FORECAST)
            yield Stated(said, named.exactly, place, amount)

    def _meant(self, sentence: Marked, clauses: list[Clause], before: _Before) -> Iterator[tuple[Clause, Meant]]:
        """The clauses whose measure and days are certain, with both."""
        last: Named | None = None
        anchor: Days | None = None
        for number, clause in enumerate(clauses):
            carried = before.meant if number == 0 and _POINTING.match(clause.text) else None
            itself = self._named_itself(sentence, clause)
            named = itself or self._gone_on_about(sentence, clauses, number, last, carried)
            is_beside = itself is not None and last is not None and itself.kpi is not last.kpi
            if (named or not self._measures.is_empty(clause.words)) and not clause.is_aside:
                last = named
            if named is None or (is_beside and base_in(sentence, clause)):  # "compared with 3,131 burglaries"
                continue
            days = newer_of_two(sentence, clause) or self._calendar.own(sentence, clauses, clause, named)
            days = days or (carried.days if carried else None) or (anchor if base_in(sentence, clause) else None)
            anchor = days or anchor
            if days and self._surroundings.allow(sentence, clauses, number, before.text, named):
                yield clause, Meant(named, days, itself is not None)

    def _named_itself(self, sentence: Marked, clause: Clause) -> Named | None:
        here = self._printed.get(sentence.sentence.heading, ())
        return self._measures.named(_words(clause), _units(sentence, clause), here)

    def _gone_on_about(
        self, sentence: Marked, clauses: list[Clause], number: int, last: Named | None, carried: Meant | None
    ) -> Named | None:
        """The measure of the clause or sentence before, of a clause that names none and says nothing else."""
        words = _words(clauses[number])
        if not (self._measures.is_empty(words) or (last and self._measures.repeats(words, last))):
            return None
        if last or carried:
            return last or (carried.named if carried else None)
        return self._named_after(sentence, clauses, number)

    def _named_after(self, sentence: Marked, clauses: list[Clause], number: int) -> Named | None:
        """ "Standing at 1,495, the number of officers …": a sentence that begins with its figure."""
        follows = number == 0 and len(clauses) > 1 and not clauses[1].amounts
        if not (follows and clauses[0].levels and _STANDING.match(clauses[0].text)):
            return None
        here = self._printed.get(sentence.sentence.heading, ())
        return self._measures.named(_words(clauses[1]), _units(sentence, clauses[0]), here)


def _words(clause: Clause) -> str:
    """What may name a measure: without superlatives and words that point back."""
    return _POINTERS.sub(" ", EXTREME.sub(" ", COMPARISON.sub(" ", clause.words)))


def _units(sentence: Marked, clause: Clause) -> frozenset[Unit]:
    """The units of a measure that the clause's own figures allow."""
    levels = {sentence.amounts[each].unit or Unit.COUNT for each in clause.levels}
    if levels:
        return frozenset(levels) if len(levels) == 1 else frozenset()
    return _OF_A_CHANGE
