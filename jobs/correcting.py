"""Corrections find people: a figure that was told, and is revised so that its verdict changes, is drafted first."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date, datetime

from briefing.correction import (
    corrected_since,
    correction_block,
    correction_draft,
    correction_message,
    draft_block,
)
from briefing.words import figure_words
from jobs.alerts import AlertSettings
from jobs.hours import next_sending_time
from jobs.letters import blocks_to_json, noted
from jobs.told import Told
from kpistore.analysis.change import Against, Verdict, compare, compare_with_target
from kpistore.catalogue import Office, UnknownKpi
from kpistore.model.kpi import Kpi
from kpistore.model.observation import Identity, Observation, Release, current
from kpistore.store import Store
from kpistore.store.corrections import APPROVED, DRAFTED, Correction
from kpistore.store.outbox import Parcel
from kpistore.store.people import ALERTS, Role

_Verdicts = tuple[Verdict | None, Verdict | None, Verdict | None]
_NAMES = ("on the period before", "on a year earlier", "against the target")
_YEAR_NAMES = ("on the year before", "", "against the target")
"""Of twelve months the period before is the year before, and is said once."""


def run_corrections(store: Store, office: Office, at: datetime, settings: AlertSettings) -> list[Told]:
    """Draft a correction for each figure that was told and whose verdict a later one changes; each once."""
    told = store.corrections.told_figures()
    if not told:
        return []
    today = at.astimezone(settings.zone).date()
    known = [each for each in _beside(store, told, office.area) if _is_pushed(each, office.area, today)]
    drafted, corrected = store.corrections.known(), store.corrections.corrected_figures()
    done = []
    for old, new, why in _revised(office, known, told - corrected):
        correction = _correction(office.catalogue.kpi(old.kpi), old, new, why, at)
        if correction.key in drafted:
            continue
        message = draft(store, correction, at, settings)
        if message:
            done.append(message)
    return done


def _beside(store: Store, told: set[int], area: str) -> list[Observation]:
    """The figures of the measures that anybody was told of, in the order they were recorded."""
    measures = {each.kpi for each in store.figures.numbered(told).values()}
    held = (each for kpi in measures for each in store.figures.of_kpi(kpi, area))
    return sorted(held, key=lambda each: each.id or 0)


def draft(
    store: Store, correction: Correction, at: datetime, settings: AlertSettings | None = None, by: int = 0
) -> Told | None:
    """Keep a draft and tell every editor of it but the one who made it; None if it is known already."""
    chats = len(store.corrections.chats_told(correction.old_id))
    editors = [
        each.user_id
        for each in store.people.all()
        if each.role in (Role.EDITOR, Role.ADMINISTRATOR) and each.user_id != by
    ]
    hours = settings.hours if settings else None
    due = next_sending_time(at, hours) if hours else at

    def parcels(number: int) -> list[Parcel]:
        text = blocks_to_json(correction_draft(correction, number, chats), [draft_block(correction, number, chats)])
        return [Parcel(f"{DRAFTED}:{number}:{chat}", chat, ALERTS, text, due) for chat in editors]

    number = store.corrections.draft(correction, parcels, at)
    if number is None:
        return None
    return Told(f"correction {number} drafted", correction_draft(correction, number, chats), len(editors))


def approve(store: Store, number: int, by: str, now: datetime, due: datetime | None = None) -> int | None:
    """Tell everybody who was told the old figure, once, at once or when due; None if it was decided already."""
    held = store.corrections.find(number)
    if held is None:
        return None
    text = blocks_to_json(correction_message(held), [correction_block(held)])
    figures = (held.new_id,) if held.new_id else ()

    def parcel(chat: int) -> Parcel:
        return Parcel(f"{APPROVED}:{number}:{chat}", chat, ALERTS, text, due or now, figures)

    def warned(waiting: str) -> str:
        return noted(waiting, corrected_since(held))

    return store.corrections.approve(number, by, now, parcel, warned)


def withdrawal(kpi: Kpi, figure: Observation, why: str, at: datetime) -> Correction:
    """The draft for a figure that is wrong, while no right one is held."""
    assert figure.id is not None
    subject = f"{kpi.title}, {figure.period.label}"
    return Correction(kpi.key, subject, figure.id, None, figure_words(figure), "", f"{why.rstrip('.')}.", at)


def _correction(kpi: Kpi, old: Observation, new: Observation, why: str, at: datetime) -> Correction:
    assert old.id is not None
    subject = f"{kpi.title}, {old.period.label}"
    return Correction(kpi.key, subject, old.id, new.id, figure_words(old), figure_words(new), why, at)


def _revised(
    office: Office, known: Sequence[Observation], told: set[int]
) -> Iterator[tuple[Observation, Observation, str]]:
    by_identity: defaultdict[Identity, list[Observation]] = defaultdict(list)
    for each in known:
        if each.is_figure:
            by_identity[each.identity].append(each)
    for identity, held in by_identity.items():
        if len(held) == 1 or not any(each.id in told for each in held):
            continue
        try:
            kpi = office.catalogue.kpi(identity.kpi)
        except UnknownKpi:
            continue
        right = current([each for each in held if not each.mistake])
        for old, new in ((old, new) for new in right for old in held):
            if old.id in told and old.value != new.value and _is_later(new, old):
                why = (
                    f"the earlier one was wrong: {old.mistake}" if old.mistake else _changes(kpi, old, new, by_identity)
                )
                if why:
                    yield old, new, f"{new.document.title} prints {figure_words(new)}; {why}."


def _is_pushed(each: Observation, area: str, day: date) -> bool:
    """Figures marked as wrong are among them: they are what is corrected."""
    document = each.document
    return each.area == area and document.release is Release.PUBLISHED and document.known_from <= day


def _is_later(new: Observation, old: Observation) -> bool:
    """A figure beside the told one in the same document is a doubt of the audit's, and no revision."""
    if new.document.known_from != old.document.known_from:
        return new.document.known_from > old.document.known_from
    return bool(new.recorded_at and old.recorded_at and new.recorded_at > old.recorded_at)


def _changes(kpi: Kpi, old: Observation, new: Observation, held: dict[Identity, list[Observation]]) -> str:
    """How the verdicts differ, in a clause; empty where they do not."""
    series = [each for figures in held.values() for each in current(figures) if _is_beside(each, old)]
    names = _YEAR_NAMES if old.period.previous() == old.period.year_earlier() else _NAMES
    pairs = zip(names, _verdicts(kpi, old, series), _verdicts(kpi, new, series), strict=True)
    return ", ".join(
        f"{name} it was {_word(was)} and is {_word(now)}" for name, was, now in pairs if name and was != now
    )


def _verdicts(kpi: Kpi, figure: Observation, series: Sequence[Observation]) -> _Verdicts:
    previous = next((each for each in series if each.period == figure.period.previous()), None)
    year = next((each for each in series if each.period == figure.period.year_earlier()), None)
    target = compare_with_target(kpi, figure)
    return (
        compare(kpi, figure, previous, Against.PREVIOUS).verdict if previous else None,
        compare(kpi, figure, year, Against.YEAR_EARLIER).verdict if year else None,
        target.verdict if target else None,
    )


def _is_beside(each: Observation, old: Observation) -> bool:
    mine = (old.kpi, old.comparator, old.breakdown, old.document.family, old.period.kind)
    return (each.kpi, each.comparator, each.breakdown, each.document.family, each.period.kind) == mine


def _word(verdict: Verdict | None) -> str:
    if verdict is None:
        return "not known"
    return {Verdict.SAME: "unchanged", Verdict.NEUTRAL: "no clear change"}.get(verdict, verdict.value)
