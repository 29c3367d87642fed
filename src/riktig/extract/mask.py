"""What may be shown of a list: never who it is about."""

from __future__ import annotations

import re
from typing import Final

MASK: Final = "\u2022\u2022\u2022"
# Eleven digits, also parted after the date or short of the first zero.
_IDENTITY: Final = re.compile(r"(?<!\d)\d{5,6}[ \u00a0.\-]?\d{5}(?!\d)")
_SHOWN_LENGTH: Final = 40


def holds_identity(cell: str) -> bool:
    """Whether a text holds something like an identity number."""
    return _IDENTITY.search(cell) is not None


def scrub(cell: str) -> str:
    """The text with everything like an identity number masked."""
    return _IDENTITY.sub(MASK, cell)


def shown(cell: str) -> str:
    """A cell as a sample: scrubbed and cut short."""
    short = " ".join(scrub(cell).split())
    return short if len(short) <= _SHOWN_LENGTH else short[: _SHOWN_LENGTH - 1] + "\u2026"
