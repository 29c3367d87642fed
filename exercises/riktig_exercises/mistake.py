"""A typical mistake: what someone who makes it does otherwise, and the hint for it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from riktig_exercises.alteration import ALTERATION_KEYS, NONE, Alteration, read_alteration
from riktig_exercises.computed import INSTEAD_KEYS, is_computed
from riktig_exercises.master_error import MasterError, checked_id

ABOUT = frozenset(("id", "hint"))
# What is multiplied and divided after the reckoning: an hour for a day, a week for a month.
SCALED = frozenset(("times", "over"))
# A number of the case that is answered instead.
TAKEN = frozenset(("value",))


@dataclass(frozen=True)
class Mistake:
    """A misconception and the hint for it; its value is the altered calculation.

    A key of the case's regimens is altered by `alteration`; any other key has other input,
    another part of the result, another point of the chart and so on `instead`.
    """

    id: str
    hint: str
    alteration: Alteration = NONE
    instead: Mapping[str, Any] = field(default_factory=dict)


def read_mistake(kind: str, key: Mapping[str, Any], raw: Mapping[str, Any], where: str) -> Mistake:
    """A mistake from its TOML. `MasterError` when it is unknown or changes nothing."""
    where = f"{where}, mistake {raw.get('id')}"
    if not set(raw) >= ABOUT:
        raise MasterError(where, "a mistake has an id and a hint")
    checked_id(raw["id"], where)
    if kind == "number" and "regimen" in key and "value" not in raw:
        unknown = set(raw) - ALTERATION_KEYS - ABOUT
        if unknown:
            raise MasterError(where, f"unknown keys {sorted(unknown)}")
        return Mistake(raw["id"], raw["hint"], read_alteration(raw, where))
    instead = {name: value for name, value in raw.items() if name not in ABOUT}
    unknown = set(instead) - _known(kind, key)
    if unknown:
        raise MasterError(where, f"unknown keys {sorted(unknown)}")
    if not instead:
        raise MasterError(where, "a mistake must differ from the right answer")
    return Mistake(raw["id"], raw["hint"], instead=instead)


def _known(kind: str, key: Mapping[str, Any]) -> frozenset[str]:
    """What may differ, by where the key comes from."""
    if kind == "order":
        return frozenset(("before",))
    if kind in ("calculator", "plan"):
        return frozenset(("input",))
    if is_computed(key):
        return INSTEAD_KEYS | SCALED | TAKEN
    if "practice" in key:
        return frozenset(("practice",))
    return frozenset(key) & {"point"} | SCALED | TAKEN
