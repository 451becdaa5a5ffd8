"""A period that has not begun can have no figure: it is asked about. One that still runs has a provisional one."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from kpistore.model.observation import Observation, Status
from kpistore.model.period import day_words
from kpistore.readers.file_reading import FileReading, Problem

ONE = "{first} has not begun yet (today is {today}), and there {figures} of it; correct the period"
SEVERAL = (
    "{first} to {last}: {count} periods that have not begun yet (today is {today}), and there {figures} of them; "
    "correct the periods"
)


def only_begun(reading: FileReading, name: str, today: date) -> FileReading:
    """The reading with a question about periods that begin after today, in place of their figures.

    A figure of a period that ends after today is provisional: a report of March prints the quarter to March. Cells of
    a period to come that are all blank are as they should be: reports print the whole year. No forecast is meant.
    """
    ahead = [each for each in reading.observations if _is_ahead(each, today)]
    early = [each for each in ahead if each.value is not None]
    begun = (each for each in reading.observations if not early or not _is_ahead(each, today))
    kept = tuple(_provisional(each) if _runs(each, today) else each for each in begun)
    asked = (_question(name, early, today),) if early else ()
    return replace(reading, observations=kept, questioned=(*reading.questioned, *asked))


def _is_ahead(each: Observation, today: date) -> bool:
    start = each.period.start
    return each.status is not Status.FORECAST and start is not None and start > today


def _runs(each: Observation, today: date) -> bool:
    end = each.period.end
    return each.status is Status.FINAL and end is not None and end > today


def _provisional(each: Observation) -> Observation:
    return replace(each, status=Status.PROVISIONAL)


def _question(name: str, early: Sequence[Observation], today: date) -> Problem:
    labels = list(dict.fromkeys(each.period.label for each in sorted(early, key=lambda each: str(each.period.end))))
    figures = "is 1 figure" if len(early) == 1 else f"are {len(early):,} figures"
    told = ONE if len(labels) == 1 else SEVERAL
    why = told.format(first=labels[0], last=labels[-1], count=len(labels), today=day_words(today), figures=figures)
    return Problem(name, why)
