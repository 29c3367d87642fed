"""Reads the shared summaries of a folder or a zip."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path, PurePosixPath
from typing import Any, NamedTuple

from riktig.compare import checked_summary
from riktig.summary import read_summaries
from riktig_reports.failing import why

MOST_READ = 10_000_000  # bytes of one file: more than any file of ours may hold
MOST_ZIP = 200_000_000  # bytes; summaries of all the country's doctors are a tenth


class Read(NamedTuple):
    """The summaries, how many files there were, and (file, why) of those that hold none."""

    summaries: tuple[Mapping[str, Any], ...]
    files: int
    bad: tuple[tuple[str, str], ...]


def read_path(path: Path, out: Path) -> Read:
    """All that lies there; what is to be written in `out` is not read. OSError, Refused."""
    found: list[Mapping[str, Any]] = []
    bad: list[tuple[str, str]] = []
    files = 0
    for name, blob in _blobs(path, out):
        files += 1
        try:
            summaries = read_summaries(blob)
            for one in summaries:
                checked_summary(one)
        except Exception as trouble:  # whatever one file holds, the others are read
            bad.append((name, why(trouble)))
        else:
            found += summaries
    return Read(tuple(found), files, tuple(bad))


def _blobs(path: Path, out: Path) -> Iterator[tuple[str, bytes]]:
    if path.is_dir():
        yield from _of_folder(path, out.resolve())
        return
    from riktig.extract.archive import Archive

    with path.open("rb") as file:
        packed = Archive(file.read(MOST_ZIP))
    for name, blob in packed.files():
        if not _hidden(PurePosixPath(name).parts):
            yield name, blob


def _of_folder(folder: Path, out: Path) -> Iterator[tuple[str, bytes]]:
    for one in sorted(folder.rglob("*")):
        inside = one.relative_to(folder)
        if one.is_file() and not _hidden(inside.parts) and out not in one.resolve().parents:
            with one.open("rb") as file:
                yield inside.as_posix(), file.read(MOST_READ)


def _hidden(parts: tuple[str, ...]) -> bool:
    """What the system itself leaves is no summary."""
    return any(part.startswith(".") for part in parts)
