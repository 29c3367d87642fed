"""One file to be read: what it holds, what was done to it, what a reader who knows would say."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from bench.fuzz.extract_practice import Fact
from bench.fuzz.extract_sheet import Sheet


class Clean(NamedTuple):
    """What a fact counted as before anything was spoilt."""

    class_id: str
    ddd: float | None
    omeq: float | None
    part: str


@dataclass
class Case:
    """A file on its way to being spoilt.

    `touched` are the facts whose own line was spoilt; `gone` those whose line was taken
    away. `loose`: every row may have lost an amount or its class (a column was taken
    away or spoilt as a whole). `lines` is how many rows the file has, where that is sure.
    """

    facts: Sequence[Fact]
    sheet: Sheet | None
    answers: dict[str, str] = field(default_factory=dict)
    name: str = "liste.csv"
    kind: str = "list"
    known: bool = False  # a format with nothing to confirm
    done: list[str] = field(default_factory=list)
    touched: set[int] = field(default_factory=set)
    gone: set[int] = field(default_factory=set)
    copies: set[int] = field(default_factory=set)
    loose: bool = False
    any_patient: bool = False  # who a row is about can no longer be held to the truth
    lines: int | None = None
    blob: bytes = b""
    clean: dict[int, Clean] = field(
        default_factory=dict
    )  # by fact, of the file before it was spoilt
    doubtful: bool = False  # cells speak against each other: rows may be rejected for it
    strangers: set[int] = field(default_factory=set)  # facts whose patient's key may be spoilt
    keys: frozenset[str] = frozenset()  # what names the patients: never to be shown

    @property
    def redundant(self) -> bool:
        """Whether the file says its amounts twice, so that one that is spoilt can be seen."""
        if self.sheet is None:
            return False
        there = set(self.sheet.meanings)
        counted = "units" in there or {"packages", "pack_size"} <= there
        names = self.sheet.at("product")
        stated = "strength_unit" in there or (
            names is not None
            and any(
                " mg" in line.cells[names] for line in self.sheet.facts() if len(line.cells) > names
            )
        )
        return "ddd" in there and counted and stated
