"""Figures that cannot be: a percentage of calls, half a robbery, 187 in a hundred. Refused, each by its place."""

from dataclasses import replace

from kpistore.catalogue import Office
from kpistore.model.kpi import Kpi, Unit
from kpistore.model.observation import Observation, Release
from kpistore.readers.cells import read_cell
from kpistore.readers.file_reading import FileReading, Problem

WHOLE = 100
"""A share is of a hundred."""


def only_possible(reading: FileReading, name: str, office: Office) -> FileReading:
    """The reading without the figures that their measures cannot have, which are refused.

    What no editor has published stays unpublished, whatever the file says of itself.
    """
    kept, refused = [], []
    for each in reading.observations:
        if why := impossible(office.catalogue.kpi(each.kpi), each):
            where = ", ".join(filter(None, (name, each.locator, f"{each.kpi} {each.period.label}")))
            refused.append(Problem(where, f"{each.as_published or each.value} {why}"))
        else:
            kept.append(_unpublished(each, office) if reading.document is None else each)
    return replace(reading, observations=tuple(kept), refused=(*reading.refused, *refused))


def impossible(kpi: Kpi, figure: Observation) -> str:
    """Why the figure cannot be one of this measure, and what to do; empty where it can."""
    if figure.value is None:
        return ""
    printed = read_cell(figure.as_published)
    if printed and printed.unit not in (None, kpi.unit):
        return f"is printed in {printed.unit} and the measure is counted in {kpi.unit}; correct the row"
    if figure.value < 0:
        return "is below zero, which this measure cannot be; correct it"
    if kpi.unit is Unit.COUNT and figure.value != int(figure.value):
        return "is no whole number and the measure counts whole ones; correct it"
    if kpi.unit is Unit.PERCENT and figure.value > WHOLE:
        return "is more than 100% and the measure is a share; correct it"
    return ""


def _unpublished(figure: Observation, office: Office) -> Observation:
    """A figure of a table that names its document in each row: published only where the office lists that document."""
    document = figure.document
    if document.release is not Release.PUBLISHED or document.name in office.documents:
        return figure
    return replace(figure, document=replace(document, release=Release.UNPUBLISHED))
