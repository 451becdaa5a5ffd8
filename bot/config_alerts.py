"""[alerts] and [[alerts.rules]]: which rules watch, when they are checked and when people may be disturbed."""

import datetime as dt
from decimal import Decimal
from typing import Literal

from pydantic import Field, ValidationInfo, field_validator

from bot.config_table import Table
from kpistore.catalogue.ruling import MOST_PERIODS
from kpistore.model.alert import EVERYONE, Earlier, Recovery, RuleKind, Severity, Size, Way
from kpistore.model.kpi import NATIONAL

DAYS_IN_WEEK = 7


class RuleTable(Table):
    """A rule of the office's own, beside those that ship with its folder."""

    name: str = Field(min_length=1, max_length=60)
    kpi: str
    kind: RuleKind
    amount: Decimal | None = Field(default=None, ge=0)
    severity: Severity = Severity.MEDIUM
    reason: str = ""
    periods: int = Field(default=1, ge=1, le=MOST_PERIODS)
    by: Size = Size.UNITS
    against: Earlier = Earlier.PREVIOUS
    floor: Decimal | None = Field(default=None, ge=0)
    signals: tuple[str, ...] = ()
    comparator: str = NATIONAL
    recovery: Recovery | None = None
    owner: int | None = None
    audience: str = EVERYONE
    since: dt.date | None = None
    until: dt.date | None = None
    way: Way = Way.EITHER
    including: bool | None = None


class AlertsTable(Table):
    """When alerts are checked, sent and repeated."""

    time: dt.time = dt.time(7, 30)
    sending_from: dt.time = dt.time(7, 30)
    sending_until: dt.time = Field(default=dt.time(20, 0), validate_default=True)
    quiet_days: tuple[Literal["mon", "tue", "wed", "thu", "fri", "sat", "sun"], ...] = ()
    bank_holidays: bool = True
    wait_for_owner: tuple[Literal["reader", "editor", "administrator"], ...] = ("reader",)
    repeat_days: int = Field(default=28, ge=1, le=365)
    owners: dict[str, int] = Field(default_factory=dict)
    rules: tuple[RuleTable, ...] = ()

    @field_validator("sending_until")
    @classmethod
    def _is_later(cls, until: dt.time, others: ValidationInfo) -> dt.time:
        if until <= others.data.get("sending_from", dt.time.min):
            raise ValueError("write a time after sending_from: nothing is sent at night")
        return until

    @field_validator("quiet_days")
    @classmethod
    def _leaves_a_day(cls, days: tuple[str, ...]) -> tuple[str, ...]:
        if len(set(days)) == DAYS_IN_WEEK:
            raise ValueError("leave a day on which something may be sent")
        return days
