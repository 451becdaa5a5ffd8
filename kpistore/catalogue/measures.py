"""catalogue.toml: objectives, measures and the words for breakdowns."""

import re
from datetime import date
from decimal import Decimal
from pathlib import Path

from kpistore.catalogue.cautions import read_cautions
from kpistore.catalogue.entry import Entry, read_entry
from kpistore.catalogue.lookup import BreakdownValue, Catalogue, Objective, UnknownKpi, plain
from kpistore.catalogue.samples import read_sample
from kpistore.model.kpi import (
    Aggregation,
    Baseline,
    Break,
    Breakdown,
    Direction,
    Kpi,
    Label,
    Target,
    Unit,
    parse_breakdown,
)
from kpistore.model.period import PeriodKind

LONGEST_KEY = 32
"""Characters of a key: a button's callback, 64 bytes in all, carries it beside what the tap asks for."""

FEWEST_SUPPRESSED = 2
"""The least threshold that hides anything that happened."""

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
    _refuse_unknown_headlines(whole, catalogue)
    _refuse_repeated_objectives(objectives, catalogue)
    _refuse_repeated_words(breakdowns, catalogue)
    _refuse_unknown_objectives(kpis, catalogue)
    _refuse_repeated_names(kpis, catalogue)
    _refuse_unclear_labels(kpis, catalogue)
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
        targets=tuple(_target(each) for each in entry.entries("targets")),
        note=entry.optional_text("note"),
        rounded_to=_rounding(entry),
        arrears_days=_arrears(entry),
        suppress_below=_threshold(entry),
        baselines=tuple(_baseline(each) for each in entry.entries("baselines")),
        breaks=tuple(sorted((_break(each) for each in entry.entries("breaks")), key=lambda each: each.day)),
        cautions=read_cautions(entry),
        sample=read_sample(entry),
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


def _target(entry: Entry) -> Target:
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


def _baseline(entry: Entry) -> Baseline:
    baseline = Baseline(_day(entry, "start"), _day(entry, "end"), entry.text("source"))
    entry.finish()
    if baseline.end < baseline.start:
        entry.refuse("end", f"{baseline.end} is before start, {baseline.start}; exchange or correct them")
    return baseline


def _break(entry: Entry) -> Break:
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


def _objective(entry: Entry) -> Objective:
    objective = Objective(_key(entry, "key"), entry.text("title"))
    entry.finish()
    return objective


def _breakdown_value(entry: Entry) -> BreakdownValue:
    dimension, value = _key(entry, "dimension"), _key(entry, "value")
    breakdown = BreakdownValue(dimension, value, entry.text("title"), entry.texts("aliases"))
    entry.finish()
    return breakdown


def _refuse_unknown_headlines(whole: Entry, catalogue: Catalogue) -> None:
    for key in catalogue.headlines:
        try:
            catalogue.kpi(key)
        except UnknownKpi as error:
            whole.refuse("headlines", f"{error}; write a key of this file")


def _refuse_repeated_objectives(entries: list[Entry], catalogue: Catalogue) -> None:
    held: set[str] = set()
    for entry, objective in zip(entries, catalogue.objectives, strict=True):
        if objective.key in held:
            entry.refuse("key", f"{objective.key!r} stands twice; give each objective its own key")
        held.add(objective.key)


def _refuse_repeated_words(entries: list[Entry], catalogue: Catalogue) -> None:
    held: dict[tuple[str, str], str] = {}
    for entry, known in zip(entries, catalogue.breakdown_words, strict=True):
        if (known.dimension, known.value) in {(each, value) for (each, _), value in held.items()}:
            entry.refuse("value", f"{known.value!r} stands twice for {known.dimension}; keep one entry")
        for word in known.words:
            other = held.setdefault((known.dimension, plain(word)), known.value)
            if other != known.value:
                entry.refuse("aliases", f"{word!r} also names {known.dimension}={other}; a word names one value")


def _refuse_unknown_objectives(entries: list[Entry], catalogue: Catalogue) -> None:
    known = [objective.key for objective in catalogue.objectives]
    for entry, kpi in zip(entries, catalogue.kpis, strict=True):
        if kpi.objective not in known:
            entry.refuse("objective", f"{kpi.objective!r} is not known; write one of {', '.join(known)}")


def _refuse_repeated_names(entries: list[Entry], catalogue: Catalogue) -> None:
    held: dict[str, str] = {}
    for entry, kpi in zip(entries, catalogue.kpis, strict=True):
        if kpi.key in held.values():
            entry.refuse("key", f"{kpi.key!r} stands twice; give each measure its own key")
        named = [("key", kpi.key), ("title", kpi.title), ("short", kpi.short)]
        for key, name in named + [("aliases", alias) for alias in kpi.aliases]:
            other = held.setdefault(plain(name), kpi.key)
            if other != kpi.key:
                entry.refuse(key, f"{name!r} already names {other}; a name must lead to exactly one measure")


def _refuse_unclear_labels(entries: list[Entry], catalogue: Catalogue) -> None:
    values = {(each.dimension, each.value) for each in catalogue.breakdown_words}
    held: dict[tuple[str, str, str], tuple[str, Breakdown]] = {}
    for entry, kpi in zip(entries, catalogue.kpis, strict=True):
        for label in kpi.labels:
            for dimension, value in label.breakdown:
                if (dimension, value) not in values:
                    entry.refuse("labels", f"'{dimension}={value}' has no words; add a [[breakdown]] for it")
            meaning = (kpi.key, label.breakdown)
            place = (plain(label.text), plain(label.measure), plain(label.section))
            other = held.setdefault(place, meaning)
            if other != meaning:
                entry.refuse(
                    "labels", f"{label.text!r} already means {other[0]}; tell them apart by measure or section"
                )
