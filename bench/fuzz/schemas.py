"""Inputs made from a calculator's JSON Schema alone: of the right shape, not always sensible."""

from __future__ import annotations

from random import Random
from typing import Any

from riktig.calculators.calculator import CALCULATORS

MOST_ITEMS = 4
LARGEST = 1000.0


def request(random: Random, name: str) -> dict[str, Any]:
    """A request to a calculator that its schema allows."""
    return {"calculator": name, "input": value(random, _schema(name))}


_SCHEMAS: dict[str, dict[str, Any]] = {}


def _schema(name: str) -> dict[str, Any]:
    if name not in _SCHEMAS:
        _SCHEMAS[name] = CALCULATORS[name].schema()
    return _SCHEMAS[name]


def value(random: Random, schema: dict[str, Any]) -> Any:
    """Something the schema allows."""
    kind = schema["type"]
    if isinstance(kind, list):
        kind = random.choice(kind)
    made = {"object": _object, "array": _array, "string": _string}
    if kind in made:
        return made[kind](random, schema)
    if kind in ("number", "integer"):
        return _number(random, schema, kind)
    return None if kind == "null" else random.random() < 0.5


def _object(random: Random, schema: dict[str, Any]) -> dict[str, Any]:
    chosen = [
        key for key in schema["properties"] if key in schema["required"] or random.random() < 0.5
    ]
    return {key: value(random, schema["properties"][key]) for key in chosen}


def _array(random: Random, schema: dict[str, Any]) -> list[Any]:
    count = random.randint(schema.get("minItems", 0), min(schema.get("maxItems", 9), MOST_ITEMS))
    if "prefixItems" in schema:
        return [value(random, cell) for cell in schema["prefixItems"]]
    return [value(random, schema["items"]) for _ in range(max(count, schema.get("minItems", 0)))]


def _string(random: Random, schema: dict[str, Any]) -> str:
    choices = schema.get("enum") or schema.get("examples")
    if choices:
        return str(random.choice(choices))
    if schema.get("format") == "date":
        return f"2026-{random.randint(1, 12):02d}-{random.randint(1, 28):02d}"
    if "pattern" in schema:
        return f"{random.randrange(24):02d}:{random.randrange(60):02d}"
    return random.choice(["a", "b", "c", "P1", "diazepam"])


def _number(random: Random, schema: dict[str, Any], kind: str) -> float | int:
    if "enum" in schema:
        chosen: int = random.choice(schema["enum"])
        return chosen
    low = float(schema.get("minimum", 0))
    high = min(float(schema.get("maximum", LARGEST)), low + LARGEST)
    if kind == "integer":
        return random.randint(int(low), int(high))
    return round(random.uniform(low, high), random.randrange(3))
