"""Every rule looked at as of one moment, on what was known then."""

from collections.abc import Sequence
from datetime import date, datetime
from functools import cached_property
from zoneinfo import ZoneInfo

from jobs.alerting.circumstances import Circumstances
from jobs.alerting.replay import Replayed, replay
from jobs.alerting.rules import assess, expired
from jobs.hours import LONDON
from jobs.known import known_on, marked_on
from kpistore.catalogue import Office
from kpistore.model.alert import DAY_KINDS, AlertRule, RuleKind
from kpistore.model.assessment import Assessment
from kpistore.model.failed_import import FailedImport
from kpistore.model.observation import Observation
from kpistore.store import Store


class Lookout:
    """Reads each measure once; one is made for every run, briefing or list."""

    def __init__(self, store: Store, office: Office, at: datetime, zone: ZoneInfo = LONDON) -> None:
        self._store, self._office, self._zone = store, office, zone
        self._at = at.astimezone(zone)
        self.today = self._at.date()
        self._held: dict[str, Sequence[Observation]] = {}
        self._known: dict[str, list[Observation]] = {}

    def figures(self, kpi: str) -> list[Observation]:
        """What is known of a measure and may be told; raises UnknownKpi."""
        if kpi not in self._known:
            measure = self._office.catalogue.kpi(kpi)
            self._held[kpi] = self._store.figures.of_kpi(kpi, self._office.area)
            self._known[kpi] = known_on([measure], self._held[kpi], self._office.area, self.today)
        return self._known[kpi]

    def find(self, rule: AlertRule) -> Assessment | None:
        """What the rule finds in its measure's newest figure; None where there is nothing to judge."""
        kpi = self._office.catalogue.kpi(rule.kpi)
        return assess(rule, kpi, self.figures(rule.kpi), self.today, self._around(rule))

    def judge(self, rule: AlertRule) -> Assessment | None:
        """The same, where the figure is new enough to speak of the present, or its age is the matter.

        None also where no earlier figure is held that the rule sets it beside: nothing was checked then.
        """
        found = self.find(rule)
        if found is None or not found.is_compared:
            return None
        return found if rule.kind in DAY_KINDS or not found.is_too_old(self.today) else None

    def find_or_end(self, rule: AlertRule) -> Assessment | None:
        """The same, or the newest figure unjudged where the rule has ended before it."""
        kpi = self._office.catalogue.kpi(rule.kpi)
        return self.find(rule) or expired(rule, kpi, self.figures(rule.kpi))

    def replay(self, rule: AlertRule) -> list[Replayed]:
        """When it would have fired, worsened and ended, up to this day, with the limits that are in force now."""
        kpi = self._office.catalogue.kpi(rule.kpi)
        return replay(rule, kpi, self.figures(rule.kpi), self.today, self._around(rule).begun)

    @cached_property
    def failed(self) -> FailedImport | None:
        """The newest import that failed."""
        return self._store.failed_imports.last(self._at)

    def _around(self, rule: AlertRule) -> Circumstances:
        self.figures(rule.kpi)
        marked = marked_on(self._held[rule.kpi], self._office.area, self.today, self._zone)
        return Circumstances(self.failed, begun_anew(self._store, rule, self._office.area), marked)


def begun_anew(store: Store, rule: AlertRule, area: str) -> list[date]:
    """The days from which editors let the limits of its measure begin anew; looked up for rules on signals only."""
    held = store.rebases.of_kpi(rule.kpi, area) if rule.kind is RuleKind.SIGNAL else []
    return [each.day for each in held]
