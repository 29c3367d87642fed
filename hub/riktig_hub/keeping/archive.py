"""A course as one file: the registry's rows, the course folder's files, and a list with sums.

The file is a zip. `innhold.json` names the program, the schema, the moment and each entry's
SHA-256; `register.jsonl` holds the rows; `filer/` the folder. It holds names and addresses, so only
its owner may read it.
"""

from __future__ import annotations

import glob
import hashlib
import json
import os
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

from alembic.runtime.migration import MigrationContext

from riktig import __version__
from riktig_hub.keeping.dump import lines_of
from riktig_hub.registry.store import FILE, Registry

# A half file that nobody has written in for so long was left by a process that was stopped.
SECONDS_UNTIL_LEFT = 3600
CONTENTS = "innhold.json"
ROWS = "register.jsonl"
FILES = "filer/"
SCHEMA = "riktig-backup/1"
DATABASES = {".db", ".sqlite"}
SQLITE_LEFTOVERS = ("-wal", "-shm", "-journal")


@dataclass(frozen=True)
class Kept:
    """What a backup holds: rows of the registry, files, and its size in bytes."""

    rows: int
    files: int
    size_bytes: int


def write_backup(registry: Registry, folder: Path, out: Path, now: datetime) -> Kept:
    """Writes the backup beside its place, then moves it there: a stopped one leaves no half file.

    The registry's rows are of one moment. Files are copied after them, so every hand-in the files
    know is either in the rows or will be known when it comes again.
    """
    out.parent.mkdir(parents=True, exist_ok=True)
    prefix = f".{out.name}."
    _remove_left(out.parent, prefix, now)
    descriptor, name = tempfile.mkstemp(prefix=prefix, dir=out.parent)
    beside = Path(name)
    try:
        with os.fdopen(descriptor, "wb") as opened, ZipFile(opened, "w", ZIP_DEFLATED) as archive:
            kept = _write(archive, registry, folder, now, {out.resolve(), beside.resolve()})
        size = beside.stat().st_size
        beside.replace(out)
    finally:
        beside.unlink(missing_ok=True)
    return Kept(kept["rows"], kept["files"], size)


def _remove_left(folder: Path, prefix: str, now: datetime) -> None:
    """Takes away what a backup left that was killed: it holds names, and nobody sees it."""
    for file in folder.glob(f"{glob.escape(prefix)}*"):
        with suppress(OSError):
            if now.timestamp() - file.stat().st_mtime > SECONDS_UNTIL_LEFT:
                file.unlink()


def _write(
    archive: ZipFile, registry: Registry, folder: Path, now: datetime, without: set[Path]
) -> dict[str, int]:
    sums: dict[str, str] = {}
    rows, schema = _write_rows(archive, registry, sums)
    for file in sorted(_files(folder, without)):
        name = FILES + file.relative_to(folder).as_posix()
        content = _content(file)
        archive.writestr(name, content)
        sums[name] = hashlib.sha256(content).hexdigest()
    head = {
        "schema": SCHEMA,
        "program": __version__,
        "registry": schema,
        "made_at": now.isoformat(),
        "rows": rows,
        "sums": sums,
    }
    archive.writestr(CONTENTS, json.dumps(head, ensure_ascii=False, indent=1))
    return {"rows": rows, "files": len(sums) - 1}


def _write_rows(
    archive: ZipFile, registry: Registry, sums: dict[str, str]
) -> tuple[int, str | None]:
    rows, digest = 0, hashlib.sha256()
    with registry.snapshot() as connection, archive.open(ROWS, "w", force_zip64=True) as out:
        schema = MigrationContext.configure(connection).get_current_revision()
        for line in lines_of(connection):
            written = f"{line}\n".encode()
            out.write(written)
            digest.update(written)
            rows += 1
    sums[ROWS] = digest.hexdigest()
    return rows, schema


def _files(folder: Path, without: set[Path]) -> Iterator[Path]:
    """The folder's own files; the registry's are rows, and links could lead elsewhere."""
    for file in folder.rglob("*"):
        if file.is_symlink() or not file.is_file() or file.resolve() in without:
            continue
        if file.parent == folder and file.name.startswith(FILE):
            continue
        if not file.name.endswith(SQLITE_LEFTOVERS):
            yield file


def _content(file: Path) -> bytes:
    """The bytes; of a database a copy of one moment, also while somebody writes in it."""
    if file.suffix not in DATABASES:
        return file.read_bytes()
    with closing(sqlite3.connect(f"file:{file}?mode=ro", uri=True)) as opened:
        return opened.serialize()
