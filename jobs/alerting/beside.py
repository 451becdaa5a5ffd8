"""What is said beside an alert: the parts that drive a total, and the doubts that the audit holds."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from jobs.alerting.figures import own_figures
from kpistore.catalogue import Office, UnknownKpi
from kpistore.model.assessment import Assessment
from kpistore.model.finding import Finding, FindingKind, Gravity, touched
from kpistore.model.kpi import Kpi
from kpistore.model.observation import Observation

MOST_DOUBTS = 1
"""A warning is one line; the audit has the others."""
MOST_PARTS = 2
_OF_VALUES = (
    FindingKind.REPEATED_VALUE,
    FindingKind.TOTAL,
    FindingKind.PROSE_AND_TABLE,
    FindingKind.RESTATED,
    FindingKind.UNIT,
)
"""What puts a value in question, not a label or a change beside it; first what is said first."""


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a total and how it changed over the same span."""

    kpi: Kpi
    change: Decimal


Figures = Callable[[str], Sequence[Observation]]
"""The figures of a measure that are known, of one area."""


def driving_parts(office: Office, found: Assessment, figures: Figures) -> list[Part]:
    """The parts that moved the total the way it went, the largest first; none where not every part is held."""
    other = found.grounds.other or found.previous
    if other is None or other.value is None or other.comparator is not None:
        return []
    total = next((each for each in office.structure.totals if each.kpi == found.kpi.key and each.complete), None)
    if total is None or total.over:
        return []
    changes = [_change(office, key, found.figure, other, figures) for key in total.parts]
    moved = found.value - other.value
    if not moved or any(each is None for each in changes):
        return []
    same_way = [each for each in changes if each and each.change * moved > 0]
    return sorted(same_way, key=lambda each: abs(each.change), reverse=True)[:MOST_PARTS]


def doubts(found: Assessment, findings: Sequence[Finding]) -> list[str]:
    """What the audit holds against the figure, or against those it is set beside since its fall began.

    Against the others only what puts the figure itself in question, a value that repeats an older one first.
    """
    began = found.before.period.end if found.before else (found.previous.period.end if found.previous else None)
    since: date = began or found.end
    span = {touched(each) for each in found.series.figures if each.period.end and each.period.end >= since}
    newest = {touched(found.figure)}
    wrong = {each.identity for each in found.wrong}
    # That the right figure differs from the one marked as wrong is no doubt about it.
    settled = found.figure.identity in wrong
    grave = [each for each in findings if each.severity is not Gravity.NOTE]
    grave = [each for each in grave if not (settled and each.kind is FindingKind.RESTATED)]
    about = [(each, span if each.kind in _OF_VALUES else newest) for each in grave]
    mine = [each for each, figures in about if figures & set(each.touches)]
    mine.sort(key=lambda each: _OF_VALUES.index(each.kind) if each.kind in _OF_VALUES else len(_OF_VALUES))
    return list(dict.fromkeys(each.says for each in mine))[:MOST_DOUBTS]


def _change(office: Office, key: str, figure: Observation, other: Observation, figures: Figures) -> Part | None:
    try:
        kpi = office.catalogue.kpi(key)
    except UnknownKpi:
        return None
    own = own_figures(kpi, figures(key))
    newer = next((each for each in own if each.period.covers_same_days(figure.period)), None)
    older = next((each for each in own if each.period.covers_same_days(other.period)), None)
    if newer is None or older is None or newer.value is None or older.value is None:
        return None
    return Part(kpi, newer.value - older.value)
