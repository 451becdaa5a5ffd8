"""catalogue.toml: objectives, measures and the words for breakdowns."""

import re
from pathlib import Path

from kpistore.catalogue.cautions import read_cautions
from kpistore.catalogue.entry import Entry, read_entry
from kpistore.catalogue.lookup import BreakdownValue, Catalogue, Objective
from kpistore.catalogue.samples import read_sample
from kpistore.catalogue.standards import read_baseline, read_break, read_target
from kpistore.catalogue.unclear import refuse_unclear
from kpistore.model.kpi import (
    Aggregation,
    Breakdown,
    Direction,
    Kpi,
    Label,
    Unit,
    parse_breakdown,
)
from kpistore.model.period import PeriodKind

LONGEST_KEY = 32
"""Characters of a key: a button's callback, 64 bytes in all, carries it beside what the tap asks for."""

FEWEST_SUPPRESSED = 2
"""The least threshold that hides anything that happened."""

VALUE = "{value}"
"""Where the figure is said in a sentence of the catalogue."""

KEY = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


def read_catalogue(path: Path) -> Catalogue:
    """The catalogue of the file; CatalogueError names the first entry that cannot be used."""
    whole = read_entry(path)
    objectives, kpis, breakdowns = (whole.entries(each) for each in ("objective", "kpi", "breakdown"))
    headlines = whole.texts("headlines")
    whole.finish()
    catalogue = Catalogue(
        kpis=tuple(_kpi(each) for each in kpis),
        objectives=tuple(_objective(each) for each in objectives),
        breakdown_words=tuple(_breakdown_value(each) for each in breakdowns),
        headlines=headlines,
    )
    refuse_unclear(catalogue, whole, objectives=objectives, kpis=kpis, breakdowns=breakdowns)
    return catalogue


def _kpi(entry: Entry) -> Kpi:
    kpi = Kpi(
        key=_key(entry, "key"),
        title=entry.text("title"),
        short=entry.text("short"),
        unit=entry.choice("unit", Unit),
        direction=entry.choice("direction", Direction),
        aggregation=entry.choice("aggregation", Aggregation),
        main_kind=entry.choice("main_kind", PeriodKind),
        definition=entry.text("definition"),
        objective=entry.text("objective"),
        aliases=entry.texts("aliases"),
        labels=tuple(_label(each) for each in entry.entries("labels")),
        targets=tuple(read_target(each) for each in entry.entries("targets")),
        note=entry.optional_text("note"),
        rounded_to=_rounding(entry),
        arrears_days=_arrears(entry),
        suppress_below=_threshold(entry),
        baselines=tuple(read_baseline(each) for each in entry.entries("baselines")),
        breaks=tuple(sorted((read_break(each) for each in entry.entries("breaks")), key=lambda each: each.day)),
        cautions=read_cautions(entry),
        sample=read_sample(entry),
        spoken=_spoken(entry),
    )
    entry.finish()
    return kpi


def _rounding(entry: Entry) -> int:
    number = entry.number("rounded_to")
    if number is None:
        return 1
    if number != int(number) or number < 2:
        entry.refuse("rounded_to", f"{number} is no rounding; write a whole number above 1, or leave it out")
    return int(number)


def _spoken(entry: Entry) -> str:
    words = entry.optional_text("spoken")
    if words and (words.count(VALUE) != 1 or words.replace(VALUE, "").count("{")):
        entry.refuse("spoken", f"{words!r} must hold {VALUE} once, where the figure is said")
    return words


def _threshold(entry: Entry) -> int | None:
    number = entry.number("suppress_below")
    if number is None:
        return None
    if entry.raw.get("unit") != Unit.COUNT:
        entry.refuse("suppress_below", "is for counts only; leave it out, or give the measure the unit count")
    if number != int(number) or number < FEWEST_SUPPRESSED:
        entry.refuse("suppress_below", f"{number} is no threshold; write a whole number above 1, or leave it out")
    return int(number)


def _arrears(entry: Entry) -> int | None:
    number = entry.number("arrears_days")
    if number is not None and (number != int(number) or number < 0):
        entry.refuse("arrears_days", f"{number} is no number of days; write a whole number, or leave it out")
    return None if number is None else int(number)


def _key(entry: Entry, name: str) -> str:
    key = entry.text(name)
    if not KEY.fullmatch(key):
        entry.refuse(name, f"{key!r} is not lower case with hyphens; write it like 'stop-searches'")
    if len(key) > LONGEST_KEY:
        entry.refuse(name, f"{key!r} has {len(key)} characters; write at most {LONGEST_KEY}")
    return key


def _label(entry: Entry) -> Label:
    label = Label(
        text=entry.text("text"),
        breakdown=_breakdown(entry),
        measure=entry.optional_text("measure"),
        section=entry.optional_text("section"),
    )
    entry.finish()
    return label


def _breakdown(entry: Entry) -> Breakdown:
    text = entry.optional_text("breakdown")
    try:
        return parse_breakdown(text)
    except ValueError:
        entry.refuse("breakdown", f"{text!r} is no breakdown; write it like 'sex=female' or 'offence=theft;sex=male'")


def _objective(entry: Entry) -> Objective:
    objective = Objective(_key(entry, "key"), entry.text("title"))
    entry.finish()
    return objective


def _breakdown_value(entry: Entry) -> BreakdownValue:
    dimension, value = _key(entry, "dimension"), _key(entry, "value")
    breakdown = BreakdownValue(dimension, value, entry.text("title"), entry.texts("aliases"))
    entry.finish()
    return breakdown
