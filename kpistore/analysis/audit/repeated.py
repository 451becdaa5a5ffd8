"""A value that comes again where chance makes that unlikely: somebody should ask.

Looked at are figures of one row that stand next to each other or a year apart. The chance that any such pair of the
row agrees is about pairs / steps, steps being how many printed values lie between the row's lowest and highest. A
finding needs that chance under 5% and a value of at least three digits; small counts, counts rounded by their source,
headcounts and percentages that follow from printed counts repeat naturally and are left alone. A value that equals
another one rounded to its own decimals (167 and 166.7) counts as a repetition by the coarser of the two steps.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator
from decimal import ROUND_HALF_UP, Decimal

from kpistore.analysis.audit.held import Held
from kpistore.analysis.audit.shares import explained
from kpistore.analysis.audit.span import step
from kpistore.analysis.audit.wording import printed, subject
from kpistore.analysis.significance import CHANCE, SMALL_COUNT
from kpistore.model.finding import Finding, FindingKind, Gravity, touched
from kpistore.model.kpi import Aggregation, Unit
from kpistore.model.observation import Medium, Observation
from kpistore.model.period import Period
from kpistore.model.structure import Structure

_FEWEST_DIGITS = 3
_FEWEST_FIGURES = 4

Pair = tuple[Observation, Observation]


def check_repeats(held: Held, structure: Structure) -> Iterator[Finding]:
    """Every improbable repetition within a row of a table; a row that repeats often is told once."""
    for row in _rows(held):
        for pairs in (_pairs(row, Period.year_earlier), _pairs(row, Period.previous)):
            strange = (each for each in _equal(pairs) if _is_strange(held, structure, row, len(pairs), each))
            if first := next(strange, None):
                yield _finding(held, *first)


def _rows(held: Held) -> list[list[Observation]]:
    rows: defaultdict[tuple[object, ...], list[Observation]] = defaultdict(list)
    for each in held.figures:
        if each.medium is Medium.TABLE and each.bound is None and each.period.months:
            place = (each.document.name, each.kpi, each.area, each.comparator, each.breakdown, each.document.family)
            rows[(*place, each.period.kind)].append(each)
    return [row for row in rows.values() if len(row) >= _FEWEST_FIGURES]


def _pairs(row: list[Observation], earlier: Callable[[Period], Period | None]) -> list[Pair]:
    """Each figure with the row's own one of the earlier period."""
    by_end = {each.period.end: each for each in row}
    found = []
    for figure in row:
        period = earlier(figure.period)
        other = by_end.get(period.end) if period else None
        if other:
            found.append((figure, other))
    return found


def _equal(pairs: list[Pair]) -> list[Pair]:
    """Pairs of one value, those printed alike before those that are alike when rounded."""
    alike = [pair for pair in pairs if pair[0].value == pair[1].value]
    return alike + [pair for pair in pairs if pair not in alike and _rounds_to(*pair)]


def _rounds_to(one: Observation, other: Observation) -> bool:
    assert one.value is not None
    assert other.value is not None
    coarser = max(step(one.value), step(other.value))
    return one.value.quantize(coarser, ROUND_HALF_UP) == other.value.quantize(coarser, ROUND_HALF_UP)


def _is_strange(held: Held, structure: Structure, row: list[Observation], pairs: int, pair: Pair) -> bool:
    figure, kpi = pair[0], held.catalogue.kpi(pair[0].kpi)
    assert figure.value is not None
    stands = kpi.unit is Unit.COUNT and (kpi.aggregation is not Aggregation.SUM or figure.value < SMALL_COUNT)
    if stands or kpi.rounded_to > 1 or _digits(figure.value) < _FEWEST_DIGITS:
        return False
    if any(explained(held, structure, each) for each in pair):
        return False
    values = [each.value for each in row if each.value is not None]
    steps = (max(values) - min(values)) / _step_of(pair, values)
    return steps > 0 and Decimal(pairs) / steps < Decimal(str(CHANCE))


def _step_of(pair: Pair, values: list[Decimal]) -> Decimal:
    """What lies between two neighbouring values: as finely as the row prints, or as coarsely as the pair is alike."""
    finest = min(step(value.normalize()) for value in values)
    if pair[0].value == pair[1].value:
        return finest
    return max(step(each.value) for each in pair if each.value is not None)


def _digits(value: Decimal) -> int:
    return len(value.normalize().as_tuple().digits) if value % 1 else len(str(abs(int(value))))


def _finding(held: Held, figure: Observation, other: Observation) -> Finding:
    return Finding(
        FindingKind.REPEATED_VALUE,
        Gravity.DOUBT,
        figure.document,
        figure.locator,
        figure.line,
        printed(figure),
        "",
        subject(held.catalogue, figure),
        f"{printed(figure)} {_repeats(figure, other)}; ask the force",
        (touched(figure), touched(other)),
    )


def _repeats(figure: Observation, other: Observation) -> str:
    if figure.value == other.value:
        return f"repeats the value of {other.period.label}"
    return f"equals the value of {other.period.label}, {printed(other)}, but for rounding"
