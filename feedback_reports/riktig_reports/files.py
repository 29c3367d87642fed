"""Reads summaries from files. The only file reading of the report."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from riktig.compare import checked_summary
from riktig.summary import read_summary
from riktig_reports.failing import NoFile, why

SummaryJson = Mapping[str, Any]


def load(path: Path) -> SummaryJson:
    """A sound summary from a file. Refused when it is none, NoFile when there is no file."""
    try:
        blob = path.read_bytes()
    except OSError:
        raise NoFile(path.name) from None
    found = read_summary(blob)
    checked_summary(found)  # so that a name that is no name is never said, and never written
    return found


def load_all(paths: Sequence[Path]) -> tuple[list[SummaryJson], list[tuple[str, str]]]:
    """The summaries that can be read, and (file name, what is wrong) of the others."""
    found, bad = [], []
    for path in paths:
        try:
            found.append(load(path))
        except Exception as trouble:  # whatever one file holds, the others are read
            bad.append((path.name, why(trouble)))
    return found, bad
