"""What a measure says of the patients it counts, in the GP's own list to look at again."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final, NamedTuple

from riktig.measures.check import expect

_FIELDS: Final = ("do", "order", "reason")
_PLACES: Final = (0, 1, 2, 3)


class Review(NamedTuple):
    """`order`: 1 is what can be acted on first; 0 leaves the measure out of the list.

    `reason` says why a patient stands there, `do` one thing the GP can do; both are
    empty where the order is 0.
    """

    order: int
    reason: str
    do: str


def review(entry: Mapping[str, Any]) -> Review:
    """A measure's review from its table. `InvalidMeasure` says what is wrong."""
    expect("review", sorted(entry), sorted(entry) == list(_FIELDS), f"the fields {list(_FIELDS)}")
    order, texts = entry["order"], (entry["reason"], entry["do"])
    expect("review.order", order, _is_whole(order), "a whole number from 0")
    for field in ("reason", "do"):
        expect(f"review.{field}", entry[field], isinstance(entry[field], str), "a text")
        told = bool(entry[field].strip())
        expect(
            f"review.{field}", entry[field], told == bool(order), "a text just when order is set"
        )
    return Review(order, *texts)


def part_time_place(value: object) -> int:
    """Place among the three measures shown first to one who has no list: 1-3, 0 for none."""
    holds = not isinstance(value, bool) and value in _PLACES
    expect("headline_part_time", value, holds, f"one of {list(_PLACES)}")
    return int(str(value))


def _is_whole(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and value >= 0
