"""A figure of a period that has not ended yet cannot have been counted: it is asked about, and not recorded."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from kpistore.model.observation import Observation, Status
from kpistore.model.period import day_words
from kpistore.readers.file_reading import FileReading, Problem

ONE = (
    "{first} has not ended yet (today is {today}), and there {figures} of it; correct the period, or send the file "
    "again once it has"
)
SEVERAL = (
    "{first} to {last}: {count} periods that have not ended yet (today is {today}), and there {figures} of them; "
    "correct the periods, or send the file again once they have"
)


def only_ended(reading: FileReading, name: str, today: date) -> FileReading:
    """The reading with a question about the periods that end after today, in place of their figures.

    Cells of such a period that are all blank are as they should be: reports print the whole year. No forecast is meant.
    """
    ahead = [each for each in reading.observations if _is_ahead(each, today)]
    early = [each for each in ahead if each.value is not None]
    if not early:
        return reading
    kept = tuple(each for each in reading.observations if not _is_ahead(each, today))
    return replace(reading, observations=kept, questioned=(*reading.questioned, _question(name, early, today)))


def _is_ahead(each: Observation, today: date) -> bool:
    end = each.period.end
    return each.status is not Status.FORECAST and end is not None and end > today


def _question(name: str, early: Sequence[Observation], today: date) -> Problem:
    labels = list(dict.fromkeys(each.period.label for each in sorted(early, key=lambda each: str(each.period.end))))
    figures = "is 1 figure" if len(early) == 1 else f"are {len(early):,} figures"
    told = ONE if len(labels) == 1 else SEVERAL
    why = told.format(first=labels[0], last=labels[-1], count=len(labels), today=day_words(today), figures=figures)
    return Problem(name, why)
