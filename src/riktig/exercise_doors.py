"""Requests about exercises in a page: practice questions, whose key the page carries."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from riktig.problem import Refused

Request = Mapping[str, Any]


def exercise_check_door(request: Request, blobs: Sequence[bytes]) -> dict[str, Any]:
    """`{"key": {...}, "given": ...}`: whether it is right, and what to say about it."""
    from riktig.exercise.answer_key import key_from_dict
    from riktig.exercise.judge import judge

    try:
        key = key_from_dict(request["key"])
        verdict = judge(key, request.get("given"))
    except (KeyError, TypeError, ValueError, AttributeError):
        raise Refused("invalid_input") from None
    return {
        "ok": True,
        "right": verdict.right,
        "comment": verdict.comment,
        "code": verdict.code,
    }
