"""Months of data.police.uk that are missing between others: asked about, since a gap is easily taken for a download."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise

from kpistore.incoming.intake import Intake
from kpistore.model.observation import DATA_POLICE_UK, Observation
from kpistore.model.period import month, month_words
from kpistore.readers.file_reading import Problem
from kpistore.readers.police_figures import SEARCHES
from kpistore.readers.police_street import KPI as STREET_CRIME
from kpistore.readers.police_uk import PoliceFile, police_file

_MEASURES = {"stop-and-search": SEARCHES, "street": STREET_CRIME}
"""The measure that every file of a kind has."""
_FEW = 3
MISSING = (
    "{months} missing between {before} and {after}, and a gap is no month without any; add {those}, "
    "or approve if data.police.uk has none"
)

OfKpi = Callable[[str, str], Sequence[Observation]]
"""The figures held of a measure and an area."""


@dataclass(frozen=True, slots=True)
class _Row:
    """What forms one series of months: a force and a kind of record."""

    force: str
    kind: str


def gaps(read: Iterable[tuple[Intake, bool]], of_kpi: OfKpi) -> Mapping[str, tuple[Problem, ...]]:
    """By the name of a file, the months missing right before it, and before the next month held.

    `read` are the files of one import and whether they change anything: what was known before is not asked again.
    """
    come: defaultdict[_Row, dict[date, tuple[PoliceFile, bool]]] = defaultdict(dict)
    for intake, changes in read:
        file = police_file(intake.name)
        if file and file.kind in _MEASURES and file.period.start:
            come[_Row(file.force, file.kind)][file.period.start] = file, changes
    found: defaultdict[str, tuple[Problem, ...]] = defaultdict(tuple)
    for row, files in come.items():
        for name, problem in _asked(files, _held(row, of_kpi)):
            found[name] += (problem,)
    return found


def _held(row: _Row, of_kpi: OfKpi) -> set[date]:
    own = [each for each in of_kpi(_MEASURES[row.kind], row.force) if each.document.family == DATA_POLICE_UK]
    return {each.period.start for each in own if each.period.start and each.period.months == 1}


def _asked(files: Mapping[date, tuple[PoliceFile, bool]], held: set[date]) -> Iterable[tuple[str, Problem]]:
    months = sorted({*held, *files})
    for before, after in pairwise(months):
        missing = _between(before, after)
        # Of a file that was refused its own refusal says enough.
        beside = [files[day][0] for day in (after, before) if day in files and files[day][1]]
        if missing and beside:
            yield beside[0].name, _problem(beside[0], missing, before, after)


def _between(before: date, after: date) -> list[date]:
    period, found = month(before.year, before.month).shifted(1), []
    while period.start and period.start < after:
        found.append(period.start)
        period = period.shifted(1)
    return found


def _problem(file: PoliceFile, missing: list[date], before: date, after: date) -> Problem:
    named = [month_words(day) for day in missing]
    words = " and ".join(named) if len(named) < _FEW else f"{named[0]} to {named[-1]}, {len(named)} months,"
    where = f"{file.force.replace('-', ' ').title()}, {file.kind}"
    several = len(named) > 1
    why = MISSING.format(
        months=f"{words} {'are' if several else 'is'}",
        before=month_words(before),
        after=month_words(after),
        those="them" if several else "it",
    )
    return Problem(where, why)


def with_questions(intake: Intake, problems: tuple[Problem, ...]) -> Intake:
    """The same file with these questions after its own."""
    if intake.reading is None or not problems:
        return intake
    return replace(intake, reading=replace(intake.reading, questioned=intake.reading.questioned + problems))
