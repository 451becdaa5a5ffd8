"""When people may be disturbed."""

from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

LONDON = ZoneInfo("Europe/London")


@dataclass(frozen=True, slots=True)
class SendingHours:
    """From when until when messages are pushed, every day, by the clocks of the zone; closes is no longer within."""

    opens: time = time(7, 30)
    closes: time = time(20, 0)
    zone: ZoneInfo = LONDON


def next_sending_time(moment: datetime, hours: SendingHours) -> datetime:
    """The moment itself if it lies within the hours, else when they open next; in UTC."""
    local = moment.astimezone(hours.zone)
    if hours.opens <= local.time() < hours.closes:
        return moment.astimezone(UTC)
    day = local.date() + timedelta(days=local.time() >= hours.closes)
    return datetime.combine(day, hours.opens, hours.zone).astimezone(UTC)
