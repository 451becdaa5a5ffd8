"""One measurement printed twice has one value: in table and text, and in one report and the next."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise

from kpistore.analysis.audit.held import Held
from kpistore.analysis.audit.span import span_of
from kpistore.analysis.audit.wording import printed, subject
from kpistore.model.finding import Finding, FindingKind, Gravity, Holds, Outcome, touched
from kpistore.model.observation import Bound, Medium, Observation


def check_restatements(held: Held) -> Iterator[Outcome]:
    """Every measurement that is printed more than once, within a document and between documents."""
    for figures in held.by_identity.values():
        period = figures[0].period
        if len(figures) < 2 or not (period.start or period.end):
            continue
        leading = []
        for own in _by_document(figures):
            lead, *others = sorted(own, key=_rank)
            leading.append(lead)
            yield from (_within(held, lead, each) for each in _different(others))
            yield from _unbounded(held, own)
        if period.end:  # what began on a day and went on stands differently in every report
            yield from _between(held, sorted(leading, key=lambda each: each.document.known_from))


def agree(held: Held, one: Observation, other: Observation) -> bool:
    """Whether both may be the same value, by their decimals and bounds."""
    kpi = held.catalogue.kpi(one.kpi)
    return span_of(one, kpi).meets(span_of(other, kpi))


def _rank(figure: Observation) -> tuple[bool, bool, int]:
    """Tables lead, then exact figures, then the first."""
    return (figure.medium is Medium.PROSE, figure.bound is not None, figure.line or 0)


def _by_document(figures: Sequence[Observation]) -> list[list[Observation]]:
    groups: defaultdict[str, list[Observation]] = defaultdict(list)
    for figure in figures:
        groups[figure.document.name].append(figure)
    return list(groups.values())


def _different(figures: list[Observation]) -> list[Observation]:
    """Each value once, at its first place."""
    first: dict[object, Observation] = {}
    for figure in figures:
        first.setdefault((figure.value, figure.bound), figure)
    return list(first.values())


def _within(held: Held, lead: Observation, other: Observation) -> Outcome:
    if agree(held, lead, other):
        return Holds(other.document)
    one_table = lead.medium is Medium.TABLE and other.medium is Medium.PROSE
    places = ("its table", "the report's text") if one_table else (_place(lead), _place(other))
    matter = f"{places[1]} says {printed(other)}, {places[0]} {printed(lead)}{_elsewhere(held, lead, other)}"
    kind = FindingKind.PROSE_AND_TABLE if one_table else FindingKind.RESTATED
    return _finding(held, kind, Gravity.ERROR, (lead, other), matter)


def _elsewhere(held: Held, lead: Observation, other: Observation) -> str:
    """Whose figure it is, where the same row prints it for another period."""
    same = [each for each in held.like(lead) if each.value == other.value and other.bound is None]
    return f"; {printed(other)} is its figure of {same[-1].period.label}" if same else ""


def _unbounded(held: Held, own: Sequence[Observation]) -> Iterator[Finding]:
    """A number printed with "over" or "under" in one place, and bare in another of the same document."""
    bare = {each.value: each for each in own if each.bound is None and each.medium is Medium.PROSE}
    bounded = {each.value: each for each in own if each.bound in (Bound.OVER, Bound.UNDER) and each.value in bare}
    for value, figure in bounded.items():
        other = bare[value]
        matter = f"{_place(figure)} says {printed(figure)}, {_place(other)} {printed(other)} alone"
        yield _finding(held, FindingKind.RESTATED, Gravity.NOTE, (figure, other), matter)


def _between(held: Held, leading: Sequence[Observation]) -> Iterator[Outcome]:
    for older, newer in pairwise(leading):
        if agree(held, older, newer):
            yield Holds(newer.document)
            continue
        matter = f"{printed(newer)} in “{newer.document.title}”, {printed(older)} in “{older.document.title}”"
        yield _finding(held, FindingKind.RESTATED, Gravity.DOUBT, (older, newer), matter)


def _finding(
    held: Held, kind: FindingKind, severity: Gravity, pair: tuple[Observation, Observation], matter: str
) -> Finding:
    lead, other = pair
    return Finding(
        kind,
        severity,
        other.document,
        other.locator,
        other.line,
        printed(other),
        printed(lead),
        subject(held.catalogue, other),
        matter,
        tuple(dict.fromkeys((touched(lead), touched(other)))),
    )


def _place(figure: Observation) -> str:
    return f"line {figure.line}" if figure.line else f"“{figure.locator}”"
