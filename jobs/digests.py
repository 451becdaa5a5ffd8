"""The weekly digest: what is firing, what is new, charts as an album. Once a week to each chat."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from decimal import Decimal
from functools import cached_property
from zoneinfo import ZoneInfo

from briefing.checked import checked
from briefing.digest import Digest, Headline, NewDocument, digest_block, digest_message
from jobs.alerting.figures import newest_series, own_figures
from jobs.digest_pictures import album, to_show
from jobs.enquiring import title_of
from jobs.hours import LONDON, SendingHours, next_sending_time
from jobs.letters import blocks_to_json
from jobs.lookout import Lookout
from jobs.schedule import make_schedule, next_times
from jobs.told import Told
from jobs.watched import seen_in
from kpistore.analysis.change import Against, compare
from kpistore.catalogue import Office
from kpistore.model.alert import AlertRule, Severity
from kpistore.model.assessment import Assessment
from kpistore.model.kpi import Kpi
from kpistore.model.observation import Document, Observation
from kpistore.store import Store
from kpistore.store.outbox import Parcel
from kpistore.store.people import DIGEST

WEEK = timedelta(days=7)
MOST_HEADLINES = 4
"""More would not be read, nor fit one screen."""


@dataclass(frozen=True, slots=True)
class DigestSettings:
    """Which measures come first, and when it is sent."""

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
    year, week, _ = at.astimezone(settings.zone).isocalendar()
    name = f"{year}-W{week:02d}"
    edition = Edition(store, office, at, settings)
    chats = store.people.subscribers(DIGEST)
    due = next_sending_time(at, settings.hours) if settings.hours else at
    fresh = store.outbox.post([_parcel(name, chat, edition.of_chat(chat), due) for chat in chats], at)
    message = digest_message(edition.of_chat(None))
    return [] if chats and not fresh else [Told(f"weekly digest {name}", message, fresh)]


def build_digest(
    store: Store, office: Office, at: datetime, settings: DigestSettings, chat_id: int | None = None
) -> Digest:
    """The digest of one chat as of the moment, or that of the office's rules alone."""
    return Edition(store, office, at, settings).of_chat(chat_id)


class Edition:
    """One week's digest on what was known that day, whether or not the alert job ran: what all chats get, made once."""

    def __init__(self, store: Store, office: Office, at: datetime, settings: DigestSettings) -> None:
        self._store, self._office, self._settings = store, office, settings
        self._local = at.astimezone(settings.zone)
        self._lookout = Lookout(store, office, at, settings.zone)
        self._headlines = _headline_kpis(office, settings)
        self._found: dict[AlertRule, Assessment | None] = {}

    def of_chat(self, chat_id: int | None) -> Digest:
        """With the chat's own rules beside the office's."""
        rules = [each.rule for each in seen_in(self._store, self._office, chat_id)]
        judged = [each for each in map(self._judged, rules) if each]
        own = len(rules) - len(self._office.rules)
        firing = [each for each in judged if each.firing]
        firing.sort(key=lambda each: list(Severity).index(each.rule.severity))
        return replace(
            self._common,
            firing=tuple(firing),
            checked=checked(len(rules) - own, own, judged, group=chat_id is not None and chat_id < 0),
        )

    def _judged(self, rule: AlertRule) -> Assessment | None:
        """Looked at once for all chats."""
        if rule not in self._found:
            self._found[rule] = self._lookout.judge(rule)
        return self._found[rule]

    def _awaited(self) -> Iterator[tuple[date, str]]:
        for each in self._store.enquiries.open():
            yield each.due_on, title_of(self._office, each.kpi)

    @cached_property
    def _common(self) -> Digest:
        kpis = self._office.catalogue.kpis
        known = [each for kpi in kpis for each in self._lookout.figures(kpi.key)]
        fresh = _fresh_documents(known, self._lookout.today)
        mine = (self._judged(rule) for rule in self._office.rules)
        firing = [each for each in mine if each and each.firing]
        shown = list(to_show(firing, self._headlines, self._lookout))
        return Digest(
            day=self._lookout.today,
            firing=(),
            new=tuple(_new(document, self._headlines, kpis, self._lookout) for document in fresh),
            checked=checked(0, 0, (), group=False),
            next_briefing=_next_briefing(self._local, self._settings),
            pictures=album(self._store, self._office, shown, self._settings.charts),
            awaited=tuple(self._awaited()),
        )


def _headline_kpis(office: Office, settings: DigestSettings) -> list[Kpi]:
    return [office.catalogue.kpi(key) for key in settings.headlines or office.catalogue.headlines]


def _fresh_documents(known: Iterable[Observation], today: date) -> list[Document]:
    """What became known in the seven days before today; today's comes next week, so that each is new once."""
    documents = {each.document.name: each.document for each in known}.values()
    fresh = [each for each in documents if today - WEEK <= _new_on(each) < today]
    return sorted(fresh, key=lambda each: (_new_on(each), each.title))


def _new_on(document: Document) -> date:
    """When it became known; what an editor published, on the day of that."""
    return max(document.known_from, document.published_on or document.known_from)


def _new(document: Document, headlines: Sequence[Kpi], every: Sequence[Kpi], lookout: Lookout) -> NewDocument:
    """The office's headlines; where all of them went the right way, beside what went the wrong way furthest."""
    found = [_headline(kpi, document, lookout.figures(kpi.key)) for kpi in headlines]
    shown = tuple(each for each in found if each and each.comparison.beyond_chance is not False)[:MOST_HEADLINES]
    if not shown or any(_is_worse(each) for each in shown):
        return NewDocument(document, shown)
    others = (_headline(kpi, document, lookout.figures(kpi.key)) for kpi in every)
    worse = [each for each in others if each and _is_worse(each)]
    return NewDocument(document, shown, max(worse, key=_distance, default=None))


def _distance(headline: Headline) -> Decimal:
    """How far it went, in per cent of what it was; of a share, in points."""
    comparison = headline.comparison
    return abs(comparison.change if comparison.percent is None else comparison.percent)


def _is_worse(headline: Headline) -> bool:
    return headline.kpi.is_better(headline.comparison.change) is False


def _headline(kpi: Kpi, document: Document, known: Sequence[Observation]) -> Headline | None:
    """The change in the measure's newest figure, if the document brought it."""
    series = newest_series(kpi, own_figures(kpi, known))
    if series is None or series.newest is None or series.newest.document.name != document.name:
        return None
    previous = series.at(series.newest.period.previous())
    if previous is None:
        return None
    comparison = compare(kpi, series.newest, previous, Against.PREVIOUS)
    return Headline(kpi, series.newest, comparison)


def _told(digest: Digest) -> tuple[int, ...]:
    """The store's numbers of the figures the text names."""
    figures = [each.figure for each in digest.firing]
    figures += [each.figure for new in digest.new for each in (*new.headlines, new.worse) if each]
    return tuple(dict.fromkeys(each.id for each in figures if each.id))


def _next_briefing(local: datetime, settings: DigestSettings) -> datetime:
    """The first time of a later week: this week's is the one being sent."""
    schedule = make_schedule("digest", settings.day, settings.time, settings.zone.key, local)
    week = local.isocalendar()[:2]
    # Eight times reach into the next week even for a schedule that comes every day.
    return next(each for each in next_times(schedule, local, 8) if each.isocalendar()[:2] != week)


def _parcel(name: str, chat_id: int, digest: Digest, due: datetime) -> Parcel:
    message = digest_message(digest)
    letter = blocks_to_json(message, [digest_block(message)])
    return Parcel(f"digest:{name}:{chat_id}", chat_id, DIGEST, letter, due, _told(digest))
