"""The figures and changes of a sentence whose measure and period are certain, as the audit takes them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from kpistore.catalogue import Catalogue
from kpistore.model.claim import Claim, ClaimUnit
from kpistore.model.kpi import Unit
from kpistore.model.observation import Bound, Document, Medium, Observation, Status
from kpistore.model.period import Period
from kpistore.proofing.amounts import Amount
from kpistore.proofing.clauses import COMPARISON, Change, Clause, clauses_of
from kpistore.proofing.dates import Relative
from kpistore.proofing.directions import sign_of
from kpistore.proofing.marked import AMOUNT, Marked
from kpistore.proofing.measures import Measures, Named
from kpistore.proofing.periods import Calendar, Days
from kpistore.proofing.surroundings import FORECAST, Surroundings

_POINTING = re.compile(r"^(?:this|that|it|these|that's|this\s+figure)\b", re.IGNORECASE)
_POINTERS = re.compile(
    r"^(?:this|that|it|these)(?:'s)?(?:\s+(?:figure|number|total|rate|change))?|\b(?:despite|compares?)\b", re.I
)
_EXPECTED = re.compile(
    r"\b(?:will|expected\s+to|forecast\s+to)\s+(?:\w+\s+)?(?:reach|be|rise\s+to|fall\s+to)\b", re.IGNORECASE
)
_FORECAST_WORDS = re.compile(rf"{FORECAST.pattern}|\bby\b|\breach\b", re.IGNORECASE)
_CHANGED = {Unit.PERCENT: ClaimUnit.PERCENT, Unit.POINTS: ClaimUnit.POINTS}
_ANY_UNIT = frozenset(Unit)
_STANDING = re.compile(r"^(?:standing\s+)?at\s+‹", re.IGNORECASE)
_EXTREME = re.compile(
    r"\bpeak(?:ed|ing|s)?\b|\b(?:to\s+(?:the|its|their)\s+)?(?P<which>highest|lowest)\b(?P<what>[^,;.]*)", re.IGNORECASE
)
_AMONG = re.compile(r"\b(?:one\s+of|among|amongst|second|third|joint|equal|some\s+of|forces?|country)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Stated:
    """One figure or change of a sentence."""

    said: Observation | Claim
    sure: bool
    """Whether measure and period are printed by their own names, and not by a way of speaking."""
    place: int
    """The sentence's place in the document."""


@dataclass(frozen=True, slots=True)
class _Meant:
    named: Named
    days: Days


class Figures:
    """Reads the sentences of one draft, in order: "this is 12% more" goes on from the sentence before."""

    def __init__(self, catalogue: Catalogue, area: str, document: Document, own: Sequence[Observation]) -> None:
        self._measures = Measures(catalogue)
        self._surroundings = Surroundings(catalogue, self._measures)
        self._calendar = Calendar(own)
        self._area, self._document = area, document
        self._before: tuple[int, str, _Meant | None] = (-1, "", None)

    def stated(self, sentence: Marked, place: int) -> Iterator[Stated]:
        """Every figure whose measure and days are certain; nothing of a sentence where they are not."""
        paragraph, told, meant = self._before
        same = paragraph == sentence.sentence.paragraph
        before, meant = (told, meant) if same else ("", None)
        clauses = clauses_of(sentence)
        last: _Meant | None = None
        named: Named | None = None
        for number, clause in enumerate(clauses):
            carried = meant if number == 0 and _POINTING.match(clause.text) else None
            units = _units(sentence, clause)
            own_name = self._named(clause, units)
            if own_name is None and self._says_nothing(clause, named):
                own_name = named or (carried.named if carried else self._named_after(clauses, number, units))
            named = own_name if own_name or not self._measures.is_empty(clause.words) else named
            if own_name is None:
                continue
            days = _newer_of_two(sentence, clause) or self._calendar.own(sentence, clauses, clause, own_name)
            days = days or (carried.days if carried else None)
            if days is None or not self._surroundings.allow(sentence, clauses, number, before, own_name):
                continue
            last = _Meant(own_name, days)
            yield from (Stated(each, sure, place) for each, sure in self._read(sentence, clauses, clause, last))
        self._before = (sentence.sentence.paragraph, f"{before} {sentence.sentence.text}", last)

    def forecast(self, sentence: Marked, place: int) -> Iterator[Stated]:
        """The one figure that a sentence expects of a day to come."""
        if not _EXPECTED.search(sentence.text):
            return
        clauses = clauses_of(sentence)
        holding = [each for each in clauses if each.amounts]
        dates = [each.period for each in sentence.dates]
        if len(holding) != 1 or len(holding[0].levels) != 1 or len(dates) != 1 or dates[0] is None:
            return
        amount = sentence.amounts[holding[0].levels[0]]
        named = self._measures.named(_FORECAST_WORDS.sub(" ", holding[0].words), {amount.unit or Unit.COUNT})
        if named:
            yield Stated(self._observation(sentence, amount, named, dates[0], Status.FORECAST), named.exactly, place)

    def _named(self, clause: Clause, units: frozenset[Unit]) -> Named | None:
        words = _POINTERS.sub(" ", _EXTREME.sub(" ", COMPARISON.sub(" ", clause.words)))
        return self._measures.named(words, units)

    def _named_after(self, clauses: list[Clause], number: int, units: frozenset[Unit]) -> Named | None:
        """ "Standing at 1,495, the number of officers …": a sentence that begins with its figure."""
        if number or len(clauses) == 1 or not clauses[0].levels or clauses[1].amounts:
            return None
        if not _STANDING.match(clauses[0].text):
            return None
        return self._named(clauses[1], units)

    def _says_nothing(self, clause: Clause, named: Named | None) -> bool:
        words = _POINTERS.sub(" ", COMPARISON.sub(" ", _EXTREME.sub(" ", clause.words)))
        return self._measures.is_empty(words) or (named is not None and self._measures.repeats(words, named))

    def _read(
        self, sentence: Marked, clauses: list[Clause], clause: Clause, meant: _Meant
    ) -> Iterator[tuple[Observation | Claim, bool]]:
        sure = meant.named.exactly and meant.days.printed
        for number, period in _levels(sentence, clause, meant.days.period):
            amount = sentence.amounts[number]
            if (amount.unit or Unit.COUNT) is not meant.named.kpi.unit or amount.sign:
                continue
            if not amount.in_words or amount.unit is Unit.PERCENT:
                yield self._observation(sentence, amount, meant.named, period), sure and not amount.in_words
        for change in clause.changes:
            amount = sentence.amounts[change.amount]
            base = self._calendar.base(sentence, clauses, clause, meant.days.period)
            if not _is_change_of(amount, meant.named.kpi.unit):
                continue
            if base and (base.printed or change.word != "more"):
                yield self._claim(sentence, amount, change, meant, base.period), sure and base.printed
            elif _names_no_base(sentence, clauses, change):
                yield self._claim(sentence, amount, change, meant, None), False
        if found := _EXTREME.search(clause.text):
            claim = self._extreme(sentence, clause, found, meant)
            yield from [(claim, sure)] if claim else []

    def _observation(
        self, sentence: Marked, amount: Amount, named: Named, period: Period, status: Status = Status.FINAL
    ) -> Observation:
        return Observation(
            kpi=named.kpi.key, area=self._area, comparator=None, breakdown=named.breakdown, period=period,
            value=amount.value, unit=named.kpi.unit, as_published=amount.printed, document=self._document,
            locator=_locator(sentence), line=sentence.line(amount), status=status,
            bound=amount.bound or (Bound.ABOUT if amount.in_words else None),
            medium=Medium.PROSE, note=f"printed with “{amount.bound_words}”" if amount.bound else "",
        )  # fmt: skip

    def _claim(self, sentence: Marked, amount: Amount, change: Change, meant: _Meant, base: Period | None) -> Claim:
        sign = amount.sign or sign_of(change.word)
        unit = _CHANGED.get(amount.unit, ClaimUnit.VOLUME) if amount.unit else ClaimUnit.VOLUME
        return self._claimed(sentence, meant, base, unit, amount.value * sign, amount)

    def _extreme(self, sentence: Marked, clause: Clause, found: re.Match[str], meant: _Meant) -> Claim | None:
        if _AMONG.search(clause.text):
            return None
        value = Decimal(-1) if (found["which"] or "").lower() == "lowest" else Decimal(1)
        if found["which"] and not re.search(r"\b(?:on\s+record|ever)\b", found["what"] or "", re.IGNORECASE):
            return None
        return self._claimed(sentence, meant, None, ClaimUnit.EXTREME, value, None, found[0].split()[0])

    def _claimed(
        self, sentence: Marked, meant: _Meant, base: Period | None, unit: ClaimUnit, value: Decimal,
        amount: Amount | None, printed: str = "",
    ) -> Claim:  # fmt: skip
        return Claim(
            kpi=meant.named.kpi.key, area=self._area, comparator=None, breakdown=meant.named.breakdown,
            period=meant.days.period, earlier=base, unit=unit, value=value,
            as_published=amount.printed if amount else printed, document=self._document, locator=_locator(sentence),
            line=sentence.line(amount) if amount else sentence.sentence.line, medium=Medium.PROSE,
            bound=amount.bound if amount else None,
        )  # fmt: skip


def _locator(sentence: Marked) -> str:
    heading = sentence.sentence.heading
    return f"{heading}, text" if heading else "text"


def _units(sentence: Marked, clause: Clause) -> frozenset[Unit]:
    """The units of a measure that the clause's own figures allow."""
    levels = {sentence.amounts[each].unit or Unit.COUNT for each in clause.levels}
    if levels:
        return frozenset(levels) if len(levels) == 1 else frozenset()
    return _ANY_UNIT - {Unit.PER_1000}


def _names_no_base(sentence: Marked, clauses: list[Clause], change: Change) -> bool:
    """ "261 fewer", and not a word of since when."""
    if change.word == "more" or any(each.base or each.compares_otherwise for each in clauses):
        return False
    return all(each.relative in (None, Relative.NOW) for each in sentence.dates)


def _is_change_of(amount: Amount, unit: Unit) -> bool:
    if amount.unit is Unit.POINTS:
        return unit is Unit.PERCENT
    return amount.unit is Unit.PERCENT or (amount.unit or Unit.COUNT) is unit


_REACHED = re.compile(r"\b(?:to|at|totalling|reaching)\s+‹", re.IGNORECASE)
""" "Fell by 9.6% to 500": beside a change, only a figure that something came to is a level."""
_DATED = r"(?:\s+(?:in|for|during|at|to)\s+(?:the\s+)?)?\s*\(?(?:«(?P<{}>\d+)»)?\)?"
_FROM_TO = re.compile(
    rf"\bfrom\s+{AMOUNT}{_DATED.format('first')}[^‹]*?\bto\s+{AMOUNT}{_DATED.format('second')}", re.IGNORECASE
)


def _newer_of_two(sentence: Marked, clause: Clause) -> Days | None:
    """The period that the second figure of "from … in … to … in …" is printed with."""
    pair = _FROM_TO.search(clause.text)
    date = sentence.dates[int(pair["second"])] if pair and pair["second"] else None
    return Days(date.period) if date and date.period else None


def _levels(sentence: Marked, clause: Clause, own: Period) -> Iterator[tuple[int, Period]]:
    """Each figure with its period: the clause's own, or the one right beside it in "from … in … to … in …"."""
    pair = _FROM_TO.search(clause.text)
    if pair is None:
        if len(clause.levels) == 1 and (not clause.changes or _REACHED.search(clause.text)):
            yield clause.levels[0], own
        return
    numbers = [int(each) for each in re.findall(AMOUNT, pair[0])]
    for number, date in ((numbers[0], pair["first"]), (numbers[-1], pair["second"])):
        period = sentence.dates[int(date)].period if date else None
        if period:
            yield number, period
    if not pair["second"] and not pair["first"] and len(clause.own) == 1:
        yield numbers[-1], own
