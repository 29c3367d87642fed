"""JSON in which no key may stand twice: the last would win in silence."""

from __future__ import annotations

import json
from typing import Any


class RepeatedKey(Exception):
    """A key stands twice in one object."""


def loads(written: bytes | str) -> Any:
    """`json.loads`, and `RepeatedKey`; ValueError or RecursionError for what is no JSON."""
    return json.loads(written, object_pairs_hook=_object)


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        raise RepeatedKey
    return found
