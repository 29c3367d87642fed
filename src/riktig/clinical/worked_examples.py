"""The worked examples: published or derived answers that every calculator is held to.

`worked_examples.jsonl` holds one a line. `given` and `answer` are the case as it was
collected; `steps` are the requests to `riktig calc` that it stands for, each with what its
answer must hold: places in the answer ("result.omeq_mg_per_day") and their values.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any


@dataclass(frozen=True)
class Step:
    """One request and what its answer must hold."""

    id: str
    request: Mapping[str, Any]
    expect: Mapping[str, Any]


@dataclass(frozen=True)
class WorkedExample:
    """One case with its source.

    `basis` is "published" (the issuer, or a copy, prints the answer) or "derived" (reckoned
    from a published rule: it checks the arithmetic, not the rule). `contradicts` names the
    tables that give another answer to the same question: both are shown, none is averaged.
    """

    id: str
    kind: str
    given: Mapping[str, Any]
    answer: Mapping[str, Any]
    tolerance: float
    basis: str
    source_id: str
    source: str
    note: str
    contradicts: tuple[str, ...]
    steps: tuple[Step, ...]


@cache
def worked_examples() -> tuple[WorkedExample, ...]:
    """All of them, in file order."""
    written = files("riktig.clinical").joinpath("worked_examples.jsonl").read_text("utf-8")
    return tuple(_read(json.loads(line)) for line in written.splitlines())


def _read(line: Mapping[str, Any]) -> WorkedExample:
    steps = tuple(
        Step(line["id"] if number == 0 else f"{line['id']}-{number + 1}", *step)
        for number, step in enumerate((one["request"], one["expect"]) for one in line["steps"])
    )
    rest = {key: line[key] for key in ("id", "kind", "given", "answer", "tolerance", "basis")}
    return WorkedExample(
        **rest,
        source_id=line["source_id"],
        source=line["source"],
        note=line.get("note", ""),
        contradicts=tuple(line.get("contradicts", ())),
        steps=steps,
    )
