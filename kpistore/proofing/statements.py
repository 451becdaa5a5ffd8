"""The figures, changes and superlatives of one clause as observations and claims, once measure and days are known."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from kpistore.model.claim import Claim, ClaimUnit
from kpistore.model.kpi import Unit
from kpistore.model.observation import Bound, Document, Medium, Observation, Status
from kpistore.model.period import Period, PeriodKind
from kpistore.proofing.amounts import Amount
from kpistore.proofing.bases import base_in
from kpistore.proofing.clauses import Change, Clause
from kpistore.proofing.dates import Relative
from kpistore.proofing.directions import sign_of
from kpistore.proofing.levels import levels_in
from kpistore.proofing.marked import PERIOD, Marked
from kpistore.proofing.measures import Named
from kpistore.proofing.periods import Calendar, Days
from kpistore.proofing.telling import bound_note, locator

EXTREME = re.compile(
    r"\bpeak(?:ed|ing)\b|\b(?:to\s+(?:the|its|their)\s+)?(?P<which>highest|lowest)\b(?P<what>[^,;.]*)", re.IGNORECASE
)
_AMONG = re.compile(r"\b(?:one\s+of|among|amongst|second|third|joint|equal|some\s+of|forces?|country)\b", re.IGNORECASE)
_EVER = re.compile(r"\b(?:on\s+record|ever)\b", re.IGNORECASE)
_SINCE = re.compile(rf"\bsince\s+(?:the\s+)?(?:{PERIOD}|(20\d\d)\b)", re.IGNORECASE)
_CHANGED = {Unit.PERCENT: ClaimUnit.PERCENT, Unit.POINTS: ClaimUnit.POINTS}
Said = Observation | Claim
Told = tuple[Said, bool, Amount | None]
"""What is said, whether all of it is printed by its own name, and the figure; None for a superlative."""


@dataclass(frozen=True, slots=True)
class Meant:
    """What a clause is about."""

    named: Named
    days: Days
    itself: bool = True
    """Whether the clause names the measure, and does not only go on about it."""


class Statements:
    """Writes down what the clauses of one document say."""

    def __init__(self, area: str, document: Document, calendar: Calendar) -> None:
        self._area, self._document, self._calendar = area, document, calendar

    def of(self, sentence: Marked, clauses: list[Clause], clause: Clause, meant: Meant) -> Iterator[Told]:
        """Each with whether its measure, days and base are all printed by their own names."""
        sure = meant.named.exactly and meant.days.printed
        for number, period, is_own in self._levels(sentence, clause, meant):
            amount = sentence.amounts[number]
            fits = (amount.unit or Unit.COUNT) is meant.named.kpi.unit and not amount.sign
            if fits and (amount.unit is Unit.PERCENT or not amount.in_words):
                about = amount.in_words or amount.bound is Bound.ABOUT
                yield self.figure(sentence, amount, meant.named, period), sure and is_own and not about, amount
        for change in () if clause.is_comparison else clause.changes:  # "compared with a 2% rise the year before"
            yield from self._changes(sentence, clauses, clause, change, meant)
        if (found := EXTREME.search(clause.text)) and (claim := self._extreme(sentence, clause, found, meant)):
            yield claim, sure, None

    def _levels(self, sentence: Marked, clause: Clause, meant: Meant) -> Iterator[tuple[int, Period, bool]]:
        """Each level, its period, and whether that is its own and not one that a way of speaking tells."""
        base = base_in(sentence, clause)
        for number, period in levels_in(sentence, clause, meant.days.period, itself=meant.itself):
            if base is None or number != base.amount:
                yield number, period, True
        if base:
            earlier = self._calendar.earlier([sentence.dates[each] for each in base.dates], meant.days.period)
            if earlier:
                yield base.amount, earlier.period, False

    def figure(
        self, sentence: Marked, amount: Amount, named: Named, period: Period, status: Status = Status.FINAL
    ) -> Observation:
        """A figure of a sentence; one in words is meant about so."""
        return Observation(
            kpi=named.kpi.key, area=self._area, comparator=None, breakdown=named.breakdown, period=period,
            value=amount.value, unit=named.kpi.unit, as_published=amount.printed, document=self._document,
            locator=locator(sentence), line=sentence.line(amount), status=status, medium=Medium.PROSE,
            bound=amount.bound or (Bound.ABOUT if amount.in_words else None), note=bound_note(amount),
        )  # fmt: skip

    def _changes(
        self, sentence: Marked, clauses: list[Clause], clause: Clause, change: Change, meant: Meant
    ) -> Iterator[Told]:
        amount = sentence.amounts[change.amount]
        if not _is_change_of(amount, meant.named.kpi.unit):
            return
        base = self._calendar.base(sentence, clauses, clause, meant.days.period)
        if base and (base.printed or change.word != "more"):
            sure = meant.named.exactly and meant.days.printed and base.printed
            yield self._change(sentence, amount, change, meant, base.period), sure, amount
        elif _names_no_base(sentence, clauses, change):
            yield self._change(sentence, amount, change, meant, None), False, amount

    def _change(self, sentence: Marked, amount: Amount, change: Change, meant: Meant, base: Period | None) -> Claim:
        value = amount.value * (amount.sign or sign_of(change.word))
        unit = _CHANGED.get(amount.unit, ClaimUnit.VOLUME) if amount.unit else ClaimUnit.VOLUME
        words = f"{amount.printed} {change.word}"
        printed = words if amount.unit is None and words in sentence.sentence.text else amount.printed
        return self._claim(meant, base, unit, value, printed, amount.bound, locator(sentence), sentence.line(amount))

    def _extreme(self, sentence: Marked, clause: Clause, found: re.Match[str], meant: Meant) -> Claim | None:
        """ "Peaked", "the highest on record", "the lowest since 2019"; one of several is none."""
        what, which = found["what"] or "", found["which"]
        since = _since(sentence, what, meant.days.period)
        if _AMONG.search(clause.text) or (which and not (since or _EVER.search(what))):
            return None
        value = Decimal(-1 if which and which.lower() == "lowest" else 1)
        printed, line = which or found[0], sentence.sentence.line
        return self._claim(meant, since, ClaimUnit.EXTREME, value, printed, None, locator(sentence), line)

    def _claim(
        self, meant: Meant, base: Period | None, unit: ClaimUnit, value: Decimal, printed: str, bound: Bound | None,
        place: str, line: int,
    ) -> Claim:  # fmt: skip
        return Claim(
            kpi=meant.named.kpi.key, area=self._area, comparator=None, breakdown=meant.named.breakdown,
            period=meant.days.period, earlier=base, unit=unit, value=value, as_published=printed,
            document=self._document, locator=place, line=line, medium=Medium.PROSE, bound=bound,
        )  # fmt: skip


def _since(sentence: Marked, words: str, own: Period) -> Period | None:
    """The span of "the highest since April 2022" and "the lowest since 2019", up to the period itself."""
    match = _SINCE.search(words)
    if match is None or own.end is None:
        return None
    named = sentence.dates[int(match[1])].period if match[1] else None
    start = date(int(match[2]), 1, 1) if match[2] else named.start if named else None
    return Period(start, own.end, PeriodKind.RANGE) if start and start <= own.end else None


def _names_no_base(sentence: Marked, clauses: list[Clause], change: Change) -> bool:
    """ "261 fewer", and not a word of since when."""
    if change.word == "more" or any(each.base or each.compares_otherwise for each in clauses):
        return False
    return all(each.relative in (None, Relative.NOW) for each in sentence.dates)


def _is_change_of(amount: Amount, unit: Unit) -> bool:
    if amount.unit is Unit.POINTS:
        return unit is Unit.PERCENT
    return amount.unit is Unit.PERCENT or (amount.unit or Unit.COUNT) is unit
