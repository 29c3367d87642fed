"""The registry keeps what it promised, on SQLite and on PostgreSQL."""

from __future__ import annotations

import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from course_register import NOW, small_course
from riktig_hub.refusal import Refusal
from riktig_hub.registry.migrating import STEPS, bring_up_to_date, configuration
from riktig_hub.registry.people import Membership, Person
from riktig_hub.registry.store import Registry, bare_engine, registry_in
from riktig_hub.registry.tables import metadata
from sqlalchemy import func, select
from sqlalchemy.exc import IntegrityError


def test_a_course_is_there_when_it_is_opened_again(url: str) -> None:
    first = Registry(url)
    small = small_course(first)
    first.close()
    again = Registry(url)
    with again.reading() as session:
        found = session.get(Person, small.participants[2])
        assert found is not None
        assert (found.name, found.created_at) == ("Cecilie Lege", NOW)
    again.close()


def test_what_fails_leaves_nothing(registry: Registry) -> None:
    def half() -> None:
        with registry.writing() as session:
            session.add(Person(name="A", email="a@eksempel.no", created_at=NOW))
            session.flush()
            session.add(Person(name="B", email="a@eksempel.no", created_at=NOW))

    with pytest.raises(IntegrityError):
        half()
    with registry.reading() as session:
        assert session.scalar(select(func.count()).select_from(Person)) == 0


def test_a_person_who_goes_takes_their_own_rows_along(registry: Registry) -> None:
    small = small_course(registry)
    with registry.writing() as session:
        session.delete(session.get(Person, small.participants[0]))
    with registry.reading() as session:
        left = session.scalars(select(Membership.code).where(Membership.code.is_not(None)))
        assert sorted(left) == ["d02", "d03", "d04", "d05"]


def test_a_naive_moment_is_refused(registry: Registry) -> None:
    def naive() -> None:
        with registry.writing() as session:
            session.add(Person(name="A", email="a", created_at=datetime(2026, 1, 1)))

    with pytest.raises(Exception, match="without a time zone"):
        naive()


def test_the_steps_make_the_tables_as_they_are(bare: str) -> None:
    registry = Registry(bare)
    with registry.engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, metadata) == []
    registry.close()


def test_every_earlier_schema_comes_up_to_date(bare: str) -> None:
    engine = bare_engine(bare)
    with engine.begin() as connection:
        bring_up_to_date(connection, "0001")
    engine.dispose()
    registry = Registry(bare)
    small_course(registry)
    registry.close()


def test_a_database_of_a_newer_program_is_left_alone(url: str) -> None:
    registry = Registry(url)
    with registry.engine.begin() as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
    registry.close()
    with pytest.raises(Refusal, match="nyere utgave"):
        Registry(url)


@pytest.mark.parametrize("bad", ["", "kurs.db", "mysql://a@b/c", "sqlite:///no/such/folder/x.db"])
def test_an_address_that_cannot_be_used_is_refused_without_being_repeated(bad: str) -> None:
    with pytest.raises(Refusal) as refused:
        Registry(bad)
    assert not bad or bad not in str(refused.value)


def test_a_password_in_an_unreachable_address_is_never_said() -> None:
    with pytest.raises(Refusal) as refused:
        Registry("postgresql://kari:hemmelig@127.0.0.1:1/kurs")
    assert "hemmelig" not in str(refused.value)


COUNTING = """
import sys
from datetime import UTC, datetime
from riktig_hub.registry.store import Registry
from riktig_hub.registry.people import Person
registry = Registry(sys.argv[1])
for at in range(40):
    with registry.writing() as session:
        one = session.query(Person).filter_by(email="teller").with_for_update().one()
        one.name = str(int(one.name) + 1)
"""


def test_two_processes_count_without_losing_one(url: str) -> None:
    registry = Registry(url)
    with registry.writing() as session:
        session.add(Person(name="0", email="teller", created_at=datetime.now(UTC)))
    both = [subprocess.Popen([sys.executable, "-c", COUNTING, url]) for _ in range(2)]
    assert [one.wait(60) for one in both] == [0, 0]
    with registry.reading() as session:
        assert session.scalar(select(Person.name)) == "80"
    registry.close()


def test_only_the_owner_reads_the_file(tmp_path: Path) -> None:
    registry = Registry(registry_in(tmp_path / "kurs"))
    small_course(registry)
    modes = {one.name: one.stat().st_mode & 0o077 for one in (tmp_path / "kurs").iterdir()}
    registry.close()
    assert set(modes.values()) == {0}, modes


def test_steps_are_numbered_in_their_order() -> None:
    names = sorted(one.name[:4] for one in (STEPS / "versions").glob("*.py"))
    assert names == [f"{at + 1:04d}" for at in range(len(names))]
    assert configuration().get_main_option("script_location") == str(STEPS)
