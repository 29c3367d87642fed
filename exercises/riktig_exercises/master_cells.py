"""The cells of a master, as jupytext reads them, without the seconds that importing it takes.

A page, an app and every command read masters. Of MyST Markdown a master has only front matter,
raw cells and Markdown cells that begin with `+++ {...}`; a test holds this to jupytext's reading.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import yaml

from riktig_exercises.master_error import MasterError

_PARTS = re.compile(
    r"^```\{(?P<directive>[^}\n]*)\}[^\n]*\n---\n(?P<about>.*?)\n---\n(?P<raw>.*?)\n```$"
    r"|^\+\+\+[ ]*(?P<marks>\{[^\n]*\})?[ ]*$",
    re.MULTILINE | re.DOTALL,
)
_FRONT = re.compile(r"---\n(.*?)\n---\n", re.DOTALL)


@dataclass(frozen=True)
class Cell:
    """A "raw" or "markdown" cell, with the names jupytext's cells have."""

    cell_type: str
    source: str
    metadata: Mapping[str, Any]


@dataclass(frozen=True)
class Cells:
    """A master's front matter and its cells in order."""

    metadata: Mapping[str, Any]
    cells: tuple[Cell, ...]


def read_cells(written: str, where: str) -> Cells:
    """A master's cells. `MasterError` where it is not written as masters are."""
    plain = written.replace("\r\n", "\n")
    front = _FRONT.match(plain)
    if not front:
        raise MasterError(where, "no front matter")
    cells = tuple(_cells(plain[front.end() :], where))
    return Cells(_mapping(front[1], where), cells)


def _cells(body: str, where: str) -> Iterator[Cell]:
    """What stands between two marks is Markdown, of the mark before it."""
    marks: Mapping[str, Any] = {}
    end = 0
    for part in _PARTS.finditer(body):
        yield from _markdown(body[end : part.start()], marks, where)
        end, marks = part.end(), {}
        if part["directive"] is None:
            marks = _mapping(part["marks"] or "{}", where)
        elif part["directive"] == "raw-cell":
            yield Cell("raw", part["raw"].strip("\n"), _mapping(part["about"], where))
        else:
            raise MasterError(where, f"a {part['directive']} without nbgrader metadata")
    yield from _markdown(body[end:], marks, where)


def _markdown(source: str, marks: Mapping[str, Any], where: str) -> Iterator[Cell]:
    if "```" in source or "\n---\n" in source:
        raise MasterError(where, f"a cell that does not end as it should: {source.strip()[:60]!r}")
    if source.strip():
        yield Cell("markdown", source.strip(), marks)


def _mapping(written: str, where: str) -> Mapping[str, Any]:
    """YAML, of which JSON is a part."""
    try:
        found = yaml.safe_load(written)
    except yaml.YAMLError as error:
        raise MasterError(where, str(error)) from error
    if not isinstance(found, dict):
        raise MasterError(where, "metadata is a mapping")
    return found
