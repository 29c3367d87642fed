"""Where a cell runs: in a notebook, or while the book is built."""

from __future__ import annotations

import os

BOOK = "RIKTIG_BOOK"  # "1" while the book is built: pages, not widgets


def in_book() -> bool:
    """Whether the book is being built."""
    return os.environ.get(BOOK) == "1"
