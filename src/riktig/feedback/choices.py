"""What the recipient of a report may choose: whom to be beside, and how to see it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Comparator = Literal["own_past", "benchmark", "group", "reference"]
Seen = Literal["all", "picture", "table"]
COMPARATORS: tuple[Comparator, ...] = ("own_past", "benchmark", "group", "reference")
SEEN: tuple[Seen, ...] = ("all", "picture", "table")


@dataclass(frozen=True)
class Choices:
    """`comparator` is the one the messages are about; one that is not there: own past."""

    comparator: Comparator = "benchmark"
    seen: Seen = "all"
