"""The rows of a tidy table find their measures in the office's catalogue, and keep the place where they stand."""

from collections.abc import Iterator
from dataclasses import replace

from kpistore.catalogue import Office
from kpistore.incoming.placing import nearest, without_contradictions
from kpistore.model.observation import Observation
from kpistore.readers.file_reading import FileReading, Problem
from kpistore.readers.tidy import TidyReading, read_tidy
from kpistore.readers.tidy_row import Defaults

WRONG_UNIT = "the catalogue counts {key} in {unit}; correct the unit"


def tidy_file(name: str, text: str, office: Office) -> FileReading:
    """The figures of a tidy CSV."""
    return tidy_figures(name, read_tidy(text, office.documents, Defaults(name, office.area)), office, name)


def tidy_figures(where: str, reading: TidyReading, office: Office, file: str, sheet: str = "") -> FileReading:
    """The figures whose measures the catalogue knows; `where` says where the table stands, and `sheet` in which one."""
    found = list(_placed(where, reading, office))
    asked = {each.why: each for each in reversed(found) if isinstance(each, _Question)}
    refused = [Problem(f"{where}, row {each.row}: {each.what}", each.why) for each in reading.refused]
    refused += [each for each in found if isinstance(each, Problem) and not isinstance(each, _Question)]
    rows = {id(each): row for each, row in (each for each in found if isinstance(each, tuple))}
    known = [each for each, _ in (each for each in found if isinstance(each, tuple))]
    kept, twice = without_contradictions(where, known, by_place=True)
    figures = tuple(_with_place(each, f"{sheet}row {rows[id(each)]}", file) for each in kept)
    return FileReading(None, figures, tuple(reversed(asked.values())), (*refused, *twice))


class _Question(Problem):
    """A measure for the editor to place; what is asked of several rows is asked once."""


def _placed(where: str, reading: TidyReading, office: Office) -> Iterator[tuple[Observation, int] | Problem]:
    """Each figure with its measure's key and its row, or what stands against it."""
    meant = {name: office.catalogue.by_name(name) for name in {each.kpi for each in reading.observations}}
    for each, row in zip(reading.observations, reading.rows, strict=True):
        kpi, place = meant[each.kpi], f"{where}, row {row}"
        if kpi is None:
            keys = {named: kpi.key for kpi in office.catalogue.kpis for named in (kpi.title, kpi.key)}
            yield _Question(place, f"no KPI of the catalogue is {each.kpi!r}", nearest(each.kpi, keys))
        elif each.unit is not kpi.unit:
            yield Problem(f"{place}: unit {each.unit}", WRONG_UNIT.format(key=kpi.key, unit=kpi.unit))
        else:
            yield each if each.kpi == kpi.key else replace(each, kpi=kpi.key), row


def _with_place(figure: Observation, row: str, file: str) -> Observation:
    """The figure with its row, where it does not say itself where it stands."""
    if figure.locator:
        return figure
    return replace(figure, locator=row if figure.document.name == file else f"{file}, {row}")
