"""Reads summaries from files, and names what is written. The only file reading of the report."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from riktig.problem import Refused
from riktig.summary import read_summary

GROUP_NAME = "gruppe"
_UNSAFE = re.compile(r"[^\w.-]+")


class NoFile(Exception):
    """A file that is not there or cannot be opened; holds its name."""


def load(path: Path) -> Mapping[str, Any]:
    """A summary from a file. Refused when it is no summary, NoFile when there is no file."""
    try:
        blob = path.read_bytes()
    except OSError:
        raise NoFile(path.name) from None
    return read_summary(blob)


def load_all(
    paths: Sequence[Path],
) -> tuple[list[Mapping[str, Any]], list[tuple[str, Refused | NoFile]]]:
    """The summaries that can be read, and (file name, what is wrong) of the others."""
    found, bad = [], []
    for path in paths:
        try:
            found.append(load(path))
        except (Refused, NoFile) as problem:
            bad.append((path.name, problem))
    return found, bad


def file_names(members: Sequence[str]) -> dict[str, str]:
    """A file name for each member, without an ending; two never share one."""
    taken = {GROUP_NAME}
    names = {}
    for member in members:
        plain = _UNSAFE.sub("_", member).strip("._") or "medlem"
        name, number = plain, 2
        while name.casefold() in taken:
            name, number = f"{plain}-{number}", number + 1
        taken.add(name.casefold())
        names[member] = name
    return names
