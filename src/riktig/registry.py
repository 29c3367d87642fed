"""The one door: what a browser worker, a kernel widget or a command may ask of the core.

`handle` takes a JSON-able request and the bytes of dropped files, and gives a
JSON-able answer. No exception crosses the door, and no patient row does.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from riktig.calculators.calculator import CALCULATORS, Calculator
from riktig.doors import (
    answer_door,
    audit_door,
    compare_door,
    example_door,
    inspect_door,
    warm_door,
)
from riktig.planning_doors import plan_door, plan_form_door
from riktig.problem import Problem, Refused
from riktig.wire import calculate, sentence

__all__ = ["CALCULATORS", "Calculator", "calculate", "handle"]

Door = Callable[[Mapping[str, Any], Sequence[bytes]], dict[str, Any]]

# Details that tell a page where the problem stands: open questions, two columns.
_WHERE = ("questions", "first", "second")

_DOORS: Mapping[str, Door] = {
    "answer": answer_door,
    "inspect": inspect_door,
    "audit": audit_door,
    "example": example_door,
    "compare": compare_door,
    "warm": warm_door,
    "plan_form": plan_form_door,
    "plan": plan_door,
}


def handle(request: object, blobs: Sequence[bytes] = ()) -> dict[str, Any]:
    """Answers one request `{"op": ..., ...}`; `{"ok": False, "message": ...}` on refusal."""
    try:
        return _answer(request, blobs)
    except Exception as error:
        # The sentence must not carry what stood in a file; the type is enough to report.
        return {**_no(Problem("internal")), "error": type(error).__name__}


def _answer(request: object, blobs: Sequence[bytes]) -> dict[str, Any]:
    if not isinstance(request, Mapping):
        return _no(Problem("invalid_input"))
    name = request.get("op")
    door = _DOORS.get(name) if isinstance(name, str) else None
    if door is None:
        return _no(Problem("invalid_input"))
    try:
        return door(request, blobs)
    except Refused as refusal:
        return _no(refusal.problem)


def _no(problem: Problem) -> dict[str, Any]:
    where = {key: problem.details[key] for key in _WHERE if key in problem.details}
    return {"ok": False, "message": sentence(problem), "problem": {"code": problem.code, **where}}
