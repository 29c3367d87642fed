"""The names that every maker and reader of a summary shares."""

from __future__ import annotations

from typing import Final

SCHEMA: Final = "riktig-summary/1"
PRIVATE: Final = "private"
SHARE: Final = "share"
FEW: Final = "<5"  # a masked count of the ledger; elsewhere it is null
TYPED: Final = "typed"  # the method of a measure typed from a report: not counted here
MOST_COUNT: Final = 10_000_000
HAND_COUNTED: Final = "hand_counted"  # the method of a measure that the GP counted in the journal
