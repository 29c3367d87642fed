"""What every table has in common: names of constraints, times in UTC, ids that tell nothing."""

from __future__ import annotations

import secrets
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import DateTime, Dialect, MetaData
from sqlalchemy.orm import DeclarativeBase
from sqlalchemy.types import JSON, TypeDecorator

# Alembic needs names to find a constraint again.
NAMES = {
    "ix": "ix_%(column_0_label)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}
ID_BYTES = 8


def new_id() -> str:
    """16 hexadecimal signs nobody can guess or count by."""
    return secrets.token_hex(ID_BYTES)


class Utc(TypeDecorator[datetime]):
    """A moment: aware in Python, UTC in the database. SQLite keeps no time zone of its own."""

    impl = DateTime
    cache_ok = True

    def process_bind_param(self, value: datetime | None, _dialect: Dialect) -> datetime | None:
        """Refuses a naive moment: it could be anybody's clock."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a moment without a time zone")
        return value.astimezone(UTC).replace(tzinfo=None)

    def process_result_value(self, value: datetime | None, _dialect: Dialect) -> datetime | None:
        """The moment, aware."""
        return value and value.replace(tzinfo=UTC)


class Base(DeclarativeBase):
    """The tables' base."""

    metadata = MetaData(naming_convention=NAMES)
    type_annotation_map = {  # noqa: RUF012  SQLAlchemy's own way
        datetime: Utc,
        dict[str, Any]: JSON,
        list[str]: JSON,
    }
