"""When people may be disturbed."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from jobs.holidays import is_bank_holiday

LONDON = ZoneInfo("Europe/London")
WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class SendingHours:
    """From when until when messages are pushed, by the clocks of the zone; closes is no longer within."""

    opens: time = time(7, 30)
    closes: time = time(20, 0)
    zone: ZoneInfo = LONDON
    quiet_days: tuple[str, ...] = ()
    """Days of the week on which nothing is pushed: "sat", "sun"."""
    bank_holidays: bool = True
    """Whether the bank holidays of England are quiet too."""

    def is_quiet(self, day: date) -> bool:
        """Whether nothing is pushed on that day."""
        return WEEKDAYS[day.weekday()] in self.quiet_days or (self.bank_holidays and is_bank_holiday(day))


def next_sending_time(moment: datetime, hours: SendingHours) -> datetime:
    """The moment itself if it lies within the hours, else when they open next; in UTC."""
    local = moment.astimezone(hours.zone)
    if hours.opens <= local.time() < hours.closes and not hours.is_quiet(local.date()):
        return moment.astimezone(UTC)
    return next_opening(moment, hours)


def next_opening(moment: datetime, hours: SendingHours) -> datetime:
    """When the hours open next after the moment, on a day that is not quiet; in UTC."""
    local = moment.astimezone(hours.zone)
    day = local.date() + (_DAY if local.time() >= hours.opens else timedelta(0))
    while hours.is_quiet(day) and set(hours.quiet_days) != set(WEEKDAYS):
        day += _DAY
    return datetime.combine(day, hours.opens, hours.zone).astimezone(UTC)
