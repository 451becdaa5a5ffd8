"""A figure's own short name, for buttons: it survives restarts because it stands for the thing, not for a row."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime

from kpistore.asking.asked import PeriodAsked, exact
from kpistore.asking.question import Question
from kpistore.catalogue import Catalogue
from kpistore.model.kpi import MOST_SIMILAR_GROUP, NATIONAL, Breakdown, breakdown_text, parse_breakdown
from kpistore.model.observation import Observation
from kpistore.model.period import PeriodKind, from_dates

LIMIT_BYTES = 60
"""A button carries 64 bytes; four are the verb's."""

_COMPARATORS = {None: "", NATIONAL: "n", MOST_SIMILAR_GROUP: "m"}
_DAY = "%y%m%d"


@dataclass(frozen=True, slots=True)
class Reference:
    """A measure, and if given its days, its kind of period, its comparator and its breakdown."""

    kpi: str
    start: date | None = None
    end: date | None = None
    kind: PeriodKind | None = None
    comparator: str | None = None
    breakdown: Breakdown = ()
    tag: str = ""
    """In place of a breakdown too long for a button: its fingerprint, to be looked up among the KPI's own."""
    area: str = ""
    """Another area than the office's own; it stands behind the measure's key: "stop-searches@durham"."""

    def encode(self) -> str:
        """The text of a button: parts joined by "~", the empty ones at the end left out."""
        whole = self._joined(breakdown_text(self.breakdown) or self.tag)
        if len(whole.encode()) <= LIMIT_BYTES:
            return whole
        return self._joined(tag_of(self.breakdown))

    def _joined(self, breakdown: str) -> str:
        days = "-".join(day.strftime(_DAY) if day else "" for day in (self.start, self.end))
        span = days if days != "-" else (self.kind or "")
        key = f"{self.kpi}@{self.area}" if self.area else self.kpi
        return "~".join([key, span, _COMPARATORS[self.comparator], breakdown]).rstrip("~")

    def resolved(self, held: Iterable[Breakdown]) -> "Reference":
        """The same with its breakdown in full; raises ValueError where none of those held has the tag."""
        if not self.tag:
            return self
        found = next((each for each in held if tag_of(each) == self.tag), None)
        if found is None:
            raise ValueError(f"no breakdown of {self.kpi} has the tag {self.tag}")
        return replace(self, breakdown=found, tag="")


def tag_of(breakdown: Breakdown) -> str:
    """A short fingerprint of a breakdown."""
    return "#" + hashlib.sha256(breakdown_text(breakdown).encode()).hexdigest()[:8]


def decode(text: str) -> Reference:
    """The reverse of encode; raises ValueError for anything else."""
    parts = [*text.split("~"), "", "", ""][:4]
    if text.count("~") > 3 or not parts[0]:
        raise ValueError(f"no figure is named {text!r}")
    comparators = {letter: comparator for comparator, letter in _COMPARATORS.items()}
    if parts[2] not in comparators:
        raise ValueError(f"no comparator is named {parts[2]!r}")
    start, end, kind = _span(parts[1])
    if start and end and end < start:
        raise ValueError(f"no period is named {parts[1]!r}")
    kpi, _at, area = parts[0].partition("@")
    found = Reference(kpi, start, end, kind, comparators[parts[2]], area=area)
    if parts[3].startswith("#"):
        return replace(found, tag=parts[3])
    return replace(found, breakdown=parse_breakdown(parts[3]))


def reference_of(observation: Observation, area: str = "") -> Reference:
    """The name of a figure; the area is given where it is not the office's own."""
    period = observation.period
    named = Reference(observation.kpi, period.start, period.end, None, observation.comparator, observation.breakdown)
    return replace(named, area=area)


def question_of(reference: Reference, catalogue: Catalogue) -> Question:
    """The question that a button asks; raises UnknownKpi for a measure the catalogue lost."""
    kpi = catalogue.kpi(reference.kpi)
    asked = PeriodAsked(kind=reference.kind) if reference.kind else None
    if reference.start or reference.end:
        asked = exact(from_dates(reference.start, reference.end))
    return Question(
        text=kpi.title,
        kpi=kpi,
        how="exact",
        period=asked,
        comparator=reference.comparator,
        breakdown=reference.breakdown,
        area=reference.area,
    )


def _span(text: str) -> tuple[date | None, date | None, PeriodKind | None]:
    if not text:
        return None, None, None
    if text in set(PeriodKind):
        return None, None, PeriodKind(text)
    start, dash, end = text.partition("-")
    if not dash:
        raise ValueError(f"no period is named {text!r}")
    return _day(start), _day(end), None


def _day(text: str) -> date | None:
    return datetime.strptime(text, _DAY).date() if text else None  # noqa: DTZ007 - a date has no zone
