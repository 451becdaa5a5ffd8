"""What may be pushed: published, known on the day, right, and no small count of a part that is to be hidden."""

from collections.abc import Iterable
from datetime import date
from zoneinfo import ZoneInfo

from kpistore.analysis.suppressing import without_small_parts
from kpistore.model.assessment import Marked
from kpistore.model.kpi import Kpi
from kpistore.model.observation import Observation, Release


def known_on(kpis: Iterable[Kpi], observations: Iterable[Observation], area: str, day: date) -> list[Observation]:
    """The area's figures from documents that were published and known on the day: nothing else is pushed.

    Nor is a figure that an editor has marked as wrong, nor a small count of a part that the catalogue asks to hide.
    """
    right = (each for each in observations if not each.mistake)
    return without_small_parts(kpis, (each for each in right if _is_known(each, area, day)))


def marked_on(observations: Iterable[Observation], area: str, day: date, zone: ZoneInfo) -> list[Marked]:
    """Those of them that an editor has marked as wrong, each with the day of that in the zone."""
    wrong = (each for each in observations if each.mistake and _is_known(each, area, day))
    return [Marked(each, each.marked_at.astimezone(zone).date() if each.marked_at else day) for each in wrong]


def _is_known(each: Observation, area: str, day: date) -> bool:
    return each.area == area and each.document.release is Release.PUBLISHED and each.document.known_from <= day
