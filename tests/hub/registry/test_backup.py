"""A course goes into one file and comes back whole, also to another kind of database."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import sqlite3
import traceback
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from zipfile import ZipFile

import pytest
from course_register import NOW, empty_registry, small_course
from riktig_hub.keeping import bring_back
from riktig_hub.keeping.archive import CONTENTS, ROWS, write_backup
from riktig_hub.keeping.bring_back import restore
from riktig_hub.keeping.command import backup as backup_command
from riktig_hub.keeping.command import restore as restore_command
from riktig_hub.keeping.dump import lines_of
from riktig_hub.refusal import Refusal
from riktig_hub.registry.learning import HandIn
from riktig_hub.registry.practice import CountForm, WeeklyNumber
from riktig_hub.registry.store import Registry, registry_in, sqlite_url


def played(registry: Registry) -> None:
    """A course with a row of every kind of value there is."""
    small = small_course(registry)
    who = {"course_id": small.course, "person_id": small.participants[0]}
    with registry.writing() as session:
        session.add(WeeklyNumber(**who, week=date(2026, 10, 5), count=3, said_at=NOW))
        session.add(
            HandIn(
                **who,
                submission_id="f" * 32,
                assignment="anxiety_knowledge",
                attempt=1,
                content=b'{"svar": "\xc3\xa6"}\x00',
                received_at=NOW,
            )
        )
        session.add(
            CountForm(
                **who,
                occasion="meeting_2",
                in_practice=True,
                changed=True,
                changes=["only_in_consultation"],
                tapers_started=4,
                tapers_completed=0,
                hindrances=[],
                said_at=NOW,
            )
        )


def with_files(folder: Path) -> None:
    (folder / "oppgaver").mkdir(parents=True, exist_ok=True)
    (folder / "oppgaver" / "course_secret").write_bytes(b"\x00secret")
    book = sqlite3.connect(folder / "oppgaver" / "gradebook.db")
    book.execute("CREATE TABLE score (points REAL)")
    book.execute("INSERT INTO score VALUES (7.5)")
    book.commit()
    book.close()


def rows_of(url: str) -> list[str]:
    registry = Registry(url)
    with registry.snapshot() as connection:
        lines = sorted(lines_of(connection))
    registry.close()
    return lines


def backed_up(folder: Path, url: str, out: Path) -> Path:
    """A played course in the folder and the database, kept in a file."""
    folder.mkdir(exist_ok=True)
    registry = Registry(url)
    played(registry)
    with_files(folder)
    write_backup(registry, folder, out, NOW)
    registry.close()
    return out


@pytest.fixture(scope="module")
def course(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A played course's folder, with its copy beside it."""
    folder = tmp_path_factory.mktemp("played") / "kurs"
    backed_up(folder, empty_registry(folder), folder.parent / "kopi.zip")
    return folder


@pytest.fixture
def kept(course: Path, tmp_path: Path) -> Path:
    """A copy of the copy, to be spoilt."""
    return Path(shutil.copy2(course.parent / "kopi.zip", tmp_path))


@pytest.mark.parametrize("to", ["sqlite", "postgresql"])
def test_the_same_course_stands_in_another_place(
    to: str, url: str, tmp_path: Path, new_database: Callable[[], str]
) -> None:
    other = tmp_path / "annen maskin"
    kept = backed_up(tmp_path / "kurs", url, tmp_path / "kopi.zip")
    there = new_database() if to == "postgresql" else sqlite_url(other)
    done = restore(kept, other, there)
    assert rows_of(there) == rows_of(url)
    assert done.rows == len(rows_of(url))
    assert (other / "oppgaver" / "course_secret").read_bytes() == b"\x00secret"
    opened = sqlite3.connect(other / "oppgaver" / "gradebook.db")
    assert opened.execute("SELECT points FROM score").fetchone() == (7.5,)
    opened.close()
    assert (other / "oppgaver" / "course_secret").stat().st_mode & 0o077 == 0


def test_only_its_owner_reads_the_copy_and_no_half_copy_is_left(kept: Path) -> None:
    assert kept.stat().st_mode & 0o077 == 0
    assert [one.name for one in kept.parent.iterdir() if one.name.startswith(".")] == []


def changed(file: Path, name: str, content: bytes | None) -> None:
    with ZipFile(file) as archive:
        entries = {one: archive.read(one) for one in archive.namelist()}
    if content is None:
        del entries[name]
    else:
        entries[name] = content
    with ZipFile(file, "w") as archive:
        for one, held in entries.items():
            archive.writestr(one, held)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        (ROWS, b""),
        (ROWS, None),
        ("filer/oppgaver/course_secret", b"other"),
        ("filer/ny", b"not on the list"),
        (CONTENTS, b"{}"),
        (CONTENTS, b"not json"),
    ],
)
def test_a_spoilt_copy_puts_nothing_back(
    name: str, content: bytes | None, kept: Path, tmp_path: Path
) -> None:
    changed(kept, name, content)
    other = tmp_path / "annen"
    with pytest.raises(Refusal, match="kopi"):
        restore(kept, other, sqlite_url(other))
    assert not other.exists()


def made_up(file: Path, name: str, content: bytes) -> None:
    """An entry changed by somebody who knows how: its sum is right."""
    with ZipFile(file) as archive:
        head = json.loads(archive.read(CONTENTS))
    head["sums"][name] = hashlib.sha256(content).hexdigest()
    changed(file, name, content)
    changed(file, CONTENTS, json.dumps(head).encode())


WINDOWS = ["filer/c:ute", "filer/..\\ute"] if os.name == "nt" else []


@pytest.mark.parametrize(
    "path",
    [
        "filer/../ute",
        "filer//ute",
        "ute",
        "filer/",
        "filer/.",
        "filer/oppgaver/../../ute",
        *WINDOWS,
        # What a database takes in when it is opened.
        "filer/registry.db-wal",
        "filer/registry.db",
        "filer/oppgaver/gradebook.db-journal",
    ],
)
def test_a_file_never_leaves_the_folder(path: str, kept: Path, tmp_path: Path) -> None:
    made_up(kept, path, b"x")
    other = tmp_path / "annen"
    with pytest.raises(Refusal, match="kopi"):
        restore(kept, other, sqlite_url(other))
    assert not other.exists()
    assert not (tmp_path / "ute").exists()


@pytest.mark.skipif(os.name == "nt", reason="no such names there")
def test_every_name_that_a_folder_can_hold_comes_back(kept: Path, tmp_path: Path) -> None:
    made_up(kept, "filer/Møte kl. 12:30\u00a0notat.txt", b"x")
    other = tmp_path / "annen"
    restore(kept, other, sqlite_url(other))
    assert (other / "Møte kl. 12:30\u00a0notat.txt").read_bytes() == b"x"


PERSON = {"id": "x", "name": "Anne Hemmelig", "email": "anne@eksempel.no", "administrator": "ja"}


@pytest.mark.parametrize(
    "line",
    [
        "[1]",
        "[" * 100_000,
        '{"table": "person", "row": []}',
        '{"table": "alembic_version", "row": {"version_num": "0"}}',
        json.dumps({"table": "person", "row": PERSON}),
        json.dumps({"table": "person", "row": {**PERSON, "administrator": True}}),
        json.dumps({"table": "person", "row": {"id": "x", "created_at": 5}}),
    ],
)
def test_rows_that_somebody_has_made_up_are_refused_without_what_stood_in_them(
    line: str, kept: Path, tmp_path: Path
) -> None:
    made_up(kept, ROWS, f"{line}\n".encode())
    other = tmp_path / "annen"
    with pytest.raises(Refusal, match="kopi") as refused:
        restore(kept, other, sqlite_url(other))
    assert "Hemmelig" not in "".join(traceback.format_exception(refused.value))
    assert not other.exists()


@pytest.mark.parametrize("name", ["MOST_IN_THE_LIST", "MOST_IN_A_ROW", "MOST_BYTES"])
def test_what_is_larger_unpacked_than_a_course_is_refused(
    name: str, kept: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bring_back, name, 300)
    with pytest.raises(Refusal, match="kopi"):
        restore(kept, tmp_path / "annen", sqlite_url(tmp_path / "annen"))


@pytest.mark.parametrize("change", [{"sums": [ROWS]}, {"registry": []}, {"sums": None}])
def test_a_list_of_another_form_is_refused(
    change: dict[str, object], kept: Path, tmp_path: Path
) -> None:
    with ZipFile(kept) as archive:
        head = json.loads(archive.read(CONTENTS))
    changed(kept, CONTENTS, json.dumps({**head, **change}).encode())
    with pytest.raises(Refusal, match="kopi"):
        restore(kept, tmp_path / "annen", sqlite_url(tmp_path / "annen"))


def test_a_copy_of_a_newer_schema_is_refused(kept: Path, tmp_path: Path) -> None:
    with ZipFile(kept) as archive:
        head = json.loads(archive.read(CONTENTS))
    changed(kept, CONTENTS, json.dumps({**head, "registry": "9999"}).encode())
    with pytest.raises(Refusal, match="nyere utgave"):
        restore(kept, tmp_path / "annen", sqlite_url(tmp_path / "annen"))


def test_nothing_that_stands_is_written_over(kept: Path, course: Path, tmp_path: Path) -> None:
    before = {one: one.read_bytes() for one in course.rglob("*") if one.is_file()}
    with pytest.raises(Refusal, match="ikke tom"):
        restore(kept, course, sqlite_url(course))
    assert {one: one.read_bytes() for one in course.rglob("*") if one.is_file()} == before


def test_a_database_in_use_is_not_written_over(kept: Path, tmp_path: Path, url: str) -> None:
    registry = Registry(url)
    small_course(registry)
    registry.close()
    before = rows_of(url)
    with pytest.raises(Refusal, match="ikke tom"):
        restore(kept, tmp_path / "annen", url)
    assert rows_of(url) == before
    assert not (tmp_path / "annen").exists()


def test_the_two_commands_as_written(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder, other, file = tmp_path / "kurs", tmp_path / "annen", tmp_path / "kopi.zip"
    registry = Registry(registry_in(folder))
    played(registry)
    registry.close()
    assert backup_command([str(file), "--course", str(folder)]) == 0
    assert restore_command([str(file), "--course", str(other)]) == 0
    assert rows_of(sqlite_url(other)) == rows_of(sqlite_url(folder))
    assert "riktig serve --course" in capsys.readouterr().out
    assert restore_command([str(file), "--course", str(other)]) == 2
    assert backup_command([str(file), "--course", str(tmp_path / "ingen")]) == 2
    assert not (tmp_path / "ingen").exists()
    assert restore_command([str(tmp_path / "ingen.zip"), "--course", str(tmp_path / "ny")]) == 2
    said = capsys.readouterr().err
    assert "Fant ikke noe kurs" in said
    assert "Fant ikke filen" in said


def test_what_a_killed_backup_left_is_taken_away_by_the_next(tmp_path: Path) -> None:
    registry = Registry(empty_registry(tmp_path / "kurs"))
    left, under_way = tmp_path / ".kopi.zip.dead", tmp_path / ".kopi.zip.busy"
    for file, hours in ((left, 2), (under_way, 0)):
        file.write_bytes(b"half")
        at = (NOW - timedelta(hours=hours)).timestamp()
        os.utime(file, (at, at))
    write_backup(registry, tmp_path / "kurs", tmp_path / "kopi.zip", NOW)
    registry.close()
    assert {one.name for one in tmp_path.iterdir()} == {"kurs", "kopi.zip", under_way.name}
