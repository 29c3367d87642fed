"""What may be shown of a list: never who it is about."""

from __future__ import annotations

import re
from typing import Final

MASK: Final = "\u2022\u2022\u2022"
# Eleven digits however they are parted, or ten where the first zero is lost. A date with its year
# in four figures that begins the digits is no identity number.
_PART: Final = r"[ \u00a0\u202f.,_/-]{0,3}"
_DATE: Final = r"(?!\d{1,2}[./-]\d{1,2}[./-](?:19|20)\d\d(?!\d)|(?:19|20)\d\d-\d\d-\d\d(?!\d))"
_IDENTITY: Final = re.compile(
    rf"(?<!\d){_DATE}(?:(?:\d{_PART}){{10}}\d|\d{{5}}[ \u00a0.\-]?\d{{5}})(?!\d)"
)
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
