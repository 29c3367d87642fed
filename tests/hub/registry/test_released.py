"""A course of the first released schema opens in today's program with every row it had."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from course_register import NOW
from riktig_hub.keeping.archive import write_backup
from riktig_hub.keeping.bring_back import restore
from riktig_hub.registry.learning import HandIn
from riktig_hub.registry.migrating import bring_up_to_date, configuration
from riktig_hub.registry.people import Person
from riktig_hub.registry.store import Registry, bare_engine, sqlite_url
from riktig_hub.web.asked import Setting
from riktig_hub.web.held import open_course
from sqlalchemy import Connection, MetaData, select, text

RELEASED = "0001"
ROWS = Path(__file__).with_name("released_0001.sql")


class AsReleased(Registry):
    """A registry that is not brought up to date, as the program of its time had it."""

    def __init__(self, url: str) -> None:
        self.engine = bare_engine(url)


@pytest.fixture
def released(bare: str) -> str:
    """The URL of a database that the first release left, of each kind."""
    engine = bare_engine(bare)
    with engine.begin() as connection:
        bring_up_to_date(connection, RELEASED)
        fill(connection)
    engine.dispose()
    return bare


def fill(connection: Connection) -> None:
    written = ROWS.read_text("utf-8")
    if connection.dialect.name == "postgresql":
        written = re.sub(r"X'([0-9a-f]+)'", r"'\\x\1'", written)
    without_comments = "\n".join(line for line in written.splitlines() if line[:2] != "--")
    for statement in without_comments.split(";\n"):
        if statement.strip():
            connection.exec_driver_sql(statement)


def rows_in(url: str) -> dict[str, list[dict[str, Any]]]:
    """Every row by table, as the database holds it."""
    engine = bare_engine(url)
    found = MetaData()
    with engine.connect() as connection:
        found.reflect(connection)
        rows = {
            table.name: [dict(row) for row in connection.execute(select(table)).mappings()]
            for table in found.sorted_tables
        }
    engine.dispose()
    return rows


def is_kept(
    before: dict[str, list[dict[str, Any]]], after: dict[str, list[dict[str, Any]]]
) -> None:
    """Each row is there as it was; a later schema may have more tables and columns."""
    del before["alembic_version"]
    for name, rows in before.items():
        known = rows[0].keys()
        there = [{key: row[key] for key in known} for row in after[name]]
        assert sorted(map(repr, there)) == sorted(map(repr, rows)), name


def test_the_kept_course_has_a_row_of_every_table(released: str) -> None:
    assert [name for name, rows in rows_in(released).items() if not rows] == []


def test_it_opens_with_every_row(released: str, tmp_path: Path) -> None:
    before = rows_in(released)
    course = open_course(released, Setting(tmp_path, tmp_path, "http://127.0.0.1"))
    with course.registry.reading() as session:
        person = session.get_one(Person, "aase")
        assert (person.name, person.created_at.microsecond) == ("Åse Ødegård", 123456)
        assert session.scalars(select(HandIn.content)).one() == '{"svar" : "æ"}\0'.encode()
    with course.registry.snapshot() as connection:
        newest = ScriptDirectory.from_config(configuration()).get_current_head()
        assert MigrationContext.configure(connection).get_current_revision() == newest
    course.registry.close()
    is_kept(before, rows_in(released))


@pytest.mark.parametrize("to", ["sqlite", "postgresql"])
def test_its_backup_is_brought_back_to_todays_program(
    to: str, released: str, tmp_path: Path, new_database: Callable[[], str]
) -> None:
    folder, other, file = tmp_path / "kurs", tmp_path / "annen", tmp_path / "kopi.zip"
    folder.mkdir(exist_ok=True)
    old = AsReleased(released)
    write_backup(old, folder, file, NOW)
    old.close()
    there = new_database() if to == "postgresql" else sqlite_url(other)
    restore(file, other, there)
    again = Registry(there)  # at this program's schema: nothing more to do
    with again.reading() as session:
        assert session.get_one(Person, "bjorn").closed_at is not None
        nothing = text("SELECT id FROM meeting WHERE worksheet IS NULL")
        assert session.scalars(nothing).all() == ["m2"]
    again.close()
    if released.partition(":")[0] == there.partition(":")[0]:
        is_kept(rows_in(released), rows_in(there))
