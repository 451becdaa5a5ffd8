"""The street-level CSV of data.police.uk: one crime or incident a row, counted by its type.

Its types are those of the map at police.uk, not the force's own categories, and anti-social behaviour stands among
them: so they are a measure of their own, without a total.
"""

import io
from collections import Counter
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import BinaryIO

from kpistore.model.kpi import Unit
from kpistore.model.observation import Observation
from kpistore.readers.file_reading import FileReading, Problem
from kpistore.readers.police_stop_search import Progress, refuse_many_words
from kpistore.readers.police_uk import PoliceFile
from kpistore.readers.reading import Unreadable
from kpistore.readers.whole_rows import read_header, whole_rows

KPI, DIMENSION = "street-crime", "crime-type"
MONTH, CRIME_TYPE, OUTCOME_TYPE = "Month", "Crime type", "Outcome type"
_SHARED = {"Crime ID", MONTH, "Reported by", "Falls within", "Longitude", "Latitude", "LSOA code"}

TYPES = (
    "Anti-social behaviour", "Bicycle theft", "Burglary", "Criminal damage and arson", "Drugs", "Other crime",
    "Other theft", "Possession of weapons", "Public order", "Robbery", "Shoplifting", "Theft from the person",
    "Vehicle crime", "Violence and sexual offences",
)  # fmt: skip
"""The types since 2013: https://www.police.uk/pu/about-police.uk-crime-data/"""


def is_street(header: Sequence[str]) -> bool:
    """Whether most columns are those of a street-level crime file."""
    return len(_SHARED & set(header)) > len(_SHARED) // 2 and OUTCOME_TYPE not in header


def is_outcomes(header: Sequence[str]) -> bool:
    """Whether it is the file of case outcomes."""
    return len(_SHARED & set(header)) > len(_SHARED) // 2 and OUTCOME_TYPE in header


def count_types(source: BinaryIO, file: PoliceFile, progress: Progress = lambda _: None) -> Mapping[str, int]:
    """How many rows there are of each type, in bounded memory; Unreadable with the row for a fault of the file."""
    import pandas as pd

    header = read_header(source)
    missing = [name for name in (MONTH, CRIME_TYPE) if header.count(name) != 1]
    if missing:
        raise Unreadable(
            f"row 1: the column “{missing[0]}” is missing, renamed or twice there; download the file again"
        )
    kinds = dict.fromkeys((MONTH, CRIME_TYPE), "str")
    types: Counter[str] = Counter()
    for block in whole_rows(source, len(header)):
        table = pd.read_csv(
            io.BytesIO(block), header=None, names=header, usecols=list(kinds), dtype=kinds, keep_default_na=False
        )
        _refuse_other_months(set(table[MONTH].tolist()), file)
        types.update(table[CRIME_TYPE].tolist())
        refuse_many_words(types, CRIME_TYPE)
        progress(types.total())
    return types


def street_figures(file: PoliceFile, types: Mapping[str, int], sha256: str = "") -> FileReading:
    """The month's count of each type; a type that is not known, or blank, is asked about and the rest is read."""
    if not types:
        return FileReading(None, (), questioned=(Problem(file.name, "the file holds no row; nothing is recorded"),))
    document = file.document(sha256)
    figures = [
        Observation(
            kpi=KPI,
            area=file.force,
            comparator=None,
            breakdown=((DIMENSION, name.lower().replace(" ", "-")),),
            period=file.period,
            value=Decimal(types[name]),
            unit=Unit.COUNT,
            as_published="",
            document=document,
            locator=f"column “{CRIME_TYPE}”",
            note=f"{types[name]:,} of {sum(types.values()):,} rows counted",
        )
        for name in TYPES
        if name in types
    ]
    unknown = tuple(
        Problem(f"{file.name}, column “{CRIME_TYPE}”", f"“{name}” in {number:,} rows is no type this program knows")
        for name, number in sorted(types.items())
        if name not in TYPES
    )
    understood = (
        f"{file.force.replace('-', ' ').title()}, {file.period.label}: {sum(types.values()):,} rows by crime type"
    )
    return FileReading(document, tuple(figures), unknown, understood=(understood,))


def _refuse_other_months(months: set[str], file: PoliceFile) -> None:
    assert file.period.start is not None
    strange = sorted(months - {f"{file.period.start:%Y-%m}"})
    if strange:
        raise Unreadable(f"“{strange[0]}” stands in the month column of {file.period.label}; is its name right?")
