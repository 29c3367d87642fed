"""Makes a course of a backup, in an empty folder and an empty registry, or not at all."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import zlib
from collections.abc import Generator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any
from zipfile import BadZipFile, ZipFile

from sqlalchemy import Connection
from sqlalchemy.exc import OperationalError, SQLAlchemyError

from riktig_hub.keeping.archive import CONTENTS, FILES, ROWS, SCHEMA, SQLITE_LEFTOVERS
from riktig_hub.keeping.dump import is_empty, put_back
from riktig_hub.refusal import Refusal
from riktig_hub.registry.migrating import bring_up_to_date, is_known
from riktig_hub.registry.store import FILE, bare_engine

GIGABYTE = 1024**3
MOST_BYTES = 8 * GIGABYTE
CHUNK = MEGABYTE = 1024 * 1024
# The list has a line a file, and a row holds a hand-in or shared numbers at most.
MOST_IN_THE_LIST = 64 * MEGABYTE
MOST_IN_A_ROW = 64 * MEGABYTE
# All that a copy which somebody has made up, or a disk has spoilt, may raise.
SPOILT = (
    ArithmeticError,
    AttributeError,
    BadZipFile,
    EOFError,
    LookupError,
    OSError,
    RuntimeError,  # locked by a password, packed in another way, or deeper than can be read
    SQLAlchemyError,
    TypeError,
    ValueError,
    zlib.error,
)


@dataclass(frozen=True)
class Restored:
    """How much was put back."""

    rows: int
    files: int


def restore(file: Path, folder: Path, url: str) -> Restored:
    """`Refusal` where the backup is spoilt or too new, or where something stands already.

    All sums are checked before anything is written. What a failed attempt wrote is removed.
    """
    if folder.exists() and any(folder.iterdir()):
        raise Refusal("hub_keeping.refused.not_empty", folder=str(folder))
    if not file.is_file():
        raise Refusal("hub_keeping.refused.no_file", file=str(file))
    try:
        with ZipFile(file) as archive:
            head = _checked(archive)
            return _bring_back(archive, head, folder, url)
    except OperationalError as error:
        raise Refusal("hub.refused.registry") from error
    except SPOILT as error:
        raise Refusal("hub_keeping.refused.spoilt", file=file.name) from error


def _checked(archive: ZipFile) -> dict[str, Any]:
    head: dict[str, Any] = json.loads(_read(archive, CONTENTS, MOST_IN_THE_LIST))
    if head["schema"] != SCHEMA or not is_known(head["registry"]):
        raise Refusal("hub_keeping.refused.newer")
    if sum(one.file_size for one in archive.infolist()) > MOST_BYTES:
        raise ValueError("too large")
    if {*archive.namelist()} != {CONTENTS, *head["sums"]}:
        raise ValueError("entries and list differ")
    for name, expected in head["sums"].items():
        _path(name)
        if _sum(archive, name) != expected:
            raise ValueError("a changed entry")
    return head


def _read(archive: ZipFile, name: str, most: int) -> bytes:
    """An entry, unless it is larger unpacked than anybody has made it."""
    with archive.open(name) as opened:
        content = opened.read(most + 1)
    if len(content) > most:
        raise ValueError("too large")
    return content


def _sum(archive: ZipFile, name: str) -> str:
    digest = hashlib.sha256()
    with archive.open(name) as opened:
        while part := opened.read(CHUNK):
            digest.update(part)
    return digest.hexdigest()


def _path(name: str) -> PurePosixPath | None:
    """Where a file goes within the folder; none for the rows. `ValueError` for any other place."""
    if name == ROWS:
        return None
    if not name.startswith(FILES):
        raise ValueError("an unknown entry")
    path = PurePosixPath(name.removeprefix(FILES))
    if path.is_absolute() or ".." in path.parts or not path.parts:
        raise ValueError("a path that leads elsewhere")
    if os.name == "nt" and ("\\" in name or ":" in name):  # elsewhere they are signs of a name
        raise ValueError("a path that leads elsewhere")
    if name.endswith(SQLITE_LEFTOVERS) or (len(path.parts) == 1 and path.name.startswith(FILE)):
        raise ValueError("a part of a database: its rows are elsewhere")
    return path


def _bring_back(archive: ZipFile, head: dict[str, Any], folder: Path, url: str) -> Restored:
    was_there = folder.exists()
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    try:
        rows = _rows(archive, head["registry"], url)
        files = sum(_file(archive, name, folder) for name in head["sums"])
    except BaseException:
        shutil.rmtree(folder)
        if was_there:
            folder.mkdir(mode=0o700)
        raise
    return Restored(rows, files)


def _rows(archive: ZipFile, schema: str, url: str) -> int:
    engine = bare_engine(url)
    try:
        with engine.begin() as connection:
            return _fill(archive, schema, connection)
    finally:
        engine.dispose()


def _fill(archive: ZipFile, schema: str, connection: Connection) -> int:
    """At the backup's own schema first, then brought to this program's."""
    if not is_empty(connection):
        raise Refusal("hub_keeping.refused.registry_not_empty")
    bring_up_to_date(connection, schema)
    with closing(_lines(archive)) as lines:
        counted = put_back(connection, lines)
    bring_up_to_date(connection)
    return sum(counted.values())


def _lines(archive: ZipFile) -> Generator[str]:
    with archive.open(ROWS) as opened:
        while line := opened.readline(MOST_IN_A_ROW + 1):
            if len(line) > MOST_IN_A_ROW:
                raise ValueError("too large")
            yield line.decode("utf-8")


def _file(archive: ZipFile, name: str, folder: Path) -> int:
    path = _path(name)
    if path is None:
        return 0
    target = folder / path
    target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with archive.open(name) as source, target.open("xb") as out:
        target.chmod(0o600)
        shutil.copyfileobj(source, out, CHUNK)
    return 1
