"""What the two own files share: JSON of a known schema, bounded, and refused with a sentence."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from typing import Any, Final

from riktig.problem import Refused

# Chosen here: some years of diary are far below it.
MOST_BYTES: Final = 500_000


# What the name of an app's file begins with.
BEGINS: Final[Mapping[str, str]] = {"diary": "sovndagbok", "scores": "skaarer"}


def parsed(content: object, schema: str) -> Mapping[str, Any]:
    """The file's object.

    Refused `own_file_too_large`, `own_file_unknown` (not one of these), `own_file_other` (of
    the other app) and `own_file_newer`; `variant` is the app whose file was asked for.
    """
    about = kind_of(schema)
    where = {"variant": about, "begins": BEGINS[about]}
    if not isinstance(content, (bytes, bytearray, memoryview)):
        raise Refused("invalid_input")
    raw = bytes(content)
    if len(raw) > MOST_BYTES:
        raise Refused("own_file_too_large", most=MOST_BYTES // 1000)
    try:
        found = json.loads(raw.decode("utf-8-sig"), parse_constant=_no_number)
    except (ValueError, RecursionError):
        raise Refused("own_file_unknown", **where) from None
    named = found.get("schema") if isinstance(found, dict) else None
    if not isinstance(named, str) or not named.startswith("riktig-"):
        raise Refused("own_file_unknown", **where)
    if named != schema:
        same = named.rpartition("/")[0] == schema.rpartition("/")[0]
        raise Refused("own_file_newer") if same else Refused("own_file_other", **where)
    return dict(found)


def file_name(schema: str, today: date) -> str:
    """What the file is saved as: it says the day, and nobody's name."""
    return f"{BEGINS[kind_of(schema)]}-{today.isoformat()}.json"


def kind_of(schema: str) -> str:
    """`diary` or `scores`."""
    return schema.removeprefix("riktig-").partition("/")[0]


def damaged() -> Refused:
    """For a file that is of the kind, but not as it was written."""
    return Refused("own_file_damaged")


def _no_number(_: str) -> None:
    raise ValueError
