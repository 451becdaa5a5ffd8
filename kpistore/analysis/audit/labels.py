"""Periods that a table misprints, leaves out or names too early, as its reader noted them."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

from kpistore.analysis.audit.held import Held
from kpistore.model.finding import Finding, FindingKind, Gravity, touched
from kpistore.model.kpi import MOST_SIMILAR_GROUP, NATIONAL
from kpistore.model.observation import Medium, Observation
from kpistore.model.period import day_words

_TOLD = (
    (r"[^;]+; the heading misprints its months", Gravity.ERROR, "the table's heading misprints the months of {}"),
    (r"year from the document[^;]*", Gravity.NOTE, "its heading names no year; read as {}"),
    (r"year from the neighbouring column[^;]*", Gravity.NOTE, "{whose} names no year; read as {}"),
    (r"period from the text above[^;]*", Gravity.NOTE, "its heading names no period; read as {}"),
    (r"period from the neighbouring column[^;]*", Gravity.NOTE, "{whose} names no period; read as {}"),
    (r"[^;]*(?:month|quarter|year)[^;]*\(footnote\)", Gravity.NOTE, "a footnote gives rows another period: {}"),
)
"""The readers' notes that are about a printed period, how much each matters, and what it means."""
_COLUMNS = {NATIONAL: "national figures", MOST_SIMILAR_GROUP: "most similar group"}


def check_labels(held: Held, observations: Iterable[Observation]) -> Iterator[Finding]:
    """One finding for each table and kind of note; one for each table with figures from after the report."""
    noted: defaultdict[tuple[str, str, int], dict[Observation, str]] = defaultdict(dict)
    for figure in (each for each in observations if each.note and each.medium is Medium.TABLE):
        for number, (pattern, _, _) in enumerate(_TOLD):
            if match := re.search(pattern, figure.note):
                noted[(figure.document.name, _heading(figure), number)][figure] = match[0].strip()
    for (_, heading, number), figures in noted.items():
        yield _noted(figures, heading, number)
    yield from _too_early(held)


def _noted(figures: dict[Observation, str], heading: str, number: int) -> Finding:
    _, severity, meaning = _TOLD[number]
    first = min(figures, key=lambda each: each.line or 0)
    periods = _from_to(figures)
    return Finding(
        FindingKind.PERIOD_LABEL,
        severity,
        first.document,
        heading,
        first.line,
        " and ".join(dict.fromkeys(figures.values())),
        periods,
        f"Table “{heading}”",
        meaning.format(periods, whose=_whose(figures)),
        tuple(touched(each) for each in figures) if severity is not Gravity.NOTE else (),
    )


def _too_early(held: Held) -> Iterator[Finding]:
    """Figures of a span that was not yet over in the month the document prints as its own."""
    tables: defaultdict[tuple[str, str], list[Observation]] = defaultdict(list)
    for figure in held.figures:
        if figure.medium is Medium.TABLE and _is_early(figure):
            tables[(figure.document.name, _heading(figure))].append(figure)
    for (_, heading), figures in tables.items():
        yield _early(figures, heading)


def _is_early(figure: Observation) -> bool:
    document, period = figure.document, figure.period
    if not document.published or document.known_from_estimated or not period.months or period.end is None:
        return False
    return period.end >= document.known_from.replace(day=1)


def _early(figures: list[Observation], heading: str) -> Finding:
    figures = sorted(figures, key=lambda each: (each.line or 0, *_order(each)))
    first, period = figures[0], figures[-1].period
    assert period.end is not None
    return Finding(
        FindingKind.PERIOD_LABEL,
        Gravity.DOUBT,
        first.document,
        heading,
        first.line,
        ", ".join(each.as_published for each in figures),
        f"{period.label} ends on {day_words(period.end)}",
        f"Table “{heading}”",
        f"figures are printed for {period.label}, which ends on {day_words(period.end)}, "
        f"in a document of {first.document.published}: they may be provisional",
        tuple(touched(each) for each in figures),
    )


def _from_to(figures: Iterable[Observation]) -> str:
    """The periods of a table from the earliest to the latest; two are both named."""
    labels = list(dict.fromkeys(each.period.label for each in sorted(figures, key=_order)))
    return " and ".join(labels) if len(labels) <= 2 else f"{labels[0]} to {labels[-1]}"


def _whose(figures: Iterable[Observation]) -> str:
    """The column that lacks something: named where all its figures are of one comparator."""
    comparators = {each.comparator for each in figures}
    name = _COLUMNS.get(comparators.pop() or "") if len(comparators) == 1 else None
    return f"the column of the {name}" if name else "one of its columns"


def _heading(figure: Observation) -> str:
    return figure.locator.rsplit(", row ", 1)[0]


def _order(figure: Observation) -> tuple[str, str]:
    return (str(figure.period.start), str(figure.period.end))
