"""The instruments as their rows say: items, bands and cut-offs."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from riktig.clinical.tables import Row, rows


class Instrument(NamedTuple):
    """How many items, and the least and most each can be."""

    key: str
    items: int
    low: int
    high: int
    row: Row


class Cutoff(NamedTuple):
    """A set of conditions that must all be met, each a row."""

    name: str
    rows: tuple[Row, ...]

    def met(self, scores: Sequence[int]) -> bool:
        """Whether every condition is met: on the sum, or on one of a few items."""
        return all(_met(row, scores) for row in self.rows)


def _met(row: Row, scores: Sequence[int]) -> bool:
    at_least = int(row["at_least"])
    if not row["first_item"]:
        return sum(scores) >= at_least
    some = scores[int(row["first_item"]) - 1 : int(row["last_item"])]
    return any(score >= at_least for score in some)


@cache
def instruments() -> dict[str, Instrument]:
    """All instruments by key."""
    return {
        row["instrument"]: Instrument(
            key=row["instrument"],
            items=int(row["items"]),
            low=int(row["item_low"]),
            high=int(row["item_high"]),
            row=row,
        )
        for row in rows("instruments")
    }


def bands(instrument: str) -> tuple[Row, ...]:
    """Bands of the sum, lowest first; none where the instrument has no bands."""
    return tuple(row for row in rows("instrument_bands") if row["instrument"] == instrument)


def band_row(instrument: str, score: int) -> Row:
    """The band a sum lies in."""
    found = bands(instrument)
    return next(row for row in found if int(row["low"]) <= score <= int(row["high"]))


@cache
def cutoffs(instrument: str) -> dict[str, Cutoff]:
    """Sets of cut-offs by name; none where the instrument has bands instead."""
    found: dict[str, tuple[Row, ...]] = {}
    for row in rows("instrument_cutoffs"):
        if row["instrument"] == instrument:
            found[row["cutoff_set"]] = (*found.get(row["cutoff_set"], ()), row)
    return {name: Cutoff(name, conditions) for name, conditions in found.items()}


@cache
def note(instrument: str, rule: str) -> Row | None:
    """A rule beside the score: what is always followed up, or what a limit has found."""
    return next(
        (r for r in rows("instrument_notes") if (r["instrument"], r["rule"]) == (instrument, rule)),
        None,
    )


def notes(instrument: str) -> tuple[Row, ...]:
    """All rules beside the score."""
    return tuple(row for row in rows("instrument_notes") if row["instrument"] == instrument)
