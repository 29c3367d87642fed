"""Reads summaries from files. The only file reading of the report."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from riktig.agreed.agreed import NOTHING_AGREED, Agreed
from riktig.compare import checked_summary
from riktig.feedback.reference import NO_REFERENCE, Reference, read_reference
from riktig.summary import read_summaries, read_summary
from riktig.text import text
from riktig_reports.failing import NoFile, why

SummaryJson = Mapping[str, Any]
MOST_READ = 10_000_000  # bytes: more than any file of ours may hold, which its reader then says


def load(path: Path) -> SummaryJson:
    """A sound summary from a file. Refused when it is none, NoFile when there is no file."""
    return _checked(read_summary(_bytes(path)))


def load_agreed(path: Path | None, codes: Sequence[str] = ()) -> Agreed:
    """A group's agreements, and those of one's own visits by their codes.

    Refused when the file holds none or a code cannot be read, NoFile when there is no file.
    """
    from riktig.agreed.code import read_codes
    from riktig.agreed.read import read_agreed

    agreed = NOTHING_AGREED if path is None else read_agreed(_bytes(path))
    return replace(agreed, visits=tuple(one.plan() for one in read_codes("\n".join(codes))))


def load_reference(path: Path | None) -> Reference:
    """Percentiles to stand beside. Refused when the file holds none, NoFile without a file."""
    return NO_REFERENCE if path is None else read_reference(_bytes(path))


def _bytes(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(MOST_READ)
    except OSError:
        raise NoFile(path.name) from None


def _checked(found: SummaryJson) -> SummaryJson:
    checked_summary(found)  # so that a name that is no name is never said, and never written
    return found


def load_all(
    paths: Sequence[Path], side: str = ""
) -> tuple[list[SummaryJson], list[tuple[str, str]]]:
    """The summaries that can be read, and (file, what is wrong) of the others.

    `side` is "before" or "after", when all are from there. A text file may hold several shared
    texts, one after the other.
    """
    found, bad = [], []
    for path in paths:
        try:
            found += [_checked(one) for one in read_summaries(_bytes(path))]
        except Exception as trouble:  # whatever one file holds, the others are read
            bad.append((_which(path, paths, side), why(trouble)))
    return found, bad


def _which(path: Path, paths: Sequence[Path], side: str) -> str:
    """A file's name, and what tells it from another of the same name."""
    if side:
        return f"{path.name} ({text(f'report.command.side_{side}')})"
    alike = sum(one.name == path.name for one in paths) > 1
    return f"{path.parent.name}/{path.name}" if alike else path.name
