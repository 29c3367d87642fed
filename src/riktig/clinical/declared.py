"""What each table is declared to hold, by `schema.toml`: the columns that name a row, and more."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Final

META: Final = (
    "source_id",
    "locator",
    "confidence",
    "reviewed_by",
    "reviewed_on",
    "next_review",
    "note",
)
SOURCES: Final = "sources"  # the one table without the columns above
BETWEEN_PARTS: Final = ":"


@dataclass(frozen=True)
class Declaration:
    """The columns of one table and what may stand in them."""

    key: tuple[str, ...]
    numbers: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    needed: tuple[str, ...] = ()
    units: tuple[str, ...] = ()
    choices: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    refers: Mapping[str, str] = field(default_factory=dict)

    @property
    def columns(self) -> frozenset[str]:
        """Every column a table may have before those all tables end with."""
        unit = ("unit",) if self.units else ()
        return frozenset((*self.key, *self.numbers, *self.words, *unit, *self.choices))

    def key_of(self, row: Mapping[str, str | None]) -> str:
        """What names a row: `HDIR:morfin:oral`; empty parts at the end are left out."""
        parts = BETWEEN_PARTS.join(str(row.get(column) or "") for column in self.key)
        return parts.rstrip(BETWEEN_PARTS)


@cache
def declarations() -> Mapping[str, Declaration]:
    """The declaration of every table that has one."""
    written = files("riktig.clinical").joinpath("schema.toml").read_text("utf-8")
    return {name: _declaration(table) for name, table in tomllib.loads(written).items()}


def _declaration(table: Mapping[str, object]) -> Declaration:
    lists = {key: tuple(value) for key, value in table.items() if isinstance(value, list)}
    choices = table.get("choices", {})
    refers = table.get("refers", {})
    if not isinstance(choices, dict) or not isinstance(refers, dict):
        raise TypeError("choices and refers are tables")
    allowed = {key: tuple(value) for key, value in choices.items()}
    return Declaration(**lists, choices=allowed, refers=dict(refers))


def declaration(table: str) -> Declaration:
    """The declaration of a table. KeyError, saying what to add, where there is none."""
    if table not in declarations():
        raise KeyError(
            f"{table}.csv is not declared: add [{table}] to src/riktig/clinical/schema.toml "
            "with key, numbers, words and units"
        )
    return declarations()[table]


def declared_or_plain(table: str, columns: Sequence[str]) -> Declaration:
    """A table's declaration; of one without, a plain one with its first column as key.

    For listings, which show what there is; the check of the tables refuses it.
    """
    if table in declarations():
        return declarations()[table]
    return Declaration(key=tuple(columns[:1]), words=tuple(c for c in columns if c not in META))
