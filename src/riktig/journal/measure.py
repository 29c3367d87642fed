"""A process measure that is counted by hand in the journal."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

HAND_COUNTED: Final = "hand_counted"


@dataclass(frozen=True)
class ReviewMeasure:
    """One measure of the review, as its file defines it.

    `field` is what is asked of each prescription; `counted` are the answers that the numerator
    counts and `of` those of the denominator. Every other answer, and none at all, leaves both.
    """

    id: str
    version: int
    order: int
    title: str
    column: str  # the question in a word or two
    question: str
    help: str
    why: str
    sentence: str  # with {numerator} and {denominator}
    first_step: str  # what to try, as a suggestion of ours
    limits: tuple[str, ...]
    direction: str  # "higher" or "lower"
    small_numbers: str
    balancing: tuple[str, ...]
    source: tuple[str, ...]
    author: str
    checker: str
    reviewed_on: str
    next_review: date
    field: str
    counted: tuple[str, ...]
    of: tuple[str, ...]

    def room(self, numerator: int, denominator: int) -> int:
        """How many prescriptions could still go the way that is wanted."""
        return denominator - numerator if self.direction == "higher" else numerator
