"""Figures of like names that are not of one thing: the office's data says which and why, the audit where they stand."""

from collections.abc import Iterator

from kpistore.analysis.audit.held import Held
from kpistore.analysis.audit.wording import printed, subject
from kpistore.model.finding import Finding, FindingKind, Gravity, touched
from kpistore.model.observation import Medium, Observation
from kpistore.model.structure import Structure, Unlike


def check_unlike(held: Held, structure: Structure) -> Iterator[Finding]:
    """One finding for each figure of the first measure that another one stands beside."""
    for known in structure.unlike:
        for figure in _each_place(held.of_kpi(known.kpis[0])):
            beside = [each for kpi in known.kpis[1:] for each in _beside(held, known, figure, kpi)]
            if beside:
                yield _finding(held, known, figure, beside)


def _each_place(figures: list[Observation]) -> list[Observation]:
    """One figure a document, period and part: a heading and its text say one thing."""
    first: dict[object, Observation] = {}
    for each in sorted(figures, key=lambda each: (each.document.known_from, each.line or 0)):
        first.setdefault((each.document.name, each.identity), each)
    return list(first.values())


def _beside(held: Held, known: Unlike, figure: Observation, kpi: str) -> list[Observation]:
    """The other measure's figures of prose, of this document and days, or wherever they are printed."""
    found = [each for each in held.of_kpi(kpi) if each.comparator == figure.comparator and not each.breakdown]
    if known.same_document:
        found = [each for each in found if each.document.name == figure.document.name and _of_one_time(each, figure)]
    return _each_place(found)


def _of_one_time(one: Observation, other: Observation) -> bool:
    return one.period.covers_same_days(other.period)


def _finding(held: Held, known: Unlike, figure: Observation, beside: list[Observation]) -> Finding:
    told = " and ".join(_other(held, each, figure) for each in beside)
    one = figure.medium is Medium.PROSE and known.same_document
    return Finding(
        FindingKind.PROSE_AND_TABLE if one and known.is_doubt else FindingKind.RESTATED,
        Gravity.DOUBT if known.is_doubt else Gravity.NOTE,
        figure.document,
        figure.locator,
        figure.line,
        printed(figure),
        "",
        subject(held.catalogue, figure),
        f"{printed(figure)} does not compare with {told}: {known.because}",
        (touched(figure),) if known.same_document else tuple(touched(each) for each in (figure, *beside)),
    )


def _other(held: Held, each: Observation, figure: Observation) -> str:
    """ "over 4,000 (Premier League Kicks interactions, line 294)"; the document's title where it is another one."""
    where = f"line {each.line}" if each.line else each.locator
    if each.document.name != figure.document.name:
        where = f"“{each.document.title}”"
    return f"{printed(each)} ({held.catalogue.kpi(each.kpi).title}, {where})"
