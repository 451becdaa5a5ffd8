"""Do figures without days fit a row of the draft's own tables?

Of which periods a sentence speaks is not said, so any two figures of the row may be meant. If no two fit, somebody
should look. A figure of another size than the row's is about something else, and nothing is said of it.
"""

from collections import defaultdict
from collections.abc import Sequence
from decimal import Decimal
from itertools import combinations

from kpistore.analysis.audit.judging import Verdict, judge
from kpistore.analysis.audit.span import span_of
from kpistore.analysis.audit.wording import printed
from kpistore.model.claim import ClaimUnit
from kpistore.model.finding import Finding, FindingKind, Gravity, Holds, Outcome
from kpistore.model.kpi import Unit
from kpistore.model.observation import Document, Medium, Observation
from kpistore.proofing.amounts import Amount
from kpistore.proofing.marked import Marked
from kpistore.proofing.measures import Named
from kpistore.proofing.telling import claimed, locator, observed, told
from kpistore.proofing.undated import Undated

_ALIKE = Decimal("1.5")
"""How many times more or less than the figures of its row a figure may be and still be taken for one of them."""
_SHOWN = 4
"""Figures of a row that are told."""
_CHANGED = {Unit.PERCENT: ClaimUnit.PERCENT, Unit.POINTS: ClaimUnit.POINTS}
_FITS = (Verdict.HOLDS, Verdict.CUT_OFF, Verdict.POINTS_AS_PERCENT)
Row = Sequence[Observation]


class Rows:
    """The rows of a draft's own tables, each in the order of time."""

    def __init__(self, document: Document, own: Sequence[Observation]) -> None:
        self._document = document
        rows: defaultdict[tuple[object, str, object], list[Observation]] = defaultdict(list)
        for each in own:
            if each.medium is Medium.TABLE and each.value is not None and each.comparator is None and each.period.end:
                rows[(each.kpi, each.breakdown), _table(each), each.period.kind].append(each)
        self._rows: defaultdict[object, list[Row]] = defaultdict(list)
        for (measure, *_), row in rows.items():
            if len(row) > 1:
                self._rows[measure].append(sorted(row, key=lambda each: str(each.period.end)))

    def check(self, sentence: Marked, named: Named, said: Sequence[Undated]) -> Outcome | None:
        """Whether all that is said fits two figures of one row; None where it cannot be about any."""
        rows = self._rows[named.kpi.key, named.breakdown]
        if not said or not all(_is_of(each, named) for each in said):
            return None
        if any(self._fits(pair, named, said) for row in rows for pair in combinations(row, 2)):
            return Holds(self._document)
        near = [each for each in rows if _may_be_of(each, sentence, said)]
        return self._finding(sentence, named, said, near[0]) if near else None

    def _fits(self, pair: tuple[Observation, Observation], named: Named, said: Sequence[Undated]) -> bool:
        older, newer = pair
        return all(
            self._is(each.older, older, named)
            and self._is(each.newer, newer, named)
            and (each.change is None or self._makes(each.change, each.way, pair, named))
            and (each.change is not None or _goes(each.way, pair))
            for each in said
        )

    def _is(self, amount: Amount | None, figure: Observation, named: Named) -> bool:
        said = observed(amount, self._document) if amount else figure
        return span_of(said, named.kpi).meets(span_of(figure, named.kpi))

    def _makes(self, change: Amount, way: int, pair: tuple[Observation, Observation], named: Named) -> bool:
        unit = _CHANGED.get(change.unit, ClaimUnit.VOLUME) if change.unit else ClaimUnit.VOLUME
        judgement = judge(claimed(change, way or 1, unit, self._document), pair[1], pair[0], named.kpi)
        return judgement is not None and judgement.verdict in _FITS

    def _finding(self, sentence: Marked, named: Named, said: Sequence[Undated], row: Row) -> Finding:
        words = " and ".join(dict.fromkeys(_words(each) for each in said))
        shown = ", ".join(f"{printed(each)} ({each.period.label})" for each in row[-_SHOWN:])
        matter = f"the text says {words}, not of when; its table has {shown}, of which no two fit"
        first = next(each for one in said for each in (one.newer, one.change, one.older) if each)
        return Finding(
            FindingKind.PROSE_AND_TABLE, Gravity.DOUBT, self._document, locator(sentence), sentence.line(first),
            first.printed, "", named.kpi.title, matter,
        )  # fmt: skip


def _table(figure: Observation) -> str:
    return figure.locator.rsplit(", row ", 1)[0]


def _is_of(said: Undated, named: Named) -> bool:
    """Whether its figures and its change may be the measure's, by their units."""
    if any((each.unit or Unit.COUNT) is not named.kpi.unit or each.in_words for each in said.levels):
        return False
    if said.change is None:
        return True
    of_unit = said.change.unit or (Unit.POINTS if named.kpi.unit is Unit.PERCENT else Unit.COUNT)
    return not said.change.in_words and (
        of_unit in (Unit.PERCENT, named.kpi.unit) or (of_unit is Unit.POINTS and named.kpi.unit is Unit.PERCENT)
    )


def _may_be_of(row: Row, sentence: Marked, said: Sequence[Undated]) -> bool:
    """Whether figures are of a row's size; a change alone only right beside its table."""
    levels = [each.value for one in said for each in one.levels]
    values = [each.value for each in row if each.value is not None]
    if not levels:
        return _table(row[0]) == sentence.sentence.heading
    return all(min(values) / _ALIKE <= each <= max(values) * _ALIKE for each in levels)


def _goes(way: int, pair: tuple[Observation, Observation]) -> bool:
    older, newer = pair
    assert older.value is not None
    assert newer.value is not None
    return way * (newer.value - older.value) >= 0


def _words(said: Undated) -> str:
    """ "From 803 to 913", "a fall of 9.2% to 803"."""
    change = f"a {'rise' if said.way > 0 else 'fall'} of {told(said.change).lstrip('+-–−')}" if said.change else ""
    older = f"from {told(said.older)}" if said.older else ""
    newer = f"to {told(said.newer)}" if said.newer else ""
    return " ".join(each for each in (change, older, newer) if each)
