"""The database behind the registry: SQLite in a file by default, PostgreSQL by its URL."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, make_url
from sqlalchemy.exc import ArgumentError, OperationalError
from sqlalchemy.orm import Session

from riktig_hub.refusal import Refusal
from riktig_hub.registry.migrating import bring_up_to_date

FILE = "registry.db"
# A writer waits this long for another; a page that waits longer says so.
SECONDS_TO_WAIT = 10
WRITES = "riktig_writes"
POSTGRES = "postgresql+psycopg"


class Registry:
    """Opens sessions on one database, which is brought up to date first.

    `Refusal` when the URL cannot be read or the database cannot be reached, and when a newer
    program has made it. The refusal never holds the URL: a password may stand in it.
    """

    def __init__(self, url: str) -> None:
        self.engine = bare_engine(url)
        try:
            with self.engine.begin() as connection:
                bring_up_to_date(connection)
        except OperationalError as error:
            self.engine.dispose()
            raise Refusal("hub.refused.registry") from error
        except BaseException:
            self.engine.dispose()
            raise

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """A session that changes nothing; what it fetched stays usable after it."""
        with Session(self.engine, expire_on_commit=False) as session:
            yield session

    @contextmanager
    def writing(self) -> Iterator[Session]:
        """A session that is committed at the end, whole or not at all.

        On SQLite it takes the writer's lock first: what it reads is still so when it writes.
        """
        engine = self.engine.execution_options(**{WRITES: True})
        with Session(engine, expire_on_commit=False) as session, session.begin():
            yield session

    @contextmanager
    def snapshot(self) -> Iterator[Connection]:
        """A connection that sees the database as it was at one moment, however long it takes."""
        with self.engine.connect() as connection:
            if self.engine.dialect.name == "postgresql":
                connection = connection.execution_options(isolation_level="REPEATABLE READ")
            yield connection

    def close(self) -> None:
        """Lets go of the database."""
        self.engine.dispose()


def registry_in(folder: Path) -> str:
    """The URL of the SQLite file in a course's folder, which is made for its owner alone."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    file = folder / FILE
    if not file.exists():
        file.touch(mode=0o600)
    return sqlite_url(folder)


def sqlite_url(folder: Path) -> str:
    """The URL of the SQLite file in a course's folder, whether it is there or not."""
    return f"sqlite:///{(folder.resolve() / FILE).as_posix()}"


def bare_engine(url: str) -> Engine:
    """The database as it stands, not brought up to date. `Refusal` for a URL of no kind we know.

    An error of the database says which statement failed, and never whose name was in it.
    """
    try:
        address = make_url(url)
    except ArgumentError as error:
        raise Refusal("hub.refused.registry_url") from error
    if address.drivername in ("postgresql", "postgres", POSTGRES):
        address = address.set(drivername=POSTGRES)
        return create_engine(address, pool_pre_ping=True, pool_size=8, hide_parameters=True)
    if address.drivername != "sqlite":
        raise Refusal("hub.refused.registry_url")
    waits = {"timeout": SECONDS_TO_WAIT}
    engine = create_engine(address, connect_args=waits, hide_parameters=True)
    event.listen(engine, "connect", _prepare)
    event.listen(engine, "begin", _begin)
    return engine


def _prepare(connection: Any, _record: Any) -> None:
    """Says when a transaction begins ourselves: Python's driver would begin it too late."""
    connection.isolation_level = None
    for pragma in ("journal_mode = WAL", "foreign_keys = ON", "synchronous = FULL"):
        connection.execute(f"PRAGMA {pragma}")


def _begin(connection: Connection) -> None:
    writes = connection.get_execution_options().get(WRITES)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")
