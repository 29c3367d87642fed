"""A small made-up practice for a measure, counted by hand: `examples/<id>.toml`.

A measure without one has no example on its page. The tests count the rows with the audit itself
and hold the file's own numbers to it.
"""

from __future__ import annotations

import tomllib
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from riktig.clinical.tables import rows as table_rows
from riktig.text import format_date, text

FOLDER = Path(__file__).parent / "examples"


class Example(NamedTuple):
    """What the page shows: rows as texts, a sentence a patient, and the answer."""

    about: str
    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    why: tuple[str, ...]
    answer: str


@cache
def written(measure_id: str) -> dict[str, Any] | None:
    """The file of a measure's example; `None` where there is none."""
    path = FOLDER / f"{measure_id}.toml"
    return tomllib.loads(path.read_text("utf-8")) if path.exists() else None


def example_of(measure_id: str) -> Example | None:
    """The example as the page shows it; `None` where there is none."""
    entry = written(measure_id)
    if entry is None:
        return None
    first, *lines = (line.split("|") for line in entry["rows"].strip().splitlines())
    names = [name.strip() for name in first]
    return Example(
        about=text("measures.example.about"),
        headings=tuple(text(f"measures.example.{name}") for name in names),
        rows=tuple(
            tuple(_shown(n, cell.strip()) for n, cell in zip(names, line, strict=True))
            for line in lines
        ),
        why=tuple(entry["why"]),
        answer=entry["answer"],
    )


def _shown(name: str, cell: str) -> str:
    if name == "day":
        return format_date(date.fromisoformat(cell))
    if name == "atc":
        return f"{_substances().get(cell, '')} ({cell})".strip()
    return cell.replace(".", ",")


@cache
def _substances() -> dict[str, str]:
    return {row["atc"]: row["substance"] for row in table_rows("substances")}
