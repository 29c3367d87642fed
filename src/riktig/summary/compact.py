"""A shared summary without what its reader can reckon again: the content of a shared text.

`compact` and `whole` are each other's reverse, whatever version of the measures the reader has:
a rate carries what it is per, and a value that is not what its counts give is kept.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Final

from riktig.audit.result import PARTS
from riktig.measures.load import measures
from riktig.measures.result import OK, value_of_counts
from riktig.summary.schema import MOST_COUNT, SCHEMA, SHARE

_LEDGER: Final = ("rows_read", *PARTS)
_CLASS: Final = ("rows", "patients", "ddd", "omeq_mg")
_MONTH: Final = ("month", "id", "numerator", "denominator")
_PROBLEM: Final = ("code", "count")
_VALUES: Final = ("value", "low", "high")
_NUMBERS: Final = ("numerator", "denominator", *_VALUES)


def compact(shared: Mapping[str, Any]) -> dict[str, Any]:
    """What must be written of a shared summary."""
    ledger = shared["ledger"]
    packed = {name: part for name, part in shared.items() if name not in ("schema", "kind")}
    packed["ledger"] = [ledger[name] for name in _LEDGER]
    packed["problems"] = _cells(ledger["problems"], _PROBLEM)
    packed["classes"] = {
        name: [one[key] for key in _CLASS] for name, one in shared["classes"].items()
    }
    per = {(one.id, one.version): one.denominator.per for one in measures()}
    packed["measures"] = [
        _short(one, per.get((one["id"], one["version"]))) for one in shared["measures"]
    ]
    packed["monthly"] = _cells(shared["monthly"], _MONTH)
    return packed


def whole(packed: Mapping[str, Any]) -> dict[str, Any]:
    """The shared summary again. An error of Python's own when it cannot be one."""
    found = {name: part for name, part in packed.items() if name != "problems"}
    found["ledger"] = dict(zip(_LEDGER, packed["ledger"], strict=True))
    found["ledger"]["problems"] = _named(packed["problems"], _PROBLEM)
    found["classes"] = {
        name: dict(zip(_CLASS, one, strict=True)) for name, one in packed["classes"].items()
    }
    found["measures"] = [_full(one) for one in packed["measures"]]
    found["monthly"] = _named(packed["monthly"], _MONTH)
    return {"schema": SCHEMA, "kind": SHARE, **found}


def _cells(rows: Iterable[Mapping[str, Any]], names: tuple[str, ...]) -> list[list[Any]]:
    return [[row[name] for name in names] for row in rows]


def _named(rows: Iterable[Iterable[Any]], names: tuple[str, ...]) -> list[dict[str, Any]]:
    return [dict(zip(names, row, strict=True)) for row in rows]


def _short(shown: Mapping[str, Any], per: int | None) -> dict[str, Any]:
    """A measure without its empty numbers, and without values that its counts give."""
    kept = {
        key: cell
        for key, cell in shown.items()
        if not (key in _NUMBERS and cell is None) and (key, cell) != ("status", OK)
    }
    bare = {key: cell for key, cell in kept.items() if key not in _VALUES}
    bare |= {} if per is None else {"per": per}
    return bare if _full(bare) == shown else {**kept, "as_stated": True}


def _full(short: Mapping[str, Any]) -> dict[str, Any]:
    """A measure with every number, in the order of the schema."""
    found = {"status": OK, **short}
    stated, per = found.pop("as_stated", False), found.pop("per", None)
    if found["status"] == OK and not stated:
        found |= _reckoned(per, found.get("numerator"), found.get("denominator"))
    head = {key: found.pop(key) for key in ("id", "version")}
    numbers = {key: found.pop(key, None) for key in _NUMBERS}
    return {**head, **numbers, **found}


def _reckoned(per: int | None, numerator: Any, denominator: Any) -> dict[str, Any]:
    """The values of two counts; nothing when they are none, or more than any summary holds."""
    if not isinstance(numerator, int) or not isinstance(denominator, int):
        return {}
    if not 0 <= numerator <= denominator <= MOST_COUNT or not denominator:
        return {}
    return dict(zip(_VALUES, value_of_counts(per, numerator, denominator), strict=True))
