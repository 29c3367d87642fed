"""Registries to test on: SQLite in a file, and PostgreSQL in a cluster of the tests' own."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path

import pytest
from course_register import empty_registry
from postgres_cluster import postgres_cluster
from riktig_hub.registry.store import Registry, registry_in
from sqlalchemy import create_engine, make_url

KINDS = ("sqlite", "postgresql")


@pytest.fixture(scope="session")
def cluster() -> Iterator[str]:
    with postgres_cluster() as url:
        yield url


@pytest.fixture(scope="session")
def new_database(cluster: str) -> Callable[..., str]:
    """The URL of a new PostgreSQL database, each time it is called: empty, or another's copy."""
    numbers = count()

    def made(template: str = "template0") -> str:
        name = f"course_{next(numbers)}"
        address = make_url(cluster).set(drivername="postgresql+psycopg")
        engine = create_engine(address, isolation_level="AUTOCOMMIT")
        with engine.connect() as connection:
            connection.exec_driver_sql(f'CREATE DATABASE "{name}" TEMPLATE "{template}"')
        engine.dispose()
        return make_url(cluster).set(database=name).render_as_string(hide_password=False)

    return made


@pytest.fixture(scope="session")
def migrated(new_database: Callable[..., str]) -> str:
    """The name of a PostgreSQL database with the schema in place, to be copied."""
    url = new_database()
    Registry(url).close()
    return str(make_url(url).database)


@pytest.fixture(params=KINDS)
def bare(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """An empty database's URL, of each kind."""
    if request.param == "postgresql":
        return request.getfixturevalue("new_database")()
    return registry_in(tmp_path / "kurs")


@pytest.fixture(params=KINDS)
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """An empty registry's URL, of each kind, its schema in place."""
    if request.param == "postgresql":
        return request.getfixturevalue("new_database")(request.getfixturevalue("migrated"))
    return empty_registry(tmp_path / "kurs")


@pytest.fixture
def registry(url: str) -> Iterator[Registry]:
    """An empty registry of each kind."""
    opened = Registry(url)
    yield opened
    opened.close()
