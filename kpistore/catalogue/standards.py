"""What a measure is held against: targets, baselines, and breaks across which nothing is compared."""

from datetime import date
from decimal import Decimal

from kpistore.catalogue.entry import Entry
from kpistore.model.kpi import Baseline, Break, Target


def read_target(entry: Entry) -> Target:
    """A level to reach, with the days it is in force; CatalogueError where it cannot be used."""
    target = Target(
        value=_value(entry),
        name=entry.text("name"),
        source=entry.text("source"),
        since=entry.day("since"),
        until=entry.day("until"),
    )
    entry.finish()
    if target.since and target.until and target.until < target.since:
        entry.refuse("until", f"{target.until} is before since, {target.since}; exchange or correct them")
    return target


def read_baseline(entry: Entry) -> Baseline:
    """A period to compare with; CatalogueError where it cannot be used."""
    baseline = Baseline(_day(entry, "start"), _day(entry, "end"), entry.text("source"))
    entry.finish()
    if baseline.end < baseline.start:
        entry.refuse("end", f"{baseline.end} is before start, {baseline.start}; exchange or correct them")
    return baseline


def read_break(entry: Entry) -> Break:
    """A day from which the measure is gathered otherwise; CatalogueError where it cannot be used."""
    found = Break(_day(entry, "day"), entry.text("reason"), entry.text("source"))
    entry.finish()
    return found


def _day(entry: Entry, key: str) -> date:
    day = entry.day(key)
    if day is None:
        entry.refuse(key, "is missing; write a date like 2019-12-31, without quotes")
    return day


def _value(entry: Entry) -> Decimal:
    value = entry.number("value")
    if value is None:
        entry.refuse("value", "is missing; write the level to reach as a number, in the measure's unit")
    return value
