"""A total is the sum of its parts, within what their printed decimals leave open."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from decimal import Decimal
from functools import reduce

from kpistore.analysis.audit.held import Held
from kpistore.analysis.audit.span import NOTHING, Span, around, span_of
from kpistore.analysis.audit.wording import printed, shown, subject, subject_of
from kpistore.model.finding import Finding, FindingKind, Gravity, Holds, Outcome, touched
from kpistore.model.kpi import Unit
from kpistore.model.observation import Observation
from kpistore.model.structure import Hundred, Structure, Total

_ALL = Decimal(100)
_FEWEST_SHARES = 2


def check_totals(held: Held, structure: Structure) -> Iterator[Outcome]:
    """Every total of which a document prints all parts."""
    for total in structure.totals:
        for figure in held.of_kpi(total.kpi):
            parts = [_parts(held, total, figure, each) for each in total.parts]
            if all(parts):
                yield _sum(held, total, figure, [each for part in parts for each in part])


def check_hundreds(held: Held, structure: Structure) -> Iterator[Outcome]:
    """Every set of percentages that a document prints and that should add up to 100."""
    for hundred in structure.hundreds:
        for group in _groups(held, hundred):
            yield _hundred(held, group)


def _parts(held: Held, total: Total, figure: Observation, kpi: str) -> list[Observation]:
    """The figure of a part, else those of its values; empty where the document prints neither."""
    own = held.beside(figure, kpi) if kpi != total.kpi else None
    return [own] if own else held.split(figure, kpi, total.over) if total.over else []


def _sum(held: Held, total: Total, figure: Observation, parts: list[Observation]) -> Outcome:
    added = _added(held, parts)
    whole = span_of(figure, held.catalogue.kpi(figure.kpi))
    if added.meets(whole) or (not total.complete and added.low <= whole.high):
        return Holds(figure.document)
    computed = shown(sum((_value(each) for each in parts), Decimal(0)), figure.unit)
    return Finding(
        FindingKind.TOTAL,
        Gravity.ERROR,
        figure.document,
        figure.locator,
        figure.line,
        printed(figure),
        computed,
        subject(held.catalogue, figure),
        f"the parts printed add up to {computed}; {printed(figure)} is printed",
        (touched(figure),),  # which of the parts is right or wrong nobody can tell
    )


def _hundred(held: Held, group: list[Observation]) -> Outcome:
    first = group[0]
    if _added(held, group).meets(around(_ALL, Decimal(0))):
        return Holds(first.document)
    computed = shown(sum((_value(each) for each in group), Decimal(0)), Unit.PERCENT)
    rest = tuple(pair for pair in first.breakdown if all(pair in each.breakdown for each in group))
    return Finding(
        FindingKind.TOTAL,
        Gravity.ERROR,
        first.document,
        first.locator,
        first.line,
        computed,
        "100%",
        subject_of(held.catalogue, first.kpi, rest, first.comparator, first.period),
        f"the {len(group)} shares printed add up to {computed}, not to 100% within rounding",
        tuple(touched(each) for each in group),
    )


def _groups(held: Held, hundred: Hundred) -> Iterable[list[Observation]]:
    """The shares that belong together: of one document, area, span, and otherwise the same part."""
    groups: defaultdict[tuple[object, ...], dict[object, Observation]] = defaultdict(dict)
    for figure in (each for kpi in hundred.kpis for each in held.of_kpi(kpi)):
        own = dict(figure.breakdown)
        if hundred.over and hundred.over not in own:
            continue
        value = own.pop(hundred.over, "")
        place = (figure.document.name, figure.area, figure.comparator, figure.period.start, figure.period.end)
        groups[(*place, *own.items(), figure.medium)][(figure.kpi, value)] = figure
    fewest = _FEWEST_SHARES if hundred.over else len(hundred.kpis)
    return [list(group.values()) for group in groups.values() if len(group) >= fewest]


def _added(held: Held, parts: list[Observation]) -> Span:
    return reduce(Span.__add__, (span_of(each, held.catalogue.kpi(each.kpi)) for each in parts), NOTHING)


def _value(figure: Observation) -> Decimal:
    assert figure.value is not None
    return figure.value
