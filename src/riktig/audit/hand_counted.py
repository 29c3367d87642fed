"""Counts that the GP has made by hand in the journal, as they come from the page."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any, Final

from riktig.audit.typed import is_blank, mapping, whole
from riktig.problem import Refused

MOST_REVIEWED: Final = 200
MOST_MEASURES: Final = 12
_ID = re.compile(r"review_[a-z0-9_]{1,33}")


@dataclass(frozen=True)
class HandCount:
    """One measure counted by hand: `numerator` of `denominator` prescriptions looked at."""

    id: str
    numerator: int
    denominator: int


@dataclass(frozen=True)
class HandCounted:
    """A review of the journal: prescriptions looked at, and what was counted among them."""

    reviewed: int
    measures: tuple[HandCount, ...]


def read_hand_counted(given: Any) -> HandCounted | None:
    """`{"reviewed": n, "measures": {id: [numerator, denominator]}}`; `None` when not given."""
    if is_blank(given):
        return None
    fields = mapping(given)
    if fields is None or set(fields) != {"reviewed", "measures"}:
        raise Refused("invalid_journal", most=MOST_REVIEWED)
    reviewed = whole(fields["reviewed"], 1, MOST_REVIEWED)
    measures = mapping(fields["measures"])
    if reviewed is None or measures is None or len(measures) > MOST_MEASURES:
        raise Refused("invalid_journal", most=MOST_REVIEWED)
    return HandCounted(
        reviewed, tuple(_one(name, pair, reviewed) for name, pair in measures.items())
    )


def is_hand_counted(name: Any) -> bool:
    """Whether an id is that of a measure counted by hand."""
    return isinstance(name, str) and _ID.fullmatch(name) is not None


def _one(name: str, pair: Any, reviewed: int) -> HandCount:
    ends = list(pair) if isinstance(pair, list | tuple) and len(pair) == 2 else [None, None]
    denominator = whole(ends[1], 0, reviewed)
    numerator = None if denominator is None else whole(ends[0], 0, denominator)
    if denominator is None or numerator is None or not is_hand_counted(name):
        raise Refused("invalid_journal", most=MOST_REVIEWED)
    return HandCount(name, numerator, denominator)
