"""Looks up bokmål texts in `nb/*.toml`, one file an area.

A key is dotted, and its first part is the file: `audit.ledger.title` stands
in `nb/audit.toml` under `[ledger]`. A file is read when first asked for, so
that `riktig calc` never reads the report's texts.
"""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

from riktig.problem import Problem

# Areas that hold a [problem] or a [warning] table, in the order they are asked.
PROBLEM_AREAS = (
    "calculators",
    "diazepam",
    "taper",
    "driving",
    "sleep",
    "scales",
    "diary",
    "statistics",
    "indicators",
    "planning",
    "visit",
    "planning_together",
    "extract",
    "typed",
    "audit",
    "practice",
    "review",
    "journal",
    "report",
    "report_files",
    "plan",
    "prompts",
    "meeting",
    "exercises",
    "exercise_papers",
    "own_practice",
    "synthetic",
    "simulation",
    "national",
    "municipality_report",
    "command",
)


@cache
def area(name: str) -> dict[str, Any]:
    """The texts of one area, as nested tables. KeyError for an unknown area."""
    source = files("riktig.text").joinpath("nb", f"{name}.toml")
    try:
        return tomllib.loads(source.read_text("utf-8"))
    except FileNotFoundError:
        raise KeyError(f"no text area {name!r}") from None


@cache
def _lookup(key: str) -> str:
    name, _, rest = key.partition(".")
    found: Any = area(name)
    for part in rest.split("."):
        found = found[part]
    if not isinstance(found, str):
        raise KeyError(f"{key!r} is a table, not a text")
    return found


def text(key: str, /, **values: object) -> str:
    """The text of a key with its `{placeholders}` filled. KeyError if it is missing."""
    template = _lookup(key)
    return template.format(**values) if values else template


def has_text(key: str) -> bool:
    """Whether a key exists in its area (optional help texts, problem sentences)."""
    try:
        _lookup(key)
    except (KeyError, TypeError):
        return False
    return True


def explain(problem: Problem, table: str = "problem") -> str:
    """What is wrong, where, and what to do: the sentence for a reader.

    `table` is "problem" or "warning". A problem whose details name a `variant` has
    one sentence a variant.
    """
    variant = problem.details.get("variant")
    code = f"{problem.code}_{variant}" if variant else problem.code
    for name in PROBLEM_AREAS:
        key = f"{name}.{table}.{code}"
        if has_text(key):
            return text(key, **{k: _shown(v) for k, v in problem.details.items()})
    raise KeyError(f"no sentence for {table} {problem.code!r}")


def _shown(value: object) -> object:
    from riktig.text.formats import decimal_text

    return decimal_text(value) if isinstance(value, (int, float)) else value
