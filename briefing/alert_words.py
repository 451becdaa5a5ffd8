"""What an alert is told from: one event, with what was found and what was said before."""

from dataclasses import dataclass
from decimal import Decimal

from kpistore.model.alert import AlertEvent
from kpistore.model.assessment import Assessment
from kpistore.model.kpi import Kpi


@dataclass(frozen=True, slots=True)
class AlertWords:
    """One event with all that is said about it; first and last are earlier events, None where the alert begins."""

    found: Assessment
    event: AlertEvent
    first: AlertEvent | None = None
    last: AlertEvent | None = None
    parts: tuple[tuple[Kpi, Decimal], ...] = ()
    """The parts that moved a total, and by how much."""
    doubts: tuple[str, ...] = ()
    """What the audit holds against the figures named."""
    made_by: str = ""
    """Who made the rule in a chat; empty for the office's own."""
