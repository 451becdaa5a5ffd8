"""How values are kept, whatever the database: aware times in UTC, decimal numbers exactly."""

from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

from sqlalchemy import DateTime, Dialect, MetaData, String, TypeDecorator

NAMING = {
    "ix": "ix_%(table_name)s_%(column_0_name)s",
    "uq": "uq_%(table_name)s_%(column_0_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s",
    "pk": "pk_%(table_name)s",
}
metadata = MetaData(naming_convention=NAMING)


ZONE = "kpibot_zone"
"""The name under which an engine's dialect holds the zone of its office."""


class UtcTime(TypeDecorator[datetime]):
    """An aware moment, kept in UTC as SQLite forgets zones, and given back by the clocks of the engine's office.

    So the day of a moment is the office's day wherever it is read: half past midnight in summer is not the day before.
    """

    impl = DateTime
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError(f"a time without a zone cannot be kept: {value}")
        return value.astimezone(UTC).replace(tzinfo=None)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        return None if value is None else value.replace(tzinfo=UTC).astimezone(getattr(dialect, ZONE, UTC))


class Cut(TypeDecorator[str]):
    """What people wrote or are called, and what went wrong, cut to so many letters.

    PostgreSQL refuses what is too long where SQLite keeps it, and a long name is no reason to lose what was done.
    """

    impl = String
    cache_ok = True

    def __init__(self, length: int) -> None:
        super().__init__(length)
        self.length = length

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:  # noqa: ARG002
        return None if value is None else value[: self.length]


class Exact(TypeDecorator[Decimal]):
    """A decimal number exactly as it was read: SQLite would make it a float."""

    impl = String(40)
    cache_ok = True

    def process_bind_param(self, value: Decimal | None, dialect: Dialect) -> str | None:  # noqa: ARG002
        return None if value is None else str(value)

    def process_result_value(self, value: Any, dialect: Dialect) -> Decimal | None:  # noqa: ARG002
        return None if value is None else Decimal(value)
