"""Scores of the scales by date: each reckoned by the scale calculator, none of them guessed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from riktig.calculators.answer import Answer
from riktig.calculators.calculator import CALCULATORS
from riktig.diary.days import read_day
from riktig.problem import Refused

# Chosen here: more than one a week for years.
MOST_ENTRIES: Final = 500
# The longest scale has nine questions; this only keeps a hostile request small.
MOST_ITEMS: Final = 50
MOST_CHARACTERS: Final = 40


@dataclass(frozen=True)
class Entry:
    """One filled-in scale; `at` is its place among those given, by which the page knows it."""

    at: int
    day: date
    answer: Answer

    @property
    def result(self) -> Mapping[str, Any]:
        """The calculator's result."""
        return self.answer.result


def read_entries(given: object) -> tuple[Entry, ...]:
    """Entries by date; those of a day stand as they were given.

    Refused: `diary_day`, `scores_too_many`, and what the scale calculator refuses.
    """
    if not isinstance(given, Sequence) or isinstance(given, (str, bytes)):
        raise Refused("invalid_input")
    if len(given) > MOST_ENTRIES:
        raise Refused("scores_too_many", most=MOST_ENTRIES)
    read = [_entry(one, at) for at, one in enumerate(given)]
    return tuple(sorted(read, key=lambda one: one.day))


def _entry(given: object, at: int) -> Entry:
    if not isinstance(given, Mapping):
        raise Refused("invalid_input")
    items = given.get("items")
    if not isinstance(items, Sequence) or isinstance(items, str) or len(items) > MOST_ITEMS:
        raise Refused("invalid_input")
    if any(isinstance(one, str) and len(one) > MOST_CHARACTERS for one in items):
        raise Refused("invalid_input")
    values = {"instrument": given.get("instrument"), "items": list(items)}
    chosen = given.get("cutoff_set")
    values |= {"cutoff_set": chosen} if chosen else {}
    day = read_day(given.get("date"), "date")
    return Entry(at, day, CALCULATORS["scale"].compute(values))
