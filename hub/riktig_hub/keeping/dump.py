"""Every row of the registry as lines of JSON, and back: the same from SQLite and PostgreSQL.

A line is `{"table": name, "row": {...}}`, tables in the order their references allow. What JSON
lacks is written as text: moments and days as ISO, bytes as base64. Tables are read as they stand in
the database, not as this program knows them, so an older schema's rows can be put back and then
brought up to date.
"""

from __future__ import annotations

import base64
import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, MetaData, Table, func, insert, select
from sqlalchemy.types import JSON, Date, DateTime, LargeBinary

VERSIONS = "alembic_version"
ROWS_AT_ONCE = 500


def lines_of(connection: Connection) -> Iterator[str]:
    """All rows, a line each. The connection's transaction makes them belong together."""
    for table in _tables(connection):
        for row in connection.execute(select(table)).mappings():
            yield json.dumps({"table": table.name, "row": _written(row)}, ensure_ascii=False)


def put_back(connection: Connection, lines: Iterable[str]) -> dict[str, int]:
    """Inserts the lines in an empty database of their own schema; rows a table.

    `ValueError` for a line that is no row of a table there, `KeyError` for an unknown table.
    """
    tables = {table.name: table for table in _tables(connection)}
    counted = dict.fromkeys(tables, 0)
    waiting: list[dict[str, Any]] = []
    current = ""
    for line in lines:
        given = json.loads(line)
        if given["table"] != current or len(waiting) >= ROWS_AT_ONCE:
            _insert(connection, tables, current, waiting)
            waiting, current = [], given["table"]
        waiting.append(_read(tables[current], given["row"]))
        counted[current] += 1
    _insert(connection, tables, current, waiting)
    return counted


def is_empty(connection: Connection) -> bool:
    """Whether no table has a row."""
    return not any(
        connection.scalar(select(func.count()).select_from(table)) for table in _tables(connection)
    )


def _tables(connection: Connection) -> list[Table]:
    found = MetaData()
    found.reflect(connection)
    for table in found.tables.values():
        for column in table.columns:
            if isinstance(column.type, JSON):
                column.type.none_as_null = True  # nothing stays nothing, and is no `null` of JSON
    return [table for table in found.sorted_tables if table.name != VERSIONS]


def _insert(
    connection: Connection, tables: Mapping[str, Table], name: str, rows: list[dict[str, Any]]
) -> None:
    if rows:
        connection.execute(insert(tables[name]), rows)


def _written(row: Mapping[str, Any]) -> dict[str, Any]:
    return {key: _plain(value) for key, value in row.items()}


def _plain(value: Any) -> Any:
    if isinstance(value, date):  # a moment is a day too
        return value.isoformat()
    if isinstance(value, bytes | memoryview):
        return base64.b64encode(bytes(value)).decode()
    return value


_READERS: tuple[tuple[type, Callable[[str], Any]], ...] = (
    (DateTime, datetime.fromisoformat),
    (Date, date.fromisoformat),
    (LargeBinary, base64.b64decode),
)


def _read(table: Table, row: Mapping[str, Any]) -> dict[str, Any]:
    if unknown := set(row) - set(table.columns.keys()):
        raise ValueError(f"{table.name} has no {sorted(unknown)}")
    return {key: _value(table.columns[key].type, value) for key, value in row.items()}


def _value(kind: Any, value: Any) -> Any:
    if value is None:
        return None
    for known, reader in _READERS:
        if isinstance(kind, known):
            return reader(value)
    return value
