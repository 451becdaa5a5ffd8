"""The alert job: every rule looked at once, what must be told put into the outbox with the alerts' new state."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import cached_property
from zoneinfo import ZoneInfo

from briefing.alert import AlertWords, alert_message
from jobs.addressing import addresses
from jobs.alerting.beside import doubts, driving_parts
from jobs.alerting.lifecycle import CADENCE
from jobs.alerting.run import Happened, happened
from jobs.hours import LONDON, SendingHours
from jobs.lookout import Lookout
from jobs.posting import Post, Telling
from jobs.told import Told
from jobs.watched import Watched, watched
from kpistore.auditing import Auditor
from kpistore.catalogue import Office
from kpistore.model.alert import AlertEvent, RuleKind
from kpistore.model.assessment import Assessment
from kpistore.store import Store
from kpistore.store.alerts import Addressed


@dataclass(frozen=True, slots=True)
class AlertSettings:
    """How often a firing alert is repeated and when messages go out."""

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


class _Run:
    """One run: everything is read first, then kept whole in one transaction."""

    def __init__(
        self, store: Store, office: Office, at: datetime, settings: AlertSettings, kpis: Collection[str] | None
    ) -> None:
        self._store, self._office, self._at, self._settings, self._kpis = store, office, at, settings, kpis
        self._lookout = Lookout(store, office, at, settings.zone)

    def told(self) -> list[Told]:
        alerts, at = self._store.alerts, self._at
        events = happened(self._found(), alerts.before(at), alerts.since(at), at, self._settings.cadence)
        tellings = {each.event.key: self._telling(each) for each in events if each.is_told}
        post = Post(at, self._settings.zone, self._settings.hours, self._objectives())

        def compose(fresh: Sequence[AlertEvent]) -> list[Addressed]:
            keys = {event.key for event in fresh}
            return post.parcels([each for key, each in tellings.items() if key in keys])

        fresh = {event.key for event in alerts.record_run([each.event for each in events], compose, at)}
        return [_told(each) for key, each in tellings.items() if key in fresh]

    def _found(self) -> list[tuple[Watched, Assessment]]:
        touched = (each for each in watched(self._store, self._office) if self._is_touched(each))
        looked = ((each, self._lookout.find_or_end(each.rule)) for each in touched)
        return [(each, found) for each, found in looked if found]

    def _is_touched(self, each: Watched) -> bool:
        """After an import the touched measures only; that it succeeded ends the alert about one that failed."""
        return self._kpis is None or each.kpi.key in self._kpis or each.rule.kind is RuleKind.IMPORT_FAILED

    def _telling(self, each: Happened) -> Telling:
        to = addresses(self._store, each, self._at, self._settings.wait_for_owner)
        return Telling(each, self._words(each), to)

    def _words(self, each: Happened) -> AlertWords:
        episode = each.decision.episode
        findings = self._auditor.of_kpi(each.found.kpi.key, self._lookout.today, area=self._office.area)
        parts = driving_parts(self._office, each.found, self._lookout.figures)
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

    def _objectives(self) -> dict[str, str]:
        return {objective.key: objective.title for objective in self._office.catalogue.by_objective()}


def _told(each: Telling) -> Told:
    happening = each.happened
    return Told(happening.found.rule.name, alert_message(each.words), len(each.to), happening.event)
