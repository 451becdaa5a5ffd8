"""The alert job: every rule looked at once, what must be told put into the outbox with the alerts' new state."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from functools import cached_property
from zoneinfo import ZoneInfo

from briefing.alert import AlertWords, alert_message, block, group_message
from briefing.message import Message, fingerprint
from jobs.alerting.beside import doubts, driving_parts
from jobs.alerting.lifecycle import CADENCE
from jobs.alerting.rules import assess, expired
from jobs.alerting.run import Happened, happened
from jobs.hours import LONDON, SendingHours, next_opening, next_sending_time
from jobs.letters import blocks_to_json
from jobs.told import Told
from jobs.watched import Watched, recipients, role_of, watched
from kpistore.auditing import Auditor
from kpistore.catalogue import Office
from kpistore.catalogue.suppressing import without_small_parts
from kpistore.model.alert import AlertEvent, AlertRule, RuleKind
from kpistore.model.assessment import Assessment
from kpistore.model.kpi import Kpi
from kpistore.model.observation import Observation, Release
from kpistore.store import Store
from kpistore.store.alerts import Addressed
from kpistore.store.outbox import Parcel
from kpistore.store.people import ALERTS


@dataclass(frozen=True, slots=True)
class AlertSettings:
    """Whose figures are watched, how often a firing alert is repeated and when messages go out."""

    area: str = "cleveland"
    zone: ZoneInfo = LONDON
    cadence: timedelta = CADENCE
    hours: SendingHours | None = field(default_factory=SendingHours)
    """None: at once, as when a person presses a button for it."""
    wait_for_owner: tuple[str, ...] = ("reader",)
    """The roles that hear of a measure with an owner after its owner has seen the alert, or when sending next opens."""


def run_alerts(
    store: Store, office: Office, at: datetime, settings: AlertSettings, kpis: Collection[str] | None = None
) -> list[Told]:
    """Run the rules as of a moment, on what was known that day and as if only earlier runs had happened.

    Of the KPIs given only, else of all. Returns what was put into the outbox by this run, in the order of the rules;
    nothing that was told before.
    """
    return _Run(store, office, at, settings, kpis).told()


def assess_rule(store: Store, office: Office, rule: AlertRule, area: str, at: datetime) -> Assessment | None:
    """What the rule finds in the area's figures known on the day of a moment in the office's zone."""
    kpi = office.catalogue.kpi(rule.kpi)
    figures = known_on([kpi], store.figures.of_kpi(rule.kpi, area), area, at.date())
    return assess(rule, kpi, figures, at.date(), store.failed_imports.last(at), begun_anew(store, rule, area))


def begun_anew(store: Store, rule: AlertRule, area: str) -> list[date]:
    """The days from which editors let the limits of its measure begin anew; looked up for rules on signals only."""
    held = store.rebases.of_kpi(rule.kpi, area) if rule.kind is RuleKind.SIGNAL else []
    return [each.day for each in held]


def known_on(kpis: Iterable[Kpi], observations: Iterable[Observation], area: str, day: date) -> list[Observation]:
    """The area's figures from documents that were published and known on the day: nothing else is pushed.

    Nor is a figure that an editor has marked as wrong, nor a small count of a part that the catalogue asks to hide.
    """
    published = (each for each in observations if each.document.release is Release.PUBLISHED and not each.mistake)
    known = (each for each in published if each.area == area and each.document.known_from <= day)
    return without_small_parts(kpis, known)


@dataclass(frozen=True, slots=True)
class _Address:
    chat_id: int
    owner: int | None
    """Whose word this chat waits for; None for one that is told at once."""


class _Run:
    """One run: everything is read first, then kept whole in one transaction."""

    def __init__(
        self, store: Store, office: Office, at: datetime, settings: AlertSettings, kpis: Collection[str] | None
    ) -> None:
        self._store, self._office, self._at, self._settings, self._kpis = store, office, at, settings, kpis
        self._today = at.astimezone(settings.zone).date()
        self._known: dict[str, list[Observation]] = {}

    def told(self) -> list[Told]:
        alerts, at = self._store.alerts, self._at
        events = happened(self._found(), alerts.before(at), alerts.since(at), at, self._settings.cadence)
        words = {each.event.key: self._words(each) for each in events if each.is_told}
        addresses = {each.event.key: self._addresses(each) for each in events if each.is_told}

        def compose(fresh: Sequence[AlertEvent]) -> list[Addressed]:
            keys = {event.key for event in fresh}
            return self._parcels([each for each in events if each.event.key in keys and each.is_told], words, addresses)

        fresh = {event.key for event in alerts.record_run([each.event for each in events], compose, at)}
        mine = [each for each in events if each.event.key in fresh and each.is_told]
        return [_told(each, words[each.event.key], len(addresses[each.event.key])) for each in mine]

    def _found(self) -> list[tuple[Watched, Assessment]]:
        found = []
        failed = self._store.failed_imports.last(self._at.astimezone(self._settings.zone))
        for each in watched(self._store, self._office):
            if not self._is_touched(each):
                continue
            begun = begun_anew(self._store, each.rule, self._settings.area)
            figures = self._figures(each.kpi.key)
            assessed = assess(each.rule, each.kpi, figures, self._today, failed, begun)
            if assessed := assessed or expired(each.rule, each.kpi, figures):
                found.append((each, assessed))
        return found

    def _is_touched(self, each: Watched) -> bool:
        """After an import the touched measures only; that it succeeded ends the alert about one that failed."""
        return self._kpis is None or each.kpi.key in self._kpis or each.rule.kind is RuleKind.IMPORT_FAILED

    def _figures(self, kpi: str) -> list[Observation]:
        if kpi not in self._known:
            held = self._store.figures.of_kpi(kpi, self._settings.area)
            self._known[kpi] = known_on([self._office.catalogue.kpi(kpi)], held, self._settings.area, self._today)
        return self._known[kpi]

    def _words(self, each: Happened) -> AlertWords:
        episode = each.decision.episode
        findings = self._auditor.of_kpi(each.found.kpi.key, self._today, area=self._settings.area)
        parts = driving_parts(self._office, each.found, self._figures)
        return AlertWords(
            each.found,
            each.event,
            episode.first if episode else None,
            episode.last if episode else None,
            tuple((part.kpi, part.change) for part in parts),
            tuple(doubts(each.found, findings)),
            each.watched.made.author_name if each.watched.made else "",
        )

    @cached_property
    def _auditor(self) -> Auditor:
        return Auditor(self._office, self._store.figures, self._store.claims)

    def _addresses(self, each: Happened) -> list[_Address]:
        silent = self._store.silences.silent(each.event.rule, each.event.period_end, self._at)
        owner = each.found.rule.owner
        chats = [chat for chat in recipients(self._store, each.watched) if chat not in silent]
        if owner is None or owner not in chats:
            return [_Address(chat, None) for chat in chats]
        waiting = {
            chat for chat in chats if chat != owner and role_of(self._store, chat) in self._settings.wait_for_owner
        }
        return [_Address(chat, owner if chat in waiting else None) for chat in chats]

    def _parcels(
        self,
        events: Sequence[Happened],
        words: dict[str, AlertWords],
        addresses: dict[str, list[_Address]],
    ) -> list[Addressed]:
        """One message a chat, and another one for what waits for an owner's word."""
        mine: defaultdict[_Address, list[Happened]] = defaultdict(list)
        for each in events:
            for address in addresses[each.event.key]:
                mine[address].append(each)
        titles = {objective.key: objective.title for objective in self._office.catalogue.by_objective()}
        return [self._parcel(address, group, words, titles, mine) for address, group in mine.items()]

    def _parcel(
        self,
        address: _Address,
        group: Sequence[Happened],
        words: dict[str, AlertWords],
        titles: dict[str, str],
        mine: dict[_Address, list[Happened]],
    ) -> Addressed:
        events = [each.event for each in group]
        waiting = {other.owner for other in mine if other.owner == address.chat_id}
        releases = [_tag(self._at, address.chat_id)] if waiting else []
        told = [words[event.key] for event in events]
        blocks = [block(each, titles) for each in told]
        letter = blocks_to_json(group_message(told, titles, releases), blocks, releases)
        tag = _tag(self._at, address.owner) if address.owner is not None else _cause(events)
        figures = tuple(dict.fromkeys(each.found.figure.id for each in group if each.found.figure.id))
        key = f"{tag}:{address.chat_id}"
        parcel = Parcel(key, address.chat_id, ALERTS, letter, self._due(address), figures)
        return parcel, events

    def _due(self, address: _Address) -> datetime:
        hours = self._settings.hours
        if address.owner is not None:
            return next_opening(self._at, hours or SendingHours(zone=self._settings.zone))
        return next_sending_time(self._at, hours) if hours else self._at


def _told(each: Happened, words: AlertWords, chats: int) -> Told:
    message: Message = alert_message(words)
    return Told(each.found.rule.name, message, chats, each.event)


def _cause(events: Sequence[AlertEvent]) -> str:
    if len(events) == 1:
        return events[0].key
    return f"alerts:{fingerprint(','.join(sorted(event.key for event in events)))}"


def _tag(at: datetime, owner: int) -> str:
    """Names what waits for an owner's word in one run; short enough for a button."""
    return f"owner:{owner}:{at:%y%m%d%H%M%S}"
