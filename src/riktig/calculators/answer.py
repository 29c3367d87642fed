"""What a calculator gives back, before anyone decides how to show it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any

from riktig.problem import Problem

# An answer is exact inside; a reader and the wire get a float.
MOST_DIGITS = 12


@dataclass(frozen=True)
class Answer:
    """A result with the table it came from and what the reader must be told.

    `result` is JSON-able; `warnings` are codes with details, explained in bokmål
    by the text `calculators.warning.<code>`; `sources` are source ids.
    """

    result: Mapping[str, Any]
    table: str
    sources: tuple[str, ...]
    warnings: tuple[Problem, ...] = field(default=())


def as_float(value: Fraction) -> float:
    """The nearest float, without the tail that binary fractions leave."""
    return round(float(value), MOST_DIGITS)
