"""A key from any calculator of the core: its input, and where in the result the answer stands.

    [key]
    calculator = "diazepam"
    result = "items.0.low"
    input = { items = [{ substance = "oksazepam", dose_mg = 15 }] }

A mistake replaces parts of the input (`input = {...}`) or looks elsewhere (`result`).
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from riktig.registry import CALCULATORS, calculate
from riktig_exercises.master_error import MasterError

KEY_KEYS = frozenset(("calculator", "input", "result", "choices", "up_to", "accepted", "tolerance"))
INSTEAD_KEYS = frozenset(("input", "result"))


def is_computed(key: Mapping[str, Any]) -> bool:
    """Whether a key names a calculator."""
    return "calculator" in key


def computed(key: Mapping[str, Any], where: str, instead: Mapping[str, Any] | None = None) -> Any:
    """The calculator's answer to the key's input. `MasterError` if it refuses or lacks it."""
    unknown = (set(key) - KEY_KEYS) | (set(instead or {}) - INSTEAD_KEYS)
    if unknown:
        raise MasterError(where, f"unknown keys {sorted(unknown)}")
    changed = instead or {}
    values = {**key.get("input", {}), **changed.get("input", {})}
    result = calculated(key["calculator"], values, where)
    return part_of(result, str(changed.get("result", key.get("result", ""))), where)


def calculated(calculator: str, values: Mapping[str, Any], where: str) -> Mapping[str, Any]:
    """All a calculator says. `MasterError` if there is none, or it refuses."""
    if calculator not in CALCULATORS:
        raise MasterError(where, f"no calculator {calculator!r}")
    answer = calculate({"calculator": calculator, "input": values})
    if not answer["ok"]:
        raise MasterError(where, f"the calculator refuses: {answer['problem']['code']}")
    found: Mapping[str, Any] = answer["result"]
    return found


def computed_number(
    key: Mapping[str, Any], where: str, instead: Mapping[str, Any] | None = None
) -> float:
    """The same where the answer must be a number."""
    found = computed(key, where, instead)
    if isinstance(found, bool) or not isinstance(found, (int, float)):
        raise MasterError(where, "the result is no number")
    return float(found)


def computed_choice(key: Mapping[str, Any], where: str) -> str:
    """The option the calculator's answer stands for, by the key's `choices`."""
    found = computed(key, where)
    # TOML and JSON write yes and no alike: "true", "false"; what is not known is "null".
    # A number is no such word, though 0.0 equals false.
    written = json.dumps(found) if found is None or isinstance(found, bool) else str(found)
    try:
        return str(key["choices"][written])
    except KeyError:
        raise MasterError(where, f"no choice for the result {written!r}") from None


def part_of(result: Any, path: str, where: str) -> Any:
    """What stands at a path as "items.0.low". `MasterError` if nothing does."""
    found = result
    for part in path.split("."):
        try:
            found = found[int(part)] if isinstance(found, Sequence) else found[part]
        except (KeyError, IndexError, ValueError, TypeError):
            raise MasterError(where, f"the result has no {path!r}") from None
    return found
