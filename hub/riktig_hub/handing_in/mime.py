"""The media types of the tables that are downloaded."""

from __future__ import annotations

from pathlib import Path
from typing import Final

KINDS: Final = {
    ".csv": "text/csv; charset=utf-8",
    ".html": "text/html; charset=utf-8",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


def kind_of(name: str) -> str:
    """By a file's ending."""
    return KINDS[Path(name).suffix]
