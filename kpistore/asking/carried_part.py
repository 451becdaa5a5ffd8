"""The crime spoken of before as the part of a measure that is published by crime: "charge rate" after "robbery"."""

import re
from dataclasses import replace

from kpistore.asking.breakdowns import OF_ANY_MEASURE
from kpistore.asking.questioned import Question
from kpistore.asking.reader import Reader
from kpistore.asking.tokens import stems
from kpistore.model.kpi import Breakdown, Kpi, Unit

_COUNTED_WORD = re.compile(r"\b(?:how many|number|count|total|offences?|crimes?|incidents?)\b")
_WHOLE = re.compile(r"\b(?:all|overall|total|every)\b")
_OF_CRIME = re.compile(r"\b(?:crimes?|offences?|recorded)\b")


def carried(question: Question, after: Question, reader: Reader, *, leans: bool) -> Question | None:
    """The question in the part that the one before it names; without a measure where no such part is published.

    Never the figure of all crime for one crime's, nor the number of offences for the share asked for; None where
    neither question is of a measure in such parts.
    """
    if question.kpi is None or after.kpi is None or question.kpi is after.kpi:
        return None
    if _is_parted(reader, question.kpi):
        return _of_crime_before(question, question.kpi, after.kpi, reader)
    if _is_parted(reader, after.kpi) and (leans or not _COUNTED_WORD.search(question.text.lower())):
        return _for_another_crime(question, after.kpi, reader)
    return None


def _of_crime_before(question: Question, parted: Kpi, crime: Kpi, reader: Reader) -> Question | None:
    """ "Charge rate" after "rape offences": of these, or asked back."""
    if question.breakdown or _WHOLE.search(question.text.lower()):
        return None
    if part := _part_of(parted, crime, reader):
        return replace(question, breakdown=part)
    return _asked_back(question, parted) if _is_one_crime(crime, reader) else None


def _for_another_crime(question: Question, parted: Kpi, reader: Reader) -> Question | None:
    """ "Robbery" after "shoplifting charge rate": its charge rate, or asked back."""
    crime = question.kpi
    if crime is None or crime.unit is not Unit.COUNT:
        return None
    if part := _part_of(parted, crime, reader):
        return replace(question, kpi=parted, candidates=(parted,), breakdown=part)
    return _asked_back(question, parted, crime) if _is_one_crime(crime, reader) else None


def _is_parted(reader: Reader, kpi: Kpi) -> bool:
    """Whether it is a share published by parts that are measures themselves: the charge rate by crime."""
    if kpi.unit is not Unit.PERCENT or not _OF_CRIME.search(kpi.definition.lower()):
        return False
    return bool(frozenset(reader.catalogue.dimensions(kpi)) - OF_ANY_MEASURE)


def _part_of(parted: Kpi, crime: Kpi, reader: Reader) -> Breakdown:
    """The part that is the whole of the crime; () where it is more or less than the crime, as violence with injury."""
    own = reader.names.words_of(parted)
    for name in (crime.title, crime.short):
        part, left = reader.breakdowns.parts(stems(name), parted, own)
        if part and not left - reader.names.soft:
            return part
    return ()


def _is_one_crime(kpi: Kpi, reader: Reader) -> bool:
    """Whether it counts one kind of crime; total recorded crime is the whole already."""
    if kpi.unit not in (Unit.COUNT, Unit.PER_1000) or not _OF_CRIME.search(f"{kpi.title} {kpi.definition}".lower()):
        return False
    return bool(set(stems(kpi.title)) - reader.names.soft)


def _asked_back(question: Question, *kpis: Kpi) -> Question:
    return replace(question, kpi=None, candidates=kpis, how="tokens", breakdown=(), topic=None)
