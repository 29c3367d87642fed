"""The own file `riktig-scores/1`: dates and answers as numbers. It holds no name and no words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, Final

from riktig.diary.own_file import damaged, parsed
from riktig.diary.scores import Entry, read_entries
from riktig.problem import Refused

SCHEMA: Final = "riktig-scores/1"
_KEYS: Final = frozenset({"date", "instrument", "items", "cutoff_set"})


def written(entries: Sequence[Entry], today: date) -> dict[str, Any]:
    """The file's content."""
    return {
        "schema": SCHEMA,
        "saved_on": today.isoformat(),
        "entries": [as_given(one) for one in entries],
    }


def as_given(entry: Entry) -> dict[str, Any]:
    """An entry as the page and the file have it."""
    chosen = entry.result.get("cutoff_set")
    return {
        "date": entry.day.isoformat(),
        "instrument": entry.result["instrument"],
        "items": list(entry.result["items"]),
        **({"cutoff_set": chosen} if chosen else {}),
    }


def read_file(content: object) -> list[dict[str, Any]]:
    """The entries of a file, as the page holds them. Refused `own_file_*`."""
    given = parsed(content, SCHEMA).get("entries")
    if not isinstance(given, list) or not all(_is_entry(one) for one in given):
        raise damaged()
    try:
        return [as_given(one) for one in read_entries(given)]
    except Refused:
        raise damaged() from None


def _is_entry(given: object) -> bool:
    """Whole numbers alone: what is typed has been read before it is saved."""
    if not isinstance(given, Mapping) or not set(given) <= _KEYS:
        return False
    items = given.get("items")
    return isinstance(items, list) and all(type(one) is int for one in items)
