"""The weekly digest: what is firing, what is new, charts as an album. Once a week to each chat."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from itertools import islice
from zoneinfo import ZoneInfo

from briefing.digest import Digest, Headline, NewDocument, digest_message
from briefing.figure_picture import picture_of
from briefing.message import Message
from briefing.picture import Picture
from jobs.alerting.rules import assess, newest_series, own_figures
from jobs.alerts import begun_anew, known_on
from jobs.hours import LONDON, SendingHours, next_sending_time
from jobs.letters import message_to_json
from jobs.schedule import make_schedule, next_times
from jobs.told import Told
from kpistore.analysis.change import Against, compare
from kpistore.asking.judged import control_of
from kpistore.catalogue import Office
from kpistore.model.alert import Severity
from kpistore.model.assessment import Assessment, newer_due_by
from kpistore.model.kpi import Kpi
from kpistore.model.observation import Document, Observation
from kpistore.model.series import Series
from kpistore.store import Store
from kpistore.store.outbox import Parcel
from kpistore.store.people import DIGEST

WEEK = timedelta(days=7)
MOST_HEADLINES = 4
"""More would not be read, nor fit one screen."""


@dataclass(frozen=True, slots=True)
class DigestSettings:
    """Whose figures, which measures come first, and when it is sent."""

    area: str = "cleveland"
    area_title: str = "Cleveland"
    headlines: tuple[str, ...] = ()
    """Keys, most important first; without any, those of the office's catalogue."""
    charts: int = 4
    """At most so many in the album: two rows on a phone."""
    day: str = "mon"
    time: str = "07:30"
    zone: ZoneInfo = LONDON
    hours: SendingHours | None = field(default_factory=SendingHours)
    """None: at once, as when a person presses a button for it."""


def run_digest(store: Store, office: Office, at: datetime, settings: DigestSettings) -> list[Told]:
    """Put the digest of the moment's week into the outbox; nothing for a chat that has that week's already.

    Returns it once if it is new to any chat, or if nobody is subscribed.
    """
    local = at.astimezone(settings.zone)
    year, week, _ = local.isocalendar()
    name = f"{year}-W{week:02d}"
    digest = build_digest(store, office, at, settings)
    message = digest_message(digest)
    chats = store.people.subscribers(DIGEST)
    due = next_sending_time(at, settings.hours) if settings.hours else at
    fresh = store.outbox.post([_parcel(name, chat, message, due, _told(digest)) for chat in chats], at)
    return [] if chats and not fresh else [Told(f"weekly digest {name}", message, fresh)]


def build_digest(store: Store, office: Office, at: datetime, settings: DigestSettings) -> Digest:
    """The digest as of the moment, on what was known that day, whether or not the alert job ran."""
    local = at.astimezone(settings.zone)
    today = local.date()
    kpis = office.catalogue.kpis
    own = (each for kpi in kpis for each in store.figures.of_kpi(kpi.key, settings.area))
    known = known_on(kpis, own, settings.area, today)
    found = [
        assess(rule, office.catalogue.kpi(rule.kpi), known, today, None, begun_anew(store, rule, settings.area))
        for rule in office.rules
    ]
    judged = [each for each in found if each and not each.is_too_old(today)]
    firing = sorted((each for each in judged if each.firing), key=lambda each: list(Severity).index(each.rule.severity))
    headlines = _headline_kpis(office, settings)
    return Digest(
        day=today,
        firing=tuple(firing),
        new=tuple(_new(document, headlines, known) for document in _fresh_documents(known, today)),
        rules=len(office.rules),
        unjudged=len(office.rules) - len(judged),
        figures_up_to=max(_ends(known, today), default=None),
        next_briefing=_next_briefing(local, settings),
        pictures=_pictures(store, _shown(firing, headlines, known, today), settings),
        awaited=tuple(sorted(each.due_on for each in store.enquiries.open())),
    )


def _headline_kpis(office: Office, settings: DigestSettings) -> list[Kpi]:
    return [office.catalogue.kpi(key) for key in settings.headlines or office.catalogue.headlines]


def _fresh_documents(known: Iterable[Observation], today: date) -> list[Document]:
    """What became known in the seven days before today; today's comes next week, so that each is new once."""
    documents = {each.document.name: each.document for each in known}.values()
    fresh = [each for each in documents if today - WEEK <= each.known_from < today]
    return sorted(fresh, key=lambda each: (each.known_from, each.title))


def _new(document: Document, headlines: Sequence[Kpi], known: Sequence[Observation]) -> NewDocument:
    found = (_headline(kpi, document, known) for kpi in headlines)
    return NewDocument(document, tuple(each for each in found if each)[:MOST_HEADLINES])


def _headline(kpi: Kpi, document: Document, known: Sequence[Observation]) -> Headline | None:
    """The change in the measure's newest figure, if the document brought it and it is no play of small numbers."""
    series = newest_series(kpi, own_figures(kpi, known))
    if series is None or series.newest is None or series.newest.document.name != document.name:
        return None
    previous = series.at(series.newest.period.previous())
    if previous is None:
        return None
    comparison = compare(kpi, series.newest, previous, Against.PREVIOUS)
    return None if comparison.beyond_chance is False else Headline(kpi, series.newest, comparison)


def _shown(
    firing: Sequence[Assessment], headlines: Sequence[Kpi], known: Sequence[Observation], today: date
) -> dict[str, tuple[Kpi, Series]]:
    """The series to draw by KPI: what is firing, then the headline measures that are not too old."""
    shown = {each.kpi.key: (each.kpi, each.series) for each in firing}
    for kpi in headlines:
        series = newest_series(kpi, own_figures(kpi, known))
        due = newer_due_by(series.newest.period) if series and series.newest else None
        if series and due and today <= due:
            shown.setdefault(kpi.key, (kpi, series))
    return shown


def _pictures(store: Store, shown: dict[str, tuple[Kpi, Series]], settings: DigestSettings) -> tuple[Picture, ...]:
    drawn = (_picture(store, kpi, series, settings) for kpi, series in shown.values())
    return tuple(islice((each for each in drawn if each), settings.charts))


def _picture(store: Store, kpi: Kpi, series: Series, settings: DigestSettings) -> Picture | None:
    """The same chart as an answer's: with limits where there are figures enough, begun anew where editors said so."""
    days = [each.day for each in store.rebases.of_kpi(kpi.key, settings.area)]
    newest = series.newest
    previous = series.at(newest.period.previous()) if newest else None
    beside = [compare(kpi, newest, previous, Against.PREVIOUS)] if newest and previous else []
    return picture_of(kpi, series, settings.area_title, control_of(kpi, series, days), beside)


def _ends(known: Iterable[Observation], today: date) -> list[date]:
    """Of the office's own figures whose period is over: reports also print what lies ahead."""
    own = (each for each in known if each.is_figure and each.comparator is None)
    return [each.period.end for each in own if each.period.end and each.period.end < today]


def _told(digest: Digest) -> tuple[int, ...]:
    """The store's numbers of the figures the text names."""
    figures = [each.figure for each in digest.firing]
    figures += [each.figure for new in digest.new for each in new.headlines]
    return tuple(dict.fromkeys(each.id for each in figures if each.id))


def _next_briefing(local: datetime, settings: DigestSettings) -> datetime:
    """The first time of a later week: this week's is the one being sent."""
    schedule = make_schedule("digest", settings.day, settings.time, settings.zone.key, local)
    week = local.isocalendar()[:2]
    # Eight times reach into the next week even for a schedule that comes every day.
    return next(each for each in next_times(schedule, local, 8) if each.isocalendar()[:2] != week)


def _parcel(name: str, chat_id: int, message: Message, due: datetime, figures: tuple[int, ...]) -> Parcel:
    return Parcel(f"digest:{name}:{chat_id}", chat_id, DIGEST, message_to_json(message), due, figures)
